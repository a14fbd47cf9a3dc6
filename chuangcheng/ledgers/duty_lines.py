"""责任清单: one line read against the base: a standard, where, who leads, who does it, by when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Document
from chuangcheng.documents.queries import citable, cited
from chuangcheng.duties.drafts import DutyDraft, facts_of
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.duty_citing import ANCHOR, Standards
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References, Where, nearest, with_nearest
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.words import ENDED, EVERYWHERE, NOBODY
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area
from chuangcheng.standards.models import Clause

COLUMN_OF = {"due_on": "due", "due_text": "due"}


@dataclass(frozen=True, kw_only=True)
class DutyEntry:
    """要写入的责任项: `known` stands in a draft; `into` is None for a list that is not drafted yet.

    `clauses` are the standards of these words in several systems; the draft names the first.
    `document` is the paper of the list, where the line names it.
    """

    draft: DutyDraft
    clauses: tuple[Clause, ...]
    where: Area
    document: Document | None = None
    is_ended: bool = False
    into: DutyList | None = None
    known: DutyItem | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


class DutyReader:
    """读责任行: for one sub-district on one day."""

    def __init__(self, subdistrict: Area, *, by: Actor, today: date) -> None:
        self._subdistrict = subdistrict
        self._by = by
        self._today = today
        self._standards = Standards(subdistrict)
        self._references = References(by=by, permits=self._permits, today=today)
        self._documents = citable(subdistrict)

    def entry(self, mark: Marking) -> DutyEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        clauses, area = self._standards.meant(mark), self._area(mark)
        document = self._document(mark)
        facts = {**self._units(mark, area), **self._due(mark)}
        facts |= self._people(mark, facts)
        if not clauses or area is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        target = mark.value("target")
        draft = DutyDraft(
            clause=clauses[0],
            area=area,
            target=target if isinstance(target, Quantity) else UNKNOWN,
            target_unit=mark.text("target_unit"),
            note=mark.text("note"),
            **facts,
        )
        is_ended = mark.text("state") == ENDED
        entry = DutyEntry(
            draft=draft,
            clauses=clauses,
            where=self._subdistrict,
            document=document,
            is_ended=is_ended,
        )
        return entry if _can_be(mark, draft) else None

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.DUTY_LIST, area)

    def _area(self, mark: Marking) -> Area | None:
        """社区或村; the whole sub-district where it says so, or nothing."""
        words = folded(mark.text("area"))
        if mark.is_wrong("area"):
            return None
        if not words or words == folded(self._subdistrict.name):
            return self._subdistrict
        if words in EVERYWHERE:
            mark.read_as("area", self._subdistrict.name)
            mark.note("area", _("按整个街道记一项；要分社区，请每个社区写一行"))
            return self._subdistrict
        return self._references.community(mark, "area")

    def _document(self, mark: Marking) -> Document | None:
        """清单文件 by its number or title; it must be on record before a list names it."""
        words = mark.text("document")
        found = cited(words, self._documents) if words else []
        if len(found) == 1:
            mark.read_as("document", found[0].citation)
            return found[0]
        if found:
            mark.wrong("document", _("“%s”对上了几份文件，写发文字号才分得清") % words)
        elif words:
            reason = _("文件登记表里没有“%s”这份文件，先登记，再写到清单里") % words
            near = nearest(words, [each.title for each in self._documents])
            mark.wrong("document", with_nearest(reason, near), proposal=next(iter(near), None))
        return None

    def _units(self, mark: Marking, area: Area | None) -> dict[str, Any]:
        """The first unit of 牵头单位 leads; those written behind it do it too."""
        where = Where(area)
        leads = self._named(mark, "lead_unit", where)
        if len(leads) > 1:
            mark.note("lead_unit", _("第一个牵头，后面的记到责任单位"))
        does = [*leads[1:], *self._named(mark, "responsible", where)]
        return {
            "lead_unit": next(iter(leads), None),
            "responsible": tuple(dict.fromkeys(does)),
            "cooperating": tuple(self._named(mark, "cooperating", where)),
        }

    def _named(self, mark: Marking, key: str, where: Where) -> list[Unit]:
        names = (name for name in _names(mark, key) if folded(name) not in NOBODY)
        found = (self._references.unit(mark, key, name, where) for name in names)
        return list(dict.fromkeys(unit for unit in found if unit is not None))

    def _people(self, mark: Marking, facts: Mapping[str, Any]) -> dict[str, Person | None]:
        lead = facts["lead_unit"]
        units = [*([lead] if lead else []), *facts["responsible"]]
        name = mark.text("person")
        named = name and folded(name) not in NOBODY
        return {
            "leader": self._person(mark, "leader", (), ""),
            "person": self._person(mark, "person", units, mark.text("phone")) if named else None,
        }

    def _person(self, mark: Marking, key: str, units: Sequence[Unit], phone: str) -> Person | None:
        """By name; among several of one name, whoever is of the line's units or has its number."""
        name = mark.text(key)
        if not name:
            return None
        named = self._references.people_named(name)
        of_units = {unit.pk for unit in units}
        found = [person for person in named if person.unit_id in of_units] or named
        if len(found) > 1 and phone:
            found = [person for person in found if person.phone == phone] or found
        if len(found) == 1:
            return found[0]
        if found:
            facts = {"n": len(found), "name": name}
            mark.wrong(key, _("有 %(n)s 个“%(name)s”，写上单位或电话才分得清") % facts)
        else:
            mark.ask(key, _("通讯录里没有“%s”，确认后这一格不写入") % name)
        return None

    def _due(self, mark: Marking) -> dict[str, Any]:
        """A day, or what is written where no day can be taken from it: 长期, 迎检前."""
        raw = " ".join(mark.raw("due").split())[:60]
        value = mark.value("due")
        if isinstance(value, date):
            return {"due_on": value, "due_text": ""}
        said = mark.text("due") or raw
        if said:
            mark.settle("due", said)
            mark.note("due", _("没有写明是哪一天，照写的记"))
        return {"due_on": OPEN_END, "due_text": said}


def _can_be(mark: Marking, draft: DutyDraft) -> bool:
    try:
        facts_of(draft)
    except Refused as refusal:
        name = refusal.field or ANCHOR
        mark.wrong(COLUMN_OF.get(name, name), refusal.reason)
        return False
    return True


def _names(mark: Marking, key: str) -> tuple[str, ...]:
    value = mark.value(key)
    return value if isinstance(value, tuple) else ()
