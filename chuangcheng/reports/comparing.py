"""与上期比: the numbers of two reports side by side, correction and change apart.

What was known later about the day of the earlier report is a correction (更正), what happened
since is a change (变化): was + corrected = known, known + changed = now. All numbers are asked
at once; which rows made the difference is asked of one number (figures.differing).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chuangcheng.figures.answers import Answer, gap
from chuangcheng.figures.definitions import definition, stamp
from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.kinds import Count, Figure, Key, Scope
from chuangcheng.figures.numbers import Number, answers, mark_of
from chuangcheng.reports import stored
from chuangcheng.reports.freezing import signed_scope
from chuangcheng.reports.models import Report, Signing
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.passages import draft_of
from chuangcheng.reports.queries import signing_of


@dataclass(frozen=True, slots=True)
class Held:
    """报告里的一个数: what was printed, whether by hand, and by which definition it was counted.

    `place` counts through the paper from 1.
    """

    key: str
    cells: Mapping[str, Key]
    place: int
    said: str
    typed: bool
    version: int
    fingerprint: str

    @property
    def mark(self) -> str:
        """By what the same number of another report is found."""
        return mark_of(self.key, self.cells)


@dataclass(frozen=True, slots=True)
class Side:
    """一边: a report, the question that its numbers answer, and the numbers, each once."""

    report: Report
    scope: Scope
    numbers: Mapping[str, Held]


@dataclass(frozen=True, slots=True)
class Compared:
    """对照的一个数: as both papers hold it; the answers are None where they are not compared.

    `was` answers the earlier question, `known` the same day by what is known later, `now` the
    later question.
    """

    figure: Figure
    cells: Mapping[str, Key]
    before: Held | None
    after: Held | None
    was: Answer | None = None
    known: Answer | None = None
    now: Answer | None = None

    @property
    def corrected(self) -> int | Decimal | None:
        """更正, as a net number; None where one of both is not known exactly."""
        return gap(self.known, self.was) if self.known and self.was else None

    @property
    def changed(self) -> int | Decimal | None:
        """变化, the same way."""
        return gap(self.now, self.known) if self.now and self.known else None

    @property
    def counts_few(self) -> bool:
        """Whether it points at few persons, so that nothing is subtracted."""
        return isinstance(self.figure, Count) and bool(self.figure.fewest)

    @property
    def redefined(self) -> bool:
        """口径改过: whether both papers hold it, counted by other definitions."""
        if self.before is None or self.after is None:
            return False
        one, other = self.before, self.after
        known = bool(one.fingerprint and other.fingerprint)
        same = one.fingerprint == other.fingerprint if known else True
        return one.version != other.version or not same

    @property
    def is_comparable(self) -> bool:
        """Whether both papers hold it, by one definition, and it may be subtracted."""
        both = self.before is not None and self.after is not None
        return both and not self.redefined and not self.counts_few


def side_of(report: Report) -> Side:
    """A report as it is: as it was signed, or as the records give it."""
    signing = signing_of(report)
    return signed_side(signing) if signing else drafted_side(report, draft_of(report).paper)


def signed_side(signing: Signing) -> Side:
    """A signed report, out of what was stored of it."""
    held = [
        Held(
            key=number.key,
            cells=stored.cells(number.cells),
            place=number.place,
            said=number.said,
            typed=number.said != number.text,
            version=number.version,
            fingerprint=number.fingerprint,
        )
        for number in signing.numbers.order_by("place").defer("rows")
    ]
    return Side(signing.report, signed_scope(signing), _by_mark(held))


def drafted_side(report: Report, paper: Paper) -> Side:
    """A draft, by the definitions of today."""
    held = []
    for place, span in enumerate(paper.numbers, start=1):
        now = stamp(figure(span.key))
        held.append(
            Held(
                key=span.key,
                cells=span.cells,
                place=place,
                said=span.text,
                typed=span.typed,
                version=now.version,
                fingerprint=now.fingerprint,
            )
        )
    return Side(report, paper.scope, _by_mark(held))


def compared(earlier: Side, later: Side) -> tuple[Compared, ...]:
    """对照 of two reports: every number that one of them holds, in a fixed number of statements.

    In the order of the later one; each figure is followed by its cells.
    """
    found = [_side_by_side(mark, earlier, later) for mark in _in_order(earlier, later)]
    asked = [Number(each.figure, each.cells) for each in found if each.is_comparable]
    then = replace(earlier.scope, known_at=later.scope.known_at)
    was, known, now = (answers(asked, scope) for scope in (earlier.scope, then, later.scope))
    return tuple(
        replace(each, was=was[mark], known=known[mark], now=now[mark])
        if (mark := mark_of(each.figure.key, each.cells)) in was
        else each
        for each in found
    )


def _by_mark(held: Iterable[Held]) -> dict[str, Held]:
    """Each number once; where it stands more than once, as it was not written over."""
    found: dict[str, Held] = {}
    for each in held:
        if each.mark not in found or (found[each.mark].typed and not each.typed):
            found[each.mark] = each
    return found


def _in_order(earlier: Side, later: Side) -> Sequence[str]:
    """The marks figure by figure, the whole before its cells."""
    both = {**earlier.numbers, **later.numbers}
    marks = list(dict.fromkeys([*later.numbers, *earlier.numbers]))
    keys = list(dict.fromkeys(both[mark].key for mark in marks))
    return sorted(marks, key=lambda mark: (keys.index(both[mark].key), bool(both[mark].cells)))


def _side_by_side(mark: str, earlier: Side, later: Side) -> Compared:
    before, after = earlier.numbers.get(mark), later.numbers.get(mark)
    held = after or before
    assert held is not None  # noqa: S101 - the mark comes from one of both
    return Compared(definition(held.key, held.version), held.cells, before, after)
