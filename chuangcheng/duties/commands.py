"""Deeds on charges."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.rules import may_assign
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.trail import commands as trail


@transaction.atomic
def assign(
    where: Place | Area,
    kind: ChargeKind,
    *,
    by: Actor,
    now: datetime,
    unit: Unit | None = None,
    person: Person | None = None,
    since: date = ALWAYS,
    until: date = OPEN_END,
) -> Charge:
    """安排责任分工: a unit or a person answers for a place or an area from `since` on."""
    require(may_assign(by, where))
    if unit is None and person is None:
        raise Refused(_("要写明责任单位或责任人"), field="unit")
    over = {"place": where} if isinstance(where, Place) else {"area": where}
    charge = Charge.objects.create(
        kind=kind, unit=unit, person=person, since=since, until=until, **over
    )
    trail.record("duties.assign", by=by, at=now, on=charge, facts={"kind": kind})
    return charge


@transaction.atomic
def end(charge: Charge, *, on: date, by: Actor, now: datetime) -> Charge:
    """结束责任分工, on a day that is no longer included."""
    require(may_assign(by, charge))
    if on < charge.since:
        raise Refused(_("结束日期不能早于开始日期"), field="on")
    ended = Charge.objects.filter(pk=charge.pk, until=charge.until).update(until=on)
    if not ended:
        raise Refused(_("这条分工刚被别人改过，刷新后再办"))
    charge.until = on
    trail.record("duties.end", by=by, at=now, on=charge, facts={"on": on.isoformat()})
    return charge
