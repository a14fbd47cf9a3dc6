"""小区台账: one line read against the base: the compound, its 物业, who looks after it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded, half_width
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.other_names import split_off
from chuangcheng.ledgers.phones import read_phone
from chuangcheng.ledgers.references import References, Where
from chuangcheng.ledgers.shapes import CompoundLine
from chuangcheng.people import rules as people_rules
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, Management, Place, PlaceType
from chuangcheng.places.rules import POLICY

_YEAR = re.compile("((?:19|20)[0-9]{2})(?:年|-[0-9]{2}-[0-9]{2}$|$)")


@dataclass(frozen=True)
class Somebody:
    """一个人: known, or still to be recorded with a unit."""

    name: str
    phone: str = ""
    known: Person | None = None


@dataclass(frozen=True)
class Company:
    """物业公司: known, or a new unit."""

    name: str
    known: Unit | None = None


@dataclass(frozen=True, kw_only=True)
class CompoundEntry:
    """要写入的小区; `changes` are those of a place known already, `new_charges` whether who
    serves it or looks after it is another than before.
    """

    community: Area
    name: str
    address: str = ""
    management: Management = Management.UNKNOWN
    households: Quantity = UNKNOWN
    buildings: int | None = None
    year_built: int | None = None
    note: str = ""
    aliases: tuple[str, ...] = ()
    company: Company | None = None
    manager: Somebody | None = None
    grid_workers: tuple[Somebody, ...] = ()
    known: Place | None = None
    changes: Mapping[str, object] = field(default_factory=dict)
    new_company: bool = False
    new_grid_workers: bool = False


class CompoundReader:
    """读小区行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self.references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> CompoundEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        community = self.references.community(mark)
        if community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        known = self._known(mark, community)
        company = self._company(mark)
        manager = self._manager(mark, company)
        workers = self._grid_workers(mark, Where(community, known))
        management = mark.value("management")
        shape = self._shape(mark)
        if shape is None or community is None:
            return None
        aliases, note = self._other_names(mark, shape.note, community, known)
        entry = CompoundEntry(
            community=community,
            note=note,
            aliases=aliases,
            name=known.name if known else shape.name,
            management=Management(str(management or "")),
            households=shape.households or UNKNOWN,
            **{name: getattr(shape, name) for name in _PLAIN},
            company=company,
            manager=manager,
            grid_workers=workers,
            known=known,
        )
        self._compare_columns(mark, entry)
        return entry

    def _permits(self, area: Area) -> Permission:
        return POLICY.permit(self._by, "places.import", area)

    def _known(self, mark: Marking, community: Area | None) -> Place | None:
        name = mark.text("name")
        if community is None or not name:
            return None
        known = self.references.known_place(community, name)
        if known is None:
            self._tell_twin(mark, community, name)
            return None
        if known.type != PlaceType.COMPOUND:
            kind = known.get_type_display()
            mark.wrong("name", _("系统里“%(name)s”是%(kind)s") % {"name": name, "kind": kind})
            return None
        mark.read_as("name", known.name)
        return known

    def _tell_twin(self, mark: Marking, community: Area, name: str) -> None:
        twin = self.references.twin_of(community, name)
        if twin:
            reason = _("系统里有“%s”，是不是同一个小区？不是就确认新增") % twin.name
            mark.ask("name", reason, proposal=twin.name)

    def _company(self, mark: Marking) -> Company | None:
        """物业公司: a name that nobody bears is a new unit, for those who may record one."""
        name = mark.text("company")
        if not name:
            return None
        found = self.references.units_named(name)
        if len(found) == 1:
            mark.read_as("company", found[0].name)
            return Company(found[0].name, found[0])
        if found:
            mark.wrong("company", _("“%s”对上了几个单位，写全称") % name)
            return None
        if not people_rules.may_edit_unit(self._by):
            mark.wrong("company", _("没有“%s”这个单位，请创城办先登记") % name)
            return None
        mark.note("company", _("新单位"))
        return Company(name)

    def _manager(self, mark: Marking, company: Company | None) -> Somebody | None:
        """负责人 of the company, with a phone; one phone more or other than ours is asked about."""
        name, phone = mark.text("manager"), read_phone(mark, "phone")
        if not name:
            return None
        if company is None:
            mark.ask("manager", _("没有物业公司，确认后不写入负责人"))
            return None
        of_unit = [
            person
            for person in self.references.people_named(name)
            if company.known and person.unit_id == company.known.pk
        ]
        if of_unit:
            if phone and folded(phone) != folded(of_unit[0].phone):
                mark.ask("phone", _("系统里的电话不一样，这里不改，确认后保留"))
            return Somebody(of_unit[0].name, known=of_unit[0])
        return self._new_person(mark, "manager", name, phone)

    def _new_person(self, mark: Marking, key: str, name: str, phone: str = "") -> Somebody | None:
        if not people_rules.may_edit_person(self._by):
            mark.ask(key, _("系统里没有“%s”，人员由创城办登记，确认后这一项不写入") % name)
            return None
        mark.note(key, _("新登记的人员：%s") % name)
        return Somebody(name, phone)

    def _grid_workers(self, mark: Marking, where: Where) -> tuple[Somebody, ...]:
        value = mark.value("grid_workers")
        names = value if isinstance(value, tuple) else ()
        found = [self._grid_worker(mark, name, where) for name in names]
        return tuple(somebody for somebody in found if somebody)

    def _grid_worker(self, mark: Marking, name: str, where: Where) -> Somebody | None:
        """By name, one of the community's own before anybody else."""
        known = self.references.people_named(name)
        own = self.references.community_unit(where.community)
        of_own = [person for person in known if own and person.unit_id == own.pk]
        if len(of_own or known) == 1:
            person = (of_own or known)[0]
            return Somebody(person.name, known=person)
        if known:
            mark.ask("grid_workers", _("有 %s 个人同名，确认后这一项不写入") % len(known))
            return None
        return self._new_person(mark, "grid_workers", name)

    def _shape(self, mark: Marking) -> CompoundLine | None:
        if year := _YEAR.match(half_width(mark.raw("year_built"))):
            mark.settle("year_built", Quantity(int(year[1])))
        return mark.shaped(CompoundLine, today=self._today)

    def _other_names(
        self, mark: Marking, note: str, community: Area, known: Place | None
    ) -> tuple[tuple[str, ...], str]:
        """又称 in 备注 becomes an alias of a new place; of a known one what it bears already."""
        names, rest = split_off(note)
        if known is None:
            if names:
                mark.note("note", _("记作别名：%s") % "、".join(names))
            return names, rest
        borne = all(self.references.known_place(community, name) == known for name in names)
        return (), rest if borne else note

    def _compare_columns(self, mark: Marking, entry: CompoundEntry) -> None:
        """A compound without 物业 has no company."""
        if entry.company and entry.management in {Management.NONE, Management.ABANDONED}:
            kind = entry.management.label
            mark.ask("company", _("类型是“%s”，却写了物业公司，请核对") % kind)


_PLAIN = ("address", "buildings", "year_built")
