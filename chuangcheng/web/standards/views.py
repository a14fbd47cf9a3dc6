"""测评体系: the list, the tree of one, one clause, two editions side by side."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.demo.standards import EXAMPLES
from chuangcheng.demo.workbooks import FILES
from chuangcheng.duties.queries import visible_items
from chuangcheng.ledgers import clause_exporting
from chuangcheng.standards import queries
from chuangcheng.standards.comparing import Fate, compare
from chuangcheng.standards.models import Clause, EvaluationSystem, Level, SystemState
from chuangcheng.standards.rules import POLICY, may, may_change
from chuangcheng.web import filters, navigation, paging, records, registers, workbooks
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, form_status, known_only, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.responsibilities.shown import person
from chuangcheng.web.standards import asked, shown

_MOST_EDITIONS = 50

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """测评体系一览."""
    known_only(request.GET, "sort", "at")
    found = queries.visible_systems(request.actor)
    page = paging.page(found, request.GET, sorts=[asked.NEWEST_YEAR])
    heads = {"year": page.head(asked.NEWEST_YEAR, request.GET)}
    counts = queries.counts_of(page.rows)
    return registers.whole(
        request,
        page,
        "standards/list.html",
        counted=paging.capped(found),
        table=shown.table(page.rows, heads, counts, request.today),
        figures=beside.of(request, placed.on("standards:list")),
        new_url=navigation.address("standards:new", request.actor),
        import_url=navigation.address("ledgers:start", request.actor),
        examples=_examples(request),
    )


@require_safe
def example(request: Request, name: str) -> HttpResponse:
    """示例体系的表: a workbook that may be imported as it is, or filled with one's own."""
    found = EXAMPLES.get(name)
    if found is None:
        raise Http404
    content = (FILES / found.file_name).read_bytes()
    return workbooks.sent(content, request, name=found.file_name.removesuffix(".xlsx"))


def system(request: Request, pk: int) -> HttpResponse:
    """一个测评体系: its tree, folded by the browser alone, filtered by the address."""
    known_only(request.GET, "sort", *asked.FILTERS)
    row = see(queries.visible_systems(request.actor), pk)
    form = asked.ClauseFilter(request)
    chips = form.chips()
    nodes = queries.tree_of(row)
    kept = _kept(row, filters.all_of(chips)) if chips or form.errors else None
    can_edit = bool(may_change(request.actor, row))
    leaves = [leaf for node in nodes for leaf in node.leaves]
    return records.shown(
        request,
        row,
        crumbs=[crumb(_("测评体系"), reverse("standards:list"))],
        lead=shown.lead(row, request.today),
        offered=_offered(request, row, _export(request, row, filters.all_of(chips))),
        parts=[],
        template="standards/system.html",
        status=form_status(form),
        weights=shown.weights(leaves),
        form=form,
        chips=filters.shown(request.GET, chips),
        words=[chip.value for chip in chips],
        clear_url=filters.url(request.GET, without=asked.FILTERS),
        tree=shown.tree(nodes, kept, can_edit=can_edit),
        is_filtered=bool(chips),
        has_clauses=bool(nodes),
        counted=_counted(leaves, kept),
    )


@require_safe
def export(request: Request, pk: int) -> HttpResponse:
    """导出测评体系: the standards of one as they are filtered."""
    row = see(queries.visible_systems(request.actor), pk)
    form = asked.ClauseFilter(request)
    chips = form.chips()
    if form.errors:
        raise BadRequest("a filter that cannot be read")
    rows = _leaves(row, filters.all_of(chips))
    workbooks.require_few(rows)
    content = clause_exporting.export_clauses(queries.in_order(rows), now=request.now)
    return workbooks.sent(content, request, name=str(row))


def clause(request: Request, pk: int) -> HttpResponse:
    """一个条目: where it hangs, how it is looked at, what has to prove it."""
    seen = queries.visible_clauses(request.actor)
    row = see(seen.prefetch_related("place_types", "requirements"), pk)
    below = Clause.objects.standing().filter(parent=row)
    can_edit = bool(may_change(request.actor, row.system))
    edit = records.edit(reverse("standards:clause_edit", args=[pk]) if can_edit else "")
    report = records.deed(_("登记不符合的问题"), _report_url(request, row), icon="plus")
    return records.shown(
        request,
        row,
        crumbs=_crumbs(row.system),
        here=str(row.get_level_display()),
        offered=records.Deeds(primary=edit or report, menu=_clause_deeds(row) if can_edit else []),
        parts=[
            records.facts(shown.facts(row), title=_("怎么测")),
            records.rows("duties", _("谁负责"), _duties(request, row)),
            records.rows("below", _("下面的条目"), shown.below(below)),
        ],
        template="standards/clause.html",
        clause=row,
        lead=shown.lead(row.system, request.today),
    )


