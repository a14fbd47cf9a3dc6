"""领导小组: the groups, one of them as on a day, its seats; it prints as a name list."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.documents.queries import citable
from chuangcheng.duties import groups, queries
from chuangcheng.duties.models import GroupPost, LeadingGroup, Seat
from chuangcheng.duties.rules import may
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import queries as people
from chuangcheng.people.queries import visible_people
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.web import citing, navigation, paging, records, registers, words
from chuangcheng.web.fields import DayField, PageForm
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, accepted, known_only, posted, see
from chuangcheng.web.leading.forms import GroupCorrectionForm, GroupForm, SeatForm
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.paging import Sort
from chuangcheng.web.people.forms import EndForm
from chuangcheng.web.people.shown import validity

NEWEST = Sort("newest", "pk", descending=True)

Shape = dict[str, Any]


class OnForm(PageForm):
    """哪一天的名单."""

    on = DayField(label=gettext_lazy("截至哪一天"), required=False)


def index(request: Request) -> HttpResponse:
    """领导小组一览."""
    known_only(request.GET, "sort", "at")
    found = queries.visible_groups(request.actor)
    page = paging.page(found, request.GET, sorts=[NEWEST])
    return registers.whole(
        request,
        page,
        "leading/list.html",
        counted=paging.capped(found),
        table=_table(page.rows, request.actor, request.today),
        figures=beside.of(request, placed.on("leading:list")),
        new_url=navigation.address("leading:new", request.actor),
    )


def detail(request: Request, pk: int) -> HttpResponse:
    """一个领导小组: who sat in it on a day, 组长 first."""
    known_only(request.GET, "on")
    group = see(queries.visible_groups(request.actor), pk)
    form = OnForm(request.GET or None, now=request.now)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    on = asked or request.today
    seats = queries.seats_of(group, on=on)
    names = people.names_on({s.person.unit_id for s in seats if s.person.unit_id}, on=on)
    can_edit = bool(may("edit_groups", request.actor, group)) and group.until == OPEN_END
    seat_url = reverse("leading:seat", args=[pk]) if can_edit else ""
    table = _seats(seats, names, request.today, can_edit=can_edit)
    as_of, counted = _("截至 %s") % words.full_day(on), _("共 %s 人") % len(seats)
    return records.shown(
        request,
        group,
        crumbs=[_top()],
        lead=validity(group.since, group.until, request.today),
        offered=records.Deeds(
            primary=records.deed(_("加成员"), seat_url, icon="plus"),
            menu=_menu(group, request.actor),
        ),
        parts=[
            records.table(
                "seats", table, empty=_("这一天没有成员"), count=_("%s，") % as_of + counted
            )
        ],
        side=[records.facts(_facts(group, request.actor))],
        template="leading/detail.html",
        form=form,
        as_of=as_of,
        counted=counted,
    )


def new(request: Request) -> HttpResponse:
    """成立领导小组."""
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("领导小组按街道成立，你的角色不在一个街道里"))
    documents, since = citable(town), {"since": request.today}
    form = GroupForm(*posted(request), documents=documents, initial=since, now=request.now)
    made: list[LeadingGroup] = []

    def deed() -> None:
        given = form.cleaned_data
        made.append(groups.found_group(town, **given, by=request.actor, now=request.now))

    if accepted(form, deed):
        messages.success(request, _("已登记“%s”") % made[0])
        return redirect("leading:detail", made[0].pk)
    title = _("登记领导小组")
    return citing.page(request, form, documents, title=title, submit=_("登记"), crumbs=[_top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改领导小组: the document by which it was founded, and the note."""
    group = see(queries.visible_groups(request.actor).select_related("subdistrict"), pk)
    require(may("edit_groups", request.actor, group))
    documents = citable(group.subdistrict)
    named = {"founding": group.founding, "note": group.note}
    form = GroupCorrectionForm(
        *posted(request), documents=documents, initial=named, now=request.now
    )

    def deed() -> LeadingGroup:
        return groups.edit_group(group, by=request.actor, now=request.now, **form.cleaned_data)

    if accepted(form, deed):
        messages.success(request, _("已修改“%s”") % group)
        return redirect("leading:detail", pk)
    title, crumbs = _("修改%s") % group, _crumbs(group)
    return citing.page(request, form, documents, title=title, submit=_("保存修改"), crumbs=crumbs)


