"""对照: what the names in a ledger stand for in the office's own base, loaded once for a file.

A name that stands for nothing gets the nearest ones as proposals; a name that is only the
beginning of one, or an alias, is taken when nothing else could be meant.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from chuangcheng.duties import queries as duties
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.words import OWN_PROPERTY, OWN_UNIT, SUFFIXES, UNIT_SUFFIXES
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person, Unit, UnitKind, UnitName
from chuangcheng.places.models import Alias, Area, Place

_MOST_NAMED = 3


@dataclass(frozen=True)
class Where:
    """在哪里: the community or village, the place in it, and what was written behind its name."""

    community: Area | None = None
    place: Place | None = None
    rest: str = ""


class References:
    """对照: for one importer on one day."""

    def __init__(self, *, by: Actor, permits: Callable[[Area], Permission], today: date) -> None:
        self._by = by
        self._permits = permits
        self._today = today
        self._units: dict[str, list[Unit]] = {}
        self._named: dict[str, list[Area]] = {}
        self._permissions: dict[int, Permission] = {}

    def community(self, mark: Marking, key: str = "community") -> Area | None:
        """社区或村, by its name or the unambiguous beginning of it; marked where it is none."""
        words = mark.text(key)
        if not words:
            return self._unnamed_community(mark, key)
        found = self._areas_named(words)
        if len(found) != 1:
            self._tell_no_community(mark, key, words, found)
            return None
        mark.read_as(key, found[0].name)
        return self._permitted(mark, key, found[0])

    def place(self, mark: Marking, community: Area | None, key: str = "place") -> Where:
        """点位 of a community; without one, the only place of this name anywhere."""
        words = mark.text(key)
        if not words:
            return Where(community)
        if community is None:
            return self._place_anywhere(mark, words, key)
        here = self._places[community.pk]
        exact = here.get(folded(words))
        if exact:
            mark.read_as(key, exact.name)
            return Where(community, exact)
        return self._place_and_rest(mark, community, words, key) or self._almost(
            mark, community, words, key
        )

    def known_place(self, community: Area, name: str) -> Place | None:
        """点位 of a community by its name or an alias."""
        return self._places[community.pk].get(folded(name))

    def twin_of(self, community: Area, name: str) -> Place | None:
        """The place whose name differs only by 小区 and the like."""
        wanted = _core(name)
        same = (p for known, p in self._places[community.pk].items() if _core(known) == wanted)
        return next(same, None) if wanted else None

    def unit(self, mark: Marking, key: str, name: str, where: Where) -> Unit | None:
        """单位 by any name that it bears; 物业 and 社区 mean those of the place."""
        if own := self._own_unit(folded(name), where):
            return own
        found = self.units_named(name)
        if len(found) == 1:
            return found[0]
        if not found and (former := self._once_called(name)):
            mark.note(key, _("“%(name)s”现在叫“%(now)s”") % {"name": name, "now": former.name})
            return former
        if found:
            listed = "、".join(unit.name for unit in found[:_MOST_NAMED])
            mark.wrong(key, _("“%(name)s”对上了几个单位：%(listed)s") % _facts(name, listed))
            return None
        near = nearest(name, [units[0].name for units in self._units_by_core.values() if units])
        reason = _("没有“%s”这个单位") % name
        mark.wrong(key, with_nearest(reason, near), proposal=next(iter(near), None))
        return None

    def units_named(self, name: str) -> list[Unit]:
        """The units that bear a name today, else those whose names differ only by 公司 and such."""
        key = folded(name)
        if key not in self._units:
            like = self._units_by_core[_core_of_unit(name)]
            self._units[key] = people.find_unit(name, on=self._today) or like
        return self._units[key]

    def units_called(self, name: str, *, on: date) -> list[Unit]:
        """The units that bore a name on a day, or are called so today, or once were."""
        rows = self._names[folded(name)]
        then = dict.fromkeys(row.unit for row in rows if row.since <= on < row.until)
        once = self._once_called(name)
        return list(then) or self.units_named(name) or ([once] if once else [])

    @property
    def leaves(self) -> list[Area]:
        """社区、村、街道直属 of the sub-districts in which the importer works."""
        return self._areas

    @property
    def subdistrict(self) -> Area | None:
        """街道 in which the importer works."""
        return self._areas[0].subdistrict if self._areas else None

    def anywhere(self, words: str) -> list[Area | Place]:
        """区域或点位 of the sub-district by name; a grid also with its community before it."""
        wanted = folded(words)
        named: list[Area | Place] = [*self._areas_named(words)] if self._is_area(wanted) else []
        named += [grid for grid in self._grids if wanted in _names_of_grid(grid)]
        places = (here[wanted] for here in self._places.values() if wanted in here)
        return named or list(dict.fromkeys(places))

    def community_unit(self, community: Area | None) -> Unit | None:
        """社区居委会(村委会)."""
        return self._community_units.get(community.pk) if community else None

    def people_named(self, name: str) -> list[Person]:
        """人员 by name, however it is spaced or dotted."""
        return self._people[folded(name)]

    def _is_area(self, wanted: str) -> bool:
        return any(
            folded(area.name) == wanted or _core(area.name) == wanted for area in self._areas
        )

    def _unnamed_community(self, mark: Marking, key: str) -> Area | None:
        """A community's own list need not say which community it is."""
        if mark.is_wrong(key):
            return None
        own = [area for area in self._areas if area.pk in self._by.area_ids]
        if len(own) == 1:
            mark.note(key, _("没有写社区，按本社区（%s）") % own[0].name)
            return own[0]
        return None

    def _areas_named(self, words: str) -> list[Area]:
        """By the whole name, by its beginning, or by a longer name that begins with it."""
        if words not in self._named:
            wanted = folded(words)
            names = {area: folded(area.name) for area in self._areas}
            self._named[words] = (
                [area for area, name in names.items() if name == wanted]
                or [area for area, name in names.items() if name.startswith(wanted)]
                or [area for area, name in names.items() if wanted.startswith(name)]
            )
        return self._named[words]

    def _tell_no_community(
        self, mark: Marking, key: str, words: str, found: Sequence[Area]
    ) -> None:
        if found:
            listed = "、".join(area.name for area in found)
            mark.wrong(key, _("“%(name)s”对上了几个社区(村)：%(listed)s") % _facts(words, listed))
            return
        near = nearest(words, [area.name for area in self._areas])
        reason = _("没有“%s”这个社区(村)") % words
        mark.wrong(key, with_nearest(reason, near), proposal=next(iter(near), None))

    def _permitted(self, mark: Marking, key: str, area: Area) -> Area | None:
        if area.pk not in self._permissions:
            self._permissions[area.pk] = self._permits(area)
        permission = self._permissions[area.pk]
        if permission:
            return area
        mark.wrong(key, permission.reason)
        return None

    def _place_anywhere(self, mark: Marking, words: str, key: str) -> Where:
        """The place tells the community when only one has such a place."""
        if mark.is_wrong("community") or mark.text("community"):
            return Where()
        found = [here[folded(words)] for here in self._places.values() if folded(words) in here]
        if len(found) != 1:
            reason = _("没有写在哪个社区(村)") if found else _("没有写社区(村)，也没有这个点位")
            mark.wrong("community", reason)
            return Where()
        place = found[0]
        mark.read_as(key, place.name)
        mark.note("community", _("没有写社区，这个点位在%s") % place.community)
        return Where(self._permitted(mark, "community", place.community), place)

    def _place_and_rest(self, mark: Marking, community: Area, words: str, key: str) -> Where | None:
        """阳光花园3号楼东侧: the place, and where in it."""
        wanted = folded(words)
        known = sorted(self._places[community.pk], key=len, reverse=True)
        name = next((n for n in known if len(n) > 1 and wanted.startswith(n)), "")
        if not name or mark.text("location"):
            return None
        place, rest = self._places[community.pk][name], _behind(words, name)
        if not rest or rest in SUFFIXES:
            return None
        mark.read_as(key, place.name)
        mark.note(key, _("后面的“%s”写到具体位置") % rest)
        mark.read_as("location", rest)
        return Where(community, place, rest)

    def _almost(self, mark: Marking, community: Area, words: str, key: str) -> Where:
        """A name with or without 小区 is asked about; any other is wrong."""
        here = self._places[community.pk]
        if twin := self.twin_of(community, words):
            facts = {"name": words, "place": twin.name}
            mark.read_as(key, twin.name)
            mark.ask(key, _("没有“%(name)s”，是不是“%(place)s”？") % facts, proposal=twin.name)
            return Where(community, twin)
        elsewhere = [
            others[folded(words)] for others in self._places.values() if folded(words) in others
        ]
        if elsewhere:
            facts = {"name": words, "area": elsewhere[0].community.name}
            mark.wrong(key, _("“%(name)s”在%(area)s，不在这个社区(村)") % facts)
            return Where(community)
        near = nearest(words, [place.name for place in dict.fromkeys(here.values())])
        reason = _("%(area)s没有“%(name)s”这个点位") % {"area": community.name, "name": words}
        mark.wrong(key, with_nearest(reason, near), proposal=next(iter(near), None))
        return Where(community)

    def _once_called(self, name: str) -> Unit | None:
        """The unit that bore a name before it was renamed, if only one did."""
        found = {row.unit for row in self._names[folded(name)] if row.until <= self._today}
        return found.pop() if len(found) == 1 else None

    def _own_unit(self, words: str, where: Where) -> Unit | None:
        if words in OWN_PROPERTY and where.place:
            return duties.property_of(where.place, on=self._today)
        if words in OWN_UNIT and where.community:
            return self.community_unit(where.community)
        return None

    @cached_property
    def _areas(self) -> list[Area]:
        """社区和村 of the sub-districts in which the importer works."""
        towns = {grant.subdistrict_id for grant in self._by.grants} - {None}
        leaves = Area.objects.leaves().valid(self._today).filter(subdistrict__in=towns)
        return list(leaves.select_related("subdistrict").order_by("order", "id"))

    @cached_property
    def _grids(self) -> list[Area]:
        grids = Area.objects.valid(self._today).filter(parent__in=self._areas)
        return list(grids.select_related("parent").order_by("order", "id"))

    @cached_property
    def _places(self) -> defaultdict[int, dict[str, Place]]:
        """点位 by community and by every folded name they go by; own names win over aliases."""
        found: defaultdict[int, dict[str, Place]] = defaultdict(dict)
        inside = Place.objects.valid(self._today).filter(community__in=self._areas)
        aliases = Alias.objects.filter(place__in=inside).select_related("place__community")
        for alias in aliases:
            found[alias.place.community_id][alias.folded] = alias.place
        for place in inside.select_related("community").order_by("id"):
            found[place.community_id][place.folded] = place
        return found

    @cached_property
    def _units_by_core(self) -> defaultdict[str, list[Unit]]:
        found: defaultdict[str, dict[int, Unit]] = defaultdict(dict)
        names = UnitName.objects.filter(since__lte=self._today, until__gt=self._today)
        for row in names.select_related("unit").order_by("id"):
            found[_core_of_unit(row.name)][row.unit_id] = row.unit
        by_core = {core: list(units.values()) for core, units in found.items() if core}
        return defaultdict(list, by_core)

    @cached_property
    def _names(self) -> defaultdict[str, list[UnitName]]:
        """单位名称 that were ever borne, by their folded words."""
        found: defaultdict[str, list[UnitName]] = defaultdict(list)
        for row in UnitName.objects.filter(unit__void=False).select_related("unit").order_by("id"):
            found[row.folded].append(row)
        return found

    @cached_property
    def _community_units(self) -> dict[int, Unit]:
        units = Unit.objects.valid(self._today).filter(kind=UnitKind.COMMUNITY)
        return {unit.area_id: unit for unit in units.order_by("-id") if unit.area_id}

    @cached_property
    def _people(self) -> defaultdict[str, list[Person]]:
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for person in Person.objects.filter(void=False).select_related("unit").order_by("id"):
            found[folded(person.name)].append(person)
        return found


