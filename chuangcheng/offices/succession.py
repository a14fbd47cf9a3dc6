"""移交: who answered for an area that ended answers for its successor. Sits beside commands."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties import commands as duties
from chuangcheng.duties import lists
from chuangcheng.duties.models import Charge, ChargeKind, DutyItem
from chuangcheng.duties.rules import may
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.offices.left_behind import charges_left, items_left, left_behind, roles_left
from chuangcheng.people import commands as people
from chuangcheng.people.models import Grant
from chuangcheng.people.rules import may_grant
from chuangcheng.places.models import Area
from chuangcheng.places.rules import may_edit_area
from chuangcheng.trail import commands as trail

Moved = tuple[Model, dict[str, Any]]


@transaction.atomic
def hand_over(area: Area, *, by: Actor, now: datetime) -> Area:
    """移交: charges, responsibility items and roles go on in the successor from its first day.

    Places and open issues stay where they were recorded, and so do the roles that look after them;
    roles are handed over by whoever may grant them, items by whoever writes the list. Raises
    Refused for an area that goes on, whose successor has ended, and where nothing is left.
    """
    require(may_edit_area(by, area))
    today = law_day(now)
    successor = _successor(area, today)
    entry = trail.record("offices.hand_over", by=by, at=now)
    inside = by.within(entry.deed)
    moved: list[Moved] = [
        *_charges(area, successor, today, by=inside, now=now),
        *_items(area, successor, today, by=inside, now=now),
        *_roles(area, successor, today, by=inside, now=now),
    ]
    if not moved:
        raise Refused(_("“%s”没有你可以移交的分工、责任项和角色") % area.name)
    told = {"from": area.name, "to": successor.name}
    rows = [(row, {**told, **facts}) for row, facts in moved]
    trail.note(entry, [*rows, (area, told), (successor, told)])
    return successor


def _successor(area: Area, today: date) -> Area:
    if area.until > today or area.successor is None:
        raise Refused(_("“%s”还没有由别的区域接替，先办区划调整") % area.name)
    if area.successor.until != OPEN_END:
        raise Refused(_("接替它的“%s”也已经撤销，先看那一个区域") % area.successor.name)
    return area.successor


def _charges(area: Area, successor: Area, today: date, *, by: Actor, now: datetime) -> list[Moved]:
    """What the successor has already only ends."""
    moved: list[Moved] = []
    for charge in charges_left(area, on=today):
        until, on = charge.until, max(area.until, charge.since)
        moved.append(_ended(duties.end(charge, on=on, by=by, now=now), was=until))
        held = {"kind": charge.kind, "unit": charge.unit, "person": charge.person}
        if Charge.objects.valid(today).filter(area=successor, **held).exists():
            continue
        assigned = duties.assign(
            successor,
            ChargeKind(charge.kind),
            unit=charge.unit,
            person=charge.person,
            since=on,
            until=until,
            note=charge.note,
            by=by,
            now=now,
        )
        moved.append(_made(assigned))
    return moved


def _items(area: Area, successor: Area, today: date, *, by: Actor, now: datetime) -> list[Moved]:
    """What the successor has already, of the same standard and leading unit, only ends."""
    held = DutyItem.objects.in_force(today).filter(area=successor)
    taken = set(held.values_list("clause", "lead_unit"))
    moved: list[Moved] = []
    for item in [each for each in items_left(area, on=today) if may("edit_items", by, each)]:
        on = max(area.until, item.since)
        if (item.clause_id, item.lead_unit_id) in taken:
            moved.append(_ended(lists.end_item(item, on=on, by=by, now=now), was=OPEN_END))
        else:
            made = lists.hand_over_item(item, area=successor, on=on, by=by, now=now)
            moved.append(_made(made))
    return moved


def _roles(area: Area, successor: Area, today: date, *, by: Actor, now: datetime) -> list[Moved]:
    """Those of others; the old ones end once nothing lies there any more."""
    if not may_grant(by, area=successor):
        return []
    needed = left_behind(area, on=today).lies_there
    moved: list[Moved] = []
    for held in roles_left(area, on=today).exclude(person=by.person_id):
        since, until = max(area.until, held.since), held.until
        given = people.grant(
            held.person,
            Role(held.role),
            unit=held.unit,
            area=successor,
            since=since,
            until=until,
            by=by,
            now=now,
        )
        moved.append(_made(given))
        if not needed:
            moved.append(_ended(people.end_grant(held, on=since, by=by, now=now), was=until))
    return moved


def _made(row: Charge | DutyItem | Grant) -> Moved:
    """What goes on in the successor, as it was made."""
    return row, {"made": row.until.isoformat()}


def _ended(row: Charge | DutyItem | Grant, *, was: date) -> Moved:
    """What ended here: until when it was to last before, and since when it does not."""
    return row, {"ended": [was.isoformat(), row.until.isoformat()]}
