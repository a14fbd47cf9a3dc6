"""Deeds on charges."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.rules import may_assign
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions


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
    note: str = "",
) -> Charge:
    """安排责任分工: a unit or a person answers for a place or an area from `since` on.

    Raises Refused without a holder, for days the wrong way round, and for what holds already.
    """
    require(may_assign(by, where))
    if unit is None and person is None:
        raise Refused(_("要写明责任单位或责任人"), field="unit")
    if until <= since:
        raise Refused(_("结束日期要晚于开始日期"), field="until")
    over = {"place": where} if isinstance(where, Place) else {"area": where}
    charge = Charge(kind=kind, unit=unit, person=person, since=since, until=until, **over)
    charge.note = text.clean_line(note, most=200, field="note")
    _refuse_twice(charge)
    charge.save(force_insert=True)
    entry = trail.record("duties.assign", by=by, at=now, on=charge, facts=_facts(charge))
    versions.keep_unmade([charge], entry=entry)
    return charge


@transaction.atomic
def end(charge: Charge, *, on: date, by: Actor, now: datetime) -> Charge:
    """结束责任分工, on a day that is no longer included.

    Raises Refused for a day before its start or after its end.
    """
    require(may_assign(by, charge))
    if on < charge.since:
        raise Refused(_("结束日期不能早于开始日期"), field="on")
    if on > charge.until:
        raise Refused(_("这条分工在这一天以前已经结束"), field="on")
    ended = Charge.objects.filter(pk=charge.pk, until=charge.until).update(until=on)
    if not ended:
        raise Overtaken(_("这条分工刚被别人改过，刷新后再办"))
    entry = trail.record("duties.end", by=by, at=now, on=charge, facts={"on": on.isoformat()})
    versions.keep_told([charge], entry=entry, until=on)
    charge.until = on
    return charge


@transaction.atomic
def go_on(charge: Charge, *, until: date, by: Actor, now: datetime) -> Charge:
    """恢复责任分工: its end never was; it lasts until the day on which it was to end before."""
    require(may_assign(by, charge))
    if until <= charge.until:
        raise Refused(_("恢复后的结束日期要晚于现在的"), field="until")
    if not Charge.objects.filter(pk=charge.pk, until=charge.until).update(until=until):
        raise Overtaken(_("这条分工刚被别人改过，刷新后再办"))
    facts = {"until": until.isoformat()}
    entry = trail.record("duties.go_on", by=by, at=now, on=charge, facts=facts)
    versions.keep_told([charge], entry=entry, until=until)
    charge.until = until
    return charge


def _refuse_twice(charge: Charge) -> None:
    same = Charge.objects.filter(
        kind=charge.kind,
        place=charge.place,
        area=charge.area,
        unit=charge.unit,
        person=charge.person,
        since__lt=charge.until,
        until__gt=charge.since,
    )
    if same.exists():
        raise Refused(_("%s的这条分工已经安排过") % (charge.place or charge.area))


def _facts(charge: Charge) -> dict[str, object]:
    return {
        "kind": charge.kind,
        "unit": charge.unit_id,
        "person": charge.person_id,
        "since": charge.since.isoformat(),
        "until": charge.until.isoformat(),
    }
