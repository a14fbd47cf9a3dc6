"""统计项的样子: what the pages of figures show, from answers and rows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures.asking import Answer, ask, ask_at, ask_by, crossed, left_out, percent
from chuangcheng.figures.cells import narrowed
from chuangcheng.figures.kinds import (
    Count,
    Cut,
    Distinct,
    Figure,
    Happened,
    Key,
    Leaf,
    Rate,
    Scope,
    Sum,
    Total,
    cuts_of,
    leaves_of,
)
from chuangcheng.figures.overview import ask_marked, by_label
from chuangcheng.figures.sentences import labelled
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.web import words
from chuangcheng.web.figures.asked import figure_url, parts_of, rows_url
from chuangcheng.web.issues.listing import short_area

Shape = dict[str, Any]
MOST_TERMS = 8
FEWEST_BARS, MOST_BARS = 2, 31
CROSS = ("community", "kind")
# Red while there are any.
BAD = frozenset(
    {
        "issues.overdue",
        "documents.letters_overdue",
        "campaigns.measures_late",
        "meetings.tasks_overdue",
        "plan.items_overdue",
    }
)


def number(answer: Answer, url: str) -> Shape:
    """A figure's number for components/figure.html."""
    unknown = answer.quantity is not None and answer.quantity.certainty == Certainty.UNKNOWN
    bad = answer.figure.key in BAD and bool(answer.rows)
    unit = str(answer.figure.unit)
    return {"text": answer.screen, "unit": unit, "url": url, "unknown": unknown, "bad": bad}


def fraction(answer: Answer) -> str:
    """17 / 123 beside a rate."""
    if not isinstance(answer.figure, Rate):
        return ""
    part, whole = answer.parts
    return f"{part.rows} / {whole.rows}"


def basis(answer: Answer, scope: Scope) -> list[Shape]:
    """口径 in plain rows."""
    figure = answer.figure
    facts: list[Shape] = [
        {"term": _("数什么"), "text": figure.basis},
        {"term": _("按什么时间"), "text": _days(figure, scope)},
        {"term": _("范围"), "text": scope.area.name},
        *_in_and_out(answer, scope),
    ]
    for name, part in parts_of(figure):
        url = figure_url(part.key, scope)
        facts.append({"term": name, "text": str(part.name), "url": url})
    if answer.quantity is not None and answer.quantity.missing:
        missing = _("%s 处没有数，不按 0 算") % answer.quantity.missing
        facts.append({"term": _("没填的"), "text": missing})
    if scope.known_at is not None:
        known = _("到第 %s 条留痕为止知道的") % scope.known_at
        facts.append({"term": _("按当时所知"), "text": known})
    return [*facts, *_versions(figure, scope)]


def _in_and_out(answer: Answer, scope: Scope) -> list[Shape]:
    """计入 and 不计入: how many rows of the same days the number takes, and how many it leaves."""
    leaf = answer.figure
    if not isinstance(leaf, Leaf) or counts_few(leaf):
        return []
    void, outside = left_out(leaf, scope)
    left = [(_("作废 %s 行"), void), (_("口径以外 %s 行"), outside)]
    told = _("，").join(said % n for said, n in left if n)
    url = rows_url(leaf.key, scope) if answer.rows else ""
    return [
        {"term": _("计入"), "text": _("%s 行") % answer.rows, "url": url},
        {"term": _("不计入"), "text": told or _("同期没有不计入的")},
    ]


def _versions(figure: Figure, scope: Scope) -> list[Shape]:
    """改过吗: what changed on which day, and what the older basis says to the same question."""
    if not figure.earlier:
        return [{"term": _("改过口径吗"), "text": _("没有改过，一直是第 1 版")}]
    return [
        {
            "term": _("改过口径吗"),
            "text": _("%(day)s第 %(new)s 版：%(change)s按第 %(old)s 版是 %(value)s %(unit)s")
            % {
                "day": words.full_day(earlier.until),
                "new": n + 1,
                "change": earlier.change,
                "old": n,
                "value": ask([earlier.of], scope)[earlier.of.key].screen,
                "unit": earlier.of.unit,
            },
        }
        for n, earlier in enumerate(figure.earlier, start=1)
    ]


def in_time(figure: Figure, answer: Answer, scope: Scope) -> Shape | None:
    """每日 or 每月 of what happened: a bar for each day or month that has any."""
    leaf = figure if isinstance(figure, Leaf) else None
    if leaf is None or not isinstance(leaf.when, Happened) or isinstance(leaf, Distinct):
        return None
    cut = next((cut for cut in ("day", "month") if cut in answer.cells), "")
    cells = sorted(by_label(answer, cut, scope), key=lambda cell: cell[1]) if cut else []
    if len(cells) < FEWEST_BARS:
        return None
    most = max(cell.value or 0 for _value, _label, cell in cells) or 1
    bars = [
        {
            "label": label,
            "url": rows_url(leaf.key, scope, {cut: value}),
            "text": cell.screen,
            "percent": None if cell.value is None else round(100 * cell.value / most),
        }
        for value, label, cell in cells[-MOST_BARS:]
    ]
    return {"title": _("每日") if cut == "day" else _("每月"), "bars": bars}


