"""来文登记表: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import LetterDraft, ReplyDraft
from chuangcheng.documents.models import Letter, Reply, ReplyKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.letter_judging import LetterEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: receive what is new, edit what is known, then enter what was answered."""
    entries = [plan for plan in plans if isinstance(plan, LetterEntry)]
    new = [_draft(entry) for entry in entries if entry.known is None]
    received = iter(correspondence.receive_all(new, by=by, now=now) if new else [])
    written: list[Written] = []
    for entry in entries:
        letter = entry.known or next(received)
        before = _before(entry, letter)
        if entry.changes:
            correspondence.edit_letter(letter, by=by, now=now, **entry.changes)
        if entry.answered_on is not None:
            draft = ReplyDraft(
                kind=ReplyKind.FINAL,
                replied_on=entry.answered_on,
                text=_("台账登记为已回复"),
            )
            reply = correspondence.reply(letter, draft, by=by, now=now)
            before |= {"reply": reply.pk}
        written.append(Written(key_of(letter), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: replies and new letters are void, what was edited is edited back."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    found = Letter.objects.select_related("unit").in_bulk(ids).values()
    letters = {key_of(letter): letter for letter in found}
    reason = _("导入撤销")
    for row in kept:
        letter, before = letters[row.subject], dict(row.before)
        if reply := before.pop("reply", None):
            answered = Reply.objects.get(pk=reply)
            answered.letter = letter
            correspondence.void_reply(answered, reason=reason, by=by, now=now)
        if row.verdict == Verdict.CHANGED and before:
            correspondence.edit_letter(letter, by=by, now=now, **_restored(before))
        if row.verdict == Verdict.NEW:
            correspondence.void_letter(letter, reason=reason, by=by, now=now)


def _draft(entry: LetterEntry) -> LetterDraft:
    return LetterDraft(
        title=entry.title,
        number=entry.number,
        received_on=entry.received_on,
        where=entry.where,
        unit=entry.unit,
        sender=entry.sender,
        demand=entry.demand,
        reply_by=entry.reply_by,
        reply_by_text=entry.reply_by_text,
        note=entry.note,
    )


def _before(entry: LetterEntry, letter: Letter) -> dict[str, Any]:
    """What stands there before the change, as JSON keeps it."""
    if entry.known is None:
        return {}
    values: dict[str, Any] = {name: getattr(letter, name) for name in entry.changes}
    for name in ("received_on", "reply_by"):
        if name in values:
            values[name] = values[name].isoformat()
    if "unit" in values:
        values["unit"] = letter.unit_id
    return values


def _restored(before: dict[str, Any]) -> dict[str, object]:
    values: dict[str, object] = dict(before)
    for name in ("received_on", "reply_by"):
        if name in before:
            values[name] = date.fromisoformat(before[name])
    if "unit" in before:
        values["unit"] = Unit.objects.filter(pk=before["unit"]).first()
    return values
