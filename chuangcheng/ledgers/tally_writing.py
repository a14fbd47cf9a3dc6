"""日工作量台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns import tallying
from chuangcheng.campaigns.models import DayTally
from chuangcheng.campaigns.tallying import TallyDraft, draft_of
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.tally_judging import TallyEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new days in one deed, then those that are said otherwise."""
    entries = [plan for plan in plans if isinstance(plan, TallyEntry)]
    new = [entry for entry in entries if entry.known is None]
    drafts = [_draft(entry) for entry in new]
    added = tallying.record_tallies(drafts, by=by, now=now) if new else []
    made = {id(entry): tally for entry, tally in zip(new, added, strict=True)}
    written: list[Written] = []
    for entry in entries:
        tally = entry.known or made[id(entry)]
        before = _edited(entry, by=by, now=now)
        written.append(Written(key_of(tally), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new days are void; those that were said otherwise say again what they said."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    tallies = DayTally.objects.standing().select_related("community").in_bulk(ids)
    for row, pk in zip(kept, ids, strict=True):
        tally = tallies[pk]
        if row.verdict == Verdict.NEW:
            tallying.void_tally(tally, reason=_("导入撤销"), by=by, now=now)
            continue
        amounts = {
            name: Quantity(value, Certainty(certainty))
            for name, (value, certainty) in row.before["amounts"].items()
        }
        draft = replace(draft_of(tally), amounts=amounts, note=row.before["note"])
        tallying.revise_tally(tally, draft, by=by, now=now)


def _draft(entry: TallyEntry) -> TallyDraft:
    return TallyDraft(
        community=entry.community,
        worked_on=entry.worked_on,
        amounts=dict(entry.amounts),
        note=entry.note,
    )


def _edited(entry: TallyEntry, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known; what stood there before, as JSON keeps it."""
    if entry.known is None:
        return {}
    held = draft_of(entry.known)
    said = {**held.amounts, **entry.amounts}
    draft = replace(held, amounts=said, note=entry.note or held.note)
    tallying.revise_tally(entry.known, draft, by=by, now=now)
    amounts = {name: [each.value, each.certainty] for name, each in held.amounts.items()}
    return {"amounts": amounts, "note": held.note}