def comparison(request: Request, pk: int) -> HttpResponse:
    """两版对照: this edition and an earlier one, standard by standard."""
    known_only(request.GET, "with", "fate")
    row = see(queries.visible_systems(request.actor), pk)
    others = _others(request, row)
    other = _chosen(others, request.GET.get("with", ""), row)
    fate = request.GET.get("fate", "")
    fate = fate if fate in Fate.values else ""
    found = compare(other, row) if other else []
    context = {
        "system": row,
        "other": other,
        "others": [
            {"text": str(each), "url": f"?with={each.pk}", "current": each == other}
            for each in others
        ],
        "views": shown.fates(found, fate, f"with={other.pk}") if other else [],
        "pairs": shown.pairs(found, fate),
    }
    return render(request, "standards/comparison.html", context)


def _kept(row: EvaluationSystem, which: Q) -> set[int]:
    """The standards that pass the filters."""
    return set(_leaves(row, which).values_list("pk", flat=True))


def _leaves(row: EvaluationSystem, which: Q) -> QuerySet[Clause]:
    found = Clause.objects.standing().filter(which, system=row, level__in=queries.LEAVES)
    return queries.with_line(found).prefetch_related("place_types", "requirements")


def _export(request: Request, row: EvaluationSystem, which: Q) -> Shape | None:
    if not may("export", request.actor, row):
        return None
    url = reverse("standards:export", args=[row.pk])
    text = workbooks.words(_leaves(row, which))
    return records.export(text, f"{url}{filters.url(request.GET)}") if text else None


def _examples(request: Request) -> list[Shape]:
    """示例表 for those who may import one."""
    if not POLICY.permit(request.actor, "standards.import"):
        return []
    return [
        {"text": each.title, "url": reverse("standards:example", args=[name])}
        for name, each in EXAMPLES.items()
    ]


def _counted(leaves: list[Clause], kept: set[int] | None) -> str:
    """测评标准 70 条、负面清单 5 条, of those that are shown."""
    seen = [leaf for leaf in leaves if kept is None or leaf.pk in kept]
    standards = sum(leaf.level == Level.STANDARD for leaf in seen)
    negative = len(seen) - standards
    said = [_("测评标准 %s 条") % standards]
    return "、".join([*said, _("负面清单 %s 条") % negative] if negative else said)


def _offered(request: Request, row: EvaluationSystem, export: Shape | None) -> records.Deeds:
    """What this person may do with the system as it stands: the next step as the one button."""
    edits, uses = may("edit", request.actor, row), may("use", request.actor, row)
    menu: list[Shape | None] = [_deed(_("和另一版对照"), "comparison", row)]
    primary = None
    if row.state is SystemState.DRAFT and edits:
        primary = _deed(_("启用"), "use", row) if uses else None
        menu += [_deed(_("修改体系信息"), "edit", row), _deed(_("作废草稿"), "discard", row)]
    elif edits:
        menu += [_deed(_("克隆成新版次"), "clone", row)]
    if row.state is SystemState.IN_USE and uses:
        menu += [_deed(_("停用"), "retire", row)]
    can_edit = bool(may_change(request.actor, row))
    add = reverse("standards:clause_new", args=[row.pk]) if can_edit else ""
    return records.Deeds(
        primary=primary,
        buttons=[export, records.deed(_("加测评项目"), add, icon="plus")],
        menu=menu,
    )


def _duties(request: Request, row: Clause) -> list[Shape]:
    """谁负责这一条, as far as this person may see it, for components/rows.html."""
    seen = visible_items(request.actor).filter(
        clause=row, since__lte=request.today, until__gt=request.today
    )
    return [
        {
            "text": item.area.name,
            "url": reverse("responsibilities:detail", args=[item.pk]),
            "note": str(item.lead_unit or ""),
            "end": person(item),
        }
        for item in seen.order_by("community__order", "position", "pk")
    ]


def _report_url(request: Request, row: Clause) -> str:
    """登记 what falls short of a standard in use, for whoever may report."""
    url = navigation.address("issues:new", request.actor)
    may_be = row.level == Level.STANDARD and row.system.state is SystemState.IN_USE
    return f"{url}?clause={row.pk}" if url and may_be else ""


def _clause_deeds(row: Clause) -> list[Shape | None]:
    named = [("clause_move", _("移动")), ("clause_remove", _("删掉"))]
    urls = [(text, reverse(f"standards:{page}", args=[row.pk])) for page, text in named]
    return [records.deed(text, url) for text, url in urls]


def _deed(text: str, page: str, row: EvaluationSystem) -> Shape | None:
    return records.deed(text, reverse(f"standards:{page}", args=[row.pk]))


def _crumbs(row: EvaluationSystem) -> list[Shape]:
    return [crumb(row, reverse("standards:system", args=[row.pk]))]


def _others(request: Request, row: EvaluationSystem) -> list[EvaluationSystem]:
    seen: QuerySet[EvaluationSystem] = queries.visible_systems(request.actor)
    found = seen.filter(subdistrict=row.subdistrict_id).exclude(pk=row.pk)
    return list(found.order_by("-year", "-pk")[:_MOST_EDITIONS])


def _chosen(
    others: list[EvaluationSystem], wanted: str, row: EvaluationSystem
) -> EvaluationSystem | None:
    """The one asked for, else the edition that this one was cloned from, else the newest."""
    by_key = {str(each.pk): each for each in others}
    usual = by_key.get(str(row.predecessor_id)) or next(iter(others), None)
    return by_key.get(wanted) or usual
