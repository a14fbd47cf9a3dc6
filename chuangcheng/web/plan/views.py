"""工作计划: the list, one item with what it asks and what that shows today."""

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.difficulties.queries import visible_item_links
from chuangcheng.figures import judging as judged
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.ledgers import plan_exporting
from chuangcheng.places.models import Area
from chuangcheng.plan import queries
from chuangcheng.plan.criteria import criterion_there
from chuangcheng.plan.models import Criterion, Item, Judgement, Override, Verdict
from chuangcheng.plan.rules import may, seen_by
from chuangcheng.web import hindering, intended, navigation, records, registers, workbooks
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.plan import asked, shown
from chuangcheng.web.plan.deeds import top


def index(request: Request) -> HttpResponse:
    """工作计划一览."""
    found = registers.read(
        request,
        asked.ItemFilter(request),
        queries.visible_items(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "plan/list.html",
        table=intended.table(found.rows, found.heads, request.today),
        export=workbooks.offer(request, "plan:export", _exported(request, found.which)),
        new_url=navigation.address("plan:new", request.actor),
        figures=beside.of(request, placed.on("plan:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出工作计划台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.ItemFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = plan_exporting.export_items(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("工作计划台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一项计划: what it must show, what that shows today, where it falls short, how it stood."""
    item = see(queries.visible_items(request.actor), pk)
    criteria = queries.criteria_of([item])[item.pk]
    by_hand = queries.override_of(item)
    keeps = bool(may("keep", request.actor, item))
    shows = _shows(request, item, criteria)
    return records.shown(
        request,
        item,
        crumbs=top(),
        here=item.aspect,
        offered=_offered(request, item, keeps=keeps, by_hand=by_hand),
        parts=[
            _criteria(request, item, criteria, shows, edits=keeps and item.is_open),
            _hindered(request, item, criteria, shows),
            records.facts(
                shown.override(by_hand, request.today), id="override", title=_("人工判定")
            ),
            records.rows(
                "stages",
                _("历次变动"),
                shown.stages(queries.stages_of(item), request.today),
            ),
        ],
        side=[records.facts(shown.facts(item))],
        template="plan/detail.html",
        state=intended.verdict(item),
        due=intended.due(item, request.today),
        ended=not item.is_open,
    )


def _criteria(
    request: Request,
    item: Item,
    criteria: Sequence[Criterion],
    shows: Mapping[int, Judgement],
    *,
    edits: bool,
) -> records.Part:
    """可核验标准, judged as of today; what has ended shows what it showed last."""
    here = _here(request, item, criteria)
    held = shown.criteria(criteria, shows, here, actor=request.actor, edits=edits)
    adds = edits and not item.is_routine
    url = reverse("plan:criterion_new", args=[item.pk])
    empty = _("常态任务，不写标准，不作判定") if item.is_routine else _("还没有写可核验标准")
    return records.own(
        "criteria",
        _("可核验标准"),
        "plan/criteria.html",
        held,
        empty=empty,
        deeds=[{"text": _("加一条标准"), "url": url}] if adds else [],
    )


def _hindered(
    request: Request,
    item: Item,
    criteria: Sequence[Criterion],
    shows: Mapping[int, Judgement],
) -> records.Part:
    """哪些难点影响它, and at how many of the places that fall short something waits for them."""
    links = visible_item_links(request.actor).filter(item=item)
    found = [link.difficulty for link in links]
    words = hindering.of_item(criteria, shows, found, request.today) if found else ""
    return records.rows("difficulties", _("影响它的难点"), shown.hindered(found, words))


def _shows(request: Request, item: Item, criteria: Sequence[Criterion]) -> Mapping[int, Judgement]:
    if not item.is_open:
        kept = queries.outcomes_of(criteria)
        return {pk: shown.kept(outcome) for pk, outcome in kept.items()}
    for criterion in criteria:
        criterion.item = item
    with snapshot():
        found = judged.judge(criteria, as_of=request.today)
    return {each.criterion_id: each for each in found}


def _here(request: Request, item: Item, criteria: Sequence[Criterion]) -> shown.Here:
    """本社区的结论: what the plan of the sub-district shows today in a clerk's own communities.

    Only what is asked of each place or each community; the number of a whole has no part here.
    """
    own = {grant.area_id or 0 for grant in request.actor.holding(Role.COMMUNITY)}
    areas = Area.objects.filter(pk__in=own, subdistrict=item.subdistrict_id).order_by("order")
    if not (own and item.is_open and item.community_id is None):
        return {}
    asked = [each for each in criteria if each.per and each.area_id in {None, item.subdistrict_id}]
    found: dict[int, list[tuple[str, Judgement]]] = {}
    with snapshot():
        for area in areas:
            of_area = [criterion_there(each, area) for each in asked]
            for judgement in judged.judge(of_area, as_of=request.today):
                if judgement.value:  # there is such a place
                    found.setdefault(judgement.criterion_id, []).append((area.name, judgement))
    return found


def _offered(
    request: Request, item: Item, *, keeps: bool, by_hand: Override | None
) -> records.Deeds:
    moves, ended = keeps and item.is_open, keeps and not item.is_open
    is_judged = item.is_open and item.verdict != Verdict.NONE
    judges = bool(may("judge", request.actor, item)) and is_judged
    overrides = bool(may("override", request.actor, item)) and is_judged
    return records.Deeds(
        primary=records.deed(_("办结"), _url("close", item) if moves else ""),
        buttons=[
            records.deed(_("核算"), _url("judgement", item) if judges else "", post=True),
            records.deed(_("落实责任"), _url("assignment", item) if moves else ""),
            records.edit(_url("correction", item) if keeps else ""),
        ],
        menu=[
            records.deed(_("调整时限"), _url("deadline", item) if moves else ""),
            records.deed(
                _("人工判定"), _url("override", item) if overrides and by_hand is None else ""
            ),
            records.deed(
                _("撤销人工判定"), _url("override_back", item) if overrides and by_hand else ""
            ),
            records.deed(_("不再执行"), _url("withdraw", item) if moves else ""),
            records.deed(_("重新执行"), _url("reopen", item) if ended else ""),
            records.deed(_("作废"), _url("void", item) if may("void", request.actor, item) else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Item]:
    mine = seen_by(request.actor, "plan.export")
    return queries.visible_items(request.actor).filter(mine & which)


def _url(page: str, item: Item) -> str:
    return reverse(f"plan:{page}", args=[item.pk])
