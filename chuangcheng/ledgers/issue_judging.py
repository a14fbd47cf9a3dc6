"""问题清单: every line recognised or new, compared with what the base says, all doubts marked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.text import folded, half_width
from chuangcheng.ledgers.issue_comparing import Difference, Standing, compare, standing_of
from chuangcheng.ledgers.issue_lines import IssueEntry, IssueReader
from chuangcheng.ledgers.issue_photos import Photos, photos_of
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Picture, Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.models import Area
from chuangcheng.trail.models import key_of

ANCHOR = "title"
_NUMBER = re.compile("([A-Z]{1,8})-[0-9]{4}-[0-9]{6,}")
_SLICE = 500


@dataclass(frozen=True)
class _Key:
    """By what an issue without number is known, beside its day: where, and which words."""

    community: int
    place: int | None
    words: str


class _Past(NamedTuple):
    """What the base has of the known issues."""

    standing: Standing
    photos: Mapping[int, Photos]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the issue it is known as, and what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = IssueReader(by=by, today=today)
    recognised = _Recogniser(reader, by, today).run(marks)
    known = [issue for _number, issue in recognised if issue]
    has_pictures = any(row.pictures for _sheet, row in rows)
    past = _Past(standing_of(known), photos_of(known) if has_pictures else {})
    seen: dict[object, tuple[str, int]] = {}
    return [
        _judged(mark, reader.entry(mark, number, issue), issue, past, seen)
        for mark, (number, issue) in zip(marks, recognised, strict=True)
    ]


def number_said(mark: Marking) -> str:
    """问题编号 as a line bears it, however wide its characters are."""
    return half_width(mark.text("number")).upper().replace(" ", "")


def numbered(numbers: Iterable[str], *, by: Actor, verb: str) -> dict[str, Issue]:
    """认出的问题 by their numbers, of those that a right reaches."""
    wanted, mine = sorted(numbers), Issue.objects.filter(seen_by(by, verb))
    return {
        issue.number: issue
        for start in range(0, len(wanted), _SLICE)
        for issue in _whole(mine.filter(number__in=wanted[start : start + _SLICE]))
    }


def _judged(
    mark: Marking,
    entry: IssueEntry | None,
    known: Issue | None,
    past: _Past,
    seen: dict[object, tuple[str, int]],
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row, subject=key_of(known) if known else "")
    if known is None:
        _tell_twins(mark, entry, seen)
        return Judged(mark.sheet, mark.row, plan=entry, pictures=mark.row.pictures)
    found = compare(mark, entry, known, past.standing)
    entry = replace(entry, changes=found.changes)
    added = _added(mark, past.photos.get(known.pk, Photos()), found)
    moves = entry.proof.reaches is not None or bool(added)
    plan = entry if found.was or moves else None
    return Judged(
        mark.sheet,
        mark.row,
        subject=key_of(known),
        was=found.was,
        moves=moves,
        plan=plan,
        pictures=added,
    )


def _added(mark: Marking, photos: Photos, found: Difference) -> tuple[Picture, ...]:
    """The pictures of a line that its issue does not have yet."""
    added = tuple(picture for picture in mark.row.pictures if photos.lacks(picture))
    for picture in added:
        found.was[picture.key or ANCHOR] = _("%s 张照片") % len(photos.originals)
    return added


def _tell_twins(mark: Marking, entry: IssueEntry, seen: dict[object, tuple[str, int]]) -> None:
    """Two lines of one file that say the same."""
    place = entry.place.pk if entry.place else None
    where = (entry.community.pk, place, folded(entry.location))
    same = (*where, folded(entry.title), entry.found_on)
    if same in seen:
        sheet, number = seen[same]
        facts = {"sheet": "" if sheet == mark.sheet else f"“{sheet}”", "row": number}
        reason = _("和%(sheet)s第 %(row)s 行一样，是不是重复登记？确认后各记一条")
        mark.ask(ANCHOR, reason % facts)
    seen.setdefault(same, (mark.sheet, mark.number))


class _Recogniser:
    """认出已有的问题: by 问题编号, else by place, words and day; each issue for one line only."""

    def __init__(self, reader: IssueReader, by: Actor, today: date) -> None:
        self._reader = reader
        self._by = by
        self._today = today
        self._taken: dict[int, int] = {}

    def run(self, marks: Sequence[Marking]) -> list[tuple[str, Issue | None]]:
        """For each line the upper number it bears and the issue it is known as."""
        ours = self._by_number(marks)
        keys = [
            None if number else self._key(mark) for mark, number in zip(marks, ours, strict=True)
        ]
        asked = [mark for mark, key in zip(marks, keys, strict=True) if key]
        by_key = self._by_key(set(filter(None, keys)), asked)
        return [
            ("", number)
            if isinstance(number, Issue)
            else self._otherwise(mark, number, by_key[key])
            for mark, number, key in zip(marks, ours, keys, strict=True)
        ]

    def _by_number(self, marks: Sequence[Marking]) -> list[Issue | str]:
        """The issue, or the sentence why our number is none of ours, or ''."""
        numbers = [self._our_number(mark) for mark in marks]
        wanted = {number for number in numbers if number}
        known = numbered(wanted, by=self._by, verb="issues.import")
        return [
            self._numbered(mark, number, known) if number else ""
            for mark, number in zip(marks, numbers, strict=True)
        ]

    def _our_number(self, mark: Marking) -> str:
        """XX-2021-000169, if it is of a series of ours; of a line that was split, only once."""
        said = number_said(mark)
        found = _NUMBER.fullmatch(said)
        if not found or found[1] not in self._series:
            return ""
        if mark.row.part > 1:
            mark.note("number", _("编号归拆出的第一条"))
            return ""
        return said

    def _numbered(self, mark: Marking, number: str, known: dict[str, Issue]) -> Issue | str:
        issue = known.get(number)
        if issue is None:
            mark.wrong("number", _("系统里没有编号 %s，新问题的编号留空") % number)
            return number
        if issue.pk in self._taken:
            mark.wrong("number", _("编号和第 %s 行重复") % self._taken[issue.pk])
            return number
        self._taken[issue.pk] = mark.number
        return issue

    def _otherwise(
        self, mark: Marking, number: str, candidates: list[Issue]
    ) -> tuple[str, Issue | None]:
        upper = "" if number else mark.text("number")
        if upper:
            mark.note("number", _("不是本系统的编号，记作上级编号"))
        return upper, self._take(mark, candidates)

    def _take(self, mark: Marking, candidates: list[Issue]) -> Issue | None:
        """The first that no other line has taken; the day must agree where one is given."""
        day = mark.value("found_on")
        for issue in candidates:
            if issue.pk not in self._taken and day in {None, issue.found_on}:
                self._taken[issue.pk] = mark.number
                return issue
        return None

    def _by_key(
        self, keys: set[_Key], marks: Sequence[Marking]
    ) -> defaultdict[_Key | None, list[Issue]]:
        """The issues at these places, on the days given unless some line gives none."""
        days = [mark.value("found_on") for mark in marks]
        inside = Issue.objects.filter(
            seen_by(self._by, "issues.import"), community__in={key.community for key in keys}
        )
        if all(days):
            inside = inside.filter(found_on__in={day for day in days if isinstance(day, date)})
        found: defaultdict[_Key | None, list[Issue]] = defaultdict(list)
        for issue in _whole(inside):
            key = _Key(issue.community_id, issue.place_id, folded(issue.title))
            if key in keys:
                found[key].append(issue)
        return found

    def _key(self, mark: Marking) -> _Key | None:
        """Looked up on a copy: what is doubtful is marked when the line is read as a whole."""
        title = folded(mark.text("title"))
        scratch = Marking(mark.sheet, mark.row, ANCHOR)
        community = self._reader.references.community(scratch)
        where = self._reader.references.place(scratch, community)
        if where.community is None or not title:
            return None
        return _Key(where.community.pk, where.place.pk if where.place else None, title)

    @cached_property
    def _series(self) -> set[str]:
        """The prefixes under which numbers are given here."""
        return set(Area.objects.exclude(mark="").values_list("mark", flat=True))


_LINE = "clause__parent__parent__parent"  # what a clause is called by


def _whole(issues: QuerySet[Issue]) -> QuerySet[Issue]:
    """With all that is compared; what never was an issue is not known as one."""
    related = ("community", "place", "category", "lead_unit", "clause__system", _LINE)
    return issues.filter(void=False).select_related(*related).order_by("id")
