"""宣传阵地: the list of batches, one batch with how its pieces stand, the export."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.ledgers.asset_exporting import export_assets
from chuangcheng.partners.models import Pledge
from chuangcheng.partners.queries import visible_pledges
from chuangcheng.publicity import queries
from chuangcheng.publicity.models import MOVES, Asset
from chuangcheng.publicity.rules import assets_seen_by, may
from chuangcheng.web import filters, navigation, records, registers, workbooks
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.publicity import asked, shown


def index(request: Request) -> HttpResponse:
    """宣传设施一览."""
    found = registers.read(
        request,
        asked.AssetFilter(request),
        queries.visible_assets(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    parts = queries.parts_of(found.rows)
    return registers.shown(
        found,
        "publicity/list.html",
        table=shown.table(found.rows, parts, found.heads, request.today),
        export=workbooks.offer(request, "publicity:export", exported(request, found.which)),
        new_url=navigation.address("publicity:new", request.actor),
        tabs=shown.tabs("list"),
        photos_url=_photos_url(request),
        forms_url=navigation.address("publicity:forms", request.actor),
        figures=beside.of(request, placed.on("publicity:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出宣传设施台账, of the list as it is filtered."""
    rows = exported(request, registers.exported(asked.AssetFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    return workbooks.sent(export_assets(ordered, now=request.now), request, name=_("宣传设施台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一批宣传设施: how many stand how, what hangs there since when, photos."""
    asset = see(queries.visible_assets(request.actor), pk)
    parts = queries.parts_of([asset])[pk]
    records_it = bool(may("record", request.actor, asset))
    counting = queries.counting_forms(asset.subdistrict_id, on=request.today)
    reword = [{"text": _("更换内容"), "url": _url("wording", asset)}] if records_it else []
    return records.shown(
        request,
        asset,
        crumbs=[crumb(_("宣传阵地"), reverse("publicity:list"))],
        state=shown.state(parts),
        offered=_offered(request, asset),
        parts=[
            records.rows("now", _("现在的状态"), shown.now_rows(asset, parts, request.today)),
            records.rows(
                "texts",
                shown.texts_title(asset),
                shown.texts(asset.texts.all(), request.today),
                empty=_("还没有登记内容"),
                deeds=reword,
            ),
            records.files(
                asset.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("publicity:file", args=[pk, proof.pk]),
                add_url=_url("files", asset) if records_it else "",
            ),
            records.rows("before", _("历次状态"), shown.history(asset, parts, request.today)),
        ],
        side=[
            records.facts(
                shown.facts(
                    asset,
                    parts,
                    paying=_paying(request, asset),
                    counts=asset.form in counting,
                )
            )
        ],
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """设施照片, under its batch."""
    asset = see(queries.visible_assets(request.actor), pk)
    found = get_object_or_404(asset.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{str(asset)[:40]}-{found.order + 1}")


def _photos_url(request: Request) -> str:
    """带照片导出 of the list as its address filters it; '' for whoever may not."""
    url = navigation.address("publicity:photo_export", request.actor)
    return f"{url}{filters.url(request.GET)}" if url else ""


def _paying(request: Request, asset: Asset) -> Pledge | None:
    """出资的共建事项, where the person may see it."""
    if asset.paid_by_id is None:
        return None
    return visible_pledges(request.actor).filter(pk=asset.paid_by_id).first()


def _offered(request: Request, asset: Asset) -> records.Deeds:
    parts = queries.parts_of([asset])[asset.pk]
    records_it = may("record", request.actor, asset)
    moves = records_it and any(MOVES[state] for state in queries.present(parts))
    has_moved = records_it and len(parts) > 1
    voids = may("void", request.actor, asset)
    return records.Deeds(
        primary=records.deed(_("登记变动"), _url("change", asset) if moves else ""),
        buttons=[
            records.deed(_("登记巡检"), _url("check", asset) if records_it else ""),
            records.edit(_url("correction", asset) if records_it else ""),
        ],
        menu=[
            records.deed(_("撤回上一次变动"), _url("take_back", asset) if has_moved else ""),
            records.deed(_("作废"), _url("void", asset) if voids else ""),
        ],
    )


def exported(request: Request, which: Q) -> QuerySet[Asset]:
    """What of the list the person may take away."""
    mine = assets_seen_by(request.actor, "publicity.export")
    return queries.visible_assets(request.actor).filter(mine & which)


def _url(page: str, asset: Asset) -> str:
    return reverse(f"publicity:{page}", args=[asset.pk])