def tabs(figure: Figure, scope: Scope, current: str) -> list[Shape]:
    """How the number can be divided."""
    marks = figure.of.marks if isinstance(figure, Leaf) else {}
    divided = {**cuts_of(figure), **marks}
    offered = {cut: str(known.name) for cut, known in divided.items()}
    if can_cross(figure):
        offered = {"": _("社区 × 大类"), **offered}
    return [
        {
            "text": name,
            "url": figure_url(figure.key, scope, cut=cut) + "#cells",
            "current": cut == current,
        }
        for cut, name in offered.items()
    ]


def can_cross(figure: Figure) -> bool:
    """Whether the number is a count that community × kind divides."""
    return isinstance(figure, Leaf) and all(cut in figure.of.cuts for cut in CROSS)


def is_mark(figure: Figure, cut: str) -> bool:
    """Whether a row may stand in several of its cells."""
    return isinstance(figure, Leaf) and cut in figure.of.marks


def counts_few(figure: Figure) -> bool:
    """少数人: its cells are steps and do not add up, and nobody is told how many rows there are."""
    return isinstance(figure, Count) and figure.fewest > 0


def cut_table(answer: Answer, cut: str, scope: Scope) -> Shape:
    """分布 by one cut: cells, and their share of the whole."""
    key, name = answer.figure.key, cuts_of(answer.figure)[cut].name
    adds_up = not (isinstance(answer.figure, Rate | Distinct | Total) or counts_few(answer.figure))
    is_rate = isinstance(answer.figure, Rate)
    rows = [
        {
            "label": short_area(label) if cut == CROSS[0] else label,
            "cells": [{"text": fraction(cell), "url": ""}] if is_rate else [],
            "sum": {"text": cell.screen, "url": rows_url(key, scope, {cut: value})},
            "share": _share(cell.rows, answer.rows) if adds_up else "",
        }
        for value, label, cell in by_label(answer, cut, scope)
    ]
    total = {
        "label": _("合计"),
        "cells": [],
        "sum": {"text": answer.screen, "url": rows_url(key, scope)},
        "share": _share(answer.rows, answer.rows),
    }
    caption = _("%(name)s，按%(cut)s") % {"name": answer.figure.name, "cut": name}
    return {
        "caption": caption,
        "corner": name,
        "columns": [
            *([_("分子 / 分母")] if is_rate else []),
            answer.figure.unit or _("比率"),
            *([_("占比")] if adds_up else []),
        ],
        "rows": rows,
        "total": total if adds_up else None,
    }


def marked_table(leaf: Leaf, mark: str, scope: Scope) -> Shape:
    """分布 by a mark: what bears it, of each that is offered; what bears two stands in both."""
    name = leaf.of.marks[mark].name
    found = ask_marked(leaf, scope, mark)
    rows = [
        {
            "label": label,
            "cells": [],
            "sum": {"text": found[value].screen, "url": rows_url(leaf.key, scope, {mark: value})},
            "share": "",
        }
        for value, label in _labels(leaf.of.marks[mark], set(found), scope).items()
        if found[value].rows
    ]
    caption = _("%(name)s，按%(cut)s") % {"name": leaf.name, "cut": name}
    columns = [str(leaf.unit)]
    return {"caption": caption, "corner": name, "columns": columns, "rows": rows, "total": None}


def cross_table(answer: Answer, scope: Scope) -> Shape:
    """分布 by community × kind; every cell opens its own rows."""
    leaf = answer.figure
    assert isinstance(leaf, Leaf)  # noqa: S101 - `can_cross` has said so
    down, across = CROSS
    counts = crossed(leaf, scope, down=down, across=across)
    heads = _labels(leaf.of.cuts[across], {kind for _area, kind in counts}, scope)
    lines = _labels(leaf.of.cuts[down], {area for area, _kind in counts}, scope)
    rows = [
        {
            **_cross_row(
                leaf, scope, short_area(label), _line(counts, heads, [area]), {down: area}
            ),
            "share": _share(sum(_line(counts, heads, [area]).values()), answer.rows),
        }
        for area, label in lines.items()
    ]
    total = {
        **_cross_row(leaf, scope, _("合计"), _line(counts, heads, lines), {}),
        "share": _share(answer.rows, answer.rows),
    }
    return {
        "caption": _("%s，按社区和大类") % leaf.name,
        "corner": _("社区"),
        "columns": [*heads.values(), _("合计"), _("占比")],
        "rows": rows,
        "total": total,
    }


