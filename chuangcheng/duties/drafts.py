"""责任项草稿: what is said of an item before it is recorded, and said again with changes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.duties.models import DutyItem, DutyUnit
from chuangcheng.kernel import text
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area
from chuangcheng.standards.models import Clause

MOST_UNITS = 20
Part = DutyUnit.Part


@dataclass(frozen=True, kw_only=True)
class DutyDraft:
    """责任项草稿: `area` is a community or village, or the sub-district as a whole."""

    clause: Clause
    area: Area
    leader: Person | None = None
    lead_unit: Unit | None = None
    responsible: tuple[Unit, ...] = ()
    cooperating: tuple[Unit, ...] = ()
    person: Person | None = None
    target: Quantity = UNKNOWN
    target_unit: str = ""
    due_on: date = OPEN_END
    due_text: str = ""
    note: str = ""


def draft_of(item: DutyItem) -> DutyDraft:
    """What is said of an item, to be said again with changes."""
    return DutyDraft(
        clause=item.clause,
        area=item.area,
        leader=item.leader,
        lead_unit=item.lead_unit,
        responsible=tuple(row.unit for row in item.units_as(Part.RESPONSIBLE_UNIT)),
        cooperating=tuple(row.unit for row in item.units_as(Part.COOPERATION)),
        person=item.person,
        target=item.goal,
        target_unit=item.target_unit,
        due_on=item.due_on,
        due_text=item.due_text,
        note=item.note,
    )


def facts_of(draft: DutyDraft) -> dict[str, Any]:
    """The columns that a draft fills. Raises Refused for what cannot be."""
    if len({*draft.responsible, *draft.cooperating}) > MOST_UNITS:
        raise Refused(_("一项最多写 %s 个单位") % MOST_UNITS, field="responsible")
    if both := {*draft.responsible} & {*draft.cooperating}:
        named = "、".join(sorted(map(str, both)))
        raise Refused(_("%s既是责任单位又是配合单位，留一处") % named, field="cooperating")
    return {
        "leader": draft.leader,
        "lead_unit": draft.lead_unit,
        "person": draft.person,
        "target": draft.target.value,
        "target_certainty": draft.target.certainty,
        "target_unit": text.clean_line(draft.target_unit, most=12, field="target_unit"),
        "due_on": draft.due_on,
        "due_text": text.clean_line(draft.due_text, most=60, field="due_text"),
        "note": text.clean_line(draft.note, most=200, field="note"),
    }
