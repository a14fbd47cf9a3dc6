"""区域: the tree level by level, one area, setting up, correcting, replacing."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.periods import ALWAYS
from chuangcheng.kernel.permission import require
from chuangcheng.offices import reversal, succession
from chuangcheng.offices.left_behind import LeftBehind, left_behind
from chuangcheng.places import commands, districting
from chuangcheng.places.models import Area, AreaKind, Place
from chuangcheng.places.queries import root_areas, subdistrict_of, visible_areas
from chuangcheng.places.rules import may_edit_area
from chuangcheng.web import charges, paging, records
from chuangcheng.web.areas import shown
from chuangcheng.web.areas.forms import AreaForm, CorrectionForm, ReplacementForm, kinds_below
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, accepted, known_only, posted, see
from chuangcheng.web.pages import crumb, form_page

_SORTS = (paging.Sort("order", "order", gettext_lazy("按顺序")),)
_MOST_NAMED = 8

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """区域: what lies below one's own sub-district, or the first area of one's roles."""
    root = subdistrict_of(request.actor) or root_areas(request.actor).order_by("id").first()
    if root is None:
        raise Http404
    return _page(request, see(visible_areas(request.actor), root.pk), is_list=True)


def detail(request: Request, pk: int) -> HttpResponse:
    """一个区域: what it is, what lies below it, who answers for it."""
    return _page(request, see(visible_areas(request.actor), pk), is_list=False)


def new(request: Request, pk: int) -> HttpResponse:
    """设置区域 below another one."""
    parent = _to_change(request, pk)
    form = AreaForm(*posted(request), parent=parent, now=request.now)

    def deed() -> Area:
        given = form.cleaned_data
        facts = {
            "kind": AreaKind(given["kind"]),
            "order": given["order"] or 0,
            "since": given["since"] or ALWAYS,
        }
        return commands.add_area(
            parent=parent, **{**given, **facts}, by=request.actor, now=request.now
        )

    if accepted(form, deed):
        messages.success(request, _("已设置“%s”") % form.cleaned_data["name"])
        return redirect("areas:detail", pk)
    title = _("在%s下面设置区域") % parent.name
    return form_page(request, form, title=title, submit=_("设置区域"), crumbs=_crumbs(parent))


def correction(request: Request, pk: int) -> HttpResponse:
    """修改区域."""
    area = _to_change(request, pk)
    form = CorrectionForm(*posted(request), area=area, now=request.now)

    def deed() -> Area:
        given = {**form.cleaned_data, "order": form.cleaned_data["order"] or 0}
        return districting.edit_area(area, **given, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已修改“%s”") % area.name)
        return redirect("areas:detail", pk)
    title = _("修改%s") % area.name
    return form_page(request, form, title=title, submit=_("保存修改"), crumbs=_crumbs(area))


def replacement(request: Request, pk: int) -> HttpResponse:
    """区划调整: by a new area, or into one beside it."""
    area = _to_change(request, pk)
    beside = visible_areas(request.actor).valid(request.today).filter(parent=area.parent_id)
    form = ReplacementForm(
        *posted(request),
        beside=list(beside.exclude(pk=area.pk).exclude(kind=AreaKind.DIRECT).order_by("order")),
        initial={"on": request.today},
        now=request.now,
    )
    made: list[Area] = []
    if accepted(form, lambda: made.append(_replaced(request, area, form.cleaned_data))):
        messages.success(request, _("已由“%s”接替") % made[0].name)
        return redirect("areas:detail", made[0].pk)
    title = _("%s的区划调整") % area.name
    return form_page(request, form, title=title, submit=_("调整"), crumbs=_crumbs(area))


def hand_over(request: Request, pk: int) -> HttpResponse:
    """移交: who answered for an area that ended answers for its successor."""
    area = _to_change(request, pk)
    form = PageForm(*posted(request), now=request.now)
    made: list[Area] = []

    def deed() -> None:
        made.append(succession.hand_over(area, by=request.actor, now=request.now))

    if accepted(form, deed):
        messages.success(request, _("已移交给“%s”") % made[0].name)
        return redirect("areas:detail", made[0].pk)
    title = _("把%s的分工移交给接替的区域") % area.name
    left = left_behind(area, on=request.today)
    lead = shown.handing_over(area, left, request.today)
    crumbs = _crumbs(area)
    return form_page(request, form, title=title, submit=_("移交"), crumbs=crumbs, lead=lead)


def take_back(request: Request, pk: int) -> HttpResponse:
    """撤回移交: what was handed over is as it was before."""
    area = _to_change(request, pk)
    form = PageForm(*posted(request), now=request.now)
    if accepted(form, lambda: reversal.take_back(area, by=request.actor, now=request.now)):
        messages.success(request, _("已撤回“%s”的移交") % area.name)
        return redirect("areas:detail", pk)
    title = _("撤回%s的移交") % area.name
    lead = _("移交时结束的分工、责任项和角色接着有效，转给接替区域的不再算。")
    crumbs = _crumbs(area)
    return form_page(request, form, title=title, submit=_("撤回移交"), crumbs=crumbs, lead=lead)


def _replaced(request: Request, area: Area, given: dict[str, Any]) -> Area:
    shared = {"on": given["on"], "by": request.actor, "now": request.now}
    if given["into"]:
        return districting.merge_area(area, into=given["into"], **shared)
    return districting.replace_area(area, name=given["name"], **shared)


def _page(request: Request, area: Area, *, is_list: bool) -> HttpResponse:
    known_only(request.GET, "sort", "at")
    below = visible_areas(request.actor).filter(parent=area)
    page = paging.page(below, request.GET, sorts=_SORTS)
    may_edit = bool(may_edit_area(request.actor, area))
    names = _named_below(page.rows, request)
    table = shown.table(page.rows, below=names, places=_places(page.rows), today=request.today)
    pager = page.pager(paging.capped(below))
    new_url = _url("new", area) if may_edit and kinds_below(area) else ""
    opening = records.deed(_("设置下级区域"), new_url, icon="plus")
    left = left_behind(area, on=request.today) if area.until <= request.today else None
    return records.shown(
        request,
        area,
        title=_("区域") if is_list else area.name,
        crumbs=[crumb(_("系统设置"), "")] if is_list else _crumbs(area)[:-1],
        lead=shown.ended(area, request.today) or (area.name if is_list else ""),
        offered=records.Deeds(
            primary=_handing_over(area, left) if left and may_edit else opening,
            buttons=[records.edit(_url("correction", area) if may_edit else "")],
            menu=_deeds(area, request.today) if may_edit else [],
        ),
        parts=[
            *([records.rows("left", _("还在它名下的"), shown.left(left))] if left else []),
            records.table("below", table, empty=_("下面没有设置区域"), pager=pager),
        ],
        side=[
            records.facts(shown.facts(area, request.today)),
            records.charges(charges.of_area(area, request.actor, today=request.today)),
        ],
    )


def _to_change(request: Request, pk: int) -> Area:
    area = see(visible_areas(request.actor), pk)
    require(may_edit_area(request.actor, area))
    return area


def _named_below(areas: list[Area], request: Request) -> dict[int, list[str]]:
    """网格 by name under each, in one statement."""
    rows = Area.objects.valid(request.today).filter(parent__in=areas).order_by("order", "id")
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.parent_id or 0, []).append(row.name)
    return {key: _cut(names) for key, names in found.items()}


def _cut(names: list[str]) -> list[str]:
    more = len(names) - _MOST_NAMED
    return [*names[:_MOST_NAMED], _("另 %s 个") % more] if more > 0 else names


def _places(areas: list[Area]) -> dict[int, int]:
    """How many places lie in each community or village, in one statement."""
    rows = Place.objects.filter(community__in=areas, void=False).order_by()
    return dict(rows.values_list("community").annotate(n=Count("pk")))


def _handing_over(area: Area, left: LeftBehind) -> Shape | None:
    may = left.can_be_handed_over and area.successor is not None
    return records.deed(_("移交给接替的区域"), _url("hand_over", area) if may else "")


def _deeds(area: Area, today: date) -> list[Shape | None]:
    """区划调整 while it goes on; afterwards 撤回移交, where there was one."""
    if area.until <= today:
        handed = reversal.last_hand_over(area) is not None
        return [records.deed(_("撤回移交"), _url("take_back", area) if handed else "")]
    if area.kind in {AreaKind.CITY, AreaKind.DISTRICT, AreaKind.SUBDISTRICT, AreaKind.DIRECT}:
        return []
    return [{"text": _("区划调整"), "url": _url("replacement", area), "post": False}]


def _url(page: str, area: Area) -> str:
    return reverse(f"areas:{page}", args=[area.pk])


def _crumbs(area: Area) -> list[dict[str, str]]:
    """区域 > XX街道 > 松树园社区."""
    above = [each for each in (area.subdistrict, area.parent) if each and each.pk != area.pk]
    line = [*dict.fromkeys(above), area]
    top = crumb(_("区域"), reverse("areas:list"))
    return [top, *(crumb(each, _url("detail", each)) for each in line)]
