"""测评体系: writing what was previewed as a draft, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.clause_lines import ClauseEntry, Step, Target, draft_facts
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.places.models import PlaceType
from chuangcheng.standards import commands, drafting
from chuangcheng.standards.commands import SystemDraft
from chuangcheng.standards.drafts import ClauseDraft, draft_of
from chuangcheng.standards.models import Clause, EvaluationSystem, EvidenceKind, Method
from chuangcheng.standards.requirements import Required
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: a draft for each system that is new, its clauses in one deed; then what changed."""
    entries = [plan for plan in plans if isinstance(plan, ClauseEntry)]
    written: dict[int, Written] = {}
    for target in dict.fromkeys(entry.target for entry in entries):
        mine = [(n, e) for n, e in enumerate(entries) if e.target == target]
        written |= _Writing(target, by, now).run(mine)
        progress(len(written), len(entries))
    return [written[n] for n in range(len(entries))]


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: a draft that the import made is void, clauses go, what was edited is edited back."""
    kept = list(rows)
    made = [row.before["system"] for row in kept if "system" in row.before]
    for system in EvaluationSystem.objects.filter(pk__in=made):
        commands.discard(system, reason=_("导入撤销"), by=by, now=now)
    ids = [int(row.subject.partition(":")[2]) for row in kept if row.verdict == Verdict.NEW]
    above = [pk for row in kept for pk in row.before.get("above", ())]
    standing = Clause.objects.standing().select_related("system")
    if gone := list(standing.filter(pk__in=[*ids, *above])):
        drafting.remove_clauses(gone, by=by, now=now)
    changed = [row for row in kept if row.verdict == Verdict.CHANGED]
    clauses = standing.prefetch_related("place_types", "requirements").in_bulk(
        [int(row.subject.partition(":")[2]) for row in changed]
    )
    for row in changed:
        clause = clauses[int(row.subject.partition(":")[2])]
        drafting.edit_clause(clause, by=by, now=now, **_restored(row.before["values"]))


class _Writing:
    """写入一个体系: the clauses above are made once, however many lines name them."""

    def __init__(self, target: Target, by: Actor, now: datetime) -> None:
        self._target = target
        self._by = by
        self._now = now
        self._made: dict[tuple[object, Step], ClauseDraft] = {}

    def run(self, entries: Sequence[tuple[int, ClauseEntry]]) -> dict[int, Written]:
        """What became of each line, by its place among all."""
        system = self._target.known or self._draft()
        new = {n: entry for n, entry in entries if entry.known is None}
        drafts = {n: replace(e.draft, parent=self._parent(e)) for n, e in new.items()}
        batch = [*self._made.values(), *drafts.values()]
        added = dict(zip(batch, self._add(system, batch), strict=True)) if batch else {}
        above = [added[draft].pk for draft in self._made.values()]
        written = {n: Written(key_of(added[draft]), {}, {}) for n, draft in drafts.items()}
        written |= {n: self._change(entry) for n, entry in entries if entry.known}
        first = min(written)
        born = {"system": system.pk} if self._target.known is None else {}
        before = {**written[first].before, **born, **({"above": above} if above else {})}
        written[first] = written[first]._replace(before=before)
        return written

    def _draft(self) -> EvaluationSystem:
        facts = draft_facts(self._target, law_day(self._now))
        draft = SystemDraft(subdistrict=self._target.subdistrict, **facts)
        return commands.draft_system(draft, by=self._by, now=self._now)

    def _add(self, system: EvaluationSystem, batch: list[ClauseDraft]) -> list[Clause]:
        return drafting.add_clauses(system, batch, by=self._by, now=self._now)

    def _parent(self, entry: ClauseEntry) -> Clause | ClauseDraft | None:
        above: Clause | ClauseDraft | None = entry.parent
        for step in entry.missing:
            place = above.pk if isinstance(above, Clause) else id(above)
            fresh = ClauseDraft(level=step.level, code=step.code, text=step.text, parent=above)
            above = self._made.setdefault((place, step), fresh)
        return above

    def _change(self, entry: ClauseEntry) -> Written:
        known = entry.known
        assert known is not None  # noqa: S101 - asked by the caller
        values = _kept(draft_of(known), entry.changes)
        drafting.edit_clause(known, by=self._by, now=self._now, **entry.changes)
        return Written(key_of(known), {"values": values}, {})


def _kept(before: ClauseDraft, changes: Iterable[str]) -> dict[str, Any]:
    """What stands there before the change, as JSON keeps it."""
    found: dict[str, Any] = {}
    for name in changes:
        value = getattr(before, name)
        match name:
            case "requirements":
                found[name] = [asdict(each) for each in value]
            case "methods" | "place_types":
                found[name] = [str(each) for each in value]
            case "weight":
                found[name] = None if value is None else str(value)
            case _:
                found[name] = value
    return found


def _restored(values: dict[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    found = dict(values)
    if "requirements" in values:
        found["requirements"] = tuple(
            Required(**{**each, "kind": EvidenceKind(each["kind"])})
            for each in values["requirements"]
        )
    if "methods" in values:
        found["methods"] = tuple(map(Method, values["methods"]))
    if "place_types" in values:
        found["place_types"] = tuple(map(PlaceType, values["place_types"]))
    if values.get("weight") is not None:
        found["weight"] = Decimal(values["weight"])
    return found
