"""Deeds on pledges: record, correct, say how it stands, void. Sits beside commands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners import frequencies
from chuangcheng.partners.drafts import PledgeDraft, distinct, draft_of, facts_of
from chuangcheng.partners.models import (
    Delivery,
    Facility,
    Need,
    Pledge,
    PledgeState,
    PledgeUnit,
)
from chuangcheng.partners.pledges import FIRST, ROADS
from chuangcheng.partners.recurrence import Rule
from chuangcheng.partners.rules import may
from chuangcheng.partners.stages import PLEDGES, REPEATED, Begun
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Place
from chuangcheng.places.queries import ancestors_of
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

MOST_PLEDGES = 5000
_TOLD = (
    "where",
    "units",
    "kind",
    "what",
    "agreed_on",
    "agreement",
    "quantity",
    "quantity_unit",
    "rule",
    "due_on",
    "due_text",
    "note",
)


def record(draft: PledgeDraft, *, by: Actor, now: datetime) -> Pledge:
    """登记共建事项."""
    return record_all([draft], by=by, now=now)[0]


@transaction.atomic
def record_all(drafts: Sequence[PledgeDraft], *, by: Actor, now: datetime) -> list[Pledge]:
    """登记共建事项: one deed for all of them; one bad draft and none is recorded.

    Raises Refused without a unit, for days to come or out of order, for an agreement elsewhere.
    """
    for draft in drafts:
        require(may("pledge", by, draft.where))
    if len(drafts) > MOST_PLEDGES:
        raise Refused(_("一次最多登记 %s 项") % MOST_PLEDGES)
    entry = trail.record("partners.record", by=by, at=now)
    made = [_pledge(draft, entry, by=by, now=now) for draft in drafts]
    Pledge.objects.bulk_create(made)
    PledgeUnit.objects.bulk_create(
        row
        for pledge, draft in zip(made, drafts, strict=True)
        for row in _units(pledge, draft.units)
    )
    pairs = zip(made, drafts, strict=True)
    PLEDGES.begin([_begun(pledge, draft) for pledge, draft in pairs], entry=entry)
    trail.note(entry, [(pledge, {"what": pledge.what, "state": pledge.state}) for pledge in made])
    return made


@transaction.atomic
def revise(pledge: Pledge, draft: PledgeDraft, *, by: Actor, now: datetime) -> Pledge:
    """订正共建事项: it holds for every day; how it stands has a deed of its own."""
    require(may("pledge", by, pledge))
    require(may("pledge", by, draft.where))
    _refuse_void(pledge)
    before = draft_of(pledge)
    draft = replace(draft, state=before.state, state_on=before.state_on)
    if draft == before:
        return pledge
    if draft.rule != before.rule and Delivery.objects.filter(pledge=pledge, void=False).exists():
        raise Refused(_("已经登记过兑现，频次不能再改；作废这一项，另登记一项"), field="rule")
    columns = {**facts_of(draft), **_dated(draft, now), **_placed(draft)}
    if pledge.state in FIRST and pledge.state_on == before.agreed_on:
        columns["state_on"] = draft.agreed_on
    shown = _shown(before, draft)
    entry = trail.record("partners.revise", by=by, at=now, on=pledge, facts=shown)
    versions.revise(pledge, entry=entry, **columns)
    if draft.units != before.units:
        versions.keep_said(pledge, entry=entry, units_then=[unit.pk for unit in before.units])
        PledgeUnit.objects.filter(pledge=pledge).delete()
        PledgeUnit.objects.bulk_create(_units(pledge, draft.units))
    PLEDGES.restate(pledge, entry=entry)
    _carry_along(pledge, entry)
    return pledge


@transaction.atomic
def advance(
    pledge: Pledge, to: PledgeState, *, on: date, by: Actor, now: datetime, note: str = ""
) -> Pledge:
    """更新状态 from a day on.

    Raises Refused where no road leads, and for a way back from 已落实 without a reason.
    """
    require(may("pledge", by, pledge))
    _refuse_void(pledge)
    state = PledgeState(pledge.state)
    if to not in ROADS[state]:
        words = _("“%(state)s”的事项不能改为“%(to)s”")
        raise Refused(words % {"state": state.label, "to": to.label}, field="to")
    clean = text.filled if state == PledgeState.FULFILLED else text.clean_line
    note = clean(note, most=200, field="note")
    past(on, field="on", now=now)
    facts = {"from": state, "to": to, "on": on.isoformat(), "note": note}
    entry = trail.record("partners.advance", by=by, at=now, on=pledge, facts=facts)
    PLEDGES.move(pledge, to, on=on, note=note, entry=entry)
    return versions.revise(pledge, entry=entry, state=to, state_on=on)


@transaction.atomic
def retract(pledge: Pledge, *, reason: str, by: Actor, now: datetime) -> Pledge:
    """撤回上一次变动: the pledge never stood so. Raises Refused where nothing has changed."""
    require(may("pledge", by, pledge))
    _refuse_void(pledge)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.retract", by=by, at=now, on=pledge, facts=facts)
    before = PLEDGES.take_back(pledge, entry=entry)
    return versions.revise(pledge, entry=entry, state=before.state, state_on=before.from_on)


def void(pledge: Pledge, *, reason: str, by: Actor, now: datetime) -> Pledge:
    """作废共建事项."""
    return void_all([pledge], reason=reason, by=by, now=now)[0]


@transaction.atomic
def void_all(
    pledges: Sequence[Pledge], *, reason: str, by: Actor, now: datetime
) -> Sequence[Pledge]:
    """作废共建事项 with what was noted as delivered: none of it ever was."""
    reason = text.filled(reason, most=200, field="reason")
    for pledge in pledges:
        require(may("void", by, pledge))
        _refuse_void(pledge)
    _refuse_cited(pledges)
    entry = trail.record("partners.void", by=by, at=now)
    trail.note(entry, [(pledge, {"reason": reason}) for pledge in pledges])
    PLEDGES.void_all(pledges, entry=entry)
    for rows in (Delivery.objects.filter(pledge__in=pledges, void=False), pledges):
        versions.revise_all(rows, entry=entry, void=True)
    return pledges


def _pledge(draft: PledgeDraft, entry: Entry, *, by: Actor, now: datetime) -> Pledge:
    distinct(draft.units)
    state_on = draft.agreed_on if draft.state in FIRST else draft.state_on
    pledge = Pledge(
        **facts_of(draft),
        **_dated(draft, now),
        **_placed(draft),
        state=PledgeState(draft.state),
        state_on=past(state_on or draft.agreed_on, field="state_on", now=now),
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    if pledge.state_on < pledge.agreed_on:
        raise Refused(_("兑现日期不能早于商定日期"), field="state_on")
    return pledge


def _dated(draft: PledgeDraft, now: datetime) -> dict[str, Any]:
    if draft.due_on is not None and draft.due_on < draft.agreed_on:
        raise Refused(_("承诺时限不能早于商定日期"), field="due")
    agreed_on = past(draft.agreed_on, field="agreed_on", now=now)
    return {"agreed_on": agreed_on, "due_on": draft.due_on or OPEN_END}


def _placed(draft: PledgeDraft) -> dict[str, Any]:
    """Where it is received, and the agreement under which it stands. Raises Refused."""
    keys = ancestors_of(draft.where)
    held = draft.agreement
    if held is not None and (held.void or held.community_id != keys["community_id"]):
        raise Refused(_("这份协议不是这个社区(村)的"), field="agreement")
    place = draft.where if isinstance(draft.where, Place) else None
    return {**keys, "place": place, "agreement": held}


def _units(pledge: Pledge, units: Sequence[Unit]) -> list[PledgeUnit]:
    """承诺单位, each once, in their order."""
    found = enumerate(distinct(units), 1)
    return [PledgeUnit(pledge=pledge, unit=unit, order=order) for order, unit in found]


def _carry_along(pledge: Pledge, entry: Entry) -> None:
    """What was delivered repeats where, and of which kind."""
    facts = {name: getattr(pledge, name) for name in REPEATED}
    rows = Delivery.objects.filter(pledge=pledge, void=False)
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    if otherwise:
        versions.revise_all(otherwise, entry=entry, **facts)


def _begun(pledge: Pledge, draft: PledgeDraft) -> Begun:
    """Agreed upon, or outlined, and how it stands already."""
    now = PledgeState(pledge.state)
    return Begun(
        thing=pledge,
        state=now if now in FIRST else PledgeState.AGREED,
        since=pledge.agreed_on,
        now=now,
        now_since=pledge.state_on,
        note=draft.state_note,
    )


def _refuse_cited(pledges: Sequence[Pledge]) -> None:
    """A pledge that a facility or a need names cannot be as if it never was."""
    if Facility.objects.standing().filter(pledge__in=pledges).exists():
        raise Refused(_("有便民设施由这一项建成，先把设施改到别的事项下或作废"))
    if Need.objects.standing().filter(pledge__in=pledges).exists():
        raise Refused(_("有需求对接着这一项，先在需求上撤回对接"))


def _refuse_void(pledge: Pledge) -> None:
    if pledge.void:
        raise Refused(_("“%s”已经作废") % pledge)


def _shown(before: PledgeDraft, after: PledgeDraft) -> dict[str, Any]:
    """What changed, for the trail."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in _TOLD}
    return {name: [_said(was), _said(now)] for name, (was, now) in pairs.items() if was != now}


def _said(value: object) -> str:
    match value:
        case Quantity():
            return value.screen()
        case Rule():
            return frequencies.words(value)
        case tuple():
            return "、".join(map(str, value))
        case _:
            return said(value)