def checks(answer: Answer, scope: Scope) -> list[Shape]:
    """对得上吗: every cut of what adds up must add up to the value."""
    if isinstance(answer.figure, Distinct):
        once = _("同一个只数一次，各格相加可能大于合计")
        return [{"verdict": "none", "word": once, "note": ""}]
    if not isinstance(answer.figure, Leaf) or counts_few(answer.figure):
        return []
    return [_check(answer, cut, known, scope) for cut, known in cuts_of(answer.figure).items()]


def as_of_text(scope: Scope) -> str:
    """截至 2021年4月15日."""
    return _("截至 %s") % words.full_day(scope.as_of)


def _days(figure: Figure, scope: Scope) -> str:
    until = words.full_day(scope.as_of)
    if all(isinstance(leaf.when, Happened) for leaf in leaves_of(figure)):
        return _("%(since)s—%(until)s发生的") % {
            "since": words.full_day(scope.since),
            "until": until,
        }
    return _("%s当日的情况") % until


def _share(part: int, whole: int) -> str:
    rate = percent(part, whole)
    return f"{rate:.1f}%" if rate is not None else ""


def _check(answer: Answer, cut: str, known: Cut, scope: Scope) -> Shape:
    cells = by_label(answer, cut, scope)
    quantities = [cell.quantity for _value, _label, cell in cells if cell.quantity is not None]
    total = sum(quantities[1:], start=quantities[0]) if quantities else Quantity(0)
    holds = answer.quantity is None or total == answer.quantity
    facts = {"cut": known.name, "value": answer.screen}
    terms = [cell.screen for _value, _label, cell in cells[:MOST_TERMS]]
    return {
        "verdict": "yes" if holds else "no",
        "word": _("%(cut)s合计 = %(value)s") % facts,
        "note": " + ".join(terms) + (" + …" if len(cells) > MOST_TERMS else ""),
    }


def _labels(cut: Cut, values: set[Key], scope: Scope) -> dict[Key, str]:
    by_cell: Mapping[Key, Any] = dict.fromkeys(values)
    return {value: label for value, label, _none in labelled(cut, by_cell, scope)}


def _line(
    counts: Mapping[tuple[Key, Key], int], heads: Iterable[Key], areas: Iterable[Key]
) -> dict[Key, int]:
    areas = list(areas)
    return {head: sum(counts.get((area, head), 0) for area in areas) for head in heads}


def _cross_row(
    leaf: Leaf, scope: Scope, label: str, by_head: Mapping[Key, int], here: Mapping[str, Key]
) -> Shape:
    _down, across = CROSS
    cells = [
        {
            "text": str(n) if n else "—",
            "url": rows_url(leaf.key, scope, {**here, across: kind}) if n else "",
        }
        for kind, n in by_head.items()
    ]
    total = sum(by_head.values())
    return {
        "label": label,
        "cells": cells,
        "sum": {"text": str(total), "url": rows_url(leaf.key, scope, here)},
        "share": "",
    }


def value_of(leaf: Leaf, scope: Scope, cells: Mapping[str, Key]) -> Answer:
    """The number that a list must come to: the figure's own, or that of its cell."""
    if not cells:
        return ask([leaf], scope)[leaf.key]
    if leaf.of.marks.keys() & cells:
        bearing = narrowed(leaf, cells.items())
        return replace(ask([bearing], scope)[bearing.key], figure=leaf)
    (cut, value), *others = cells.items()
    if cut in leaf.of.points and not others:
        return ask_at([leaf], scope, cut, [value])[leaf.key][value]
    answers = ask_by([leaf], scope, cut)[leaf.key]
    none = Answer(leaf, Quantity(0), rows=0)
    if not others:
        return answers.get(value, none)
    ((other, second),) = others
    n = crossed(leaf, scope, down=cut, across=other).get((value, second), 0)
    return Answer(leaf, Quantity(n), rows=n)


def cell_words(leaf: Leaf, scope: Scope, cells: Mapping[str, Key]) -> list[str]:
    """大类：基础设施."""
    return [
        f"{leaf.of.asked_by[cut].name}：{_labels(leaf.of.asked_by[cut], {value}, scope)[value]}"
        for cut, value in cells.items()
    ]


def total_text(leaf: Leaf, value: Answer) -> str:
    """The summed column of a list whose figure is a sum."""
    if not isinstance(leaf, Sum):
        return ""
    return _("合计 %(value)s %(unit)s") % {"value": value.screen, "unit": leaf.unit}


def part_tabs(figure: Figure, leaf: Leaf, scope: Scope, cells: Mapping[str, Key]) -> list[Shape]:
    """分子 and 分母 of a rate, the parts of a total: one list each."""
    return [
        {
            "text": name,
            "url": rows_url(figure.key, scope, cells, part=part.key),
            "current": part.key == leaf.key,
        }
        for name, part in parts_of(figure)
    ]
