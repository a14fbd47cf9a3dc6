"""问题清单: one line read against the base: where, what, whose, until when, how far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.documents.models import Letter
from chuangcheng.issues.limits import Limit
from chuangcheng.issues.models import Category, Issue, Kind, Source
from chuangcheng.issues.rules import POLICY
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers import words
from chuangcheng.ledgers.clause_citing import Cited
from chuangcheng.ledgers.issue_progress import NOTHING, Proof, proof_of
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.references import References, Where, nearest
from chuangcheng.ledgers.shapes import IssueLine
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.standards.models import Clause

_COLUMN_OF = {
    "upper_number": "number"
}  # fields of the shape that stand in a column of another name


@dataclass(frozen=True, kw_only=True)
class Said:
    """台账写的责任: whom and until when; offered when the issue is dispatched.

    `derived`: of several units nobody said which one leads. `pending`: 责任单位待明确.
    """

    unit: Unit | None = None
    cooperating: tuple[Unit, ...] = ()
    derived: bool = False
    pending: bool = False
    limit: Limit | None = None
    due_on: date | None = None

    def facts(self) -> dict[str, Any]:
        """As JSON keeps it; empty when the ledger says nothing."""
        found = {
            "unit": self.unit.pk if self.unit else None,
            "cooperating": [unit.pk for unit in self.cooperating],
            "derived": self.derived,
            "limit": [self.limit.n, self.limit.unit] if self.limit else None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
        }
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, kw_only=True)
class IssueEntry:
    """要写入的问题: what a line would record; `changes` are those of an issue known already."""

    title: str
    found_on: date
    community: Area
    place: Place | None
    source: Source
    source_said: bool = True
    letter: Letter | None = None
    category: Category | None = None
    kind: Kind | None = None
    location: str = ""
    measure: str = ""
    remark: str = ""
    upper_number: str = ""
    clause: Clause | None = None
    said: Said = field(default_factory=Said)
    proof: Proof = NOTHING
    known: Issue | None = None
    changes: Mapping[str, object] = field(default_factory=dict)


class IssueReader:
    """读问题行: for one importer on one day; the same lookups serve all lines of a file."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self.references = References(by=by, permits=self._permits, today=today)
        self._cited = Cited(subdistrict_of(by))

    def entry(self, mark: Marking, number: str, known: Issue | None) -> IssueEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        where = self._where(mark, known)
        category, kind = self._category(mark, known)
        source = self._source(mark, known)
        clause = self._cited.clause(mark)
        said = self._said(mark, where)
        shape = self._shape(mark, known, {"upper_number": number, "location": where.rest})
        if shape is None or where.community is None or source is None:
            return None
        due = shape.due
        limit, due_on = (due, None) if isinstance(due, Limit) else (None, due)
        said = Said(**{**vars(said), "limit": limit, "due_on": due_on})
        self._compare_days(mark, shape)
        done_on = self._done_on(mark, shape)
        entry = IssueEntry(
            **{name: getattr(shape, name) for name in _PLAIN},
            community=where.community,
            place=where.place,
            source=source,
            source_said=bool(mark.text("source")),
            category=category,
            kind=kind,
            clause=clause,
            said=said,
            known=known,
        )
        proof = proof_of(
            mark,
            unit=said.unit,
            known=known,
            done_on=done_on,
            references=self.references,
            by=self._by,
        )
        return IssueEntry(**{**vars(entry), "proof": proof})

    def _permits(self, area: Area) -> Permission:
        return POLICY.permit(self._by, "issues.import", area)

    def _where(self, mark: Marking, known: Issue | None) -> Where:
        if known and _is_at(mark, known):
            mark.forget_doubts("community")
            mark.forget_doubts("place")
            return Where(known.community, known.place)
        community = self.references.community(mark)
        where = self.references.place(mark, community)
        if where.community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        said, place = mark.text("place_type"), where.place
        if said and place and folded(said) != folded(place.get_type_display()):
            mark.note("place_type", _("系统里这个点位是“%s”") % place.get_type_display())
        return where

    def _category(self, mark: Marking, known: Issue | None) -> tuple[Category | None, Kind | None]:
        """By the name of a category; the name of one of the kinds alone gives the kind alone."""
        said = mark.text("category")
        if not said:
            return None, None
        if known and known.category and folded(known.category.name) == folded(said):
            return known.category, Kind(known.category.kind)
        if folded(said) in _KINDS:
            return None, _KINDS[folded(said)]
        found = self._categories.get(folded(said)) or self._categories.get(folded(_last(said)))
        if found:
            mark.read_as("category", found.name)
            return found, Kind(found.kind)
        return self._nearest_category(mark, said)

    def _nearest_category(self, mark: Marking, said: str) -> tuple[Category | None, Kind | None]:
        near = nearest(said, [category.name for category in self._categories.values()])
        if not near:
            mark.ask("category", _("没有“%s”这个类别，确认后类别先空着") % said)
            return None, None
        facts = {"said": said, "near": near[0]}
        mark.read_as("category", near[0])
        mark.ask(
            "category", _("没有“%(said)s”这个类别，是不是“%(near)s”？") % facts, proposal=near[0]
        )
        found = self._categories[folded(near[0])]
        return found, Kind(found.kind)

    def _source(self, mark: Marking, known: Issue | None) -> Source | None:
        said = mark.text("source")
        if not said:
            if known is None and mark.has("source"):
                mark.note("source", _("没有写来源，按“%s”") % Source.SCREENING.label)
            return Source(known.source) if known else Source.SCREENING
        found = words.SOURCES.get(folded(said))
        if found is None:
            other = str(Source.OTHER.label)
            facts = {"said": said, "other": other}
            mark.ask("source", _("没有“%(said)s”这个来源，按“%(other)s”？") % facts, proposal=other)
            return Source.OTHER
        mark.read_as("source", str(found.label))
        return found

    def _said(self, mark: Marking, where: Where) -> Said:
        """责任单位: the one called 牵头 leads, else the first, which is marked as derived."""
        raw = mark.raw("units")
        if folded(raw) in words.PENDING:
            return Said(pending=True)
        value = mark.value("units")
        names = [words.without_role(name) for name in value] if isinstance(value, tuple) else []
        lead = words.leading_unit(raw)
        ordered = sorted(dict.fromkeys(names), key=lambda name: folded(name) != folded(lead))
        units = [self.references.unit(mark, "units", name, where) for name in ordered]
        found = tuple(dict.fromkeys(unit for unit in units if unit))
        if not found or None in units:
            return Said()
        mark.read_as("units", tuple(unit.name for unit in found))
        derived = len(found) > 1 and not lead
        return Said(unit=found[0], cooperating=found[1:], derived=derived)

    def _shape(
        self, mark: Marking, known: Issue | None, given: Mapping[str, str]
    ) -> IssueLine | None:
        if mark.is_wrong("due") and words.is_by_plan(mark.raw("due")):
            mark.soften("due", _("没有写明日期，确认后先不计时"))
        said = {name: text for name, text in given.items() if text or name == "upper_number"}
        found_on = self._found_on(mark, known)
        return mark.shaped(
            IssueLine, today=self._today, said={"found_on": found_on, **said}, columns=_COLUMN_OF
        )

    def _found_on(self, mark: Marking, known: Issue | None) -> object:
        day = mark.value("found_on")
        if day is None and known:
            return known.found_on
        if day is None and not mark.is_wrong("found_on"):
            blank = _("没有写发现日期，是不是 %s（今天）？")
            sentence = _("确认后按 %s（今天）记") if mark.raw("found_on") else blank
            mark.ask("found_on", sentence % day_name(self._today), proposal=self._today)
            return self._today
        if (
            isinstance(day, date)
            and day > self._today
            and str(day.year) not in mark.raw("found_on")
        ):
            before = _a_year_before(day)
            mark.wrong("found_on", _("发现日期不能晚于今天"), proposal=before)
        return day

    def _compare_days(self, mark: Marking, shape: IssueLine) -> None:
        if isinstance(shape.due, date) and shape.due < shape.found_on:
            mark.ask("due", _("整改时限早于发现日期，请核对"))

    def _done_on(self, mark: Marking, shape: IssueLine) -> date | None:
        """完成日期, unless it cannot be: then it is not taken over, and somebody has to agree."""
        day = shape.done_on
        if day is None:
            return None
        if day < shape.found_on:
            mark.ask("done_on", _("完成日期早于发现日期，确认后不采用这个日期"))
            return None
        if day > self._today:
            mark.ask("done_on", _("完成日期晚于今天，确认后不采用这个日期"))
            return None
        return day

    @property
    def is_office(self) -> bool:
        """Whether the importer enters as the office: accepted at once, with what is proven."""
        return Role.CAMPAIGN_OFFICE in self._by.roles

    @cached_property
    def _categories(self) -> dict[str, Category]:
        """By folded name; a level-2 category wins over a level-1 one of the same name."""
        rows = Category.objects.order_by("parent_id", "code")
        first = sorted(rows, key=lambda category: category.parent_id is not None)
        return {folded(category.name): category for category in first}


_PLAIN = ("title", "found_on", "location", "measure", "remark", "upper_number")
_KINDS = {folded(str(kind.label)): kind for kind in Kind}


def _is_at(mark: Marking, known: Issue) -> bool:
    """Whether the line says of a known issue what the base says, or nothing, about where it is."""
    community, place = mark.raw("community"), mark.raw("place")
    name = known.place.name if known.place else ""
    same_area = not community or folded(known.community.name).startswith(folded(community))
    return same_area and (not place or folded(place) == folded(name))


def _last(said: str) -> str:
    """环境卫生/暴露垃圾 names 暴露垃圾."""
    for sign in "/／-—>＞:：":
        said = said.rpartition(sign)[2]
    return said


def _a_year_before(day: date) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
