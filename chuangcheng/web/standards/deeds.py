"""测评体系的办理: drafting, putting in use, cloning, retiring; the clauses of a draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.standards import commands, drafting, queries
from chuangcheng.standards.models import DEPTH, Clause, EvaluationSystem, Level
from chuangcheng.standards.rules import may, may_change
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, form_error, form_status, posted, see
from chuangcheng.web.standards.forms import (
    ClauseForm,
    CloneForm,
    DayForm,
    MoveForm,
    ReasonForm,
    SystemForm,
    levels_below,
)

Do = Callable[[], EvaluationSystem | Clause | int]


def new(request: Request) -> HttpResponse:
    """起草测评体系."""
    subdistrict = _own_subdistrict(request)
    form = SystemForm(*posted(request), now=request.now)

    def do() -> EvaluationSystem:
        return commands.draft_system(form.draft(subdistrict), by=request.actor, now=request.now)

    if made := _done(form, do):
        return _to(request, made, _("已起草“%s”") % made)
    return _form(request, form, _("起草测评体系"), _("保存草稿"), reverse("standards:list"))


def edit(request: Request, pk: int) -> HttpResponse:
    """修改体系信息 of a draft."""
    row = _system(request, pk)
    require(may_change(request.actor, row))
    form = SystemForm(*posted(request), system=row, now=request.now)
    if _done(
        form, lambda: commands.edit_system(row, by=request.actor, now=request.now, **form.facts())
    ):
        return _to(request, row, _("已修改“%s”") % row)
    return _form(request, form, _("修改体系信息"), _("保存修改"), _address(row))


def use(request: Request, pk: int) -> HttpResponse:
    """启用."""
    row = _system(request, pk)
    require(may("use", request.actor, row))
    form = DayForm(*posted(request), initial={"on": request.today}, now=request.now)

    def do() -> EvaluationSystem:
        on = form.cleaned_data["on"]
        return commands.put_in_use(row, on=on, by=request.actor, now=request.now)

    if _done(form, do):
        return _to(request, row, _("已启用“%s”，条文从此不再改") % row)
    note = _("启用以后条文不能再改，要改就克隆成新版次。")
    return _form(request, form, _("启用%s") % row, _("启用"), _address(row), note=note)


def retire(request: Request, pk: int) -> HttpResponse:
    """停用."""
    row = _system(request, pk)
    require(may("use", request.actor, row))
    form = DayForm(*posted(request), initial={"on": request.today}, now=request.now)

    def do() -> EvaluationSystem:
        on = form.cleaned_data["on"]
        return commands.retire(row, on=on, by=request.actor, now=request.now)

    if _done(form, do):
        return _to(request, row, _("已停用“%s”") % row)
    note = _("从这一天起不再用它；以前对应到它的问题和检查照旧看得到。")
    return _form(request, form, _("停用%s") % row, _("停用"), _address(row), note=note)


def clone(request: Request, pk: int) -> HttpResponse:
    """克隆成新版次."""
    row = _system(request, pk)
    require(may("edit", request.actor, row))
    form = CloneForm(*posted(request), initial={"year": row.year + 1}, now=request.now)

    def do() -> EvaluationSystem:
        return commands.clone(row, by=request.actor, now=request.now, **form.cleaned_data)

    if made := _done(form, do):
        return _to(request, made, _("已克隆成“%s”，改好再启用") % made)
    return _form(request, form, _("克隆%s") % row, _("克隆"), _address(row))


def discard(request: Request, pk: int) -> HttpResponse:
    """作废草稿."""
    row = _system(request, pk)
    require(may_change(request.actor, row))
    form = ReasonForm(*posted(request), now=request.now)

    def do() -> EvaluationSystem:
        reason = form.cleaned_data["reason"]
        return commands.discard(row, reason=reason, by=request.actor, now=request.now)

    if _done(form, do):
        messages.success(request, _("已作废“%s”") % row)
        return redirect("standards:list")
    return _form(request, form, _("作废%s") % row, _("作废草稿"), _address(row))


def new_clause(request: Request, pk: int) -> HttpResponse:
    """加条目, at the trunk or under a clause."""
    row = _system(request, pk)
    require(may_change(request.actor, row))
    parent = _parent(request, row)
    levels = levels_below(parent)
    form = ClauseForm(*posted(request), levels=levels, now=request.now)

    def do() -> Clause:
        return drafting.add_clause(row, form.draft(parent), by=request.actor, now=request.now)

    if made := _done(form, do):
        messages.success(request, _("已加上“%s”") % made)
        again = parent is not None and "again" in request.POST
        return redirect(request.get_full_path() if again else _address(row))
    title = _("在“%s”下面加条目") % parent if parent else _("加测评项目或负面清单")
    return _form(request, form, title, _("加上"), _address(row), again=parent is not None)


def edit_clause(request: Request, pk: int) -> HttpResponse:
    """改条目."""
    row = _clause(request, pk)
    form = ClauseForm(*posted(request), clause=row, now=request.now)
    if _done(
        form, lambda: drafting.edit_clause(row, by=request.actor, now=request.now, **form.facts())
    ):
        return _to(request, row, _("已修改“%s”") % row)
    return _form(request, form, _("改%s") % row.get_level_display(), _("保存修改"), _address(row))


def move_clause(request: Request, pk: int) -> HttpResponse:
    """移动条目."""
    row = _clause(request, pk)
    form = MoveForm(*posted(request), clause=row, parents=_parents(row), now=request.now)

    def do() -> Clause:
        given = form.cleaned_data
        return drafting.move_clause(
            row,
            under=given.get("under"),
            place=given["place"],
            by=request.actor,
            now=request.now,
        )

    if _done(form, do):
        return _to(request, row.system, _("已移动“%s”") % row)
    return _form(request, form, _("移动“%s”") % row, _("移动"), _address(row))


def remove_clause(request: Request, pk: int) -> HttpResponse:
    """删掉条目 with all that hangs on it, asked about once."""
    row = _clause(request, pk)
    form = PageForm(*posted(request), now=request.now)
    if n := _done(form, lambda: drafting.remove_clauses([row], by=request.actor, now=request.now)):
        return _to(request, row.system, _("已删掉 %s 条") % n)
    note = _("它下面的条目一起删掉。草稿里删掉的不再出现，启用过的版次不受影响。")
    return _form(request, form, _("删掉“%s”") % row, _("删掉"), _address(row), note=note)


def _done(form: PageForm, do: Do) -> Any:
    """What the deed returned; None where it was not asked for, or refused, which the form says."""
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        return do()
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _form(
    request: Request,
    form: PageForm,
    title: str,
    submit: str,
    back: str,
    *,
    note: str = "",
    again: bool = False,
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "back_url": back,
        "note": note,
        "again": again,
    }
    return render(request, "standards/form.html", context, status=form_status(form))


def _to(request: Request, thing: EvaluationSystem | Clause, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(_address(thing))


def _address(thing: EvaluationSystem | Clause) -> str:
    page = "clause" if isinstance(thing, Clause) else "system"
    return reverse(f"standards:{page}", args=[thing.pk])


def _own_subdistrict(request: Request) -> Area:
    subdistrict = subdistrict_of(request.actor)
    if subdistrict is None:
        raise Refused(_("测评体系按街道建立，你的角色不在哪个街道"))
    require(may("edit", request.actor, subdistrict))
    return subdistrict


def _system(request: Request, pk: int) -> EvaluationSystem:
    return see(queries.visible_systems(request.actor), pk)


def _clause(request: Request, pk: int) -> Clause:
    seen = queries.visible_clauses(request.actor)
    row = see(seen.prefetch_related("place_types", "requirements"), pk)
    require(may_change(request.actor, row.system))
    return row


def _parent(request: Request, row: EvaluationSystem) -> Clause | None:
    wanted = request.GET.get("under", "")
    if not wanted:
        return None
    standing = Clause.objects.standing().filter(system=row).exclude(level__in=queries.LEAVES)
    return see(standing, int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0)


def _parents(row: Clause) -> list[Clause]:
    """The clauses under which it may hang, in the order of the tree."""
    level = Level(row.level)
    above = [each for each in Level if DEPTH[each] < DEPTH[level]]
    if level in {Level.PROJECT, Level.NEGATIVE}:
        return []
    found = Clause.objects.standing().filter(system=row.system, level__in=above)
    return queries.in_order(queries.with_line(found.exclude(pk=row.pk)))
