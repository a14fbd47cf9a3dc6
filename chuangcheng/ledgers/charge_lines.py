"""包保分工表: one line read against the base: who answers for what, from when until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.duties import rules
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import clean_line
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.phones import read_phone
from chuangcheng.ledgers.references import References, Where, nearest
from chuangcheng.people import rules as people_rules
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, Place


@dataclass(frozen=True)
class Newcomer:
    """新人员: to be recorded with the unit of the line."""

    name: str
    unit: Unit
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class ChargeEntry:
    """要写入的分工; `known` is the same charge in the base, which `until` may end."""

    kind: ChargeKind
    where: Area | Place
    unit: Unit | None = None
    person: Person | Newcomer | None = None
    since: date = ALWAYS
    until: date = OPEN_END
    note: str = ""
    known: Charge | None = None


class ChargeReader:
    """读分工行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self.references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> ChargeEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        kind, where = mark.value("kind"), self._where(mark)
        unit = self._unit(mark)
        person = self._person(mark, unit)
        since, until = self._days(mark)
        note = self._note(mark)
        if not (unit or person or mark.is_wrong("unit") or mark.is_wrong("person")):
            mark.wrong("person", _("要写明单位或责任人"))
        if kind is None or where is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return ChargeEntry(
            kind=ChargeKind(str(kind)),
            where=where,
            unit=None if person else unit,  # of a person it only says where he belongs
            person=person,
            since=since,
            until=until,
            note=note,
        )

    def _permits(self, area: Area) -> Permission:
        return rules.POLICY.permit(self._by, "duties.import", area)

    def _where(self, mark: Marking) -> Area | Place | None:
        words = mark.text("where")
        if not words:
            return None
        found = self.references.anywhere(words)
        if len(found) != 1:
            mark.wrong("where", self._not_one(words, found))
            return None
        allowed = rules.POLICY.permit(self._by, "duties.import", found[0])
        if not allowed:
            mark.wrong("where", allowed.reason)
            return None
        return found[0]

    def _not_one(self, words: str, found: list[Area | Place]) -> str:
        if found:
            return _("有 %(n)s 个“%(name)s”，前面写上社区") % {"n": len(found), "name": words}
        near = nearest(words, [area.name for area in self.references.leaves])
        listed = "、".join(near)
        reason = _("没有“%s”这个区域或点位") % words
        return (
            _("%(reason)s，最像的有：%(near)s") % {"reason": reason, "near": listed}
            if near
            else reason
        )

    def _unit(self, mark: Marking) -> Unit | None:
        name = mark.text("unit")
        return self.references.unit(mark, "unit", name, Where()) if name else None

    def _person(self, mark: Marking, unit: Unit | None) -> Person | Newcomer | None:
        """责任人 of the line's unit; an unknown one is recorded with it."""
        name, phone = mark.text("person"), read_phone(mark, "phone")
        if not name or mark.is_wrong("person"):
            return None
        named = self.references.people_named(name)
        own = [person for person in named if unit and person.unit_id == unit.pk]
        found = own if unit else named
        if len(found) == 1:
            return found[0]
        if found:
            mark.wrong("person", _("有 %(n)s 个“%(name)s”，写上单位才分得清") % _said(name, found))
            return None
        if unit is None:
            mark.wrong("person", _("系统里没有“%s”，写上单位才能登记") % name)
            return None
        return self._newcomer(mark, name, phone, unit)

    def _newcomer(self, mark: Marking, name: str, phone: str, unit: Unit) -> Newcomer | None:
        allowed = people_rules.may_edit_person(self._by, unit.area)
        if not allowed:
            mark.wrong("person", _("系统里没有“%s”，请创城办先登记") % name)
            return None
        mark.note("person", _("新登记的人员：%s") % name)
        return Newcomer(name, unit, phone)

    def _days(self, mark: Marking) -> tuple[date, date]:
        since, until = mark.value("since"), mark.value("until")
        first = since if isinstance(since, date) else ALWAYS
        last = until if isinstance(until, date) else OPEN_END
        if last <= first:
            mark.wrong("until", _("结束日期要晚于开始日期"))
        return first, last

    def _note(self, mark: Marking) -> str:
        try:
            return clean_line(mark.text("note"), most=200, field="note")
        except Refused as refusal:
            mark.wrong("note", refusal.reason)
            return ""


def _said(name: str, found: list[Person]) -> dict[str, object]:
    return {"n": len(found), "name": name}
