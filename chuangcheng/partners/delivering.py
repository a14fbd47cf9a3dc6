"""Deeds on what was delivered: we note it, the unit confirms it. Sits beside commands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.evidence.attaching import FileUpload, kept_as
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.models import Delivery, DeliveryProof, Outcome, Pledge
from chuangcheng.partners.recurrence import occurrences
from chuangcheng.partners.rules import may
from chuangcheng.partners.stages import REPEATED
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions


@transaction.atomic
def note(
    pledge: Pledge,
    outcome: Outcome,
    *,
    on: date,
    by: Actor,
    now: datetime,
    own_day: date | None = None,
    words: str = "",
    files: Sequence[FileUpload] = (),
) -> Delivery:
    """登记兑现, of one occurrence of a recurring pledge or of one that is kept once.

    Raises Refused for a day to come, for an occurrence that the rule does not name, or twice.
    """
    require(may("deliver", by, pledge))
    _refuse_void(pledge)
    past(on, field="on", now=now)
    _check_days(pledge, own_day, on)
    again = Refused(_("这一次已经登记过，有误的先作废再登记"), field="own_day")
    noted = Delivery.objects.filter(pledge=pledge, void=False)
    if own_day is not None and noted.filter(own_day=own_day).exists():
        raise again
    entry = trail.record("partners.note", by=by, at=now)
    delivery = Delivery(
        **_columns(pledge, own_day, on),
        outcome=Outcome(outcome),
        words=text.clean_line(words, most=200, field="words"),
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    with once(again):
        delivery.save(force_insert=True)
    facts = {"on": on.isoformat(), "outcome": delivery.outcome, "words": delivery.words}
    trail.note(entry, [(delivery, facts), (pledge, facts)])
    owner = {"delivery": delivery}
    kept_as(DeliveryProof, owner, files, start=0, by=by.within(entry.deed), now=now)
    return delivery


@transaction.atomic
def confirm(delivery: Delivery, *, by: Actor, now: datetime) -> Delivery:
    """确认兑现, by an account of one of the units. Raises Refused for one confirmed already."""
    require(may("confirm", by, delivery))
    _refuse_gone(delivery)
    if delivery.is_confirmed:
        raise Refused(_("这一次已经确认过"))
    today = law_day(now)
    facts = {"on": today.isoformat()}
    entry = trail.record("partners.confirm", by=by, at=now, on=delivery, facts=facts)
    trail.note(entry, [(delivery.pledge, facts)])
    return versions.revise(delivery, entry=entry, confirmed_on=today, confirmed_by_id=by.person_id)


@transaction.atomic
def void(delivery: Delivery, *, reason: str, by: Actor, now: datetime) -> Delivery:
    """作废兑现记录: it never was; the occurrence can be noted anew."""
    require(may("void", by, delivery))
    _refuse_gone(delivery)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.void_delivery", by=by, at=now, on=delivery, facts=facts)
    trail.note(entry, [(delivery.pledge, facts)])
    return versions.revise(delivery, entry=entry, void=True)


def _columns(pledge: Pledge, own_day: date | None, on: date) -> dict[str, Any]:
    shared = {name: getattr(pledge, name) for name in REPEATED}
    return {**shared, "pledge": pledge, "own_day": own_day, "happened_on": on}


def _check_days(pledge: Pledge, own_day: date | None, on: date) -> None:
    """A recurring pledge is kept on one of its days, one that is kept once has none."""
    if on < pledge.agreed_on:
        raise Refused(_("兑现日期不能早于商定日期"), field="on")
    rule = pledge.recurrence
    if (rule is None) != (own_day is None):
        raise Refused(_("周期性的事项按次登记，一次性的不写应有日期"), field="own_day")
    if rule is None or own_day is None:
        return
    calendar = calendars.calendar()
    named = occurrences(rule, start=own_day, end=own_day, calendar=calendar)
    if own_day < pledge.agreed_on or not named:
        words = _("按频次，%s没有这一次")
        raise Refused(words % day_name(own_day), field="own_day")


def _refuse_gone(delivery: Delivery) -> None:
    if delivery.void:
        raise Refused(_("这条兑现记录已经作废"))
    _refuse_void(delivery.pledge)


def _refuse_void(pledge: Pledge) -> None:
    if pledge.void:
        raise Refused(_("“%s”已经作废") % pledge)
