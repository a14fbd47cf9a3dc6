"""责任清单的样子: rows of the list, the facts of an item, the gaps of a list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents.models import Document
from chuangcheng.duties.gaps import Gaps
from chuangcheng.duties.models import DutyItem, DutyList, DutyUnit
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people.models import Person
from chuangcheng.web import citing, words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
Names = Mapping[tuple[int, int], str]
MOST_GAPS = 30


def table(
    items: Iterable[DutyItem], heads: Mapping[str, Shape], names: Names, today: date
) -> Shape:
    """责任清单一览 for components/table.html."""
    return {
        "caption": _("责任清单"),
        "columns": [
            {"label": _("测评标准"), "width": "", **heads["position"]},
            {"label": _("区域"), "width": "unit"},
            {"label": _("牵头单位"), "width": "unit", "hide": "phone"},
            {"label": _("责任人"), "width": "area"},
            {"label": _("完成时限"), "width": "day", "align": "num", **heads["due"]},
            {"label": _("状态"), "width": "due"},
        ],
        "rows": [_row(item, names, today) for item in items],
    }


def lists_table(lists: Iterable[DutyList], actor: Actor, today: date) -> Shape:
    """各份清单 for components/table.html."""
    return {
        "caption": _("各份责任清单"),
        "columns": [
            {"label": _("清单名称"), "width": ""},
            {"label": _("清单文件"), "width": "", "hide": "phone"},
            {"label": _("发布日期"), "width": "day", "align": "num"},
        ],
        "rows": [
            {
                "value": each.pk,
                "label": each.name,
                "cells": [
                    {
                        "kind": "text",
                        "text": each.name,
                        "sub": "",
                        "url": reverse("responsibilities:list_detail", args=[each.pk]),
                    },
                    {
                        "kind": "text",
                        "text": each.document.citation if each.document else "—",
                        "sub": "",
                        "url": citing.url_of(each.document, actor),
                        "hide": "phone",
                    },
                    {"kind": "time", "text": published(each, today)},
                ],
            }
            for each in lists
        ],
    }


def published(each: DutyList, today: date) -> str:
    """3月10日, or 草稿."""
    return _("草稿") if each.is_draft else words.day(each.published_on, today)


def facts_of_list(duty_list: DutyList, actor: Actor) -> list[Shape]:
    """基本情况 of a list; what was not filled in is left out."""
    return said([_issued(duty_list.document, actor), fact(_("备注"), duty_list.note)])


def facts(item: DutyItem, names: Names, actor: Actor, today: date) -> list[Shape]:
    """基本情况 for components/facts.html; the names are those of the day."""
    clause = item.clause
    return [
        fact(_("测评体系"), str(item.system)),
        fact(_("测评标准"), str(clause), reverse("standards:clause", args=[clause.pk])),
        fact(_("测评方法"), clause.method_words or "—"),
        fact(_("区域"), item.area.name),
        fact(_("牵头领导"), _person(item.leader)),
        fact(_("牵头单位"), _unit(item, names)),
        fact(_("责任单位"), _units(item, DutyUnit.Part.RESPONSIBLE_UNIT, names)),
        fact(_("配合单位"), _units(item, DutyUnit.Part.COOPERATION, names)),
        fact(_("责任人"), person(item)),
        fact(_("量化目标"), goal(item)),
        fact(_("完成时限"), due(item, today), note=_vague(item)),
        fact(_("备注"), item.note or "—"),
        fact(_("清单"), item.duty_list.name),
        *said([_issued(item.duty_list.document, actor)]),
        fact(_("有效期"), state(item, today)),
    ]


def history(rows: Iterable[DutyItem], names: Names, today: date) -> list[Shape]:
    """历次变更 for components/rows.html."""
    return [
        {
            "text": _("%(unit)s，%(person)s") % {"unit": _unit(row, names), "person": person(row)},
            "url": reverse("responsibilities:detail", args=[row.pk]),
            "note": row.note,
            "end": state(row, today),
        }
        for row in rows
    ]


def gaps(found: Gaps) -> list[Shape]:
    """缺口和重叠 for components/rows.html."""
    shown = [
        _gap(str(clause), _("没有责任项"), reverse("standards:clause", args=[clause.pk]))
        for clause in found.without[:MOST_GAPS]
    ]
    if more := len(found.without) - MOST_GAPS:
        shown += [_gap(_("还有 %s 条标准没有责任项") % more, "")] if more > 0 else []
    if found.unnamed:
        url = f"{reverse('responsibilities:list')}?named=no"
        shown.append(_gap(_("%s 项责任人待定") % found.unnamed, "", url))
    for each in found.doubled:
        leads = _("、").join(each.leads)
        shown.append(_gap(f"{each.clause}，{each.area}", _("两个牵头单位：%s") % leads))
    if found.unmatched:
        listed = _("、").join(found.unmatched)
        shown.append(_gap(_("表里的单位没有登记，对不上：%s") % listed, ""))
    return shown


def person(item: DutyItem) -> str:
    """责任人, or 责任人待定."""
    return item.person.name if item.person else _("责任人待定")


def goal(item: DutyItem) -> str:
    """12 盏; 未定 while nobody has said a number."""
    return _("未定") if item.target is None else f"{item.goal.screen()} {item.target_unit}".strip()


def _aim(item: DutyItem) -> str:
    """目标 12 盏, or nothing while nobody has said a number."""
    return "" if item.target is None else _("目标 %s") % goal(item)


def due(item: DutyItem, today: date) -> str:
    """4月30日, the words as they were said, or —."""
    if item.due_on != OPEN_END:
        return words.day(item.due_on, today)
    return item.due_text or "—"


def state(item: DutyItem, today: date) -> str:
    """草稿; 3月10日起; 3月10日—4月1日."""
    if item.is_draft:
        return _("草稿")
    since = words.day(item.since, today)
    if item.until == OPEN_END:
        return _("%s起") % since
    return _("%(since)s—%(until)s") % {"since": since, "until": words.day(item.until, today)}


def _row(item: DutyItem, names: Names, today: date) -> Shape:
    url = reverse("responsibilities:detail", args=[item.pk])
    over = item.until <= today
    return {
        "value": item.pk,
        "label": str(item.clause),
        "cells": [
            {"kind": "text", "text": str(item.clause), "sub": _aim(item), "url": url},
            {"kind": "plain", "text": item.area.name},
            {"kind": "plain", "text": _unit(item, names), "hide": "phone"},
            {"kind": "plain", "text": person(item), "quiet": item.person is None},
            {"kind": "time", "text": due(item, today)},
            {"kind": "plain", "text": state(item, today), "quiet": over},
        ],
    }


def _person(someone: Person | None) -> str:
    return f"{someone.name} {someone.post}".strip() if someone else "—"


def _unit(item: DutyItem, names: Names) -> str:
    return names.get((item.pk, item.lead_unit_id or 0), "—")


def _units(item: DutyItem, part: DutyUnit.Part, names: Names) -> str:
    found = [names.get((item.pk, row.unit_id), row.unit.name) for row in item.units_as(part)]
    return _("、").join(found) or "—"


def _vague(item: DutyItem) -> str:
    return _("没有写到哪一天") if item.is_vague else ""


def _issued(document: Document | None, actor: Actor) -> Shape:
    """清单文件."""
    name = document.citation if document else ""
    return fact(_("清单文件"), name, citing.url_of(document, actor))


def _gap(text: str, note: str, url: str = "") -> Shape:
    return {"text": text, "url": url, "note": note, "end": ""}
