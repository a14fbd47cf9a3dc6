"""Deeds on the measures of a campaign. Sits beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.campaigns import stages
from chuangcheng.campaigns.commands import refuse_closed
from chuangcheng.campaigns.drafts import MeasureDraft, draft_of, facts_of, set_by
from chuangcheng.campaigns.models import (
    Campaign,
    CampaignSite,
    Measure,
    MeasureProof,
    MeasureState,
    MeasureUnit,
)
from chuangcheng.campaigns.rules import may
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

MOST_MEASURES = 2000
_TOLD = ("what", "community", "unit", "cooperating", "quantity", "quantity_unit", "set_on", "note")
Key = tuple[str, int | None]


def add_measure(campaign: Campaign, draft: MeasureDraft, *, by: Actor, now: datetime) -> Measure:
    """安排措施, behind those that stand there."""
    return add_measures(campaign, [draft], by=by, now=now)[0]


@transaction.atomic
def add_measures(
    campaign: Campaign, drafts: Sequence[MeasureDraft], *, by: Actor, now: datetime
) -> list[Measure]:
    """安排措施: one deed for all of them; one bad draft and none is added.

    Raises Refused for a place outside the campaign, for the same measure twice, for days to come.
    """
    require(may("arrange", by, campaign))
    refuse_closed(campaign)
    standing = Measure.objects.standing().filter(campaign=campaign)
    taken = {_key(*row) for row in standing.values_list("what", "community")}
    if len(taken) + len(drafts) > MOST_MEASURES:
        raise Refused(_("一次行动最多 %s 项措施") % MOST_MEASURES)
    last = standing.aggregate(last=Max("position"))["last"] or 0
    entry = trail.record("campaigns.add_measures", by=by, at=now)
    made = []
    for position, draft in enumerate(drafts, last + 1):
        _refuse_twice(draft, taken)
        made.append(_measure(campaign, draft, entry, position=position, by=by, now=now))
    Measure.objects.bulk_create(made)
    for measure, draft in zip(made, drafts, strict=True):
        _help(measure, draft)
    stages.begin(made, entry=entry)
    trail.note(entry, [(measure, {"what": measure.what}) for measure in made])
    return made


@transaction.atomic
def revise_measure(measure: Measure, draft: MeasureDraft, *, by: Actor, now: datetime) -> Measure:
    """订正措施: what, who, how much; it holds for every day. The deadline has deeds of its own."""
    require(may("arrange", by, measure))
    refuse_closed(_held(measure))
    before = draft_of(measure)
    draft = replace(
        draft, set_on=draft.set_on or measure.set_on, due_on=before.due_on, due_text=before.due_text
    )
    if draft == before:
        return measure
    others = Measure.objects.standing().filter(campaign=measure.campaign_id).exclude(pk=measure.pk)
    _refuse_twice(draft, {_key(*row) for row in others.values_list("what", "community")})
    columns = {**facts_of(draft), **_placed(measure.campaign, draft)}
    columns["set_on"] = past(draft.set_on or measure.set_on, field="set_on", now=now)
    _check_days(measure, columns["set_on"])
    entry = trail.record(
        "campaigns.revise_measure", by=by, at=now, on=measure, facts=_shown(before, draft)
    )
    versions.revise(measure, entry=entry, **columns)
    if draft.cooperating != before.cooperating:
        MeasureUnit.objects.filter(measure=measure).delete()
        _help(measure, draft)
    stages.restate(measure, entry=entry)
    return measure


@transaction.atomic
def date_measure(measure: Measure, *, due_on: date, by: Actor, now: datetime) -> Measure:
    """定时限: from today on the deadline is a day; what was said stays readable.

    Raises Refused for one that is a day already.
    """
    require(may("arrange", by, measure))
    _refuse_ended(measure)
    if measure.has_due_day:
        raise Refused(_("时限已经是具体日期，要改用“调整时限”"), field="due")
    facts = {"due_on": due_on.isoformat(), "said": measure.due_text}
    return _dated(measure, "campaigns.date_measure", facts, due_on=due_on, by=by, now=now)


@transaction.atomic
def reschedule(
    measure: Measure,
    *,
    due_on: date | None,
    reason: str,
    by: Actor,
    now: datetime,
    due_text: str = "",
) -> Measure:
    """调整时限: from today on it is another day, or a text again. Raises Refused for no day yet."""
    require(may("arrange", by, measure))
    _refuse_ended(measure)
    if not measure.has_due_day:
        raise Refused(_("时限还没有定到日期，用“定时限”"), field="due")
    due_text = text.clean_line(due_text, most=60, field="due") or measure.due_text
    facts = {
        "was": said(measure.due_on),
        "due_on": said(due_on) or due_text,
        "reason": text.filled(reason, most=200, field="reason"),
    }
    texts = {"due_text": due_text}
    return _dated(
        measure, "campaigns.reschedule", facts, due_on=due_on or OPEN_END, by=by, now=now, **texts
    )


@transaction.atomic
def finish(
    measure: Measure,
    *,
    on: date,
    by: Actor,
    now: datetime,
    outcome: str = "",
    files: Sequence[FileUpload] = (),
) -> Measure:
    """登记完成, with what shows it. Raises Refused for a day to come or before it was set."""
    require(may("finish", by, measure))
    _refuse_ended(measure)
    past(on, field="on", now=now)
    if on < measure.set_on:
        raise Refused(_("完成日期不能早于安排日期"), field="on")
    outcome = text.clean_line(outcome, most=200, field="outcome")
    facts = {"on": on.isoformat(), "outcome": outcome}
    entry = trail.record("campaigns.finish", by=by, at=now, on=measure, facts=facts)
    versions.revise(measure, entry=entry, done_on=on, outcome=outcome)
    stages.move(measure, on=on, entry=entry)
    _attach(measure, files, by=by.within(entry.deed), now=now)
    return measure


@transaction.atomic
def reopen(measure: Measure, *, reason: str, by: Actor, now: datetime) -> Measure:
    """退回重做: from today on it is not done. Raises Refused for what is not done."""
    require(may("finish", by, measure))
    refuse_closed(_held(measure))
    if not measure.is_done:
        raise Refused(_("“%s”还没有登记完成") % measure)
    facts = {"reason": text.filled(reason, most=200, field="reason"), "was": said(measure.done_on)}
    entry = trail.record("campaigns.reopen", by=by, at=now, on=measure, facts=facts)
    versions.revise(measure, entry=entry, done_on=OPEN_END)
    stages.move(measure, on=max(law_day(now), measure.set_on), entry=entry)
    return measure


@transaction.atomic
def retract(measure: Measure, *, reason: str, by: Actor, now: datetime) -> Measure:
    """撤回上一次变动: what was said last of its deadline or its end never was so.

    Raises Refused where nothing has changed since it was set.
    """
    require(may("arrange", by, measure))
    refuse_closed(_held(measure))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("campaigns.retract", by=by, at=now, on=measure, facts=facts)
    before = stages.take_back(measure, entry=entry)
    done_on = before.from_on if before.state == MeasureState.DONE else OPEN_END
    return versions.revise(measure, entry=entry, due_on=before.due_on, done_on=done_on)


@transaction.atomic
def void_measure(measure: Measure, *, reason: str, by: Actor, now: datetime) -> Measure:
    """作废措施: it never was; it counts on no day."""
    require(may("void", by, measure))
    refuse_closed(_held(measure))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("campaigns.void_measure", by=by, at=now, on=measure, facts=facts)
    stages.void_all([measure], entry=entry)
    return versions.revise(measure, entry=entry, void=True)


@transaction.atomic
def add_files(
    measure: Measure, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Measure:
    """补充凭证: more photos or files that show what was done."""
    require(may("finish", by, measure))
    refuse_closed(_held(measure))
    entry = trail.record("campaigns.add_files", by=by, at=now, on=measure, facts=told(files))
    _attach(measure, files, by=by.within(entry.deed), now=now)
    return measure


def _held(measure: Measure) -> Campaign:
    """The measure's campaign. Raises Refused for a measure that is void."""
    if measure.void:
        raise Refused(_("“%s”已经作废") % measure)
    return measure.campaign


