"""Deeds of inspecting: opening a round, visiting, finding."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.inspections import queries
from chuangcheng.inspections.models import (
    Answer,
    ChecklistItem,
    Finding,
    InspectionType,
    Round,
    Statement,
    Visit,
)
from chuangcheng.inspections.rules import may, may_visit
from chuangcheng.issues import commands as issues
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Issue, Source
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, AreaKind, Place
from chuangcheng.places.queries import ancestors_of
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions

MOST_SEEN = 1_000_000  # more is a slip of the pen


@dataclass(frozen=True)
class Seen:
    """所见: a kind of thing that was seen, with its number or without one."""

    what: str
    quantity: Quantity


@transaction.atomic
def open_round(
    name: str,
    *,
    type: InspectionType,
    subdistrict: Area,
    starts_on: date,
    ends_on: date,
    by: Actor,
    now: datetime,
) -> Round:
    """安排检查轮次. Raises Refused when it ends before it starts, or for no sub-district."""
    require(may("open_round", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("检查轮次按街道安排"), field="subdistrict")
    if ends_on < starts_on:
        raise Refused(_("结束日期不能早于开始日期"), field="ends_on")
    opened = Round.objects.create(
        name=text.filled(name, most=60, field="name"),
        type=type,
        subdistrict=subdistrict,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    trail.record("inspections.open_round", by=by, at=now, on=opened)
    return opened


@transaction.atomic
def visit(
    round: Round,
    where: Place | Area,
    *,
    on: date,
    unit: Unit,
    by: Actor,
    now: datetime,
    note: str = "",
    seen: Sequence[Seen] = (),
) -> Visit:
    """登记检查: a unit looked at a place or a village on a day; what it saw may stay uncounted.

    Raises Refused for a day outside the round or in the future, for a place outside its
    sub-district, and for what the unit has on record already.
    """
    require(may_visit(by, where, unit))
    _refuse_wrong_day(round, on, now=now)
    _refuse_wrong_place(round, where)
    place = where if isinstance(where, Place) else None
    visited = Visit(
        round=round,
        type=round.type,
        place=place,
        place_type=place.type if place else "",
        visited_on=on,
        **ancestors_of(where),
        unit=unit,
        by_id=by.person_id,
        note=text.clean_line(note, most=200, field="note"),
        recorded_at=now,
    )
    _refuse_twice(visited)
    entry = trail.record("inspections.visit", by=by, at=now)
    visited.known_from = entry.pk
    visited.save(force_insert=True)
    _state(visited, seen)
    trail.note(entry, [(visited, {"on": on.isoformat()})])
    return visited


@transaction.atomic
def find(
    visited: Visit,
    drafts: Sequence[IssueDraft],
    *,
    by: Actor,
    now: datetime,
    items: Sequence[ChecklistItem | None] = (),
) -> list[Issue]:
    """检查发现: what a visit found becomes issues, accepted at once, of the round's source.

    Day and place are the visit's; `items` are the lines of the checklist that they fall short
    of, one for each draft. Raises Refused for a void visit and what lies elsewhere.
    """
    require(may_visit(by, visited, visited.unit))
    refuse_void(visited)
    found = [_found(visited, draft) for draft in drafts]
    entry = trail.record("inspections.find", by=by, at=now)
    raised = issues.raise_found(found, by=by.within(entry.deed), now=now)
    Finding.objects.bulk_create(
        Finding(visit=visited, issue=issue, item=item)
        for issue, item in zip(raised, items or [None] * len(raised), strict=True)
    )
    trail.note(entry, [(visited, {"issues": len(raised)})])
    return raised


@transaction.atomic
def link(raised: Sequence[Issue], *, by: Actor, now: datetime) -> list[Finding]:
    """记入检查: issues that were written into a list on the round belong to the visit there.

    That is the visit to the issue's place on the day found, of the kind that is the issue's
    source; of several the community's own. Where that leaves a doubt nothing is linked.
    """
    visits = queries.visits_that_found(raised)
    found = [Finding(visit=visits[issue.pk], issue=issue) for issue in raised if issue.pk in visits]
    for visited in {finding.visit_id: finding.visit for finding in found}.values():
        require(may("visit", by, visited))
    if not found:
        return []
    entry = trail.record("inspections.link", by=by, at=now)
    Finding.objects.bulk_create(found, batch_size=500)
    counts = Counter(finding.visit for finding in found)
    trail.note(entry, [(visited, {"issues": n}) for visited, n in counts.items()])
    return found


@transaction.atomic
def void_visit(visited: Visit, *, reason: str, by: Actor, now: datetime) -> Visit:
    """作废检查记录: it never took place, and nothing was answered; its issues stay, for they were
    really seen."""
    require(may("void_visit", by, visited))
    refuse_void(visited)
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record(
        "inspections.void_visit", by=by, at=now, on=visited, facts={"reason": reason}
    )
    answers = Answer.objects.filter(visit=visited, void=False)
    versions.revise_all(answers, entry=entry, void=True)
    return versions.revise(visited, entry=entry, void=True)


def refuse_void(visited: Visit) -> None:
    """作废的检查 takes nothing more. Raises Refused."""
    if visited.void:
        raise Refused(_("这次检查已经作废"))


def _refuse_wrong_day(round: Round, on: date, *, now: datetime) -> None:
    if on > law_day(now):
        raise Refused(_("检查日期不能晚于今天"), field="on")
    if not round.starts_on <= on <= round.ends_on:
        raise Refused(_("检查日期不在这一轮的日期里"), field="on")


def _refuse_wrong_place(round: Round, where: Place | Area) -> None:
    if where.subdistrict_id != round.subdistrict_id:
        raise Refused(_("“%s”不在这一轮的街道里") % where, field="place")
    if where.void:
        raise Refused(_("“%s”已经作废") % where, field="place")


def _refuse_twice(visited: Visit) -> None:
    same = Visit.objects.filter(
        round=visited.round,
        unit=visited.unit,
        community=visited.community_id,
        place=visited.place,
        visited_on=visited.visited_on,
        void=False,
    )
    if same.exists():
        raise Refused(_("%(unit)s这一天的检查已经登记过") % {"unit": visited.unit}, field="place")


def _found(visited: Visit, draft: IssueDraft) -> IssueDraft:
    """The draft as a finding of the visit."""
    if visited.place_id is None:
        elsewhere = draft.place is not None and draft.place.community_id != visited.community_id
    else:
        elsewhere = draft.place is not None and draft.place.pk != visited.place_id
    if elsewhere:
        raise Refused(_("“%s”不在这次检查的地方") % draft.place, field="place")
    return replace(
        draft,
        source=Source(visited.type),
        found_on=visited.visited_on,
        place=draft.place or visited.place,
        community=visited.community,
    )


def _state(visited: Visit, seen: Sequence[Seen]) -> None:
    Statement.objects.bulk_create(
        Statement(
            visit=visited,
            seen=text.filled(item.what, most=60, field="seen"),
            quantity=_countable(item.quantity.value),
            certainty=item.quantity.certainty,
            order=order,
        )
        for order, item in enumerate(seen)
    )


def _countable(number: int | None) -> int | None:
    if number is not None and number > MOST_SEEN:
        raise Refused(_("数最多写到 %d") % MOST_SEEN, field="seen")
    return number