def seat(request: Request, pk: int) -> HttpResponse:
    """加入领导小组."""
    group = see(queries.visible_groups(request.actor), pk)
    require(may("edit_groups", request.actor, group))
    offered = visible_people(request.actor).order_by("unit__pinyin", "pinyin", "id")
    form = SeatForm(
        *posted(request),
        people=list(offered),
        initial={"since": group.since},
        now=request.now,
    )

    def deed() -> Seat:
        person, post = form.cleaned_data["person"], GroupPost(form.cleaned_data["post"])
        facts = form.facts()
        return groups.take_seat(group, person, post, **facts, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已加入"))
        return redirect("leading:detail", pk)
    title = _("加入%s") % group
    return form_page(request, form, title=title, submit=_("加入"), crumbs=_crumbs(group))


def ending(request: Request, pk: int) -> HttpResponse:
    """撤销领导小组."""
    group = see(queries.visible_groups(request.actor), pk)
    require(may("edit_groups", request.actor, group))
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> LeadingGroup:
        on = form.cleaned_data["on"]
        return groups.end_group(group, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已撤销"))
        return redirect("leading:detail", pk)
    title = _("撤销%s") % group
    return form_page(request, form, title=title, submit=_("撤销小组"), crumbs=_crumbs(group))


def leaving(request: Request, pk: int) -> HttpResponse:
    """退出领导小组."""
    held = see(queries.visible_seats(request.actor).select_related("group", "person"), pk)
    require(may("edit_groups", request.actor, held))
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Seat:
        on = form.cleaned_data["on"]
        return groups.leave_seat(held, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已结束"))
        return redirect("leading:detail", held.group_id)
    facts = {"person": held.person, "post": held.get_post_display()}
    title = _("结束%(person)s的%(post)s") % facts
    return form_page(request, form, title=title, submit=_("结束"), crumbs=_crumbs(held.group))


def _facts(group: LeadingGroup, actor: Actor) -> list[Shape]:
    """基本情况; what was not filled in is left out."""
    founding = group.founding
    url = citing.url_of(founding, actor)
    named = records.fact(_("成立文件"), founding.citation if founding else "", url)
    return records.said([named, records.fact(_("备注"), group.note)])


def _menu(group: LeadingGroup, actor: Actor) -> list[Shape]:
    """What may be done with a group: its document is named even after it has ended."""
    if not may("edit_groups", actor, group):
        return []
    named = [(_("修改"), "edit"), (_("撤销小组"), "ending")]
    ended = group.until != OPEN_END
    return [_deed(text, page, group.pk) for text, page in (named[:1] if ended else named)]


def _table(found: list[LeadingGroup], actor: Actor, today: date) -> Shape:
    return {
        "caption": _("领导小组"),
        "columns": [
            {"label": _("领导小组名称"), "width": ""},
            {"label": _("成立文件"), "width": "", "hide": "phone"},
            {"label": _("有效期"), "width": "unit"},
        ],
        "rows": [
            {
                "value": group.pk,
                "label": group.name,
                "cells": [
                    {
                        "kind": "text",
                        "text": group.name,
                        "sub": "",
                        "url": reverse("leading:detail", args=[group.pk]),
                    },
                    {
                        "kind": "text",
                        "text": group.founding.citation if group.founding else "—",
                        "sub": "",
                        "url": citing.url_of(group.founding, actor),
                        "hide": "phone",
                    },
                    {"kind": "plain", "text": validity(group.since, group.until, today)},
                ],
            }
            for group in found
        ],
    }


def _seats(seats: list[Seat], names: dict[int, str], today: date, *, can_edit: bool) -> Shape:
    return {
        "caption": _("小组成员"),
        "columns": [
            {"label": _("姓名"), "width": ""},
            {"label": _("组内职务"), "width": "kind"},
            {"label": _("单位和职务"), "width": "unit"},
            {"label": _("有效期"), "width": "unit", "hide": "phone"},
            *([{"label": _("操作"), "width": "deed", "align": "num"}] if can_edit else []),
        ],
        "rows": [_seat_row(held, names, today, can_edit=can_edit) for held in seats],
    }


def _seat_row(held: Seat, names: dict[int, str], today: date, *, can_edit: bool) -> Shape:
    person = held.person
    unit = names.get(person.unit_id, "") if person.unit_id else ""
    goes = held.until == OPEN_END
    cells: list[Shape] = [
        {"kind": "text", "text": person.name, "sub": ""},
        {"kind": "plain", "text": str(held.get_post_display())},
        {"kind": "plain", "text": f"{unit} {person.post}".strip() or "—"},
        {"kind": "plain", "text": validity(held.since, held.until, today), "hide": "phone"},
    ]
    if can_edit:
        deed = _deed(_("结束"), "leaving", held.pk) if goes else None
        cells.append({"kind": "deed", "deed": deed})
    return {"value": held.pk, "label": person.name, "cells": cells}


def _deed(text: str, page: str, pk: int) -> Shape:
    return {"text": text, "url": reverse(f"leading:{page}", args=[pk]), "post": False}


def _crumbs(group: LeadingGroup) -> list[dict[str, str]]:
    return [_top(), crumb(group.name, reverse("leading:detail", args=[group.pk]))]


def _top() -> dict[str, str]:
    return crumb(_("领导小组"), reverse("leading:list"))
