"""措辞: the small change of an official sentence: lists that end well, titles, days, clauses."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.cuts import LEVELS
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import Key, Scope, Words
from chuangcheng.figures.sentences import Figures, Span
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.places.models import LEAF_KINDS, Area, AreaKind
from chuangcheng.reports.paper import Sentence

_STOPS = "。；;，,、.！!"
COMMUNITIES = gettext_noop("%(ours)s{places.communities}社区")
_OURS = {
    AreaKind.CITY: (gettext_noop("我市"), gettext_noop("我州"), gettext_noop("我盟")),
    AreaKind.DISTRICT: (
        *(gettext_noop("我区"), gettext_noop("我县"), gettext_noop("我旗"), gettext_noop("我市")),
    ),
    AreaKind.SUBDISTRICT: (gettext_noop("我街道"), gettext_noop("我镇"), gettext_noop("我乡")),
    AreaKind.COMMUNITY: (gettext_noop("我社区"),),
    AreaKind.VILLAGE: (gettext_noop("我村"),),
    AreaKind.DIRECT: (gettext_noop("我街道"),),
    AreaKind.GRID: (gettext_noop("我网格"),),
}
"""How areas of a kind call themselves: as their name ends, else by the first word."""


def inside(scope: Scope) -> Q:
    """The records of the area of a report."""
    return Q(**{LEVELS[AreaKind(scope.area.kind)]: scope.area.pk})


def inside_office(scope: Scope) -> Q:
    """What the sub-district keeps for all of its communities, whoever of them reports."""
    area = scope.area
    return Q(subdistrict=area.subdistrict_id) if area.kind in LEAF_KINDS else inside(scope)


def ours(area: Area) -> str:
    """我街道, 我区, 我县, 我社区, 我村: how the area of a report calls itself."""
    called = [_(word) for word in _OURS[AreaKind(area.kind)]]
    return next((word for word in called if area.name.endswith(word[1:])), called[0])


def our_communities(area: Area) -> str:
    """我街道5个社区 as a template; a community or a village is alone."""
    return ours(area) if area.kind in LEAF_KINDS else _(COMMUNITIES) % {"ours": ours(area)}


def listed(words: Iterable[str]) -> str:
    """甲, 甲和乙, 甲、乙和丙."""
    *most, last = words
    return _("%(most)s和%(last)s") % {"most": "、".join(most), "last": last} if most else last


def all_of(n: int, one: str, several: str) -> str:
    """What is said of all there are: 均 takes more than one."""
    return one if n == 1 else several


def titled(title: str) -> str:
    """《标题》; a title inside it takes 〈〉."""
    bare = title.strip()
    if bare.startswith("《") and bare.index("》") == len(bare) - 1:
        bare = bare[1:-1]
    return f"《{bare.replace('《', '〈').replace('》', '〉')}》"


def unstopped(words: str) -> str:
    """What somebody wrote as a clause: it ends without a stop of its own."""
    return words.strip().rstrip(_STOPS)


def as_of_words(scope: Scope) -> str:
    """截至2021年4月15日."""
    return _("截至%s") % day_name(scope.as_of)


def near_day(day: date, scope: Scope) -> str:
    """4月30日 in the year of the report, 2022年4月30日 outside it."""
    if day.year != scope.as_of.year:
        return day_name(day)
    return _("%(month)s月%(day)s日") % {"month": day.month, "day": day.day}


def clauses(key: str, figures: Figures, templates: Sequence[str], *, by: str = "；") -> Sentence:
    """The clauses that say something, parted by a mark and ended by a full stop."""
    told = [clause for clause in (figures.sentence(each) for each in templates) if clause]
    joined: list[Span] = []
    for place, clause in enumerate(told, start=1):
        joined += [*clause, Span(by if place < len(told) else "。")]
    return Sentence(key, tuple(joined))


def cell(figures: Figures, key: str, cut: str, value: Key) -> list[Span]:
    """The number of one cell of a list that was asked, with its unit; nothing where it is empty."""
    for found, _label, answer in figures.cells[key, cut]:
        if found == value:
            number = Span(answer.text, key=key, cells={cut: value})
            return [number, Span(str(FIGURES[key].unit))]
    return []


def each(
    figures: Figures,
    key: str,
    cut: str,
    *,
    names: Mapping[Any, str] = MappingProxyType({}),
    units: Mapping[Any, Words] = MappingProxyType({}),
) -> list[Span]:
    """The cells of a list under names or with units of their own: 动员会1次、推进会1次."""
    spans: list[Span] = []
    for value, label, answer in figures.cells[key, cut]:
        parted = "、" if spans else ""
        spans.append(Span(parted + names.get(value, label)))
        spans.append(Span(answer.text, key=key, cells={cut: value}))
        spans.append(Span(str(units.get(value, FIGURES[key].unit))))
    return spans
