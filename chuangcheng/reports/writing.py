"""改写报告: what somebody makes of a block, and taking it back. Sits beside commands."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.reports import prose, stored
from chuangcheng.reports.models import Act, Edit, Report
from chuangcheng.reports.paper import Kind, Sentence
from chuangcheng.reports.passages import Draft, Passage, draft_of
from chuangcheng.reports.rules import may_rewrite
from chuangcheng.reports.steps import moved
from chuangcheng.trail import commands as trail

MOST = 2000  # characters of a paragraph
_WRITABLE = (Kind.TEXT, Kind.ITEM)


def seen(passage: Passage) -> str:
    """读到的样子: what a form gives back, so that nobody writes over what they did not read."""
    return hashlib.sha256(passage.block.text.encode()).hexdigest()[:16]


@transaction.atomic
def rewrite(report: Report, block: str, words: str, *, read: str, by: Actor, now: datetime) -> None:
    """改写一段: its words as somebody wrote them; what the records give as well is no edit.

    `read` is `seen` of the passage that the person had before them. Raises Overtaken when it
    reads otherwise by now, Refused for empty words (then the block is removed by its own deed).
    """
    draft, passage = _passage(report, block, by)
    if passage.is_removed:
        raise Refused(_("这一段已经删去，先恢复再改"))
    words = text.filled("".join(words.splitlines()), most=MOST, field="words")
    if read != seen(passage):
        raise Overtaken(_("这一段刚变过，看看现在的写法再改"))
    given = passage.given.sentences if passage.given else ()
    mine = prose.rewritten(passage.block.sentences, words)
    if given and not prose.changed(given, mine):
        _ended(report, passage, by=by, now=now)
        return
    act = Act.ADDED if passage.edit and passage.edit.act == Act.ADDED else Act.REWRITTEN
    _edited(report, draft, passage, act, mine, by=by, now=now)


@transaction.atomic
def remove(report: Report, block: str, *, by: Actor, now: datetime) -> None:
    """删去一段: it stands on the paper no more; one that somebody added is gone."""
    draft, passage = _passage(report, block, by)
    if passage.is_removed:
        raise Refused(_("这一段已经删去"))
    if passage.given is None:
        _ended(report, passage, by=by, now=now)
        return
    _edited(report, draft, passage, Act.REMOVED, (), by=by, now=now)


@transaction.atomic
def restore(report: Report, block: str, *, by: Actor, now: datetime) -> None:
    """恢复一段: it says what the records say. Raises Refused where nobody changed it."""
    _draft, passage = _passage(report, block, by)
    if passage.edit is None or passage.given is None:
        raise Refused(_("这一段没有改过"))
    _ended(report, passage, by=by, now=now)


@transaction.atomic
def confirm(report: Report, block: str, *, by: Actor, now: datetime) -> Edit:
    """核对依据: somebody read what the records say now and leaves the words as they are."""
    draft, passage = _passage(report, block, by)
    if passage.edit is None or not passage.is_stale:
        raise Refused(_("这一段的依据没有变"))
    act = Act(passage.edit.act)
    mine = () if act == Act.REMOVED else passage.block.sentences
    return _edited(report, draft, passage, act, mine, by=by, now=now)


@transaction.atomic
def add(
    report: Report, after: str, words: str, *, kind: Kind = Kind.TEXT, by: Actor, now: datetime
) -> Edit:
    """添写一段 behind another; `kind` TEXT or ITEM. Raises Refused for empty words."""
    require(may_rewrite(by, report))
    words = text.filled("".join(words.splitlines()), most=MOST, field="words")
    draft = draft_of(report)
    if kind not in _WRITABLE or draft.passage(after) is None:
        raise Refused(_("没有可以接着写的那一段，刷新后再写"))
    block = f"added.{report.edits.filter(act=Act.ADDED).count() + 1}"
    moved(report)
    facts = {"block": block, "words": words[:200]}
    trail.record("reports.add", by=by, at=now, on=report, facts=facts)
    mine = prose.rewritten((), words)
    return _kept(
        report,
        block=block,
        kind=kind,
        act=Act.ADDED,
        after=[after, *draft.before(after)],
        mine=mine,
        by=by,
        now=now,
    )


def _passage(report: Report, block: str, by: Actor) -> tuple[Draft, Passage]:
    """The passage of a block in the draft as it is. Raises Refused where it is gone."""
    require(may_rewrite(by, report))
    draft = draft_of(report)
    passage = draft.passage(block)
    if passage is None:
        raise Refused(_("报告里没有这一段了，刷新后再改"))
    return draft, passage


def _edited(
    report: Report,
    draft: Draft,
    passage: Passage,
    act: Act,
    mine: Sequence[Sentence],
    *,
    by: Actor,
    now: datetime,
) -> Edit:
    """The block edited anew; the edit so far stays as a row and holds no more."""
    block = passage.block
    moved(report)
    facts = {"block": block.key, "before": block.text[:200], "words": prose.words(mine)[:200]}
    trail.record(f"reports.{_VERBS[act]}", by=by, at=now, on=report, facts=facts)
    report.edits.filter(block=block.key, current=True).update(current=False)
    return _kept(
        report,
        block=block.key,
        kind=block.kind,
        act=act,
        after=draft.before(block.key),
        base=passage.given.sentences if passage.given else (),
        mine=mine,
        by=by,
        now=now,
    )


_VERBS = {Act.REWRITTEN: "rewrite", Act.REMOVED: "remove", Act.ADDED: "add"}


def _ended(report: Report, passage: Passage, *, by: Actor, now: datetime) -> None:
    """No edit holds for the block; where none held, nothing was done."""
    if passage.edit is None:
        return
    moved(report)
    facts = {"block": passage.block.key, "before": passage.block.text[:200]}
    trail.record("reports.restore", by=by, at=now, on=report, facts=facts)
    report.edits.filter(block=passage.block.key, current=True).update(current=False)


def _kept(
    report: Report,
    *,
    block: str,
    kind: Kind,
    act: Act,
    after: list[str],
    mine: Sequence[Sentence],
    by: Actor,
    now: datetime,
    base: Sequence[Sentence] = (),
) -> Edit:
    return Edit.objects.create(
        report=report,
        block=block,
        kind=kind.value,
        act=act,
        after=after,
        base=stored.of_sentences(base),
        mine=stored.of_sentences(mine),
        by_id=by.person_id,
        by_name=by.name,
        at=now,
    )
