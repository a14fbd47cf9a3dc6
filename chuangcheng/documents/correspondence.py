"""Deeds on letters: receive, correct, reply, void. Sits beside commands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.documents.commands import cleaned
from chuangcheng.documents.drafts import LetterDraft, ReplyDraft
from chuangcheng.documents.models import Letter, LetterProof, Reply, ReplyKind, ReplyProof
from chuangcheng.documents.rules import may
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

MOST = {"title": 120, "number": 60, "sender": 60, "demand": 500, "reply_by_text": 60, "note": 200}


def receive(draft: LetterDraft, *, by: Actor, now: datetime) -> Letter:
    """收文登记."""
    return receive_all([draft], by=by, now=now)[0]


@transaction.atomic
def receive_all(drafts: Sequence[LetterDraft], *, by: Actor, now: datetime) -> list[Letter]:
    """收文登记: one deed for all of them; one bad draft and none is recorded.

    Raises Refused without a sender, for a day that is to come, and for a limit before receipt.
    """
    for draft in drafts:
        require(may("receive", by, draft.where))
    entry = trail.record("documents.receive", by=by, at=now)
    letters = [_letter(draft, entry, by=by, now=now) for draft in drafts]
    for letter in letters:
        letter.save(force_insert=True)
    trail.note(entry, [(letter, _facts(letter)) for letter in letters])
    for letter, draft in zip(letters, drafts, strict=True):
        attach(letter, draft.files, by=by.within(entry.deed), now=now)
    return letters


@transaction.atomic
def edit_letter(letter: Letter, *, by: Actor, now: datetime, **changes: object) -> Letter:
    """订正来文: it holds for every day asked about.

    Takes the texts of MOST, `unit`, `received_on`, `issued_on` and `reply_by` (None: no day).
    """
    require(may("receive", by, letter))
    _refuse_void(letter)
    corrected = {name: _corrected(name, value, now) for name, value in changes.items()}
    moved = {name: value for name, value in corrected.items() if getattr(letter, name) != value}
    if not moved:
        return letter
    _check_days({**_days(letter), **moved})
    shown = {name: [said(getattr(letter, name)), said(value)] for name, value in moved.items()}
    entry = trail.record("documents.edit_letter", by=by, at=now, on=letter, facts=shown)
    return versions.revise(letter, entry=entry, **moved)


@transaction.atomic
def reply(letter: Letter, draft: ReplyDraft, *, by: Actor, now: datetime) -> Reply:
    """回复来文: a final reply answers the letter from its day on.

    Raises Refused for a letter that is answered already and for a day before its receipt.
    """
    require(may("reply", by, letter))
    _refuse_void(letter)
    if letter.is_answered:
        raise Refused(_("“%s”已经正式回复；写错了先作废那份回复") % letter.title)
    replied_on = past(draft.replied_on, field="replied_on", now=now)
    if replied_on < letter.received_on:
        raise Refused(_("回复日期不能早于收文日期"), field="replied_on")
    facts = {"kind": draft.kind, "on": replied_on.isoformat()}
    entry = trail.record("documents.reply", by=by, at=now, on=letter, facts=facts)
    answered = Reply.objects.create(
        letter=letter,
        kind=draft.kind,
        replied_on=replied_on,
        number=text.clean_line(draft.number, most=60, field="number"),
        text=text.filled(draft.text, most=500, field="text"),
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    # A letter that changed meanwhile refuses the reply, whichever kind it is.
    until = replied_on if draft.kind == ReplyKind.FINAL else OPEN_END
    versions.revise(letter, entry=entry, answered_on=until)
    inside = by.within(entry.deed)
    kept_as(ReplyProof, {"reply": answered}, draft.files, start=0, by=inside, now=now)
    return answered


@transaction.atomic
def void_reply(answered: Reply, *, reason: str, by: Actor, now: datetime) -> Letter:
    """作废回复: it never went out; its letter waits for an answer again."""
    letter = answered.letter
    require(may("reply", by, letter))
    _refuse_void(letter)
    if answered.void:
        raise Refused(_("这份回复已经作废"))
    reason = text.filled(reason, most=200, field="reason")
    facts = {"reason": reason, "on": answered.replied_on.isoformat()}
    entry = trail.record("documents.void_reply", by=by, at=now, on=letter, facts=facts)
    Reply.objects.filter(pk=answered.pk).update(void=True)
    answered.void = True
    return versions.revise(letter, entry=entry, answered_on=OPEN_END)


@transaction.atomic
def void_letter(letter: Letter, *, reason: str, by: Actor, now: datetime) -> Letter:
    """作废来文: it was none, or stands twice; what was raised of it stays."""
    require(may("void_letter", by, letter))
    _refuse_void(letter)
    reason = text.filled(reason, most=200, field="reason")
    facts = {"reason": reason}
    entry = trail.record("documents.void_letter", by=by, at=now, on=letter, facts=facts)
    return versions.revise(letter, entry=entry, void=True)


@transaction.atomic
def add_letter_files(
    letter: Letter, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Letter:
    """补充材料: more scans or files of a letter."""
    require(may("receive", by, letter))
    _refuse_void(letter)
    entry = trail.record("documents.add_letter_files", by=by, at=now, on=letter, facts=told(files))
    attach(letter, files, by=by.within(entry.deed), now=now)
    return letter


@transaction.atomic
def attach(
    letter: Letter, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> list[LetterProof]:
    """附材料: the originals stay as they came."""
    start = letter.proofs.count()
    return kept_as(LetterProof, {"letter": letter}, files, start=start, by=by, now=now)


def _letter(draft: LetterDraft, entry: Entry, *, by: Actor, now: datetime) -> Letter:
    if draft.unit is None and not draft.sender.strip():
        raise Refused(_("写明来文单位"), field="sender")
    letter = Letter(
        known_from=entry.pk,
        received_on=past(draft.received_on, field="received_on", now=now),
        issued_on=draft.issued_on,
        reply_by=draft.reply_by or OPEN_END,
        **kept_at(draft.where),
        **{name: cleaned(name, getattr(draft, name), MOST) for name in MOST},
        unit=draft.unit,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    _check_days(_days(letter))
    return letter


def _days(letter: Letter) -> dict[str, Any]:
    names = ("issued_on", "received_on", "reply_by", "answered_on")
    return {name: getattr(letter, name) for name in names}


def _check_days(days: Mapping[str, Any]) -> None:
    """Written, then received, then answered; the limit lies behind the receipt."""
    received_on: date = days["received_on"]
    issued_on: date | None = days["issued_on"]
    if issued_on is not None and issued_on > received_on:
        raise Refused(_("成文日期不能晚于收文日期"), field="issued_on")
    if days["reply_by"] < received_on:
        raise Refused(_("回复期限不能早于收文日期"), field="reply_by")
    if days["answered_on"] < received_on:
        raise Refused(_("收文日期不能晚于已登记的回复"), field="received_on")


def _corrected(name: str, value: object, now: datetime) -> Any:
    match name, value:
        case "received_on", date():
            return past(value, field=name, now=now)
        case "issued_on", date() | None:
            return value
        case "reply_by", date() | None:
            return value or OPEN_END
        case "unit", _:
            return value
        case _, str() if name in MOST:
            return cleaned(name, value, MOST)
    raise TypeError(f"{name} cannot be corrected to {value!r}")


def _refuse_void(letter: Letter) -> None:
    if letter.void:
        raise Refused(_("“%s”已经作废") % letter.title)


def _facts(letter: Letter) -> dict[str, object]:
    return {"title": letter.title, "received_on": letter.received_on.isoformat()}
