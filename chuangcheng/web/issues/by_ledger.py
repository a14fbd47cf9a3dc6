"""台账写的责任: what a ledger said of an issue's unit and limit, offered when it is dispatched.

It is an offer with its reason: whoever dispatches decides. What a unit sent back is not offered
to it again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import WorkCalendar, law_day
from chuangcheng.issues.deeds import State
from chuangcheng.issues.limits import Limit, Unit
from chuangcheng.issues.models import Issue
from chuangcheng.issues.routing import Route, Weighed, Weight
from chuangcheng.ledgers import queries as ledgers
from chuangcheng.ledgers.queries import Saying
from chuangcheng.people import models as people
from chuangcheng.trail.models import key_of
from chuangcheng.web import words
from chuangcheng.web.issues import reckoning

_LONGEST_FILE = 40


@dataclass(frozen=True, kw_only=True)
class Told:
    """台账写的责任 of one issue: whom and until when; `derived` when nobody said who leads."""

    where: str
    unit: people.Unit | None = None
    cooperating: tuple[people.Unit, ...] = ()
    derived: bool = False
    limit: Limit | None = None
    due_on: date | None = None


def told_of(issues: Iterable[Issue], *, on: date) -> dict[int, Told]:
    """台账写的责任 of the issues that were never dispatched, by their ids, in two statements."""
    waiting = {key_of(issue): issue.pk for issue in issues if issue.state == State.ACCEPTED}
    sayings = ledgers.sayings_of(waiting) if waiting else {}
    ids = {pk for saying in sayings.values() for pk in _unit_ids(saying)}
    units = people.Unit.objects.valid(on).in_bulk(ids) if ids else {}
    return {waiting[key]: _told(saying, units) for key, saying in sayings.items()}


def routed(
    route: Route, told: Told | None, *, among: Collection[people.Unit] | None = None
) -> Route:
    """交办建议 with what the ledger said before all rules, if its unit is among those offered."""
    if told is None or told.unit is None:
        return route
    if among is not None and told.unit not in among:
        facts = {"where": told.where, "unit": told.unit}
        said = _("台账写明：%(where)s写的是%(unit)s，你不能交办给它") % facts
        return replace(route, weighed=(Weighed(Weight.UNUSED, said), *route.weighed))
    reason = _reason(told, told.unit)
    rules = (replace(rule, weight=Weight.UNUSED) for rule in route.weighed)
    return Route(told.unit, told.cooperating, reason, (Weighed(Weight.USED, reason), *rules))


@dataclass(frozen=True, slots=True)
class Proposed:
    """时限建议: what the form begins with, and where it comes from."""

    initial: dict[str, Any]
    note: str


def proposed(told: Told | None, issue: Issue, now: datetime, calendar: WorkCalendar) -> Proposed:
    """时限建议: what the ledger said, if that is still to come, else the category's example."""
    if told and told.limit:
        facts = {"where": told.where, "limit": told.limit}
        given = reckoning.in_form(told.limit)
        return Proposed(given, _("%(where)s写的时限是%(limit)s") % facts)
    example = reckoning.in_form(reckoning.limit_of(issue.category))
    if told is None or told.due_on is None:
        return Proposed(example, reckoning.example(issue.category))
    facts = {"where": told.where, "day": words.day(told.due_on, law_day(now))}
    said = _("%(where)s写的时限是%(day)s") % facts
    if calendar.closing(told.due_on) > now:
        given = {**reckoning.in_form(None), "due_on": told.due_on}
        return Proposed(given, said)
    gone = _("%s，已经过了") % said
    return Proposed(example, _("；").join(filter(None, [gone, reckoning.example(issue.category)])))


def _told(saying: Saying, units: dict[int, people.Unit]) -> Told:
    said = saying.said
    limit, due_on = said.get("limit"), said.get("due_on")
    found = [units[pk] for pk in _unit_ids(saying) if pk in units]
    leads = "unit" in said and said["unit"] in units
    return Told(
        where=_("“%(file)s”第 %(row)s 行") % {"file": _short(saying.file_name), "row": saying.row},
        unit=found[0] if leads else None,
        cooperating=tuple(found[1:]) if leads else (),
        derived=bool(said.get("derived")),
        limit=Limit(limit[0], Unit(limit[1])) if limit else None,
        due_on=date.fromisoformat(due_on) if due_on else None,
    )


def _unit_ids(saying: Saying) -> list[int]:
    lead = [saying.said["unit"]] if "unit" in saying.said else []
    return [*lead, *saying.said.get("cooperating", ())]


def _reason(told: Told, unit: people.Unit) -> str:
    facts = {"where": told.where, "unit": unit}
    reason = _("台账写明：%(where)s写的是%(unit)s") % facts
    return _("%s，列了几个单位，排在前面的牵头") % reason if told.derived else reason


def _short(name: str) -> str:
    half = _LONGEST_FILE // 2
    return name if len(name) <= _LONGEST_FILE else f"{name[:half]}…{name[-half:]}"
