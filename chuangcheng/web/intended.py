"""计划事项的一行, for every list of it: what is to be reached, by whom, by when, what it shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.plan.models import Failing, Item, ItemState, Verdict
from chuangcheng.web import words

Shape = dict[str, Any]
# The shapes of the states of an issue stand for those of items (frontend/sprite.mjs).
_SHAPES = {
    Verdict.NONE: "reported",
    Verdict.WAITING: "accepted",
    Verdict.MET: "closed",
    Verdict.NOT_MET: "returned",
    Verdict.NO_DATA: "dispatched",
    Verdict.UNDECIDED: "suspended",
}


def table(found: Iterable[Item], heads: Mapping[str, Shape], today: date) -> Shape:
    """工作计划一览 for components/table.html."""
    return {
        "caption": _("工作计划"),
        "columns": [
            {"label": _("计划内容"), "width": ""},
            {"label": _("方面"), "width": "unit", "hide": "phone"},
            {"label": _("责任"), "width": "unit"},
            {"label": _("结论"), "width": "state"},
            {"label": _("完成时限"), "width": "due", **heads.get("due", {})},
        ],
        "rows": [_row(item, today) for item in found],
    }


def verdict(item: Item) -> Shape:
    """结论 for components/state.html; what has ended says so instead."""
    if not item.is_open:
        state = ItemState(item.state)
        return {"key": "closed" if state == ItemState.CLOSED else "void", "word": state.label}
    return verdict_of(Verdict(item.verdict), by_hand=item.by_hand)


def verdict_of(found: Verdict, *, by_hand: bool = False) -> Shape:
    """结论 for components/state.html; what somebody judged by hand says so."""
    word = _("%s（人工判定）") % found.label if by_hand else found.label
    return {"key": _SHAPES[found], "word": word}


def due(item: Item, today: date) -> Shape:
    """完成时限 for components/due.html; where it has ended, the day on which it did."""
    return words.due(
        item.due_on if item.has_due_day else None,
        ended_on=None if item.is_open else item.ended_on,
        undated=_("“%s”待定") % item.due_text if item.due_text else _("常态任务"),
        today=today,
    )


def failing_url(each: Failing) -> str:
    """The page of a place that falls short; of a community the list of its places."""
    kind, _colon, pk = each.ref.partition(":")
    if kind == "places.place":
        return reverse("places:detail", args=[pk])
    return f"{reverse('places:list')}?community={pk}"


def answerable(item: Item) -> str:
    """谁负责: the unit, the person, or as it was written."""
    named = " ".join(map(str, filter(None, (item.unit, item.person))))
    return named or item.responsible


def _row(item: Item, today: date) -> Shape:
    return {
        "value": item.pk,
        "label": item.text,
        "cells": [
            {
                "kind": "text",
                "text": item.text,
                "sub": item.community.name if item.community else "",
                "url": reverse("plan:detail", args=[item.pk]),
            },
            {"kind": "plain", "text": item.aspect, "hide": "phone"},
            {"kind": "plain", "text": answerable(item)},
            {"kind": "state", "state": verdict(item)},
            {"kind": "due", "due": due(item, today)},
        ],
    }
