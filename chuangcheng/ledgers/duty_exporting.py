"""导出责任清单: items as filtered; whom nobody named is printed as 责任人待定."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties import queries
from chuangcheng.duties.models import DutyItem, DutyList, DutyUnit
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.ledgers.duty_layout import DUTY_ITEM_LIST
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.people import queries as people
from chuangcheng.standards.models import Level
from chuangcheng.standards.queries import place_types_of


def export_items(items: Iterable[DutyItem], *, by: Actor, now: datetime) -> bytes:
    """导出责任清单: these items in their order; units by their names of today, or of the last day.

    What no record keeps yet (当前值, 完成率, 佐证材料数) stays blank.
    """
    rows, today = list(items), law_day(now)
    names = queries.unit_names(rows, on=today)
    return workbook(DUTY_ITEM_LIST, _rows(rows, names, by=by, today=today), now=now)


def _rows(
    items: Iterable[DutyItem], names: Mapping[tuple[int, int], str], *, by: Actor, today: date
) -> Iterator[Row]:
    for item in items:
        clause, person = item.clause, item.person
        above = {each.level: str(each) for each in clause.line[:-1]}
        yield {
            "code": clause.full_code,
            "project": above.get(Level.PROJECT, ""),
            "content": above.get(Level.CONTENT, ""),
            "standard": clause.text,
            "methods": clause.method_words,
            "target": None if item.target is None else item.goal,
            "target_unit": item.target_unit,
            "sites": "、".join(str(kind.label) for kind in place_types_of(clause)),
            "leader": item.leader.name if item.leader else "",
            "lead_unit": names.get((item.pk, item.lead_unit_id or 0), ""),
            "responsible": _units(item, DutyUnit.Part.RESPONSIBLE_UNIT, names),
            "person": person.name if person else _("责任人待定"),
            "phone": people.phone_for(by, person, person.phone) if person else "",
            "due": item.due_on if item.due_on != OPEN_END else item.due_text,
            "state": _state(item, today),
            "note": item.note,
            "area": item.area.name,
            "cooperating": _units(item, DutyUnit.Part.COOPERATION, names),
            "document": _issued(item.duty_list),
        }


def _issued(duty_list: DutyList) -> str:
    """清单文件; nothing for one that is void, which no list may name."""
    document = duty_list.document
    return document.citation if document and not document.void else ""


def _units(item: DutyItem, part: DutyUnit.Part, names: Mapping[tuple[int, int], str]) -> str:
    return "、".join(
        names.get((item.pk, row.unit_id), row.unit.name) for row in item.units_as(part)
    )


def _state(item: DutyItem, today: date) -> str:
    if item.is_draft:
        return _("草稿")
    return _("已结束") if item.until <= today else _("在用")
