"""Deeds that take a difficulty on: asked, answered, paid for, ended. Sits beside commands."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.difficulties import queries, stages
from chuangcheng.difficulties.commands import refuse_closed, refuse_void
from chuangcheng.difficulties.costs import MOST_COST
from chuangcheng.difficulties.models import (
    AskLevel,
    Difficulty,
    DifficultyStage,
    DifficultyState,
    Receipt,
    StageProof,
    StuckIssue,
)
from chuangcheng.difficulties.rules import may
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.issues import handling
from chuangcheng.issues.models import Issue
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

S = DifficultyState


@transaction.atomic
def ask(
    difficulty: Difficulty,
    *,
    on: date,
    level: AskLevel,
    by: Actor,
    now: datetime,
    who: str = "",
    said: str = "",
    files: Sequence[FileUpload] = (),
) -> Difficulty:
    """登记请示: to whom, on which day, with its scan; asked again it waits again."""
    facts = {"state": S.ASKED, "level": level}
    words: dict[str, Any] = {"on": on, "who": who, "said": said}
    _move(difficulty, "difficulties.ask", facts, **words, files=files, by=by, now=now)
    return difficulty


@transaction.atomic
def answer(
    difficulty: Difficulty,
    *,
    on: date,
    said: str,
    by: Actor,
    now: datetime,
    who: str = "",
    files: Sequence[FileUpload] = (),
) -> Difficulty:
    """登记答复, dated, with its scan; several may come. Raises Refused for what was never asked."""
    if difficulty.state == S.RAISED:
        raise Refused(_("还没有请示过，先登记请示"))
    said = text.filled(said, most=500, field="said")
    facts = {"state": S.ANSWERED}
    words: dict[str, Any] = {"on": on, "who": who, "said": said}
    _move(difficulty, "difficulties.answer", facts, **words, files=files, by=by, now=now)
    return difficulty


@transaction.atomic
def add_scans(
    stage: DifficultyStage, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> DifficultyStage:
    """补充扫描件 of a request or an answer. Raises Refused for one that was taken back."""
    difficulty = stage.difficulty
    refuse_void(difficulty)
    require(may("ask", by, difficulty))
    if stage.void:
        raise Refused(_("这一步已经撤回"))
    if stage.state not in (S.ASKED, S.ANSWERED):
        raise Refused(_("只有请示和答复有扫描件"))
    facts = {**told(files), "state": stage.state, "on": stage.from_on.isoformat()}
    entry = trail.record("difficulties.add_scans", by=by, at=now, on=difficulty, facts=facts)
    _keep_scans(stage, files, entry, by=by, now=now)
    return stage


@transaction.atomic
def end(
    difficulty: Difficulty,
    *,
    on: date,
    state: DifficultyState,
    said: str,
    by: Actor,
    now: datetime,
    resume: Sequence[Issue] = (),
) -> Difficulty:
    """结束难点: solved or no longer asked for; those of its held issues that are named go on.

    What stays held stays so by its own reason and day. Raises Refused for an issue not held for it.
    """
    if state not in (S.SOLVED, S.WITHDRAWN):
        raise Refused(_("选已解决还是不再请示"), field="state")
    said = text.filled(said, most=500, field="said")
    held = queries.held_issues(difficulty).in_bulk()
    for issue in resume:
        if issue.pk not in held:
            raise Refused(_("%s 没有因为这个难点暂缓") % issue.serial, field="resume")
    facts = {"state": state, "ended_on": on}
    verb = "difficulties.end"
    entry = _move(difficulty, verb, facts, on=on, who="", said=said, by=by, now=now)
    links = StuckIssue.objects.filter(difficulty=difficulty, until=OPEN_END, void=False)
    for link in links:
        versions.revise(link, entry=entry, until=max(on, link.since))
    for issue in dict.fromkeys(resume):
        handling.resume(issue, by=by.within(entry.deed), now=now)
    return difficulty


@transaction.atomic
def reopen(
    difficulty: Difficulty, *, reason: str, on: date, by: Actor, now: datetime
) -> Difficulty:
    """重新提出: it was not solved after all. Raises Refused for one that has not ended."""
    refuse_void(difficulty)
    require(may("ask", by, difficulty))
    if not difficulty.has_ended:
        raise Refused(_("“%s”还没有结束") % difficulty)
    past(on, field="on", now=now)
    reason = text.filled(reason, most=200, field="reason")
    facts = {"on": on.isoformat(), "reason": reason}
    entry = trail.record("difficulties.reopen", by=by, at=now, on=difficulty, facts=facts)
    versions.revise(difficulty, entry=entry, state=S.RAISED, ended_on=OPEN_END)
    stages.move(difficulty, on=on, entry=entry, said=reason)
    return difficulty


@transaction.atomic
def retract(difficulty: Difficulty, *, reason: str, by: Actor, now: datetime) -> Difficulty:
    """撤回上一步: what was said last never was so. Raises Refused where nothing has changed."""
    refuse_void(difficulty)
    require(may("ask", by, difficulty))
    if difficulty.has_ended:
        raise Refused(_("“%s”已经结束，用“重新提出”") % difficulty)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("difficulties.retract", by=by, at=now, on=difficulty, facts=facts)
    before = stages.take_back(difficulty, entry=entry)
    return versions.revise(difficulty, entry=entry, state=before.state, level=before.level)


@transaction.atomic
def receive_money(
    difficulty: Difficulty,
    *,
    amount: int,
    on: date,
    source: str,
    by: Actor,
    now: datetime,
    note: str = "",
) -> Receipt:
    """登记到位资金, in whole 元. Raises Refused for nothing, and for a day to come."""
    refuse_void(difficulty)
    require(may("ask", by, difficulty))
    if not 1 <= amount <= MOST_COST:
        raise Refused(_("到位金额写 1 元到 %d 亿元") % (MOST_COST // 100_000_000), field="amount")
    columns: dict[str, Any] = {
        "received_on": past(on, field="on", now=now),
        "source": text.filled(source, most=60, field="source"),
        "note": text.clean_line(note, most=200, field="note"),
    }
    facts = {"amount": amount, "on": on.isoformat(), "source": columns["source"]}
    entry = trail.record("difficulties.receive_money", by=by, at=now, on=difficulty, facts=facts)
    where = {name: getattr(difficulty, name) for name in stages.REPEATED if name != "level"}
    return Receipt.objects.create(
        difficulty=difficulty, amount=amount, known_from=entry.pk, **columns, **where
    )


@transaction.atomic
def void_receipt(receipt: Receipt, *, reason: str, by: Actor, now: datetime) -> Receipt:
    """作废到位资金: it never came."""
    require(may("ask", by, receipt.difficulty))
    if receipt.void:
        raise Refused(_("这一笔已经作废"))
    facts = {"reason": text.filled(reason, most=200, field="reason"), "source": receipt.source}
    difficulty = receipt.difficulty
    entry = trail.record("difficulties.void_receipt", by=by, at=now, on=difficulty, facts=facts)
    return versions.revise(receipt, entry=entry, void=True)


def _move(
    difficulty: Difficulty,
    verb: str,
    changes: dict[str, Any],
    *,
    on: date,
    who: str,
    said: str,
    by: Actor,
    now: datetime,
    files: Sequence[FileUpload] = (),
) -> Entry:
    """One step of a difficulty that is open, from a day on; the entry under which it stands."""
    refuse_closed(difficulty)
    require(may("ask", by, difficulty))
    past(on, field="on", now=now)
    words = {
        "said": text.clean_line(said, most=500, field="said"),
        "who": text.clean_line(who, most=60, field="who"),
    }
    facts = {"on": on.isoformat(), **words, "state": str(changes["state"])}
    entry = trail.record(verb, by=by, at=now, on=difficulty, facts=facts)
    versions.revise(difficulty, entry=entry, **changes)
    stage = stages.move(difficulty, on=on, entry=entry, **words)
    _keep_scans(stage, files, entry, by=by, now=now)
    return entry


def _keep_scans(
    stage: DifficultyStage,
    files: Sequence[FileUpload],
    entry: Entry,
    *,
    by: Actor,
    now: datetime,
) -> None:
    start = stage.proofs.count() if files else 0
    inside = by.within(entry.deed)
    kept_as(StageProof, {"stage": stage}, files, start=start, by=inside, now=now)
