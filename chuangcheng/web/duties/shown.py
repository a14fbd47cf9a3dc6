"""包联分工的样子: a row of the list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.queries import charged_units
from chuangcheng.duties.rules import may_assign
from chuangcheng.kernel.actor import Actor
from chuangcheng.web.charges import where_url
from chuangcheng.web.people.shown import validity

Shape = dict[str, Any]


def table(
    charges: Iterable[Charge], heads: Mapping[str, Shape], *, actor: Actor, today: date
) -> Shape:
    """包联分工一览 for components/table.html; units by their names of today or the last day."""
    found = list(charges)
    names = charged_units(found, today)
    return {
        "caption": _("包联分工"),
        "columns": [
            {"label": _("区域或点位"), "width": ""},
            {"label": _("分工类型"), "width": "unit", **heads["kind"]},
            {"label": _("责任人"), "width": "area"},
            {"label": _("单位"), "width": "unit", "hide": "phone"},
            {"label": _("有效期"), "width": "unit"},
            {"label": _("操作"), "width": "deed", "align": "num"},
        ],
        "rows": [_row(charge, names[charge.pk], actor, today) for charge in found],
    }


def views(seen: QuerySet[Charge], *, given: QueryDict, today: date) -> list[Shape]:
    """现在有效的 of each kind with their counts, in one statement, for components/views.html."""
    valid = seen.filter(since__lte=today, until__gt=today).select_related(None).order_by()
    counted = dict(valid.values_list("kind").annotate(n=Count("pk")))
    chosen = (given.getlist("kind"), given.get("state"))
    everything = {"text": _("全部"), "count": "", "url": "?", "current": chosen == ([], None)}
    kinds = [
        {
            "text": str(kind.label),
            "count": str(counted[kind.value]),
            "url": f"?kind={kind}&state=now",
            "current": chosen == ([kind.value], "now"),
        }
        for kind in ChargeKind
        if kind.value in counted
    ]
    return [everything, *kinds]


def _row(charge: Charge, unit: str, actor: Actor, today: date) -> Shape:
    person, over = charge.person, charge.until <= today
    place = charge.place
    may = not over and may_assign(actor, charge)
    url = reverse("duties:ending", args=[charge.pk])
    return {
        "value": charge.pk,
        "label": charge.where_name,
        "cells": [
            {
                "kind": "text",
                "text": charge.where_name,
                "sub": charge.note or (place.community.name if place else ""),
                "url": where_url(charge),
            },
            {"kind": "plain", "text": str(charge.get_kind_display())},
            {"kind": "plain", "text": person.name if person else "—", "quiet": person is None},
            {"kind": "plain", "text": unit or "—", "hide": "phone"},
            {"kind": "plain", "text": validity(charge.since, charge.until, today), "quiet": over},
            {
                "kind": "deed",
                "deed": {"text": _("结束"), "url": url, "post": False} if may else None,
            },
        ],
    }
