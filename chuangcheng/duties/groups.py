"""Deeds on the leading group and its seats. Sits beside commands."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.documents.models import Document
from chuangcheng.duties import citing
from chuangcheng.duties.models import GroupPost, LeadingGroup, Seat
from chuangcheng.duties.responsibilities import owner
from chuangcheng.duties.rules import may
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.names import read_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Person
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions

MOST_RANK = 99


@transaction.atomic
def found_group(
    subdistrict: Area,
    *,
    name: str,
    since: date,
    by: Actor,
    now: datetime,
    founding: Document | None = None,
    note: str = "",
) -> LeadingGroup:
    """成立领导小组. Raises Refused for a name of another group, a document of another office."""
    require(may("edit_groups", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("领导小组按街道成立"), field="subdistrict")
    called = read_name(name)
    group = LeadingGroup(
        **owner(subdistrict),
        name=called.name,
        folded=called.folded,
        founding=citing.check(founding, subdistrict_id=subdistrict.pk, field="founding"),
        note=text.clean_line(note, most=200, field="note"),
        since=since,
    )
    entry = trail.record("duties.found_group", by=by, at=now)
    group.known_from = entry.pk
    with once(Refused(_("已经有“%s”") % group, field="name")):
        group.save(force_insert=True)
    facts = {"name": group.name, "since": since.isoformat(), "founding": str(founding or "")}
    trail.note(entry, [(group, facts)])
    return group


@transaction.atomic
def edit_group(
    group: LeadingGroup, *, founding: Document | None, note: str, by: Actor, now: datetime
) -> LeadingGroup:
    """修改领导小组: the document by which it was founded, and the note.

    Raises Refused for a document of another sub-district.
    """
    require(may("edit_groups", by, group))
    given = {
        "founding": citing.check(founding, subdistrict_id=group.subdistrict_id, field="founding"),
        "note": text.clean_line(note, most=200, field="note"),
    }
    moved = {name: value for name, value in given.items() if getattr(group, name) != value}
    if not moved:
        return group
    shown = {k: [str(getattr(group, k) or ""), str(value or "")] for k, value in moved.items()}
    entry = trail.record("duties.edit_group", by=by, at=now, on=group, facts=shown)
    return versions.revise(group, entry=entry, **moved)


@transaction.atomic
def end_group(group: LeadingGroup, *, on: date, by: Actor, now: datetime) -> LeadingGroup:
    """撤销领导小组, on a day that is no longer included; its seats end with it.

    Raises Refused for a group that has ended and for a day before it, or one of its seats, began.
    """
    require(may("edit_groups", by, group))
    _refuse_ended(group)
    seats = list(Seat.objects.filter(group=group, void=False, until=OPEN_END))
    if on < max([group.since, *(seat.since for seat in seats)]):
        raise Refused(_("日期不能早于成立日期和成员的任职日期"), field="on")
    facts = {"on": on.isoformat()}
    entry = trail.record("duties.end_group", by=by, at=now, on=group, facts=facts)
    if seats:
        versions.revise_all(seats, entry=entry, until=on)
    return versions.revise(group, entry=entry, until=on)


@transaction.atomic
def take_seat(
    group: LeadingGroup,
    person: Person,
    post: GroupPost,
    *,
    since: date,
    by: Actor,
    now: datetime,
    rank: int = 0,
) -> Seat:
    """加入领导小组: one seat for a person at a time.

    Raises Refused for a day outside the group's, and for who sits in it already.
    """
    require(may("edit_groups", by, group))
    LeadingGroup.objects.select_for_update().get(pk=group.pk)
    _refuse_ended(group)
    if since < group.since:
        raise Refused(_("任职日期不能早于小组成立日期"), field="since")
    if not 0 <= rank <= MOST_RANK:
        raise Refused(_("排列写 0 到 %s 之间的数") % MOST_RANK, field="rank")
    held = Seat.objects.filter(group=group, person=person, void=False, until__gt=since)
    if held.exists():
        raise Refused(_("%s已经在这个小组里，先结束原来的职务") % person, field="person")
    facts: dict[str, Any] = {"post": post, "since": since, "rank": rank}
    seat = Seat(group=group, person=person, **facts, **owner(group.subdistrict))
    entry = trail.record("duties.take_seat", by=by, at=now)
    seat.known_from = entry.pk
    seat.save(force_insert=True)
    said = {"person": person.name, "post": str(post), "since": since.isoformat()}
    trail.note(entry, [(seat, said), (group, said)])
    return seat


@transaction.atomic
def leave_seat(seat: Seat, *, on: date, by: Actor, now: datetime) -> Seat:
    """退出领导小组, on a day that is no longer included. Raises Refused for a day before it."""
    require(may("edit_groups", by, seat))
    if seat.until != OPEN_END:
        raise Refused(_("这个职务已经结束"))
    if on < seat.since:
        raise Refused(_("结束日期不能早于任职日期"), field="on")
    facts = {"on": on.isoformat()}
    entry = trail.record("duties.leave_seat", by=by, at=now, on=seat, facts=facts)
    return versions.revise(seat, entry=entry, until=on)


def _refuse_ended(group: LeadingGroup) -> None:
    if group.until != OPEN_END:
        raise Refused(_("“%s”已经撤销") % group)
