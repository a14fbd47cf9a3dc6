"""数到的文件和来文: the documents and letters behind a figure, each kind in its own columns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents import queries
from chuangcheng.documents.models import Document, Letter
from chuangcheng.web import replying, words

ROWS: frozenset[type[Model]] = frozenset({Document, Letter})

Shape = dict[str, Any]


def related_of(_model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The papers with all that their rows name."""
    return things.select_related("unit")


def table(model: type[Model], rows: Iterable[Any], caption: str, today: date) -> Shape:
    """For components/table.html."""
    found = list(rows)
    columns, shown = (_DOCUMENT, _documents) if model is Document else (_LETTER, _letters)
    return {"caption": caption, "columns": columns, "rows": shown(found, today)}


_DOCUMENT = [
    {"label": _("标题"), "width": ""},
    {"label": _("文件类型"), "width": "kind"},
    {"label": _("发文单位"), "width": "unit", "hide": "phone"},
    {"label": _("成文日期"), "width": "day", "align": "num"},
]
_LETTER = [
    {"label": _("标题"), "width": ""},
    {"label": _("来文单位"), "width": "unit", "hide": "phone"},
    {"label": _("回复期限"), "width": "due"},
    {"label": _("收文日期"), "width": "day", "align": "num"},
]


def _documents(found: list[Document], today: date) -> list[Shape]:
    issuers = queries.issuers(found)
    return [_document(each, issuers[each.pk], today) for each in found]


def _letters(found: list[Letter], today: date) -> list[Shape]:
    senders = queries.senders(found)
    return [_letter(each, senders[each.pk], today) for each in found]


def _document(document: Document, issuer: str, today: date) -> Shape:
    url = reverse("documents:detail", args=[document.pk])
    return {
        "value": document.pk,
        "label": document.title,
        "cells": [
            {"kind": "text", "text": document.title, "sub": document.number, "url": url},
            {"kind": "plain", "text": document.get_kind_display()},
            {"kind": "plain", "text": issuer, "hide": "phone"},
            {"kind": "time", "text": words.day(document.issued_on, today)},
        ],
    }


def _letter(letter: Letter, sender: str, today: date) -> Shape:
    url = reverse("letters:detail", args=[letter.pk])
    return {
        "value": letter.pk,
        "label": letter.title,
        "cells": [
            {"kind": "text", "text": letter.title, "sub": letter.number, "url": url},
            {"kind": "plain", "text": sender, "hide": "phone"},
            {"kind": "due", "due": replying.due(letter, today)},
            {"kind": "time", "text": words.day(letter.received_on, today)},
        ],
    }
