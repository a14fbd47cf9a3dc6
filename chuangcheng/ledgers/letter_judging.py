"""来文登记表: every line known or new; limits that name no day stay as they are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Letter
from chuangcheng.documents.queries import senders
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.document_judging import unit_or_text
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.shapes import LetterLine
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.ledgers.words import answer_said
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.trail.models import key_of

ANCHOR = "title"
_TEXTS = ("number", "title", "demand", "note")


@dataclass(frozen=True, kw_only=True)
class LetterEntry:
    """要写入的来文; `answered_on` where the line says on which day it was answered."""

    number: str
    title: str
    demand: str
    note: str
    received_on: date
    unit: Unit | None
    sender: str
    reply_by: date | None
    reply_by_text: str
    answered_on: date | None
    where: Area
    known: Letter | None = None
    changes: Mapping[str, object] = field(default_factory=dict)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the letter it is known as, what would be written."""
    reader = _Reader(by=by, today=today)
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    entries = [reader.entry(mark) for mark in marks]
    held = Letter.objects.filter(subdistrict=reader.where, void=False).select_related("unit")
    known = list(held.order_by("id"))
    base = _Base(known, senders(known))
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Reader:
    """读来文行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self.where = subdistrict_of(by)
        self._references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> LetterEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        unit, sender = unit_or_text(self._references, mark, "sender", on=mark.value("received_on"))
        if unit is None and not sender:
            mark.wrong("sender", _("没有写来文单位"))
        reply_by, said = self._limit(mark)
        answered_on = self._answered_on(mark)
        shape = mark.shaped(LetterLine, today=self._today)
        if shape is None or self.where is None:
            return None
        if reply_by is not None and reply_by < shape.received_on:
            mark.wrong("reply_by", _("回复期限不能早于收文日期"))
        if answered_on is not None and answered_on < shape.received_on:
            mark.wrong("answered", _("回复日期不能早于收文日期"))
        return LetterEntry(
            **{name: getattr(shape, name) for name in (*_TEXTS, "received_on")},
            unit=unit,
            sender=sender,
            reply_by=reply_by,
            reply_by_text=said,
            answered_on=answered_on,
            where=self.where,
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.LETTERS, area)

    def _limit(self, mark: Marking) -> tuple[date | None, str]:
        """A day, or what is written where no day can be taken from it."""
        raw = " ".join(mark.raw("reply_by").split())[:60]
        reading = read_date(raw, today=self._today) if raw else None
        value = mark.value("reply_by")
        if isinstance(value, date) and (reading is None or reading.ok or not reading.reason):
            return value, ""
        if reading is None or (not reading.ok and reading.kind == "none" and not reading.proposal):
            return (value if isinstance(value, date) else None), ""
        mark.settle("reply_by", raw)
        mark.note("reply_by", _("没有写明是哪一天，照写的记，定了再改"))
        return None, raw

    def _answered_on(self, mark: Marking) -> date | None:
        """已回复 4月2日; without a day nothing is recorded as an answer."""
        said = answer_said(mark.text("answered"))
        if said is None:
            return None
        reading = read_date(said, today=self._today)
        if reading.ok and isinstance(reading.value, date):
            if reading.value > self._today:
                mark.wrong("answered", _("回复日期不能晚于今天"))
            return reading.value
        mark.ask("answered", _("写了已回复，没有写哪一天；确认后按还没回复登记"))
        return None


class _Base:
    """系统里的来文 of a sub-district with who sent them; what earlier lines bring is seen."""

    def __init__(self, held: Sequence[Letter], senders: Mapping[int, str]) -> None:
        self._held = held
        self._senders = senders
        self._seen: dict[object, int] = {}

    def judged(self, mark: Marking, entry: LetterEntry | None) -> Judged:
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = folded(entry.number) or (folded(entry.title), entry.received_on)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = next((row for row in self._held if _is_same(entry, row)), None)
        if known is None:
            return Judged(mark.sheet, mark.row, plan=entry)
        changes, was = _differences(entry, known, self._senders[known.pk])
        answers = entry.answered_on is not None and not known.is_answered
        if answers:
            was["answered"] = _("待办")
        answered_on = entry.answered_on if answers else None
        plan = replace(entry, known=known, changes=changes, answered_on=answered_on)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)


def _is_same(entry: LetterEntry, known: Letter) -> bool:
    """By its number, else by title and day of receipt."""
    if entry.number and known.number:
        return folded(entry.number) == folded(known.number)
    same_title = folded(entry.title) == folded(known.title)
    return same_title and entry.received_on == known.received_on


def _differences(
    entry: LetterEntry, known: Letter, sender: str
) -> tuple[dict[str, object], dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    changes: dict[str, object] = {}
    was: dict[str, str] = {}
    for name in _TEXTS:
        new, old = getattr(entry, name), getattr(known, name)
        if new and folded(new) != folded(old):
            changes[name], was[name] = new, old or _("空的")
    if entry.received_on != known.received_on:
        changes["received_on"] = entry.received_on
        was["received_on"] = known.received_on.isoformat()
    before = known.reply_by if known.has_due_day else None
    limit = (entry.reply_by, entry.reply_by_text)
    if any(limit) and limit != (before, known.reply_by_text):
        changes |= {"reply_by": entry.reply_by, "reply_by_text": entry.reply_by_text}
        was["reply_by"] = str(before or known.reply_by_text or _("空的"))
    if entry.unit is not None and entry.unit.pk != known.unit_id:
        changes |= {"unit": entry.unit, "sender": ""}
        was["sender"] = sender
    elif entry.unit is None and folded(entry.sender) != folded(sender):
        changes |= {"unit": None, "sender": entry.sender}
        was["sender"] = sender
    return changes, was
