"""回填表: each line known by its number, and what it would do: 签收, 反馈整改.

Nothing else of it is read. A unit answers for itself; the office enters what a unit has proven.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.models import Dispatch, Issue, Rectification
from chuangcheng.issues.rules import may
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers import words
from chuangcheng.ledgers.issue_judging import number_said, numbered
from chuangcheng.ledgers.issue_photos import Photos, photos_of
from chuangcheng.ledgers.issue_progress import claimed_by
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Picture, Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.trail.models import key_of

LONGEST = 500  # characters of what was done
ANCHOR, TOLD, DAY, PHOTOS = "number", "progress", "done_on", "after"


@dataclass(frozen=True, kw_only=True)
class RefillEntry:
    """要回填的: what a line does to an issue; without `done` the unit only receives it.

    `by_unit`: the unit's own deeds; else the office enters what is proven.
    """

    issue: Issue
    by_unit: bool
    done: str = ""
    done_on: date | None = None


class _Past(NamedTuple):
    """What the base has of the issues: last dispatch, last answer, photos, by their ids."""

    sent: Mapping[int, Dispatch]
    answers: Mapping[int, Rectification]
    photos: Mapping[int, Photos]


@dataclass(frozen=True)
class _Line:
    """一行 of an issue that is known, with the pictures that it does not have yet."""

    mark: Marking
    issue: Issue
    past: _Past
    pictures: tuple[Picture, ...]

    @property
    def day(self) -> date | None:
        found = self.mark.value(DAY)
        return found if isinstance(found, date) else None

    @property
    def said(self) -> str:
        """整改情况; the word for the state in which the issue stands says nothing new."""
        told = self.mark.text(TOLD)
        return "" if folded(told) == folded(self.issue.get_state_display()) else told

    @property
    def is_filled(self) -> bool:
        return bool(self.said or self.mark.raw(DAY) or self.pictures)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, its issue, and what would be done to it."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    numbers = [number_said(mark) for mark in marks]
    known = numbered(filter(None, numbers), by=by, verb="issues.refill")
    past = _past(known.values(), with_photos=any(row.pictures for _sheet, row in rows))
    seen: dict[int, int] = {}
    judged = []
    for mark, number in zip(marks, numbers, strict=True):
        issue = _known(mark, number, known, seen)
        judged.append(
            _judged(_line(mark, issue, past), by=by, today=today)
            if issue
            else Judged(mark.sheet, mark.row)
        )
    return judged


def _past(issues: Iterable[Issue], *, with_photos: bool) -> _Past:
    known = list(issues)
    ids = [issue.pk for issue in known]
    sent = Dispatch.objects.filter(issue__in=ids).order_by("round")
    answers = Rectification.objects.filter(issue__in=ids).order_by("id")
    return _Past(
        {each.issue_id: each for each in sent},
        {each.issue_id: each for each in answers},
        photos_of(known) if with_photos else {},
    )


def _known(
    mark: Marking, number: str, known: Mapping[str, Issue], seen: dict[int, int]
) -> Issue | None:
    """The issue of a line; each for one line only."""
    issue = known.get(number)
    if issue is None:
        reason = _("没有编号 %s 的问题，或者它现在不归你回填") % number
        if not mark.is_wrong(ANCHOR):
            mark.wrong(ANCHOR, reason if number else _("写上问题编号，从回填表里抄"))
        return None
    if issue.pk in seen:
        mark.wrong(ANCHOR, _("编号和第 %s 行重复") % seen[issue.pk])
        return None
    seen[issue.pk] = mark.number
    return issue


def _line(mark: Marking, issue: Issue, past: _Past) -> _Line:
    """Whatever picture lies in the line shows the issue mended."""
    photos = past.photos.get(issue.pk, Photos())
    added = (replace(each, is_after=True) for each in mark.row.pictures if photos.lacks(each))
    return _Line(mark, issue, past, tuple({each.sha256: each for each in added}.values()))


def _judged(line: _Line, *, by: Actor, today: date) -> Judged:
    plan = _plan(line, by=by, today=today)
    mark, issue = line.mark, line.issue
    if plan is None:
        return Judged(mark.sheet, mark.row, subject=key_of(issue))
    pictures = line.pictures if plan.done else ()
    was = {TOLD: str(issue.get_state_display())}
    if pictures and mark.has(PHOTOS):
        was[PHOTOS] = _("%s 张照片") % len(line.past.photos.get(issue.pk, Photos()).originals)
    mark.note(TOLD, _deed(plan))
    return Judged(
        mark.sheet,
        mark.row,
        subject=key_of(issue),
        was=was,
        moves=True,
        plan=plan,
        pictures=pictures,
    )


def _plan(line: _Line, *, by: Actor, today: date) -> RefillEntry | None:
    """None where nothing would be done; why not stands at the cell."""
    if not line.is_filled:
        line.mark.note(TOLD, _("没有填整改情况，这一行不写入"))
        return None
    if line.issue.state not in RUNNING:
        _tell_moved_on(line)
        return None
    by_unit = bool(may("submit", by, line.issue))
    if not _reaches_an_answer(line):
        return _received(line, by_unit=by_unit)
    done = _done(line)
    _check_day(line, today)
    if not done or _is_said_again(line, done):
        return None
    return RefillEntry(issue=line.issue, by_unit=by_unit, done=done, done_on=line.day)


def _tell_moved_on(line: _Line) -> None:
    """Answered with the same words before: nothing to do. Else somebody has to look."""
    state = line.issue.get_state_display()
    last = line.past.answers.get(line.issue.pk)
    if last and folded(last.done) in {folded(line.said), folded(_composed(line))}:
        line.mark.note(TOLD, _("已经反馈过，现在是“%s”，不再写入") % state)
        return
    line.mark.wrong(ANCHOR, _("这一条现在是“%s”，不能再回填；跳过这一行") % state)


def _reaches_an_answer(line: _Line) -> bool:
    """Whether the line says that it is done; where it leaves a doubt somebody decides."""
    mark, said = line.mark, line.said
    if not said:
        return True  # a day or a photo alone: what was done is still to be written
    claimed = claimed_by(mark, line.day)
    if claimed == State.CLOSED:
        mark.note(TOLD, _("销号由核查的人办，这次记成反馈整改"))
    if claimed is None and not words.state_said(said)[0]:
        mark.ask(TOLD, _("看不出有没有整改完，确认后按整改完成反馈；没整改完的写“正在整改”"))
        return True
    return claimed in {State.SUBMITTED, State.CLOSED}


def _received(line: _Line, *, by_unit: bool) -> RefillEntry | None:
    """Not done yet: the unit has it in hand, which nobody else says for it."""
    mark = line.mark
    if line.pictures:
        mark.note(TOLD, _("照片等整改完再带，这次不写入"))
    if line.issue.state == State.RECTIFYING:
        mark.note(TOLD, _("已经签收，还没整改完，这次不写入"))
        return None
    if not by_unit:
        mark.note(TOLD, _("签收由单位自己办，这次不写入"))
        return None
    return RefillEntry(issue=line.issue, by_unit=True)


def _done(line: _Line) -> str:
    """做了什么; '' where nobody said it."""
    done = _composed(line)
    if not done:
        told = _("还要写整改情况：做了什么") if not line.said else _("写一句做了什么，不能只写“%s”")
        line.mark.wrong(TOLD, told % line.said if line.said else told)
    elif len(done) > LONGEST:
        line.mark.wrong(TOLD, _("连同整改措施最多 %s 个字，请缩短") % LONGEST)
    return done


def _composed(line: _Line) -> str:
    """整改情况 in its own words, behind a 整改措施 that the unit wrote; of a bare 是 the latter."""
    measure, said = line.mark.text("measure"), line.said
    if not said or words.is_state(folded(said)):
        return measure if said else ""
    is_new = measure and folded(measure) not in {folded(line.issue.measure), folded(said)}
    return _("%(measure)s；%(said)s") % {"measure": measure, "said": said} if is_new else said


def _check_day(line: _Line, today: date) -> None:
    mark, day, issue = line.mark, line.day, line.issue
    if day is None:
        if not mark.raw(DAY):
            mark.note(TOLD, _("没有写完成日期，按写入的时间记"))
        return
    sent = line.past.sent.get(issue.pk)
    if day > today:
        mark.wrong(DAY, _("完成日期晚于今天，整改完了再反馈"))
    elif day < issue.found_on:
        mark.wrong(DAY, _("完成日期早于发现日期，请核对"))
    elif sent and day < law_day(sent.at):
        mark.note(DAY, _("早于交办的日期，按 %s记") % day_name(law_day(sent.at)))


def _is_said_again(line: _Line, done: str) -> bool:
    """退回重改 wants more than what was said before."""
    last = line.past.answers.get(line.issue.pk)
    if not (line.issue.reworked and last and folded(last.done) == folded(done)):
        return False
    line.mark.note(TOLD, _("和退回重改前的反馈一样，不写入；写上这次怎么改的"))
    return True


def _deed(plan: RefillEntry) -> str:
    """这一行会办什么."""
    if not plan.by_unit:
        return _("代单位反馈整改，留痕记你的名字")
    is_new = plan.issue.state == State.DISPATCHED
    if not plan.done:
        return _("签收")
    return _("签收并反馈整改") if is_new else _("反馈整改")
