"""治理措施台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns import arranging, queries
from chuangcheng.campaigns.drafts import draft_of
from chuangcheng.campaigns.models import Measure
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.measure_lines import MeasureEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new measures in one deed for each campaign, then deadlines and what was done."""
    entries = [plan for plan in plans if isinstance(plan, MeasureEntry)]
    made = _added([entry for entry in entries if entry.known is None], by=by, now=now)
    written: list[Written] = []
    for entry in entries:
        measure = entry.known or made[id(entry)]
        before = _edited(entry, measure, by=by, now=now)
        if entry.done_on is not None:
            arranging.finish(measure, on=entry.done_on, outcome=entry.outcome, by=by, now=now)
        written.append(Written(key_of(measure), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new measures are void; what was moved or edited is taken back, the last first."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    measures = queries.with_names(Measure.objects.standing()).in_bulk(ids)
    reason = _("导入撤销")
    for row, pk in zip(kept, ids, strict=True):
        measure = measures[pk]
        if row.verdict == Verdict.NEW:
            arranging.void_measure(measure, reason=reason, by=by, now=now)
            continue
        for _move in range(row.before.get("moves", 0)):
            arranging.retract(measure, reason=reason, by=by, now=now)
        if values := row.before.get("values"):
            said = replace(draft_of(measure), **_restored(values))
            arranging.revise_measure(measure, said, by=by, now=now)


def _added(entries: Sequence[MeasureEntry], *, by: Actor, now: datetime) -> dict[int, Measure]:
    by_campaign: dict[int, list[MeasureEntry]] = {}
    for entry in entries:
        by_campaign.setdefault(entry.campaign.pk, []).append(entry)
    made: dict[int, Measure] = {}
    for some in by_campaign.values():
        drafts = [entry.draft for entry in some]
        added = arranging.add_measures(some[0].campaign, drafts, by=by, now=now)
        made |= {id(entry): measure for entry, measure in zip(some, added, strict=True)}
    return made


def _edited(entry: MeasureEntry, measure: Measure, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects and dates what is known; what stood there before, as JSON keeps it."""
    if entry.known is None:
        return {}
    before: dict[str, Any] = {"moves": int(entry.done_on is not None)}
    if entry.changes:
        held = draft_of(measure)
        before["values"] = what_stood(held, entry.changes)
        arranging.revise_measure(measure, replace(held, **entry.changes), by=by, now=now)
    if entry.due_on is not None:
        before["moves"] += 1
        _date(measure, entry.due_on, by=by, now=now)
    return before


def _date(measure: Measure, due_on: date, *, by: Actor, now: datetime) -> None:
    if measure.has_due_day:
        arranging.reschedule(measure, due_on=due_on, reason=_("台账导入"), by=by, now=now)
    else:
        arranging.date_measure(measure, due_on=due_on, by=by, now=now)


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    match name:
        case "unit":
            return Unit.objects.filter(pk=value).first()
        case "cooperating":
            units = Unit.objects.in_bulk(value)
            return tuple(units[pk] for pk in value)
        case "quantity":
            return Quantity(value[0], Certainty(value[1]))
        case "set_on":
            return date.fromisoformat(value)
    return value
