"""治理措施: those of all campaigns, one of them with what shows that it was done, the export."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.campaigns import queries
from chuangcheng.campaigns.models import Measure
from chuangcheng.campaigns.rules import may, measures_seen_by
from chuangcheng.ledgers import measure_exporting
from chuangcheng.web import policies, records, registers, workbooks
from chuangcheng.web.campaigns import asked, shown
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb


def index(request: Request) -> HttpResponse:
    """治理措施一览, of all campaigns."""
    found = registers.read(
        request,
        asked.MeasureFilter(request),
        queries.visible_measures(request.actor),
        names=asked.MEASURE_FILTERS,
        sorts=asked.MEASURE_SORTS,
    )
    rows = _exported(request, found.which)
    return registers.shown(
        found,
        "campaigns/measures.html",
        table=shown.measures(found.rows, found.heads, request.today),
        tabs=shown.tabs("measures", request.actor),
        export=workbooks.offer(request, "campaigns:measures_export", rows),
        figures=beside.of(request, placed.on("campaigns:measures")),
        arranges=bool(policies.may_enter(request.actor, "campaigns.arrange")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出治理措施台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.MeasureFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.MEASURE_SORTS)
    content = measure_exporting.export_measures(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("治理措施台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一项措施: by whom, how much, by when, how it stood, what shows it."""
    measure = see(queries.visible_measures(request.actor), pk)
    campaign = measure.campaign
    stages = queries.stages_of(measure)
    may_finish = may("finish", request.actor, measure) and not campaign.has_ended
    return records.shown(
        request,
        measure,
        crumbs=[
            crumb(_("专项治理"), reverse("campaigns:list")),
            crumb(campaign.name, reverse("campaigns:detail", args=[campaign.pk])),
        ],
        offered=_offered(request, measure, has_moved=len(stages) > 1),
        parts=[
            records.facts(shown.measure_facts(measure)),
            records.files(
                measure.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("campaigns:measure_file", args=[pk, proof.pk]),
                add_url=_url("measure_files", measure) if may_finish else "",
            ),
            records.rows("stages", _("历次变动"), shown.stages(stages, request.today)),
        ],
        template="campaigns/detail.html",
        state=shown.measure_state(measure),
        due=shown.due(measure, measure.done_on, request.today),
        ended=measure.is_done,
        vague="" if measure.is_done else shown.vague(measure),
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """措施凭证, under its measure."""
    measure = see(queries.visible_measures(request.actor), pk)
    found = get_object_or_404(measure.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{measure.what[:40]}-{found.order + 1}")


def _offered(request: Request, measure: Measure, *, has_moved: bool) -> records.Deeds:
    going = not measure.campaign.has_ended
    arranges = going and may("arrange", request.actor, measure)
    finishes = going and may("finish", request.actor, measure)
    voids = going and may("void", request.actor, measure)
    opened = not measure.is_done
    dates = arranges and opened and not measure.has_due_day
    moves = arranges and opened and measure.has_due_day
    done = records.deed(_("登记完成"), _url("measure_done", measure) if finishes and opened else "")
    return records.Deeds(
        primary=done,
        buttons=[
            records.edit(_url("measure_correction", measure) if arranges else ""),
            records.deed(_("定时限"), _url("measure_date", measure) if dates else ""),
            records.deed(_("调整时限"), _url("measure_deadline", measure) if moves else ""),
        ],
        menu=[
            records.deed(
                _("退回重做"), _url("measure_reopen", measure) if finishes and not opened else ""
            ),
            records.deed(
                _("撤回上一次变动"),
                _url("measure_retract", measure) if arranges and has_moved else "",
            ),
            records.deed(_("作废"), _url("measure_void", measure) if voids else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Measure]:
    mine = measures_seen_by(request.actor, "campaigns.export")
    return queries.visible_measures(request.actor).filter(mine & which)


def _url(page: str, measure: Measure) -> str:
    return reverse(f"campaigns:{page}", args=[measure.pk])
