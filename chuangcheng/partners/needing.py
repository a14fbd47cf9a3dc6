"""Deeds on 需求: tell one, correct it, match it with a pledge, close it, void. Beside commands."""

from collections.abc import Sequence
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
from chuangcheng.partners.drafts import NeedDraft, counted, draft_of_need, placed
from chuangcheng.partners.models import Need, NeedState, Pledge, PledgeKind
from chuangcheng.partners.needs import CLOSINGS
from chuangcheng.partners.rules import may
from chuangcheng.partners.stages import NEEDS, Begun
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

S = NeedState
MOST_NEEDS = 500
_TOLD = ("where", "kind", "what", "told_on", "quantity", "quantity_unit", "due_on", "note")


def tell(draft: NeedDraft, *, by: Actor, now: datetime) -> Need:
    """登记需求."""
    return tell_all([draft], by=by, now=now)[0]


@transaction.atomic
def tell_all(drafts: Sequence[NeedDraft], *, by: Actor, now: datetime) -> list[Need]:
    """登记需求: one deed for all of them; one bad draft and none is recorded."""
    for draft in drafts:
        require(may("pledge", by, draft.where))
    if len(drafts) > MOST_NEEDS:
        raise Refused(_("一次最多登记 %s 项") % MOST_NEEDS)
    entry = trail.record("partners.tell_need", by=by, at=now)
    made = [_need(draft, entry, by=by, now=now) for draft in drafts]
    Need.objects.bulk_create(made)
    begun = [Begun(thing=need, state=S.UNMATCHED, since=need.told_on) for need in made]
    NEEDS.begin(begun, entry=entry)
    trail.note(entry, [(need, {"what": need.what}) for need in made])
    return made


@transaction.atomic
def revise(need: Need, draft: NeedDraft, *, by: Actor, now: datetime) -> Need:
    """订正需求: it holds for every day; how it stands has deeds of its own."""
    require(may("pledge", by, need))
    require(may("pledge", by, draft.where))
    _refuse_void(need)
    before = draft_of_need(need)
    pairs = {name: (getattr(before, name), getattr(draft, name)) for name in _TOLD}
    shown = {name: [_said(was), _said(new)] for name, (was, new) in pairs.items() if was != new}
    if not shown:
        return need
    columns = _columns(draft, now)
    if need.pledge is not None and need.pledge.community_id != columns["community_id"]:
        raise Refused(_("已经对接了共建事项，社区(村)不能再改；先撤回对接"), field="community")
    if need.state_on == before.told_on:
        columns["state_on"] = draft.told_on
    entry = trail.record("partners.revise_need", by=by, at=now, on=need, facts=shown)
    versions.revise(need, entry=entry, **columns)
    NEEDS.restate(need, entry=entry)
    return need


@transaction.atomic
def match(need: Need, pledge: Pledge, *, on: date, by: Actor, now: datetime) -> Need:
    """对接: this pledge answers the need. Raises Refused for a pledge to somebody else."""
    require(may("pledge", by, need))
    _refuse_void(need)
    if need.state != S.UNMATCHED:
        raise Refused(_("“%s”不是待对接") % need)
    if pledge.void or pledge.community_id != need.community_id:
        raise Refused(_("这项共建事项不是这个社区(村)的"), field="pledge")
    past(on, field="on", now=now)
    facts = {"pledge": pledge.what, "on": on.isoformat()}
    entry = trail.record("partners.match_need", by=by, at=now)
    trail.note(entry, [(need, facts), (pledge, {"need": need.what, "on": on.isoformat()})])
    NEEDS.move(need, S.MATCHED, on=on, note=pledge.what, entry=entry)
    return versions.revise(need, entry=entry, state=S.MATCHED, state_on=on, pledge=pledge)


@transaction.atomic
def close(need: Need, to: NeedState, *, on: date, by: Actor, now: datetime, note: str = "") -> Need:
    """了结: it is met, or no longer needed. Raises Refused where that is so already."""
    require(may("pledge", by, need))
    _refuse_void(need)
    state = S(need.state)
    if to not in CLOSINGS[state]:
        words = _("“%(state)s”的需求不能改为“%(to)s”")
        raise Refused(words % {"state": state.label, "to": to.label}, field="to")
    clean = text.filled if to == S.WITHDRAWN else text.clean_line
    note = clean(note, most=200, field="note")
    past(on, field="on", now=now)
    facts = {"from": state, "to": to, "on": on.isoformat(), "note": note}
    entry = trail.record("partners.close_need", by=by, at=now, on=need, facts=facts)
    NEEDS.move(need, to, on=on, note=note, entry=entry)
    return versions.revise(need, entry=entry, state=to, state_on=on)


@transaction.atomic
def retract(need: Need, *, reason: str, by: Actor, now: datetime) -> Need:
    """撤回上一次变动: it never stood so; a match that is taken back names no pledge any more."""
    require(may("pledge", by, need))
    _refuse_void(need)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.retract_need", by=by, at=now, on=need, facts=facts)
    before = NEEDS.take_back(need, entry=entry)
    pledge = None if before.state == S.UNMATCHED else need.pledge
    return versions.revise(
        need, entry=entry, state=before.state, state_on=before.from_on, pledge=pledge
    )


@transaction.atomic
def void(need: Need, *, reason: str, by: Actor, now: datetime) -> Need:
    """作废需求: it never was."""
    require(may("void_kept", by, need))
    _refuse_void(need)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.void_need", by=by, at=now, on=need, facts=facts)
    NEEDS.void_all([need], entry=entry)
    return versions.revise(need, entry=entry, void=True)


def _need(draft: NeedDraft, entry: Entry, *, by: Actor, now: datetime) -> Need:
    return Need(
        **_columns(draft, now),
        state=S.UNMATCHED,
        state_on=draft.told_on,
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )


def _columns(draft: NeedDraft, now: datetime) -> dict[str, Any]:
    if draft.due_on is not None and draft.due_on < draft.told_on:
        raise Refused(_("需要时间不能早于反映日期"), field="due_on")
    return {
        **placed(draft.where),
        **counted(draft.quantity),
        "kind": PledgeKind(draft.kind),
        "what": text.filled(draft.what, most=200, field="what"),
        "quantity_unit": text.clean_line(draft.quantity_unit, most=12, field="quantity_unit"),
        "told_on": past(draft.told_on, field="told_on", now=now),
        "due_on": draft.due_on or OPEN_END,
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def _refuse_void(need: Need) -> None:
    if need.void:
        raise Refused(_("“%s”已经作废") % need)


def _said(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    return str(getattr(value, "label", None) or said(value))
