"""人员的样子: a row of the list, and what the page of one person shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.people.models import Grant, Person
from chuangcheng.people.queries import phone_for
from chuangcheng.people.rules import may_grant
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(
    people: Iterable[Person], heads: Mapping[str, Shape], *, actor: Actor, roles: Mapping[int, str]
) -> Shape:
    """人员一览 for components/table.html."""
    return {
        "caption": _("人员"),
        "columns": [
            {"label": _("姓名"), "width": "", **heads["name"]},
            {"label": _("单位"), "width": "unit"},
            {"label": _("角色"), "width": "unit", "hide": "phone"},
            {"label": _("手机"), "width": "unit"},
            {"label": _("登录名"), "width": "unit", "hide": "medium"},
        ],
        "rows": [_row(person, actor, roles.get(person.pk, "")) for person in people],
    }


def facts(person: Person, actor: Actor) -> list[Shape]:
    """基本情况 for components/facts.html; what was not filled in is left out."""
    unit = person.unit
    url = reverse("units:detail", args=[unit.pk]) if unit else ""
    found = [
        fact(_("单位"), unit.name if unit else "", url),
        fact(_("职务"), person.post),
        fact(_("联络身份"), str(person.get_contact_display()) if person.contact else ""),
        fact(_("办公电话"), phone_for(actor, person, person.office_phone)),
        fact(_("手机"), phone_for(actor, person, person.phone)),
        fact(_("备注"), person.note),
    ]
    return said(found)


def account(person: Person) -> list[Shape]:
    """账号 for components/facts.html."""
    if person.username is None:
        return []
    state = _("可登录") if person.is_active else _("已停用")
    note = _("还没有改一次性密码") if person.must_change_password else ""
    return [fact(_("登录名"), person.username), fact(_("账号"), state, note=note)]


def grants(found: Iterable[Grant], *, actor: Actor, today: date) -> Shape:
    """授权 for components/table.html, with who may take one back."""
    return {
        "caption": _("授权"),
        "columns": [
            {"label": _("角色"), "width": ""},
            {"label": _("区域"), "width": "unit"},
            {"label": _("单位"), "width": "unit", "hide": "phone"},
            {"label": _("有效期"), "width": "unit"},
            {"label": _("操作"), "width": "deed", "align": "num"},
        ],
        "rows": [_grant(given, actor, today) for given in found],
    }


def validity(since: date, until: date, today: date) -> str:
    """4月1日起；4月1日—4月20日；一直有效. The last day written is the last day included no more."""
    first = "" if since == ALWAYS else _("%s起") % words.day(since, today)
    last = "" if until == OPEN_END else _("%s止") % words.day(until, today)
    return _("，").join(filter(None, (first, last))) or _("一直有效")


def _row(person: Person, actor: Actor, roles: str) -> Shape:
    unit = person.unit
    signs_in = person.username or ""
    shown = signs_in if person.is_active else _("%s（已停用）") % signs_in
    return {
        "value": person.pk,
        "label": person.name,
        "cells": [
            {
                "kind": "text",
                "text": person.name,
                "sub": person.post,
                "url": reverse("people:detail", args=[person.pk]),
            },
            {"kind": "plain", "text": str(unit) if unit else "—", "quiet": unit is None},
            {"kind": "plain", "text": roles or "—", "quiet": not roles, "hide": "phone"},
            _phone(phone_for(actor, person, person.phone)),
            {
                "kind": "plain",
                "text": shown if signs_in else "—",
                "quiet": not signs_in or not person.is_active,
                "hide": "medium",
            },
        ],
    }


def _phone(shown: str) -> Shape:
    return {"kind": "plain", "text": shown or _("未填"), "quiet": not shown}


def _grant(given: Grant, actor: Actor, today: date) -> Shape:
    over = given.until <= today
    may = not over and may_grant(actor, area=given.area)
    url = reverse("people:end_grant", args=[given.person_id, given.pk])
    role = str(given.get_role_display())
    return {
        "value": given.pk,
        "label": role,
        "cells": [
            {"kind": "text", "text": role, "sub": _("已收回") if over else "", "url": ""},
            {"kind": "plain", "text": given.area.name if given.area else "—"},
            {
                "kind": "plain",
                "text": str(given.unit) if given.unit else "—",
                "hide": "phone",
            },
            {"kind": "plain", "text": validity(given.since, given.until, today), "quiet": over},
            {
                "kind": "deed",
                "deed": {"text": _("收回"), "url": url, "post": False} if may else None,
            },
        ],
    }
