"""Sentences: templates whose numbers are figures.

`发现问题{issues.found}，其中{issues.found:by=kind}[，超期{issues.overdue}]` — a number comes with
its unit, `:n` without; `:by=CUT` lists the cells; `[…]` vanishes when all its figures are zero,
not when one is unknown. A figure may also be written by its Chinese name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from chuangcheng.figures.asking import Answer, ask, ask_by
from chuangcheng.figures.dictionary import FIGURES, figure
from chuangcheng.figures.kinds import Cut, Figure, Key, Scope, leaves_of
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused

_SLOT = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Span:
    """一段文字: plain, or a number that knows its figure, its cell and its scope.

    `typed` says that somebody wrote this number over the one of the figure (人工修改).
    """

    text: str
    key: str = ""
    cells: Mapping[str, Key] = field(default_factory=dict)
    typed: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it can be opened."""
        return bool(self.key)


class Figures:
    """The answers that some sentences need, asked once for all of them."""

    def __init__(self, templates: Iterable[str], scope: Scope) -> None:
        self.scope = scope
        self._slots = [slot for template in templates for slot in _SLOT.findall(template)]

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The values of all figures that occur."""
        return ask([_figure(name) for name, _option in self._slots], self.scope)

    @cached_property
    def cells(self) -> dict[tuple[str, str], list[tuple[Key, str, Answer]]]:
        """The cells of all lists that occur, in the order and words of their cut."""
        wanted: dict[str, list[Figure]] = {}
        for name, option in self._slots:
            if cut := _cut_of(option):
                wanted.setdefault(cut, []).append(_figure(name))
        return {
            (key, cut): labelled(leaves_of(FIGURES[key])[0].of.cuts[cut], by_cell, self.scope)
            for cut, figures in wanted.items()
            for key, by_cell in ask_by(figures, self.scope, cut).items()
        }

    def sentence(self, template: str) -> list[Span]:
        """The finished sentence as spans, neighbours of plain text joined."""
        template = _OPTIONAL.sub(self._kept, template)
        return list(_joined(self._spans(template)))

    def _kept(self, match: re.Match[str]) -> str:
        inside = match[1]
        answers = [self.answers[_figure(name).key] for name, _option in _SLOT.findall(inside)]
        return "" if answers and all(map(_is_zero, answers)) else inside

    def _spans(self, template: str) -> Iterator[Span]:
        at = 0
        for match in _SLOT.finditer(template):
            yield Span(template[at : match.start()])
            yield from self._slot(_figure(match[1]), match[2] or "")
            at = match.end()
        yield Span(template[at:])

    def _slot(self, asked: Figure, option: str) -> Iterator[Span]:
        if cut := _cut_of(option):
            yield from self._list(asked, cut)
            return
        yield Span(self.answers[asked.key].text, key=asked.key)
        yield Span("" if option == "n" else str(asked.unit))

    def _list(self, asked: Figure, cut: str) -> Iterator[Span]:
        if (asked.key, cut) not in self.cells:
            facts = {"name": asked.name, "cut": cut}
            raise Refused(_("“%(name)s”不能按“%(cut)s”分") % facts)
        for place, (value, label, answer) in enumerate(self.cells[asked.key, cut]):
            named = _("未分类") if value in {None, ""} else label
            yield Span(("、" if place else "") + named)
            yield Span(answer.text, key=asked.key, cells={cut: value})
            yield Span(str(asked.unit))


def labelled(
    cut: Cut, by_cell: Mapping[Key, Answer], scope: Scope
) -> list[tuple[Key, str, Answer]]:
    """The cells of a cut with their labels, in the order of the cut; 未填 comes last.

    Cells of one label (an area and its successor) are told apart by a number.
    """
    empty = [value for value in by_cell if value in {None, ""}]
    filled = [value for value in by_cell if value not in {None, ""}]
    words = dict(cut.label(filled, scope.as_of)) | dict.fromkeys(empty, _("未填"))
    met: Counter[str] = Counter()
    cells = []
    for value, label in words.items():
        met[label] += 1
        told = label if met[label] == 1 else f"{label}({met[label]})"
        cells.append((value, told, by_cell[value]))
    return cells


def plain(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)


def _figure(name: str) -> Figure:
    by_name = {str(known.name): known for known in FIGURES.values()}
    return by_name.get(name) or figure(name)


def _cut_of(option: str) -> str:
    """The cut of a list; nothing for a number. Raises Refused for any other option."""
    if option in {"", "n"}:
        return ""
    if not option.startswith("by="):
        raise Refused(_("不认识“%s”，数字后面写 :n 或 :by=") % option)
    return option[3:]


def _is_zero(answer: Answer) -> bool:
    return answer.quantity == Quantity(0) or (answer.quantity is None and not answer.rows)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    text = ""
    for span in spans:
        if not span.is_number:
            text += span.text
            continue
        if text:
            yield Span(text)
            text = ""
        yield span
    if text:
        yield Span(text)