def nearest(words: str, names: Iterable[str]) -> list[str]:
    """最像的名称: at most three, the likest first, compared without 小区, 社区 and the like."""
    by_core = {_core(name): name for name in names}
    likest = get_close_matches(_core(words), by_core, n=_MOST_NAMED, cutoff=0.4)
    return [by_core[core] for core in likest]


def with_nearest(reason: str, near: Sequence[str]) -> str:
    """The reason, with the likest names where there are any."""
    if not near:
        return reason
    return _("%(reason)s，最像的有：%(near)s") % {"reason": reason, "near": "、".join(near)}


def _names_of_grid(grid: Area) -> set[str]:
    above = grid.parent.name if grid.parent else ""
    return {folded(grid.name), folded(above + grid.name), _core(above) + folded(grid.name)}


def _core(name: str) -> str:
    plain = folded(name)
    for suffix in SUFFIXES:
        plain = plain.removesuffix(suffix)
    return plain


def _core_of_unit(name: str) -> str:
    plain = folded(name)
    for suffix in UNIT_SUFFIXES:
        plain = plain.removesuffix(suffix)
    return plain


def _behind(words: str, name: str) -> str:
    """What stands behind a name that was compared folded."""
    for end in range(1, len(words) + 1):
        if folded(words[:end]) == name:
            return words[end:].strip(" ,，、-—:：()（）")
    return ""


def _facts(name: str, listed: str) -> dict[str, str]:
    return {"name": name, "listed": listed}