def _refuse_ended(measure: Measure) -> None:
    refuse_closed(_held(measure))
    if measure.is_done:
        raise Refused(_("“%s”已经登记完成，要改先退回重做") % measure)


def _dated(
    measure: Measure,
    verb: str,
    facts: dict[str, str],
    *,
    due_on: date,
    by: Actor,
    now: datetime,
    **texts: str,
) -> Measure:
    if due_on < measure.set_on:
        raise Refused(_("完成时限不能早于安排日期"), field="due")
    entry = trail.record(verb, by=by, at=now, on=measure, facts=facts)
    versions.revise(measure, entry=entry, due_on=due_on, **texts)
    stages.move(measure, on=max(law_day(now), measure.set_on), entry=entry)
    return measure


def _measure(
    campaign: Campaign,
    draft: MeasureDraft,
    entry: Entry,
    *,
    position: int,
    by: Actor,
    now: datetime,
) -> Measure:
    measure = Measure(
        campaign=campaign,
        known_from=entry.pk,
        **facts_of(draft),
        **_placed(campaign, draft),
        set_on=past(draft.set_on or set_by(campaign), field="set_on", now=now),
        due_on=draft.due_on or OPEN_END,
        due_text=text.clean_line(draft.due_text, most=60, field="due"),
        position=position,
        recorded_by_id=by.person_id,
        recorded_at=now,
        city_id=campaign.city_id,
        district_id=campaign.district_id,
        subdistrict_id=campaign.subdistrict_id,
    )
    _check_days(measure, measure.set_on)
    return measure


