"""更正说明: why a report that puts another right says other numbers, row by row.

Both are as of the same day; so nothing between them happened, it was only known later. What
somebody may not see is counted and not listed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.calendars.worktime import law_day
from chuangcheng.figures.answers import signed
from chuangcheng.figures.causes import Cause
from chuangcheng.figures.differing import Difference, DifferingRow, between, reasons
from chuangcheng.figures.kinds import Figure, Leaf, leaves_of
from chuangcheng.figures.numbers import Number, cell_labels, mark_of
from chuangcheng.figures.rows import shown_of
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.comparing import Compared, Side, compared, side_of, signed_side
from chuangcheng.reports.dress import Dress
from chuangcheng.reports.models import Report
from chuangcheng.reports.paper import Kind, Paper, heading, text, words
from chuangcheng.reports.queries import signing_of
from chuangcheng.reports.wording import titled

TITLE = gettext_noop("更正说明")
ABOUT = gettext_noop("%(day)s签发的%(title)s（截至%(as_of)s）共核对%(n)s个数。")
NOTHING = gettext_noop("按签发时所知和按%(known)s，数和数到的行都一样，没有更正。")
SOME = gettext_noop("按%(known)s，其中%(n)s个数或它数到的行有更正，逐个、逐行说明如下。")
HIDDEN = gettext_noop("另有%s行不在查看范围，不列。")
OTHERWISE = gettext_noop("两份报告的起始日期不同，原报告自%(was)s，更正自%(now)s。")


@dataclass(frozen=True, slots=True)
class Moved:
    """更正的一个数: what it was and is, and by which reasons; only its rows may differ."""

    name: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """更正的一行: what it is, why it is counted otherwise, and in which numbers."""

    ref: str
    number: str
    label: str
    leaf: Leaf
    cause: Cause
    moves: tuple[str, ...]

    @property
    def noted(self) -> str:
        """2021年4月12日陈静，第 469 条留痕, or nothing where no entry says it."""
        entry = self.cause.entry
        if entry is None:
            return ""
        facts = {"day": day_name(law_day(entry.at)), "who": entry.actor_name, "n": entry.pk}
        return _("%(day)s%(who)s登记，第%(n)s条留痕") % facts

    @property
    def reason(self) -> str:
        """订正，发现日期由“4月5日”改为“4月12日”."""
        return _("，").join([str(self.cause.reason.label), *map(str, self.cause.fields)])

    @property
    def because(self) -> str:
        """The reason, by whom it was noted and when."""
        return _("，").join(filter(None, [self.reason, self.noted]))


@dataclass(frozen=True, slots=True)
class Explanation:
    """更正说明: what differs of how many numbers, in words, and the rows that one may see."""

    earlier: Side
    later: Side
    about: str
    checked: int
    moved: tuple[Moved, ...]
    lines: tuple[Line, ...]
    hidden: int

    @property
    def sentence(self) -> str:
        """What it comes to; an honest one where nothing differs."""
        known_at = self.later.scope.known_at
        known = _("第%s条留痕为止所知") % known_at if known_at is not None else _("现在所知")
        told = _(SOME) if self.moved else _(NOTHING)
        said = [self.about, told % {"known": known, "n": len(self.moved)}]
        if self.earlier.scope.since != self.later.scope.since:
            since = {"was": self.earlier.scope.since, "now": self.later.scope.since}
            said.append(_(OTHERWISE) % {side: day_name(day) for side, day in since.items()})
        return "".join(said)


def explanation(report: Report, actor: Actor) -> Explanation:
    """更正说明 of a report that corrects another. Raises Refused where it corrects none."""
    wrong = signing_of(report.corrects) if report.corrects else None
    if wrong is None:
        raise Refused(_("这份报告不是更正，没有更正说明"))
    earlier, later = signed_side(wrong), side_of(report)
    found = compared(earlier, later)
    names = _names(found, later)
    leaves = {
        mark_of(leaf.key, each.cells): Number(leaf, each.cells)
        for each in found
        if not (each.redefined or each.counts_few)
        for leaf in leaves_of(each.figure)
    }
    then = replace(earlier.scope, known_at=later.scope.known_at)
    numbers = list(leaves.values())
    told = {mark_of(d.figure.key, d.cells): d for d in between(numbers, earlier.scope, then) if d}
    lines = _lines(told, _names_of(numbers, later))
    seen = _seen(lines, actor)
    facts = {
        "day": day_name(wrong.signed_on),
        "title": titled(wrong.content["title"]),
        "as_of": day_name(earlier.scope.as_of),
        "n": len(found),
    }
    return Explanation(
        earlier,
        later,
        _(ABOUT) % facts,
        len(found),
        tuple(moved for each in found if (moved := _moved(each, names, told))),
        tuple(line for line in lines if line.ref in seen),
        sum(line.ref not in seen for line in lines),
    )


def written(found: Explanation) -> tuple[Paper, Dress]:
    """更正说明 as a paper to go with the report."""
    report = found.later.report
    blocks = [*text("about", [words("about", found.sentence)])]
    if found.moved:
        blocks.append(heading("numbers", Kind.PART, _("更正的数")))
        for place, moved in enumerate(found.moved, start=1):
            said = _("%(n)s. %(what)s。") % {"n": place, "what": in_words(moved)}
            blocks += text(f"number.{place}", [words("number", said)])
    if found.lines or found.hidden:
        blocks.append(heading("rows", Kind.PART, _("逐行说明")))
        for place, line in enumerate(found.lines, start=1):
            blocks += text(f"row.{place}", [words("row", f"{place}. {_told(line)}")])
        if found.hidden:
            blocks += text("hidden", [words("hidden", _(HIDDEN) % found.hidden)])
    signing = signing_of(report)
    dated = signing.signed_on if signing else report.as_of
    signers = (report.sender,) if report.sender else ()
    paper = Paper(title=_(TITLE), scope=found.later.scope, blocks=tuple(blocks))
    return paper, Dress(signers=signers, dated=dated)


def in_words(moved: Moved) -> str:
    """排查发现问题：原为2条，现为1条（作废 1）."""
    facts = {"name": moved.name, "was": moved.was, "now": moved.now, "why": moved.why}
    if moved.was == moved.now:
        return _("%(name)s：仍为%(now)s，数到的行有出入（%(why)s）") % facts
    if not moved.why:
        return _("%(name)s：原为%(was)s，现为%(now)s") % facts
    return _("%(name)s：原为%(was)s，现为%(now)s（%(why)s）") % facts


def _told(line: Line) -> str:
    what = f"{line.number} {line.label}".strip()
    return _("%(what)s：%(because)s；%(moves)s。") % {
        "what": what,
        "because": line.because,
        "moves": _("、").join(line.moves),
    }


def _names(found: Iterable[Compared], side: Side) -> dict[str, str]:
    return _names_of([Number(each.figure, each.cells) for each in found], side)


def _names_of(numbers: Sequence[Number[Figure]], side: Side) -> dict[str, str]:
    """排查发现问题（基础设施）, by mark."""
    cells = cell_labels(numbers, side.scope)
    return {
        number.mark: f"{number.figure.name}（{cells[number.mark]}）"
        if number.mark in cells
        else str(number.figure.name)
        for number in numbers
    }


def _moved(
    found: Compared, names: Mapping[str, str], told: Mapping[str, Difference]
) -> Moved | None:
    """What a number was and is; None where neither the number nor a row of it differs."""
    name = names[mark_of(found.figure.key, found.cells)]
    none = _("没有写这个数")
    unit = str(found.figure.unit)
    was = f"{found.before.said}{unit}" if found.before else none
    now = f"{found.after.said}{unit}" if found.after else none
    marks = [mark_of(leaf.key, found.cells) for leaf in leaves_of(found.figure)]
    rows = {row.pk: row for mark in marks if mark in told for row in told[mark].corrections}
    if was == now and not rows and not found.redefined:
        return None
    why = _("口径改过") if found.redefined else reasons(rows.values())
    return Moved(name, was, now, why)


def _lines(told: Mapping[str, Difference], names: Mapping[str, str]) -> list[Line]:
    """Each row once, with all the numbers in which it is counted otherwise by one cause."""
    rows: dict[tuple[str, int], list[tuple[str, Difference, DifferingRow]]] = defaultdict(list)
    for mark, found in told.items():
        for row in found.corrections:
            entry = row.cause.entry.pk if row.cause.entry else 0
            rows[row.ref, entry].append((mark, found, row))
    return [
        Line(
            ref=ref,
            number=group[0][2].number,
            label=group[0][2].label,
            leaf=group[0][1].figure,
            cause=group[0][2].cause,
            moves=tuple(_move(names[mark], row) for mark, _found, row in group),
        )
        for (ref, _entry), group in sorted(rows.items(), key=lambda each: each[0][1])
    ]


def _move(name: str, row: DifferingRow) -> str:
    """排查发现问题 −1; 志愿活动受益人由若干改为30 where what a row adds was not counted before."""
    if row.by:
        return f"{name}{signed(row.by)}"
    was, now = (each.text() if each else _("不计入") for each in (row.was, row.now))
    return _("%(name)s由%(was)s改为%(now)s") % {"name": name, "was": was, "now": now}


def _seen(lines: Iterable[Line], actor: Actor) -> set[str]:
    """The rows that somebody may see, in one statement for each kind of thing."""
    by_model: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_model[line.ref.partition(":")[0]].append(line)
    seen: set[str] = set()
    for label, group in by_model.items():
        pks = {int(line.ref.rpartition(":")[2]) for line in group}
        mine = shown_of(group[0].leaf).seen_by(actor).filter(pk__in=pks)
        seen |= {f"{label}:{pk}" for pk in mine.values_list("pk", flat=True)}
    return seen
