"""通讯录: whom one calls, unit by unit; made to be printed."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.people.models import Person
from chuangcheng.people.queries import phone_for, visible_people
from chuangcheng.people.rules import POLICY
from chuangcheng.web import filters, navigation, registers, words
from chuangcheng.web.book import asked
from chuangcheng.web.http import Request

_SIZE = 200  # a sub-district's whole book on one page, and on one pile of paper

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """通讯录."""
    found = registers.read(
        request,
        asked.ContactFilter(request),
        visible_people(request.actor).filter(unit__isnull=False),
        names=asked.FILTERS,
        sorts=asked.SORTS,
        size=_SIZE,
    )
    return registers.shown(
        found,
        "book/list.html",
        table=_table(found.rows, request.actor),
        masked=not POLICY.permit(request.actor, "people.see_phone"),
        export_url=_export_url(request),
        note={
            "as_of": _("截至 %s") % words.full_day(request.today),
            "filters": [chip.text for chip in found.chips],
            "total": found.counted,
        },
    )


def _table(people: Iterable[Person], actor: Actor) -> Shape:
    """通讯录 for components/table.html."""
    return {
        "caption": _("通讯录"),
        "columns": [
            {"label": _("姓名"), "width": ""},
            {"label": _("单位"), "width": "unit"},
            {"label": _("联络身份"), "width": "kind"},
            {"label": _("办公电话"), "width": "unit"},
            {"label": _("手机"), "width": "unit"},
        ],
        "rows": [_row(person, actor) for person in people],
    }


def _row(person: Person, actor: Actor) -> Shape:
    contact = str(person.get_contact_display()) if person.contact else ""
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
            {"kind": "plain", "text": str(person.unit)},
            _said(contact),
            _said(phone_for(actor, person, person.office_phone)),
            _said(phone_for(actor, person, person.phone)),
        ],
    }


def _said(shown: str) -> Shape:
    """On a phone what is not known takes no room."""
    hidden = "" if shown else "phone"
    return {"kind": "plain", "text": shown or "—", "quiet": not shown, "hide": hidden}


def _export_url(request: Request) -> str:
    url = navigation.address("people:export", request.actor)
    return f"{url}{filters.url(request.GET, without=['sort'])}" if url else ""
