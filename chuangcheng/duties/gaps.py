"""缺口和重叠: standards for which nobody answers, and those for which two lead. Beside queries."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.duties.queries import with_names
from chuangcheng.kernel.text import folded
from chuangcheng.people.models import UnitName
from chuangcheng.places.models import Area
from chuangcheng.standards import queries as standards
from chuangcheng.standards.models import Clause

_BETWEEN = re.compile(r"[、，,；;/\s]+")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]|^[^:：]{1,8}[:：]")  # （牵头）, 牵头单位：


@dataclass(frozen=True)
class Doubled:
    """两个牵头: a standard that has more than one lead unit in one area."""

    clause: Clause
    area: Area
    leads: tuple[str, ...]


@dataclass(frozen=True)
class Gaps:
    """缺口: standards without an item, items without a person, two leads, names nobody knows."""

    without: tuple[Clause, ...]
    unnamed: int
    doubled: tuple[Doubled, ...]
    unmatched: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.without or self.unnamed or self.doubled or self.unmatched)


def gaps_on(subdistrict: Area, *, on: date) -> Gaps:
    """缺口 of what is in force on a day."""
    items = DutyItem.objects.in_force(on).filter(subdistrict=subdistrict)
    return _gaps(items, subdistrict, on=on)


def gaps_in(duty_list: DutyList, *, on: date) -> Gaps:
    """缺口 of a list that is being drafted, by the standards in use on a day."""
    items = DutyItem.objects.standing().filter(duty_list=duty_list)
    return _gaps(items, duty_list.subdistrict, on=on)


def named_in(words: str) -> tuple[str, ...]:
    """The names in a cell of a sheet: 住建局（牵头）、环卫中心 are two."""
    found = (_ASIDE.sub("", piece).strip() for piece in _BETWEEN.split(_ASIDE.sub("", words)))
    return tuple(dict.fromkeys(filter(None, found)))


def _gaps(items: QuerySet[DutyItem], subdistrict: Area, *, on: date) -> Gaps:
    rows = list(with_names(items))
    answered = {row.clause_id for row in rows}
    clauses = standards.standards_in_use(subdistrict, on=on)
    return Gaps(
        without=tuple(clause for clause in clauses if clause.pk not in answered),
        unnamed=sum(row.person_id is None for row in rows),
        doubled=_doubled(rows),
        unmatched=_unmatched(rows, on=on),
    )


def _doubled(rows: list[DutyItem]) -> tuple[Doubled, ...]:
    found: dict[tuple[int, int], list[DutyItem]] = defaultdict(list)
    for row in rows:
        found[row.clause_id, row.area_id].append(row)
    return tuple(
        Doubled(same[0].clause, same[0].area, tuple(str(row.lead_unit or "—") for row in same))
        for same in found.values()
        if len({row.lead_unit_id for row in same}) > 1
    )


def _unmatched(rows: list[DutyItem], *, on: date) -> tuple[str, ...]:
    """对不上的单位: what the sheets say of the standards' units and no unit is called."""
    said = {name for row in rows for name in named_in(row.clause.said_units)}
    if not said:
        return ()
    by_folded = {folded(name): name for name in said}
    names = UnitName.objects.filter(folded__in=by_folded, since__lte=on, until__gt=on)
    known = set(names.values_list("folded", flat=True))
    return tuple(sorted(name for key, name in by_folded.items() if key not in known))
