"""Deeds on matches and agreements. Pledges: `pledging`; what was delivered: `delivering`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.drafts import AgreementDraft, distinct
from chuangcheng.partners.models import (
    Agreement,
    AgreementProof,
    AgreementUnit,
    Match,
    Pledge,
)
from chuangcheng.partners.rules import may
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.places.queries import ancestors_of
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry


@transaction.atomic
def match(community: Area, unit: Unit, *, on: date, by: Actor, now: datetime) -> Match:
    """包联结对. Raises Refused for a day to come and for a unit that stands by it already."""
    require(may("agree", by, community))
    past(on, field="on", now=now)
    distinct([unit])
    if _matched(community).filter(unit=unit).exists():
        raise Refused(_("%(unit)s已经包联%(community)s") % _named(unit, community), field="unit")
    entry = trail.record("partners.match", by=by, at=now)
    found = _match(community, unit, entry, on=on, by=by, now=now)
    with once(Refused(_("%(unit)s已经包联%(community)s") % _named(unit, community), field="unit")):
        found.save(force_insert=True)
    trail.note(entry, [(found, {"unit": str(unit), "on": on.isoformat()})])
    return found


@transaction.atomic
def end_match(found: Match, *, on: date, by: Actor, now: datetime) -> Match:
    """结束包联 from a day on. Raises Refused for one that has ended, for a day before it began."""
    require(may("agree", by, found))
    _refuse_void(found)
    if found.has_ended:
        raise Refused(_("“%s”已经结束") % found)
    if past(on, field="on", now=now) < found.from_on:
        raise Refused(_("结束日期不能早于开始日期"), field="on")
    facts = {"on": on.isoformat()}
    entry = trail.record("partners.end_match", by=by, at=now, on=found, facts=facts)
    return versions.revise(found, entry=entry, until_on=on)


@transaction.atomic
def void_match(found: Match, *, reason: str, by: Actor, now: datetime) -> Match:
    """作废结对: it never was."""
    require(may("void", by, found))
    _refuse_void(found)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.void_match", by=by, at=now, on=found, facts=facts)
    return versions.revise(found, entry=entry, void=True)


@transaction.atomic
def sign(
    draft: AgreementDraft, *, by: Actor, now: datetime, files: Sequence[FileUpload] = ()
) -> Agreement:
    """登记共建协议, with its scan."""
    agreement = sign_all([draft], by=by, now=now)[0]
    kept_as(AgreementProof, {"agreement": agreement}, files, start=0, by=by, now=now)
    return agreement


@transaction.atomic
def sign_all(drafts: Sequence[AgreementDraft], *, by: Actor, now: datetime) -> list[Agreement]:
    """登记共建协议: one deed for all of them; one bad draft and none is recorded.

    Who signs stands by the community: a match that is not there yet is made from that day on.
    Raises Refused without a unit, for a day to come, for an end before the signing.
    """
    for draft in drafts:
        require(may("agree", by, draft.community))
    entry = trail.record("partners.sign", by=by, at=now)
    made = []
    for draft in drafts:
        agreement = _agreement(draft, entry, by=by, now=now)
        agreement.save(force_insert=True)
        _bind(agreement, distinct(draft.units), entry, by=by, now=now)
        made.append(agreement)
    trail.note(entry, [(each, _facts(each)) for each in made])
    return made


@transaction.atomic
def revise_agreement(
    agreement: Agreement, draft: AgreementDraft, *, by: Actor, now: datetime
) -> Agreement:
    """订正共建协议: it holds for every day; the community stays what it is."""
    require(may("agree", by, agreement))
    _refuse_void(agreement)
    columns = _columns(draft, now)
    units, held = distinct(draft.units), [row.unit for row in agreement.units.all()]
    moved = {name: value for name, value in columns.items() if getattr(agreement, name) != value}
    if not moved and units == held:
        return agreement
    shown = {name: [said(getattr(agreement, name)), said(new)] for name, new in moved.items()}
    if units != held:
        shown["units"] = ["、".join(map(str, each)) for each in (held, units)]
    entry = trail.record("partners.revise_agreement", by=by, at=now, on=agreement, facts=shown)
    versions.revise(agreement, entry=entry, **moved)
    if units != held:
        versions.keep_said(agreement, entry=entry, units_then=[unit.pk for unit in held])
        AgreementUnit.objects.filter(agreement=agreement).delete()
        _bind(agreement, units, entry, by=by, now=now)
    return agreement


@transaction.atomic
def void_agreement(agreement: Agreement, *, reason: str, by: Actor, now: datetime) -> Agreement:
    """作废协议: it never was. Raises Refused while pledges stand under it."""
    require(may("void", by, agreement))
    _refuse_void(agreement)
    if Pledge.objects.standing().filter(agreement=agreement).exists():
        raise Refused(_("协议下还有共建事项，先作废或改到别的协议下"))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.void_agreement", by=by, at=now, on=agreement, facts=facts)
    return versions.revise(agreement, entry=entry, void=True)


@transaction.atomic
def add_files(
    agreement: Agreement, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Agreement:
    """补充扫描件."""
    require(may("agree", by, agreement))
    _refuse_void(agreement)
    entry = trail.record("partners.add_files", by=by, at=now, on=agreement, facts=told(files))
    owner, start = {"agreement": agreement}, agreement.proofs.count()
    kept_as(AgreementProof, owner, files, start=start, by=by.within(entry.deed), now=now)
    return agreement


def _agreement(draft: AgreementDraft, entry: Entry, *, by: Actor, now: datetime) -> Agreement:
    return Agreement(
        **ancestors_of(draft.community),
        **_columns(draft, now),
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )


def _columns(draft: AgreementDraft, now: datetime) -> dict[str, Any]:
    if draft.until_on is not None and draft.until_on <= draft.signed_on:
        raise Refused(_("有效期要晚于签订日期"), field="until_on")
    return {
        "signed_on": past(draft.signed_on, field="signed_on", now=now),
        "until_on": draft.until_on or OPEN_END,
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def _bind(
    agreement: Agreement, units: Sequence[Unit], entry: Entry, *, by: Actor, now: datetime
) -> None:
    """签约单位 in their order; those that do not stand by the community yet do from now on."""
    AgreementUnit.objects.bulk_create(
        AgreementUnit(agreement=agreement, unit=unit, order=order)
        for order, unit in enumerate(units, 1)
    )
    there = set(_matched(agreement.community).values_list("unit", flat=True))
    Match.objects.bulk_create(
        _match(agreement.community, unit, entry, on=agreement.signed_on, by=by, now=now)
        for unit in units
        if unit.pk not in there
    )


def _match(
    community: Area, unit: Unit, entry: Entry, *, on: date, by: Actor, now: datetime
) -> Match:
    return Match(
        **ancestors_of(community),
        unit=unit,
        from_on=on,
        known_from=entry.pk,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )


def _matched(community: Area) -> Any:
    return Match.objects.open().filter(community=community.community_id)


def _refuse_void(thing: Match | Agreement) -> None:
    if thing.void:
        raise Refused(_("“%s”已经作废") % thing)


def _named(unit: Unit, community: Area) -> dict[str, str]:
    return {"unit": str(unit), "community": str(community)}


def _facts(agreement: Agreement) -> dict[str, object]:
    units = "、".join(str(row.unit) for row in agreement.units.select_related("unit"))
    return {"units": units, "signed_on": agreement.signed_on.isoformat()}
