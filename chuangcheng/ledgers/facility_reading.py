"""便民设施台账 and 需求台账: what their lines name alike: where, since when, which pledge."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References, Where
from chuangcheng.ledgers.rules import may_import
from chuangcheng.partners import queries
from chuangcheng.partners.models import Pledge
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place


class KeptReader:
    """读一行: for one importer on one day."""

    def __init__(self, register: Register, *, by: Actor, today: date) -> None:
        self._register = register
        self._by = by
        self.today = today
        self._references = References(by=by, permits=self._permits, today=today)

    @property
    def towns(self) -> set[int | None]:
        """街道 in which the importer works."""
        return {area.subdistrict_id for area in self._references.leaves}

    def where(self, mark: Marking) -> Where:
        """The community or village, and the place in it where one is named."""
        community = self._references.community(mark)
        where = self._references.place(mark, community)
        if where.community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        return where

    def day(self, mark: Marking, key: str, *, past: bool = True) -> date | None:
        """A day; what has happened cannot lie ahead."""
        value = mark.value(key)
        if not isinstance(value, date):
            return None
        if past and value > self.today:
            mark.wrong(key, _("日期不能晚于今天"))
        return value

    def units(self, mark: Marking, key: str, where: Where) -> list[Unit]:
        """单位 that a cell names, each once."""
        value = mark.value(key)
        names = value if isinstance(value, tuple) else filter(None, [mark.text(key)])
        found = [self._unit(mark, key, str(name), where) for name in names]
        return list(dict.fromkeys(unit for unit in found if unit is not None))

    def pledge(self, mark: Marking, community: Area | None, units: Iterable[Unit]) -> Pledge | None:
        """共建事项 of the community by its words, of several the one of these units."""
        words = mark.text("pledge")
        if not words or community is None:
            return None
        found = self._pledges.get((community.pk, folded(words)), [])
        wanted = {unit.pk for unit in units}
        of_units = [each for each in found if wanted <= {row.unit_id for row in each.units.all()}]
        if len(of_units) == 1:
            return of_units[0]
        if not found:
            facts = {"area": community.name, "what": words}
            mark.wrong("pledge", _("%(area)s没有“%(what)s”这项共建事项") % facts)
        elif not of_units:
            mark.wrong("pledge", _("“%s”不是所写的单位承诺的") % words)
        else:
            mark.wrong("pledge", _("“%s”对上了几项共建事项，写明是哪个单位的") % words)
        return None

    def _unit(self, mark: Marking, key: str, name: str, where: Where) -> Unit | None:
        """单位 by its name; the community itself means its committee."""
        here = where.community
        if here is not None and folded(name) == folded(here.name):
            return self._references.community_unit(here)
        return self._references.unit(mark, key, name, where)

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, self._register, area)

    @cached_property
    def _pledges(self) -> dict[tuple[int, str], list[Pledge]]:
        """承诺 of the sub-districts by community and folded words, once some line names one."""
        standing = Pledge.objects.standing().filter(subdistrict__in=self.towns)
        found: dict[tuple[int, str], list[Pledge]] = {}
        for pledge in queries.with_names(standing).order_by("pk"):
            key = (pledge.community_id or 0, folded(pledge.what))
            found.setdefault(key, []).append(pledge)
        return found


def spot_of(where: Area | Place) -> tuple[int, int | None]:
    """The community and the place in it, by which lines are known again."""
    if isinstance(where, Place):
        return where.community_id, where.pk
    return where.pk, None


def otherwise(said: object, before: object, names: Iterable[str]) -> dict[str, Any]:
    """What a draft says otherwise than another; an empty cell changes nothing."""
    found = {}
    for name in names:
        new, old = getattr(said, name), getattr(before, name)
        if new not in (None, "", UNKNOWN) and _plain(new) != _plain(old):
            found[name] = new
    return found


def stood(before: object, changes: Mapping[str, Any]) -> dict[str, str]:
    """What stands on record of what a line changes, as pages show it."""
    return {name: _words(getattr(before, name)) or _("空的") for name in changes}


def _plain(value: object) -> object:
    return folded(value) if type(value) is str else value


def _words(value: object) -> str:
    match value:
        case Quantity():
            return "" if value.value is None else value.screen()
        case date():
            return day_name(value)
    return str(getattr(value, "label", None) or value or "")
