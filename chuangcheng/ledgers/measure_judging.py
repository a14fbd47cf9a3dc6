"""治理措施台账: every line known or new, compared with what stands in its campaign."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns import queries
from chuangcheng.campaigns.drafts import MeasureDraft, draft_of
from chuangcheng.campaigns.models import Measure
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.measure_lines import ANCHOR, COLUMN_OF, MeasureEntry, MeasureReader
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.trail.models import key_of

_KEPT = frozenset({"what", "community", "due_on", "due_text"})  # known by, or with deeds of its own
Key = tuple[int, str, int | None]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the measure it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    subdistrict = subdistrict_of(by)
    if subdistrict is None:
        for mark in marks:
            mark.wrong(ANCHOR, _("治理措施按街道安排，你的角色不在哪个街道"))
        return [Judged(mark.sheet, mark.row) for mark in marks]
    reader = MeasureReader(subdistrict, by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    found = Measure.objects.standing().filter(campaign__in=reader.campaigns)
    held = {_key_of(measure): measure for measure in queries.with_names(found)}
    seen: dict[Key, int] = {}
    return [_judged(mark, entry, held, seen) for mark, entry in zip(marks, entries, strict=True)]


def _judged(
    mark: Marking, entry: MeasureEntry | None, held: dict[Key, Measure], seen: dict[Key, int]
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    draft = entry.draft
    key = (entry.campaign.pk, folded(draft.what), draft.community.pk if draft.community else None)
    if key in seen:
        mark.wrong(ANCHOR, _("和第 %s 行重复") % seen[key])
    seen.setdefault(key, mark.number)
    known = held.get(key)
    if known is None:
        return Judged(mark.sheet, mark.row, plan=entry)
    plan, was = _compared(mark, entry, known)
    return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan if was else None)


def _compared(
    mark: Marking, entry: MeasureEntry, known: Measure
) -> tuple[MeasureEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = draft_of(known)
    changes = _changes(entry.draft, before)
    was = {COLUMN_OF.get(name, name): _words(getattr(before, name)) for name in changes}
    due_on = _moved(mark, entry, known)
    if due_on is not None:
        was["due"] = day_name(known.due_on) if known.has_due_day else known.due_text
    done_on = _ended(mark, entry, known)
    if done_on is not None:
        was["done_on"] = ""
    plan = replace(entry, known=known, changes=changes, due_on=due_on, done_on=done_on)
    return plan, {column: words or _("空的") for column, words in was.items()}


def _changes(said: MeasureDraft, known: MeasureDraft) -> dict[str, Any]:
    names = [each.name for each in fields(MeasureDraft) if each.name not in _KEPT]
    found = {}
    for name in names:
        new, old = getattr(said, name), getattr(known, name)
        if new not in (None, "", (), UNKNOWN) and _plain(new) != _plain(old):
            found[name] = new
    return found


def _moved(mark: Marking, entry: MeasureEntry, known: Measure) -> date | None:
    """Another day; a text never takes the place of a day, and what is done has no deadline."""
    said = entry.draft.due_on
    if said is None and entry.draft.due_text and known.has_due_day:
        mark.note("due", _("系统里的时限已定到 %s，不改") % day_name(known.due_on))
    if said is None or said == known.due_on:
        return None
    if known.is_done:
        mark.note("due", _("已经登记完成，时限不改"))
        return None
    return said


def _ended(mark: Marking, entry: MeasureEntry, known: Measure) -> date | None:
    """The day on which it was done, where nobody has said so yet."""
    if known.is_done and entry.done_on not in (None, known.done_on):
        mark.note("done_on", _("系统里的完成日期是 %s，要改先退回重做") % day_name(known.done_on))
    return None if known.is_done else entry.done_on


def _key_of(measure: Measure) -> Key:
    return measure.campaign_id, folded(measure.what), measure.community_id


def _words(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    if isinstance(value, date):
        return day_name(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(map(str, value))
    return str(value or "")


def _plain(value: object) -> object:
    return folded(value) if isinstance(value, str) else value
