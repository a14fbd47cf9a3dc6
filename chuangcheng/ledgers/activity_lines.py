"""志愿活动台账: one line read against the base: where, with which partners, how many came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.outreach_reading import counted
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.splitting import names
from chuangcheng.ledgers.volunteering_layout import FIELDS
from chuangcheng.ledgers.words import EVERYWHERE, OWN_UNIT
from chuangcheng.partners.models import Match
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.volunteering.drafts import ActivityDraft, columns_of_activity
from chuangcheng.volunteering.models import Activity, ActivityState, ServiceField, Station
from chuangcheng.volunteering.queries import match_of, matches_on, visible_stations

ANCHOR = "title"
_NUMBERS = ("party_members", "residents", "beneficiaries")
_FIELDS = {folded(words): found for words, found in FIELDS.items()}
_NONE = {"", "否", "无", "不是", "没有", "×", "x", "/", "-", "—", "n"}
_SOME = {"是", "√", "有", "y", "共同"}


@dataclass(frozen=True, kw_only=True)
class ActivityEntry:
    """要写入的活动; `changes` are those of a known one."""

    draft: ActivityDraft
    known: Activity | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


class ActivityReader:
    """读活动行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)
        self._stations = {folded(each.name): each for each in visible_stations(by)}
        self._matches: dict[date, list[Match]] = {}

    @property
    def town(self) -> Area | None:
        """街道 in which the importer works."""
        return self._references.subdistrict

    def entry(self, mark: Marking) -> ActivityEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        station = self._station(mark)
        where = station.community if station else self._where(mark)
        on = mark.value("held_on")
        if where is None or not isinstance(on, date):
            return None
        said = {
            **self._host(mark, where, on),
            **{name: counted(mark, name) for name in _NUMBERS},
            "partners": self._partners(mark, where, on),
        }
        state, hours = self._state(mark, on), self._hours(mark)
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        draft = ActivityDraft(
            title=mark.text("title"),
            held_on=on,
            where=where,
            state=state,
            field=self._field(mark),
            station=station,
            spot=mark.text("spot"),
            note=mark.text("note"),
            hours=hours,
            **said,
        )
        return ActivityEntry(draft=draft) if self._fits(mark, draft) else None

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.ACTIVITIES, area)

    def _station(self, mark: Marking) -> Station | None:
        found = self._stations.get(folded(mark.text("community")))
        if found is None or found.community is None:
            return None
        mark.settle("community", found.name)
        if not (answer := self._permits(found.community)):
            mark.wrong("community", answer.reason)
        return found

    def _where(self, mark: Marking) -> Area | None:
        """A community; the whole sub-district only where the line says so."""
        if folded(mark.text("community")) not in EVERYWHERE:
            found = self._references.community(mark)
            if found is None and not mark.is_wrong("community"):
                mark.wrong("community", _("没有写在哪个社区(村)"))
            return found
        if self.town is not None and not (answer := self._permits(self.town)):
            mark.wrong("community", answer.reason)
        return self.town

    def _state(self, mark: Marking, on: date) -> ActivityState:
        """As the line says, else by its day."""
        value = mark.value("state")
        ahead = on > self._today
        if not isinstance(value, ActivityState):
            if ahead:
                mark.note("held_on", _("日期还没到，按待开展登记"))
            return ActivityState.PLANNED if ahead else ActivityState.HELD
        if value == ActivityState.HELD and ahead:
            mark.wrong("held_on", _("日期还没到，不能登记为已开展"))
        return value

    def _field(self, mark: Marking) -> ServiceField | None:
        words = mark.text("field")
        found = _FIELDS.get(folded(words))
        if words and found is None:
            mark.ask("field", _("没有“%s”这个服务领域，确认后服务领域不登记") % words)
        return found

    def _hours(self, mark: Marking) -> Decimal | None:
        value = mark.value("hours")
        return Decimal(str(value)) if isinstance(value, int | float | Decimal) else None

    def _host(self, mark: Marking, where: Area, on: date) -> dict[str, Any]:
        """A unit by a name that it bore on the day, else the name as it was written."""
        name = mark.text("host")
        if folded(name) in OWN_UNIT and (own := self._references.community_unit(where)):
            return {"unit": own}
        found = self._references.units_called(name, on=on) if name else []
        if len(found) == 1:
            mark.read_as("host", found[0].name)
            return {"unit": found[0]}
        return {"host": name}

    def _partners(self, mark: Marking, where: Area, on: date) -> tuple[Unit, ...]:
        """包联单位 that stood by us on the day: by name, or the only one of the community."""
        words = mark.text("joint")
        if folded(words) in _NONE:
            return ()
        matches = self._matches_on(on)
        named = [name for name in names(_after_yes(words)).names if folded(name) not in _SOME]
        if not named:
            return self._only_partner(mark, where, matches)
        found = [self._partner(mark, name, where, matches, on) for name in named]
        return tuple(dict.fromkeys(unit for unit in found if unit is not None))

    def _partner(
        self, mark: Marking, name: str, where: Area, matches: Sequence[Match], on: date
    ) -> Unit | None:
        units = self._references.units_called(name, on=on)
        known = next((unit for unit in units if match_of(unit, matches, where)), None)
        if known is None:
            facts = {"day": day_name(on), "unit": name}
            mark.wrong("joint", _("%(day)s时“%(unit)s”没有包联本街道的社区") % facts)
        return known

    def _only_partner(
        self, mark: Marking, where: Area, matches: Sequence[Match]
    ) -> tuple[Unit, ...]:
        here = list(dict.fromkeys(m.unit for m in matches if m.community_id == where.pk))
        if len(here) != 1:
            mark.wrong("joint", _("写明是和哪个包联单位一起开展的"))
            return ()
        mark.note("joint", _("没有写单位，按包联单位“%s”登记") % here[0])
        return (here[0],)

    def _matches_on(self, on: date) -> list[Match]:
        if on not in self._matches:
            self._matches[on] = matches_on(self.town, on) if self.town else []
        return self._matches[on]

    def _fits(self, mark: Marking, draft: ActivityDraft) -> bool:
        try:
            columns_of_activity(draft)
        except Refused as refusal:
            mark.wrong(refusal.field or ANCHOR, refusal.reason)
            return False
        return True


def _after_yes(words: str) -> str:
    """区总工会 of 是(区总工会)."""
    rest = words.strip()
    if rest[:1] in {"是", "√"}:
        rest = rest[1:]
    return rest.strip(" ()（）:：,，")
