"""测评体系的样子: the list, the tree, one clause, two editions side by side."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.standards.comparing import Fate, Pair
from chuangcheng.standards.models import Clause, EvaluationSystem, Level, SystemState
from chuangcheng.standards.queries import (
    LEAVES,
    Node,
    place_types_of,
    required_of,
    weights_of,
)
from chuangcheng.standards.requirements import written
from chuangcheng.web import marks, words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]

FULL = 100


def table(
    systems: Iterable[EvaluationSystem],
    heads: Mapping[str, Shape],
    counts: Mapping[int, int],
    today: date,
) -> Shape:
    """测评体系一览 for components/table.html."""
    return {
        "caption": _("测评体系"),
        "columns": [
            {"label": _("测评体系"), "width": ""},
            {"label": _("体系级别"), "width": "kind", "hide": "phone"},
            {"label": _("体系出处"), "width": "kind", "hide": "phone"},
            {"label": _("年份"), "width": "day", "align": "num", **heads["year"]},
            {"label": _("测评标准"), "width": "amount", "align": "num"},
            {"label": _("体系状态"), "width": "time"},
        ],
        "rows": [_row(system, counts.get(system.pk, 0), today) for system in systems],
    }


def state(system: EvaluationSystem, today: date) -> str:
    """在用，4月1日起."""
    name = str(system.state.label)
    if system.state is SystemState.DRAFT:
        return name
    facts = {
        "state": name,
        "since": words.day(system.used_from, today),
        "until": words.day(system.used_until, today) if system.used_until != OPEN_END else "",
    }
    if facts["until"]:
        return _("%(state)s，%(since)s—%(until)s") % facts
    return _("%(state)s，%(since)s起") % facts


def lead(system: EvaluationSystem, today: date) -> str:
    """上级下发，地级以上；在用，4月1日起；示例，以上级下发版本为准."""
    of = _("%(origin)s，%(level)s") % {
        "origin": system.get_origin_display(),
        "level": system.get_level_display(),
    }
    example = [str(marks.EXAMPLE)] if system.is_example else []
    return "；".join([of, state(system, today), *example])


def weights(leaves: Iterable[Clause]) -> str:
    """分值合计 100 分, or what it is instead; '' where nobody has said a weight."""
    found = weights_of(leaves)
    if not found.known:
        return ""
    facts = {"total": f"{found.total.normalize():f}", "missing": found.missing}
    if found.missing:
        return _("分值合计 %(total)s 分，另有 %(missing)s 条没有写分值") % facts
    if found.total != FULL:
        return _("分值合计 %(total)s 分，不是 100 分") % facts
    return _("分值合计 %(total)s 分") % facts


def tree(nodes: Iterable[Node], kept: Collection[int] | None, *, can_edit: bool) -> list[Shape]:
    """树 for standards/node.html: with a filter, the branches that bear what it keeps."""
    shapes = (_node(node, kept, can_edit=can_edit) for node in nodes)
    return [shape for shape in shapes if shape]


def facts(clause: Clause) -> list[Shape]:
    """基本情况 of one clause for components/facts.html; what nobody said says so."""
    system = clause.system
    found = [
        fact(_("测评体系"), str(system), reverse("standards:system", args=[system.pk])),
        *(_above(each) for each in clause.line[:-1]),
        fact(_("测评方法"), clause.method_words),
        fact(_("点位类型"), "、".join(str(kind.label) for kind in place_types_of(clause))),
        fact(_("分值"), weight(clause) or (_("没有写") if clause.level in LEAVES else "")),
        fact(_("材料要求"), written(required_of(clause))),
        fact(_("考察要求"), clause.note),
        fact(_("表里的责任单位"), clause.said_units),
        fact(_("表里的单位领导"), clause.said_leader),
        fact(_("表里的时限"), clause.said_due),
        fact(_("表里的点位"), clause.said_sites),
    ]
    return said(found)


def below(found: Iterable[Clause]) -> list[Shape]:
    """下面的条目 for components/rows.html."""
    return [
        {
            "text": str(each),
            "url": reverse("standards:clause", args=[each.pk]),
            "note": "",
            "end": "",
        }
        for each in found
    ]


def weight(clause: Clause) -> str:
    """1.5 分; '' while nobody has said it."""
    return "" if clause.weight is None else _("%s 分") % f"{clause.weight.normalize():f}"


def pairs(found: Iterable[Pair], chosen: str) -> list[Shape]:
    """两版对照 for standards/comparison.html."""
    return [_pair(pair) for pair in found if not chosen or pair.fate == chosen]


def fates(found: Collection[Pair], chosen: str, query: str) -> list[Shape]:
    """全部, 没有变, 有改动 … with their counts, for components/views.html."""
    named: list[tuple[str, str, int]] = [("", _("全部"), len(found))]
    for fate in Fate:
        n = sum(pair.fate == fate for pair in found)
        named += [(str(fate), str(fate.label), n)] if n else []
    return [
        {
            "text": text,
            "count": str(n),
            "url": f"?{query}&fate={key}" if key else f"?{query}",
            "current": key == chosen,
        }
        for key, text, n in named
    ]


def _row(system: EvaluationSystem, n: int, today: date) -> Shape:
    url = reverse("standards:system", args=[system.pk])
    sub = str(marks.EXAMPLE) if system.is_example else ""
    return {
        "value": system.pk,
        "label": str(system),
        "cells": [
            {"kind": "text", "text": str(system), "sub": sub, "url": url},
            {"kind": "plain", "text": system.get_level_display(), "hide": "phone"},
            {"kind": "plain", "text": system.get_origin_display(), "hide": "phone"},
            {"kind": "amount", "text": str(system.year)},
            {"kind": "amount", "text": str(n), "unit": _("条")},
            {"kind": "plain", "text": state(system, today)},
        ],
    }


def _node(node: Node, kept: Collection[int] | None, *, can_edit: bool) -> Shape | None:
    clause = node.clause
    is_leaf = clause.level in LEAVES
    if is_leaf and kept is not None and clause.pk not in kept:
        return None
    children = tree(node.children, kept, can_edit=can_edit)
    if not is_leaf and kept is not None and not children:
        return None
    add = f"{reverse('standards:clause_new', args=[clause.system_id])}?under={clause.pk}"
    return {
        "code": clause.code,
        "text": clause.text,
        "url": reverse("standards:clause", args=[clause.pk]),
        "is_leaf": is_leaf,
        "is_negative": clause.level == Level.NEGATIVE,
        "opens": clause.level in {Level.PROJECT, Level.INDICATOR},
        "count": sum(1 for leaf in node.leaves if kept is None or leaf.pk in kept),
        "says": _says(clause) if is_leaf else "",
        "add_url": add if can_edit and not is_leaf else "",
        "children": children,
    }


def _says(clause: Clause) -> str:
    """实地考察 · 小区、背街小巷 · 1.5 分."""
    kinds = "、".join(str(kind.label) for kind in place_types_of(clause))
    return " · ".join(filter(None, (clause.method_words, kinds, weight(clause))))


def _pair(pair: Pair) -> Shape:
    shown = pair.shown
    return {
        "fate": str(pair.fate),
        "word": pair.fate.label,
        "code": shown.full_code,
        "text": shown.text,
        "url": reverse("standards:clause", args=[shown.pk]),
        "differences": pair.differences,
    }


def _above(clause: Clause) -> Shape:
    url = reverse("standards:clause", args=[clause.pk])
    return fact(str(clause.get_level_display()), str(clause), url)
