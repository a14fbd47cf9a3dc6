"""撤回移交: what a hand-over of an area changed is as it was before. Sits beside commands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.duties import commands as duties
from chuangcheng.duties import lists
from chuangcheng.duties.models import Charge, DutyItem
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import commands as people
from chuangcheng.people.models import Grant
from chuangcheng.places.models import Area
from chuangcheng.places.rules import may_edit_area
from chuangcheng.trail import commands as trail
from chuangcheng.trail.models import Event, key_of

Row = Charge | DutyItem | Grant
_RELATED = {
    Charge: ("place", "area", "unit", "person"),
    DutyItem: ("clause__system", "duty_list", "area", "lead_unit", "person", "leader", "follows"),
    Grant: ("person", "unit", "area"),
}


@dataclass(frozen=True, slots=True)
class _Moved:
    """One row of a hand-over: what it is by now, until when it lasted before and lasts since."""

    row: Row
    was: date | None  # None for what was made
    left: date


@transaction.atomic
def take_back(area: Area, *, by: Actor, now: datetime) -> Area:
    """撤回移交, the last one of an area: what it ended goes on, what it made never was.

    A correction. Raises Refused where nothing was handed over, and where something of it has been
    changed since.
    """
    require(may_edit_area(by, area))
    handed = last_hand_over(area)
    if handed is None:
        raise Refused(_("“%s”没有可以撤回的移交") % area.name)
    moved = _moved(handed)
    _refuse_moved_on(moved, handed)
    facts = {"entry": handed.entry_id}
    entry = trail.record("offices.take_back", by=by, at=now, on=area, facts=facts)
    inside = by.within(entry.deed)
    for each in moved:
        if each.was is None:
            _take_away(each.row, by=inside, now=now)
    for each in moved:
        if each.was is not None:
            _go_on(each.row, each.was, by=inside, now=now)
    return area


def last_hand_over(area: Area) -> Event | None:
    """移交 that can still be taken back: the last one, unless it was taken back."""
    about = Event.objects.filter(subject=key_of(area)).select_related("entry")
    taken = about.filter(entry__verb="offices.take_back").values_list("facts", flat=True)
    gone = [facts["entry"] for facts in taken]
    handed = about.filter(entry__verb="offices.hand_over", facts__from=area.name)
    return handed.exclude(entry__in=gone).order_by("-entry").first()


def _moved(handed: Event) -> list[_Moved]:
    events = Event.objects.filter(entry=handed.entry_id).order_by("id")
    facts = {event.subject: event.facts for event in events}
    return [
        _Moved(row, *_days(facts[key_of(row)]))
        for model in (Charge, DutyItem, Grant)
        for row in _rows(model, facts)
    ]


def _rows(model: type[Any], subjects: Iterable[str]) -> list[Row]:
    label = f"{model._meta.label_lower}:"
    ids = [int(subject.removeprefix(label)) for subject in subjects if subject.startswith(label)]
    found = model._default_manager.filter(pk__in=ids).select_related(*_RELATED[model])
    return list(found.order_by("pk"))


def _days(facts: dict[str, Any]) -> tuple[date | None, date]:
    if "made" in facts:
        return None, date.fromisoformat(facts["made"])
    was, left = facts["ended"]
    return date.fromisoformat(was), date.fromisoformat(left)


def _refuse_moved_on(moved: Iterable[_Moved], handed: Event) -> None:
    """Later deeds stand in the trail of a row, or in its days."""
    moved = list(moved)
    later = Event.objects.filter(
        subject__in=[key_of(each.row) for each in moved], entry__gt=handed.entry_id
    ).exclude(entry__deed=handed.entry.deed)
    changed = any(each.row.until != each.left for each in moved)
    if changed or later.exists():
        raise Refused(_("移交以后有的分工、责任项或角色又办过，不能整体撤回，逐项改"))


def _take_away(row: Row, *, by: Actor, now: datetime) -> None:
    """What was made lasts no day; an item goes with the one from which it took over."""
    match row:
        case Charge():
            duties.end(row, on=row.since, by=by, now=now)
        case Grant():
            people.end_grant(row, on=row.since, by=by, now=now)
        case DutyItem() if row.follows is not None:
            lists.take_back_item(row.follows, by=by, now=now)


def _go_on(row: Row, until: date, *, by: Actor, now: datetime) -> None:
    match row:
        case Charge():
            duties.go_on(row, until=until, by=by, now=now)
        case Grant():
            people.resume_grant(row, until=until, by=by, now=now)
        case DutyItem():
            lists.take_back_item(row, by=by, now=now)
