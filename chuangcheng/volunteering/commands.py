"""Deeds on activities and programmes. Stations: `building`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.models import Match
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry
from chuangcheng.volunteering.drafts import (
    QUANTITIES,
    ActivityDraft,
    columns_of_activity,
    numbers_of,
)
from chuangcheng.volunteering.models import (
    Activity,
    ActivityPartner,
    ActivityProof,
    ActivityState,
    Programme,
)
from chuangcheng.volunteering.queries import match_of, matches_on
from chuangcheng.volunteering.rules import may

MOST_PARTNERS = 10


@transaction.atomic
def start_programme(
    name: str, *, subdistrict: Area, since: date, by: Actor, now: datetime, note: str = ""
) -> Programme:
    """设立志愿服务项目 of a sub-district. Raises Refused for one of that name."""
    require(may("programme", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("志愿服务项目按街道设置"))
    programme = Programme(
        subdistrict=subdistrict,
        name=text.filled(name, most=40, field="name"),
        since=past(since, field="since", now=now),
        note=text.clean_line(note, most=200, field="note"),
    )
    entry = trail.record("volunteering.start_programme", by=by, at=now)
    with once(Refused(_("已经有“%s”这个项目") % programme.name, field="name")):
        programme.save(force_insert=True)
    trail.note(entry, [(programme, {"name": programme.name, "since": since.isoformat()})])
    return programme


@transaction.atomic
def end_programme(programme: Programme, *, on: date, by: Actor, now: datetime) -> Programme:
    """结束志愿服务项目 from a day on; its activities stay. Raises Refused for one that ended."""
    require(may("programme", by, programme))
    if not programme.runs:
        raise Refused(_("“%s”已经结束") % programme)
    if past(on, field="on", now=now) < programme.since:
        raise Refused(_("结束日期不能早于开始日期"), field="on")
    facts = {"on": on.isoformat()}
    trail.record("volunteering.end_programme", by=by, at=now, on=programme, facts=facts)
    programme.until = on
    programme.save(update_fields=["until"])
    return programme


def record(
    draft: ActivityDraft, *, by: Actor, now: datetime, files: Sequence[FileUpload] = ()
) -> Activity:
    """登记志愿活动, planned or held, with its pictures."""
    with transaction.atomic():
        activity = record_all([draft], by=by, now=now)[0]
        _attach(activity, files, by=by, now=now)
    return activity


@transaction.atomic
def record_all(drafts: Sequence[ActivityDraft], *, by: Actor, now: datetime) -> list[Activity]:
    """登记志愿活动: one deed for all of them; one bad draft and none is recorded.

    Raises Refused for one held on a day to come or planned for one gone by, for one of the same
    name there on that day, for a unit that stood by none of our communities.
    """
    for draft in drafts:
        require(may("record", by, draft.station or draft.where))
    entry = trail.record("volunteering.record", by=by, at=now)
    made = []
    for draft in drafts:
        activity = _activity(draft, entry, by=by, now=now)
        helping = _matches(activity, draft)
        activity.is_joint = bool(helping)
        activity.save(force_insert=True)
        _join(activity, helping)
        made.append(activity)
    trail.note(entry, [(each, _facts(each)) for each in made])
    return made


@transaction.atomic
def hold(
    activity: Activity,
    *,
    on: date,
    numbers: Mapping[str, Quantity],
    by: Actor,
    now: datetime,
    files: Sequence[FileUpload] = (),
) -> Activity:
    """登记开展: it was held on a day, with so many; a number that is not named is unknown.

    Raises Refused for a day to come and unless it is planned.
    """
    require(may("record", by, activity))
    _refuse_unless_planned(activity)
    past(on, field="on", now=now)
    _check_partners(activity, on)
    counted = {name: numbers.get(name, UNKNOWN) for name in QUANTITIES}
    facts = {"on": on.isoformat(), **{name: each.screen() for name, each in counted.items()}}
    entry = trail.record("volunteering.hold", by=by, at=now, on=activity, facts=facts)
    days = {**_settled(activity, on), "held_on": on}
    state = ActivityState.HELD
    versions.revise(activity, entry=entry, state=state, **days, **numbers_of(counted))
    _refuse_twice(activity)
    _attach(activity, files, by=by.within(entry.deed), now=now)
    return activity


@transaction.atomic
def postpone(activity: Activity, *, to: date, reason: str, by: Actor, now: datetime) -> Activity:
    """改期: it is planned for another day. Raises Refused unless it is planned."""
    require(may("record", by, activity))
    _refuse_unless_planned(activity)
    _check_ahead(to, field="to", now=now)
    facts = {
        "was": activity.held_on.isoformat(),
        "to": to.isoformat(),
        "reason": text.filled(reason, most=200, field="reason"),
    }
    entry = trail.record("volunteering.postpone", by=by, at=now, on=activity, facts=facts)
    versions.revise(activity, entry=entry, held_on=to)
    _refuse_twice(activity)
    return activity


@transaction.atomic
def cancel(activity: Activity, *, reason: str, by: Actor, now: datetime) -> Activity:
    """取消活动: it will not be held. Raises Refused unless it is planned."""
    require(may("record", by, activity))
    _refuse_unless_planned(activity)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("volunteering.cancel", by=by, at=now, on=activity, facts=facts)
    days = _settled(activity, law_day(now))
    return versions.revise(activity, entry=entry, state=ActivityState.CANCELLED, **days)


@transaction.atomic
def revise(activity: Activity, draft: ActivityDraft, *, by: Actor, now: datetime) -> Activity:
    """订正活动: it holds for every day; whether it was held has deeds of its own."""
    require(may("record", by, activity))
    require(may("record", by, draft.station or draft.where))
    _refuse_void(activity)
    if draft.state != activity.state:
        raise ValueError(f"{activity.state} is not corrected to {draft.state}")
    columns = {**kept_at(draft.where), **columns_of_activity(draft)}
    columns |= _redated(activity, draft.held_on, now=now)
    moved = {name: value for name, value in columns.items() if getattr(activity, name) != value}
    before = [row.match for row in activity.partners.all()]
    _check_station(draft)
    helping = _matches(activity, draft)
    if not moved and helping == before:
        return activity
    shown = {name: [said(getattr(activity, name)), said(new)] for name, new in moved.items()}
    if helping != before:
        shown["partners"] = ["、".join(str(each.unit) for each in m) for m in (before, helping)]
    entry = trail.record("volunteering.revise", by=by, at=now, on=activity, facts=shown)
    versions.revise(activity, entry=entry, is_joint=bool(helping), **moved)
    _refuse_twice(activity)
    if helping != before:
        activity.partners.all().delete()
        _join(activity, helping)
    return activity


@transaction.atomic
def void(activity: Activity, *, reason: str, by: Actor, now: datetime) -> Activity:
    """作废活动: it never was; it counts on no day."""
    require(may("void", by, activity))
    _refuse_void(activity)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("volunteering.void", by=by, at=now, on=activity, facts=facts)
    return versions.revise(activity, entry=entry, void=True)


@transaction.atomic
def add_files(
    activity: Activity, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Activity:
    """补充活动材料: pictures, papers."""
    require(may("record", by, activity))
    _refuse_void(activity)
    entry = trail.record("volunteering.add_files", by=by, at=now, on=activity, facts=told(files))
    _attach(activity, files, by=by.within(entry.deed), now=now)
    return activity


def _activity(draft: ActivityDraft, entry: Entry, *, by: Actor, now: datetime) -> Activity:
    _check_station(draft)
    activity = Activity(
        known_from=entry.pk,
        state=draft.state,
        held_on=draft.held_on,
        planned_on=min(law_day(now), draft.held_on),
        recorded_by_id=by.person_id,
        recorded_at=now,
        **kept_at(draft.where),
        **columns_of_activity(draft),
    )
    match draft.state:
        case ActivityState.HELD:
            activity.settled_on = past(draft.held_on, field="held_on", now=now)
        case ActivityState.CANCELLED:
            activity.settled_on = law_day(now)
        case _:
            _check_ahead(draft.held_on, field="held_on", now=now)
    _refuse_twice(activity)
    return activity


def _check_station(draft: ActivityDraft) -> None:
    station = draft.station
    if station is not None and (station.void or station.community_id != draft.where.community_id):
        raise Refused(_("“%s”不是这里的站点") % station, field="station")
    programme = draft.programme
    if programme is not None and programme.subdistrict_id != draft.where.subdistrict_id:
        raise Refused(_("“%s”不是本街道的项目") % programme, field="programme")


def _check_ahead(day: date, *, field: str, now: datetime) -> None:
    """What is planned lies ahead."""
    if day < law_day(now):
        raise Refused(_("日期已经过了，按已开展登记"), field=field)


def _matches(activity: Activity, draft: ActivityDraft) -> list[Match]:
    """结对 of the units that held it with us, in their order; each stood by us on its day."""
    units = list(dict.fromkeys(draft.partners))
    if len(units) > MOST_PARTNERS:
        raise Refused(_("共同开展的单位最多写 %s 个") % MOST_PARTNERS, field="partners")
    if not units:
        return []
    known = matches_on(activity.subdistrict, draft.held_on)
    found = []
    for unit in units:
        match = match_of(unit, known, draft.where if draft.where.community_id else None)
        if match is None:
            facts = {"unit": unit, "day": day_name(draft.held_on)}
            words = _("%(day)s时“%(unit)s”没有包联本街道的社区，先登记包联结对")
            raise Refused(words % facts, field="partners")
        found.append(match)
    return found


def _check_partners(activity: Activity, on: date) -> None:
    """Whoever was to help stood by us on the day on which it was held, too."""
    for row in activity.partners.select_related("match__unit"):
        if not row.match.from_on <= on < row.match.until_on:
            facts = {"unit": row.match.unit, "day": day_name(on)}
            raise Refused(_("%(day)s时“%(unit)s”不在包联期内，先订正活动") % facts, field="on")


def _join(activity: Activity, helping: Sequence[Match]) -> None:
    ActivityPartner.objects.bulk_create(
        ActivityPartner(activity=activity, match=match, order=order)
        for order, match in enumerate(helping)
    )


def _attach(activity: Activity, files: Sequence[FileUpload], *, by: Actor, now: datetime) -> None:
    start = activity.proofs.count()
    kept_as(ActivityProof, {"activity": activity}, files, start=start, by=by, now=now)


def _settled(activity: Activity, on: date) -> dict[str, date]:
    """It stood planned until that day, and not before it was planned."""
    return {"settled_on": on, "planned_on": min(activity.planned_on, on)}


def _redated(activity: Activity, on: date, *, now: datetime) -> dict[str, Any]:
    """The days of an activity whose day was written wrong."""
    if on == activity.held_on:
        return {}
    if activity.fulfils_id is not None:
        raise Refused(_("这次活动关联了承诺，改日期先解除关联"), field="held_on")
    match activity.state:
        case ActivityState.HELD:
            return {"held_on": past(on, field="held_on", now=now), **_settled(activity, on)}
        case ActivityState.PLANNED:
            _check_ahead(on, field="held_on", now=now)
    return {"held_on": on}


def _refuse_twice(activity: Activity) -> None:
    same = Activity.objects.standing().filter(
        subdistrict=activity.subdistrict_id,
        community=activity.community_id,
        folded=activity.folded,
        held_on=activity.held_on,
    )
    if same.exclude(pk=activity.pk).exists():
        raise Refused(_("这一天这里已经登记了“%s”") % activity, field="title")


def _refuse_unless_planned(activity: Activity) -> None:
    _refuse_void(activity)
    if activity.state != ActivityState.PLANNED:
        facts = {"title": activity.title, "state": activity.get_state_display()}
        raise Refused(_("“%(title)s”%(state)s，只有待开展的能办") % facts)


def _refuse_void(activity: Activity) -> None:
    if activity.void:
        raise Refused(_("“%s”已经作废") % activity)


def _facts(activity: Activity) -> dict[str, object]:
    return {
        "title": activity.title,
        "on": activity.held_on.isoformat(),
        "state": str(activity.get_state_display()),
        **{name: activity.counted(name).screen() for name in QUANTITIES},
    }