def _check_days(measure: Measure, set_on: date) -> None:
    if measure.due_on < set_on:
        raise Refused(_("完成时限不能早于安排日期"), field="due")
    if measure.done_on < set_on:
        raise Refused(_("安排日期不能晚于完成日期"), field="set_on")


def _placed(campaign: Campaign, draft: MeasureDraft) -> dict[str, Any]:
    """Where it is done: all sites, or one community that is among them."""
    where = draft.community
    if where is None:
        return {"community": None}
    if not CampaignSite.objects.filter(campaign=campaign, community=where).exists():
        raise Refused(_("%s不在治理范围里") % where, field="community")
    return {"community": where}


def _refuse_twice(draft: MeasureDraft, taken: set[Key]) -> None:
    key = _key(draft.what, draft.community.pk if draft.community else None)
    if key in taken:
        raise Refused(_("这项措施已经有了：%s") % draft.what, field="what")
    taken.add(key)


def _key(what: str, community: int | None) -> Key:
    return folded(what), community


def _help(measure: Measure, draft: MeasureDraft) -> None:
    """配合单位, each once, in their order."""
    units = enumerate(dict.fromkeys(draft.cooperating), 1)
    MeasureUnit.objects.bulk_create(
        MeasureUnit(measure=measure, unit=unit, order=order) for order, unit in units
    )


def _attach(measure: Measure, files: Iterable[FileUpload], *, by: Actor, now: datetime) -> None:
    start = measure.proofs.count()
    kept_as(MeasureProof, {"measure": measure}, files, start=start, by=by, now=now)


def _shown(before: MeasureDraft, after: MeasureDraft) -> dict[str, Any]:
    """What changed, for the trail."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in _TOLD}
    return {name: [_said(was), _said(now)] for name, (was, now) in pairs.items() if was != now}


def _said(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    return "、".join(map(str, value)) if isinstance(value, tuple) else said(value)
