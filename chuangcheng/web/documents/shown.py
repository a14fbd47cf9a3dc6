"""文件的样子: a row of the list, and what the page of one document shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents import queries
from chuangcheng.documents.models import Document
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(found: Iterable[Document], heads: Mapping[str, Shape], today: date) -> Shape:
    """文件一览 for components/table.html; units by their names of the day of issue."""
    documents = list(found)
    issuers = queries.issuers(documents)
    return {
        "caption": _("文件"),
        "columns": [
            {"label": _("标题"), "width": ""},
            {"label": _("文件类型"), "width": "kind"},
            {"label": _("发文单位"), "width": "unit", "hide": "medium"},
            {"label": _("版本"), "width": "kind", "hide": "phone"},
            {"label": _("是否现行"), "width": "kind"},
            {"label": _("成文日期"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [_row(document, issuers[document.pk], today) for document in documents],
    }


def edition(document: Document) -> str:
    """第 2 版."""
    return _("第 %s 版") % document.version


def force(document: Document, today: date) -> str:
    """现行有效, 已有新版."""
    return _("现行有效") if document.is_in_force(today) else _("已有新版")


def facts(document: Document) -> list[Shape]:
    """基本情况 for components/facts.html; what was not filled in is left out."""
    until = words.full_day(document.until_on) if document.until_on != OPEN_END else ""
    found = [
        fact(_("文件类型"), str(document.get_kind_display())),
        fact(_("发文字号"), document.number),
        fact(_("发文单位"), queries.issuers([document])[document.pk]),
        fact(_("成文日期"), words.full_day(document.issued_on)),
        fact(_("版本"), edition(document)),
        fact(_("到哪天为止"), until),
        fact(_("范围"), document.community.name if document.community else _("全街道")),
        fact(_("备注"), document.note),
    ]
    return said(found)


def versions(found: Iterable[Document], current: Document) -> list[Shape]:
    """各版 for components/rows.html; this one without a link."""
    return [
        {
            "text": edition(document),
            "url": "" if document == current else reverse("documents:detail", args=[document.pk]),
            "note": document.number or document.title,
            "end": words.full_day(document.issued_on),
        }
        for document in found
    ]


def _row(document: Document, issuer: str, today: date) -> Shape:
    is_old = not document.is_in_force(today)
    return {
        "value": document.pk,
        "label": document.title,
        "cells": [
            {
                "kind": "text",
                "text": document.title,
                "sub": document.number,
                "url": reverse("documents:detail", args=[document.pk]),
            },
            {"kind": "plain", "text": document.get_kind_display()},
            {
                "kind": "plain",
                "text": issuer or _("未填"),
                "quiet": not issuer,
                "hide": "medium",
            },
            {"kind": "plain", "text": edition(document), "hide": "phone"},
            {"kind": "plain", "text": force(document, today), "quiet": is_old},
            {"kind": "time", "text": words.day(document.issued_on, today)},
        ],
    }
