"""困难台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.difficulties import asking, commands
from chuangcheng.difficulties.costs import read_costs
from chuangcheng.difficulties.drafts import DifficultyDraft, draft_of
from chuangcheng.difficulties.models import AskLevel, Difficulty, DifficultyState
from chuangcheng.difficulties.queries import with_names
from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.difficulty_lines import DifficultyEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.trail.models import key_of

_WORDS = ("where_text", "cause", "tried", "needed", "note")


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new difficulties in one deed, then corrections, then what was asked and answered."""
    entries = [plan for plan in plans if isinstance(plan, DifficultyEntry)]
    new = [entry for entry in entries if entry.known is None]
    added = commands.record_all([each.draft for each in new], by=by, now=now) if new else []
    made = {id(entry): each for entry, each in zip(new, added, strict=True)}
    written: list[Written] = []
    for entry in entries:
        difficulty = entry.known or made[id(entry)]
        before = _edited(entry, by=by, now=now)
        before["moves"] = _taken_on(difficulty, entry, by=by, now=now)
        written.append(Written(key_of(difficulty), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new ones are void; steps are taken back, the last first, then what was edited."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    held = with_names(Difficulty.objects.standing()).in_bulk(ids)
    reason = _("导入撤销")
    for row, pk in zip(kept, ids, strict=True):
        difficulty = held[pk]
        if row.verdict == Verdict.NEW:
            commands.void(difficulty, reason=reason, by=by, now=now)
            continue
        for _move in range(row.before.get("moves", 0)):
            asking.retract(difficulty, reason=reason, by=by, now=now)
        if values := row.before.get("values"):
            commands.revise(difficulty, _restored(difficulty, values), by=by, now=now)


def _edited(entry: DifficultyEntry, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known; what stood there before, as JSON keeps it."""
    if entry.known is None or not entry.is_edited:
        return {}
    held = draft_of(entry.known)
    commands.revise(entry.known, entry.draft, by=by, now=now)
    words = {name: getattr(held, name) for name in _WORDS}
    costs = "\n".join(map(str, held.costs))
    return {"values": {**words, "level": str(held.level), "costs": costs}}


def _taken_on(difficulty: Difficulty, entry: DifficultyEntry, *, by: Actor, now: datetime) -> int:
    """Asked, answered and ended, as far as the line says so; how many steps that were."""
    give: dict[str, Any] = {"by": by, "now": now}
    today, moves = law_day(now), 0
    if entry.asked_on is not None:
        asking.ask(difficulty, on=entry.asked_on, level=entry.draft.level, **give)
        moves += 1
    if entry.answer:
        asking.answer(difficulty, on=today, said=entry.answer, **give)
        moves += 1
    if entry.ended is not None:
        said = _("台账记载：%s") % DifficultyState(entry.ended).label
        asking.end(difficulty, on=today, state=entry.ended, said=said, **give)
        moves += 1
    return moves


def _restored(difficulty: Difficulty, values: Mapping[str, Any]) -> DifficultyDraft:
    """From JSON, as the draft has it."""
    words = {name: values[name] for name in _WORDS}
    costs, level = read_costs(values["costs"]), AskLevel(values["level"])
    return replace(draft_of(difficulty), **words, costs=costs, level=level)
