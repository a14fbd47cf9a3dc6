"""包联台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.pledge_lines import PledgeEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.partners import commands, delivering, frequencies, pledging, queries
from chuangcheng.partners.drafts import AgreementDraft, PledgeDraft, draft_of
from chuangcheng.partners.models import (
    Agreement,
    Delivery,
    Match,
    Outcome,
    Pledge,
    PledgeKind,
    PledgeState,
)
from chuangcheng.partners.pledges import FIRST
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of

Kept = dict[int, dict[str, Any]]  # what a line leaves for its undoing, by the entry


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: agreements first, then matches, new pledges in one deed, then what is otherwise."""
    entries = [plan for plan in plans if isinstance(plan, PledgeEntry)]
    kept: Kept = {id(entry): {} for entry in entries}
    before = _open_matches(entries)
    signed = _signed(entries, kept, by=by, now=now)
    matched = _matched(entries, by=by, now=now)
    added = _added(entries, signed, by=by, now=now)
    if entries and (made := _open_matches(entries) - before):
        kept[id(entries[0])]["matches"] = sorted(made)
    written: list[Written] = []
    for entry in entries:
        pledge = entry.known or added.get(id(entry))
        if entry.known is not None:
            _edit(entry, signed, kept[id(entry)], by=by, now=now)
        if pledge is not None:
            _deliver(pledge, entry, kept[id(entry)], by=by, now=now)
        thing = pledge or signed.get(id(entry)) or matched[id(entry)]
        written.append(Written(key_of(thing), kept[id(entry)], {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new pledges are void, what was changed is changed back, then agreements and matches."""
    kept = list(rows)
    reason = _("导入撤销")
    ids = {row.pk: int(row.subject.partition(":")[2]) for row in kept if _is_of(row, Pledge)}
    pledges = queries.with_names(Pledge.objects.standing()).in_bulk(list(ids.values()))
    new = [pledges[ids[row.pk]] for row in kept if row.pk in ids and row.verdict == Verdict.NEW]
    if new:
        pledging.void_all(new, reason=reason, by=by, now=now)
    for row in kept:
        if row.pk in ids and row.verdict == Verdict.CHANGED:
            _changed_back(pledges[ids[row.pk]], row.before, by=by, now=now)
    for row in reversed(kept):
        _unsigned(row.before, reason=reason, by=by, now=now)
    made = [pk for row in kept for pk in row.before.get("matches", ())]
    for match in Match.objects.standing().filter(pk__in=made):
        commands.void_match(match, reason=reason, by=by, now=now)


def _signed(
    entries: Sequence[PledgeEntry], kept: Kept, *, by: Actor, now: datetime
) -> dict[int, Agreement]:
    """协议 of each line: on record, joined by its units, or signed anew with those of its day."""
    groups: dict[tuple[int, date | None], list[PledgeEntry]] = {}
    for entry in entries:
        if entry.signed_on is not None and (entry.known is None or entry.links):
            groups.setdefault((entry.community.pk, entry.signed_on), []).append(entry)
    found: dict[int, Agreement] = {}
    for some in groups.values():
        new = [entry for entry in some if entry.agreement is None]
        if new:
            agreement = commands.sign(_paper(new), by=by, now=now)
            kept[id(new[0])]["agreement"] = agreement.pk
            found |= {id(entry): agreement for entry in new}
        for entry in some:
            if entry.agreement is not None:
                found[id(entry)] = entry.agreement
                _join(entry, kept[id(entry)], by=by, now=now)
    return found


def _paper(entries: Sequence[PledgeEntry]) -> AgreementDraft:
    units = tuple(dict.fromkeys(unit for entry in entries for unit in entry.units))
    first = entries[0]
    return AgreementDraft(community=first.community, units=units, signed_on=first.since)


def _join(entry: PledgeEntry, kept: dict[str, Any], *, by: Actor, now: datetime) -> None:
    """The units of a line are written into the agreement of its day."""
    if not entry.joins or entry.agreement is None:
        return
    agreement = queries.with_units(Agreement.objects.filter(pk=entry.agreement.pk)).get()
    held = tuple(row.unit for row in agreement.units.all())
    kept["signers"] = [agreement.pk, [unit.pk for unit in held]]
    draft = _said(agreement, tuple(dict.fromkeys((*held, *entry.units))))
    commands.revise_agreement(agreement, draft, by=by, now=now)


def _matched(entries: Sequence[PledgeEntry], *, by: Actor, now: datetime) -> dict[int, Match]:
    """结对 of the lines without an agreement: who promises something stands by the community."""
    found: dict[int, Match] = {}
    for entry in entries:
        if entry.signed_on is not None or entry.known is not None:
            continue
        for unit in entry.units:
            open_now = Match.objects.open().filter(community=entry.community, unit=unit).first()
            match = open_now or commands.match(
                entry.community, unit, on=entry.since, by=by, now=now
            )
            found.setdefault(id(entry), match)
    return found


def _added(
    entries: Sequence[PledgeEntry], signed: Mapping[int, Agreement], *, by: Actor, now: datetime
) -> dict[int, Pledge]:
    new = [entry for entry in entries if entry.known is None and entry.draft is not None]
    drafts = [_begun(entry, signed.get(id(entry)), law_day(now)) for entry in new]
    made = pledging.record_all(drafts, by=by, now=now) if drafts else []
    return {id(entry): pledge for entry, pledge in zip(new, made, strict=True)}


def _begun(entry: PledgeEntry, agreement: Agreement | None, today: date) -> PledgeDraft:
    """The draft of a new pledge, and how it stands already."""
    if entry.draft is None:
        raise ValueError("a line that promises nothing makes no pledge")
    state = entry.to or PledgeState.AGREED
    return replace(
        entry.draft,
        agreement=agreement,
        state=state,
        state_on=None if state in FIRST else entry.progress.on or today,
        state_note=entry.progress.words,
    )


def _edit(
    entry: PledgeEntry,
    signed: Mapping[int, Agreement],
    kept: dict[str, Any],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Corrects what is known and says how it stands; what stood there stays in `kept`."""
    pledge = entry.known
    if pledge is None:
        return
    changes = dict(entry.changes)
    if entry.links:
        changes["agreement"] = signed[id(entry)]
    if changes:
        held = draft_of(pledge)
        kept["values"] = what_stood(held, changes)
        if "rule" in changes:
            kept["values"]["rule"] = frequencies.as_json(held.rule) if held.rule else None
        pledging.revise(pledge, replace(held, **changes), by=by, now=now)
    if entry.to is not None:
        kept["moves"] = 1
        on = entry.progress.on or max(law_day(now), pledge.state_on)
        pledging.advance(pledge, entry.to, on=on, note=entry.progress.words, by=by, now=now)


def _deliver(
    pledge: Pledge, entry: PledgeEntry, kept: dict[str, Any], *, by: Actor, now: datetime
) -> None:
    """兑现 of what is kept once, on the day that the line proves."""
    on = entry.progress.on
    if entry.to != PledgeState.FULFILLED or on is None or pledge.rule is not None:
        return
    words = entry.progress.words
    noted = delivering.note(pledge, Outcome.DELIVERED, on=on, words=words, by=by, now=now)
    kept["delivery"] = noted.pk


def _changed_back(pledge: Pledge, before: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    reason = _("导入撤销")
    noted = [before["delivery"]] if "delivery" in before else []
    for delivery in Delivery.objects.filter(pk__in=noted, void=False):
        delivering.void(delivery, reason=reason, by=by, now=now)
    for _move in range(before.get("moves", 0)):
        pledging.retract(pledge, reason=reason, by=by, now=now)
    if values := before.get("values"):
        restored = {name: _value(name, value) for name, value in values.items()}
        pledging.revise(pledge, replace(draft_of(pledge), **restored), by=by, now=now)


def _unsigned(before: Mapping[str, Any], *, reason: str, by: Actor, now: datetime) -> None:
    """The agreement that a line signed is void; the units that joined one are taken out again."""
    agreements = queries.with_units(Agreement.objects.standing())
    made = [before["agreement"]] if "agreement" in before else []
    for agreement in agreements.filter(pk__in=made):
        commands.void_agreement(agreement, reason=reason, by=by, now=now)
    if "signers" not in before:
        return
    pk, signers = before["signers"]
    for agreement in agreements.filter(pk=pk):
        units = Unit.objects.in_bulk(signers)
        draft = _said(agreement, tuple(units[each] for each in signers))
        commands.revise_agreement(agreement, draft, by=by, now=now)


def _said(agreement: Agreement, units: tuple[Unit, ...]) -> AgreementDraft:
    return AgreementDraft(
        community=agreement.community,
        units=units,
        signed_on=agreement.signed_on,
        until_on=agreement.until_on if agreement.ends else None,
        note=agreement.note,
    )


def _value(name: str, value: Any) -> Any:
    """From JSON, as the draft has it."""
    match name:
        case "kind":
            return PledgeKind(value)
        case "rule":
            return frequencies.from_json(value) if value else None
        case "quantity":
            return Quantity(value[0], Certainty(value[1]))
        case "due_on":
            return date.fromisoformat(value) if value else None
    return value


def _open_matches(entries: Sequence[PledgeEntry]) -> set[int]:
    here = {entry.community.pk for entry in entries}
    return set(Match.objects.open().filter(community__in=here).values_list("pk", flat=True))


def _is_of(row: ImportRow, model: type[Pledge]) -> bool:
    return row.subject.startswith(f"{model._meta.label_lower}:")
