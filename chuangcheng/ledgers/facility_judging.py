"""便民设施台账: lines known by where and name; who set it up, who keeps it, how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.facility_reading import KeptReader, otherwise, spot_of, stood
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import Where
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.partners import queries
from chuangcheng.partners.drafts import FacilityDraft, draft_of_facility
from chuangcheng.partners.models import Facility, FacilityKind, FacilityState, Pledge
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of

ANCHOR = "name"
S = FacilityState
_COMPARED = ("spot", "offers", "keeper")
Key = tuple[int, int | None, str]


@dataclass(frozen=True, kw_only=True)
class FacilityEntry:
    """要写入的设施: what is said; of a known one the changes; how it stands from when on."""

    draft: FacilityDraft
    builders: tuple[Unit, ...] = ()
    state: FacilityState | None = None
    on: date
    known: Facility | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    to: FacilityState | None = None


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the facility it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = KeptReader(Register.FACILITIES, by=by, today=today)
    entries = [_entry(reader, mark) for mark in marks]
    held = Facility.objects.standing().filter(subdistrict__in=reader.towns).order_by("pk")
    base = _Base(queries.with_builders(held))
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


def _entry(reader: KeptReader, mark: Marking) -> FacilityEntry | None:
    """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
    where = reader.where(mark)
    set_up_on, on = reader.day(mark, "set_up_on"), reader.day(mark, "state_on")
    builders, keepers = (reader.units(mark, key, where) for key in ("builders", "keeper"))
    pledge = reader.pledge(mark, where.community, builders)
    if pledge is not None and not queries.was_kept(pledge):
        mark.wrong("pledge", _("这项共建事项还没有登记兑现，先登记兑现"))
    if set_up_on and on and on < set_up_on:
        mark.wrong("state_on", _("状态日期不能早于投用日期"))
    if where.community is None or any(mark.is_wrong(key) for key in mark.row.cells):
        return None
    kind, state = mark.value("kind"), mark.value("state")
    draft = FacilityDraft(
        where=where.place or where.community,
        kind=kind if isinstance(kind, FacilityKind) else FacilityKind.OTHER_FACILITY,
        name=mark.text("name"),
        offers=mark.text("offers"),
        set_up_on=set_up_on or on or reader.today,
        spot=_spot(mark, where),
        pledge=pledge,
        units=tuple(builders) if pledge is None else (),
        keeper=next(iter(keepers), None),
    )
    return FacilityEntry(
        draft=draft,
        builders=tuple(builders),
        state=state if isinstance(state, FacilityState) else None,
        on=on or reader.today,
    )


def _spot(mark: Marking, where: Where) -> str:
    return mark.text("spot") or where.rest


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, facilities: Sequence[Facility] | Any) -> None:
        self._held: dict[Key, list[Facility]] = {}
        for each in facilities:
            key = (each.community_id, each.place_id, folded(each.name))
            self._held.setdefault(key, []).append(each)
        self._seen: dict[Key, int] = {}

    def judged(self, mark: Marking, entry: FacilityEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = (*spot_of(entry.draft.where), folded(entry.draft.name))
        known = self._taken(key, entry, mark)
        if known is None and key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        if known is None:
            return Judged(mark.sheet, mark.row, plan=_new(mark, entry))
        plan, was = _compared(mark, entry, known)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)

    def _taken(self, key: Key, entry: FacilityEntry, mark: Marking) -> Facility | None:
        """The facility on record that no line before has named, of several that of its day."""
        same = self._held.get(key, [])
        day = entry.draft.set_up_on if mark.value("set_up_on") else None
        of_day = [each for each in same if each.set_up_on == day]
        found = next(iter([*of_day, *same]), None)
        if found is not None:
            same.remove(found)
        return found


def _new(mark: Marking, entry: FacilityEntry) -> FacilityEntry:
    """A new facility says what it offers; what else is not written is told."""
    if not entry.draft.offers:
        mark.wrong("offers", _("没有写提供什么"))
    if not mark.value("kind"):
        mark.ask("kind", _("没有写种类，确认后按其他便民设施登记"))
    if not mark.value("set_up_on"):
        day = day_name(entry.draft.set_up_on)
        mark.note("set_up_on", _("没有写投用日期，按 %s 登记") % day)
    if entry.draft.pledge is not None:
        _tell_builders(mark, entry.builders, entry.draft.pledge)
    to = None if entry.state == S.IN_USE else entry.state
    if to is not None and not mark.value("state_on"):
        mark.note("state_on", _("没有写状态日期，从 %s 起算") % day_name(entry.on))
    return replace(entry, to=to)


def _compared(
    mark: Marking, entry: FacilityEntry, known: Facility
) -> tuple[FacilityEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = draft_of_facility(known)
    names = ("kind", *_COMPARED) if mark.value("kind") else _COMPARED
    changes = otherwise(entry.draft, before, names)
    was = stood(before, changes)
    if mark.value("set_up_on") and entry.draft.set_up_on != known.set_up_on:
        day = day_name(known.set_up_on)
        mark.note("set_up_on", _("系统里的投用日期是 %s，不从台账改") % day)
    if built := _built(mark, entry, known):
        key = "pledge" if built["pledge"] else "builders"
        was[key] = "、".join(map(str, known.builders)) or _("空的")
    to = _to(mark, entry, known)
    if to is not None:
        was["state"] = str(known.get_state_display())
    return replace(entry, known=known, changes={**changes, **built}, to=to), was


def _built(mark: Marking, entry: FacilityEntry, known: Facility) -> dict[str, Any]:
    """Who set it up, where that is said otherwise; what came of a pledge stays with it."""
    said = entry.draft.pledge
    if known.pledge is not None:
        if said not in (None, known.pledge):
            mark.note("pledge", _("系统里是“%s”建的，不从台账改") % known.pledge)
        _tell_builders(mark, entry.builders, known.pledge)
        return {}
    if said is not None:
        return {"pledge": said, "units": ()}
    if entry.draft.units and entry.draft.units != tuple(known.builders):
        return {"pledge": None, "units": entry.draft.units}
    return {}


def _tell_builders(mark: Marking, builders: Sequence[Unit], pledge: Pledge) -> None:
    if builders and {unit.pk for unit in builders} != {row.unit_id for row in pledge.units.all()}:
        mark.note("builders", _("建设单位按共建事项的单位记"))


def _to(mark: Marking, entry: FacilityEntry, known: Facility) -> FacilityState | None:
    """How a known facility stands otherwise from a day on."""
    if entry.state is None:
        return None
    if entry.state == known.state:
        if mark.value("state_on") not in (None, known.state_on):
            day = day_name(known.state_on)
            mark.note("state_on", _("系统里的状态日期是 %s，不从台账改") % day)
        return None
    if entry.on < known.state_on:
        mark.wrong("state_on", _("不能早于上一次变动 %s") % day_name(known.state_on))
    return entry.state
