"""责任清单: writing what was previewed into a draft list, and taking it back. Beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties import lists, queries
from chuangcheng.duties.drafts import draft_of
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.duty_lines import DutyEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.people.models import Person, Unit
from chuangcheng.trail.models import key_of

_PEOPLE = frozenset({"leader", "person"})
_UNITS = frozenset({"responsible", "cooperating"})
_LONGEST_NAME = 60


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new items into the newest draft list, of their document where they name one.

    Where there is no such draft one is drafted for them.
    """
    entries = [plan for plan in plans if isinstance(plan, DutyEntry)]
    new = iter(_added([entry for entry in entries if entry.known is None], by=by, now=now))
    written: list[Written] = []
    for entry in entries:
        known = entry.known
        written.append(next(new) if known is None else _edited(known, entry, by=by, now=now))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: items go, with the list that was drafted for them; what was edited is edited back."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    items = queries.with_names(DutyItem.objects.standing()).in_bulk(ids)
    made = {row.before["list"] for row in kept if "list" in row.before}
    new = [items[pk] for row, pk in zip(kept, ids, strict=True) if row.verdict == Verdict.NEW]
    own = _without_others(made, [item.pk for item in new])
    for duty_list in own.values():
        lists.discard(duty_list, reason=_("导入撤销"), by=by, now=now)
    for item in new:
        if item.duty_list_id not in own:
            lists.remove_item(item, by=by, now=now)
    for row, pk in zip(kept, ids, strict=True):
        if row.verdict == Verdict.CHANGED:
            lists.edit_item(items[pk], by=by, now=now, **_restored(row.before["values"]))


def _added(entries: Sequence[DutyEntry], *, by: Actor, now: datetime) -> list[Written]:
    results: dict[int, Written] = {}
    for places in _by_list(entries):
        first, drafts = entries[places[0]], [entries[n].draft for n in places]
        into = first.into or _drafted(first, by=by, now=now)
        made = lists.add_items(into, drafts, by=by, now=now)
        kept: dict[str, Any] = {} if first.into else {"list": into.pk}
        for n, item in zip(places, made, strict=True):
            results[n] = Written(key_of(item), kept, {})
    return [results[n] for n in range(len(entries))]


def _by_list(entries: Sequence[DutyEntry]) -> Iterable[list[int]]:
    """The places of the lines that go into one list: of a draft, or of a document's new one."""
    found: dict[tuple[int | None, int | None], list[int]] = {}
    for n, entry in enumerate(entries):
        document = entry.document.pk if entry.document else None
        into = entry.into.pk if entry.into else None
        found.setdefault((into, None if into else document), []).append(n)
    return found.values()


def _drafted(entry: DutyEntry, *, by: Actor, now: datetime) -> DutyList:
    document = entry.document
    name = _("责任清单（%s导入）") % wording.day_name(law_day(now))
    if document is not None:
        name = document.title[:_LONGEST_NAME]
    return lists.draft_list(entry.where, name=name, document=document, by=by, now=now)


def _edited(known: DutyItem, entry: DutyEntry, *, by: Actor, now: datetime) -> Written:
    values = what_stood(draft_of(known), entry.changes)
    lists.edit_item(known, by=by, now=now, **entry.changes)
    return Written(key_of(known), {"values": values}, {})


def _without_others(made: Iterable[int], own: Sequence[int]) -> dict[int, DutyList]:
    """The lists that were drafted for an import and in which nobody has written since."""
    others = DutyItem.objects.drafts().exclude(pk__in=own).values("duty_list")
    return DutyList.objects.exclude(pk__in=others).in_bulk(list(made))


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    if name in _PEOPLE:
        return Person.objects.filter(pk=value).first()
    if name in _UNITS:
        units = Unit.objects.in_bulk(value)
        return tuple(units[pk] for pk in value)
    if name == "target":
        return Quantity(value[0], Certainty(value[1]))
    return date.fromisoformat(value) if name == "due_on" else value
