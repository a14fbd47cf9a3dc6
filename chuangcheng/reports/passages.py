"""段落: what the records give, with what somebody made of it laid over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.numbers import Number, answers
from chuangcheng.figures.sentences import Span
from chuangcheng.reports import prose, stored
from chuangcheng.reports.covers import cover_of
from chuangcheng.reports.dressing import title_of
from chuangcheng.reports.models import Act, Edit, Order, Report
from chuangcheng.reports.paper import Block, Kind, Paper
from chuangcheng.reports.progress import Reader, progress_paper


@dataclass(frozen=True)
class Passage:
    """一段: as it stands on the paper, what the records give now, and the edit between them.

    `given` is None where the records give no such block (any longer).
    """

    block: Block
    given: Block | None = None
    edit: Edit | None = None

    @property
    def is_removed(self) -> bool:
        """已删去: it does not stand on the paper."""
        return self.edit is not None and self.edit.act == Act.REMOVED

    @property
    def is_stale(self) -> bool:
        """依据已变: the records give something else than when somebody edited it."""
        if self.edit is None or self.edit.act == Act.ADDED:
            return False
        now = self.given.sentences if self.given else ()
        return prose.changed(stored.sentences(self.edit.base), now)

    @property
    def typed(self) -> int:
        """人工修改: how many numbers somebody wrote over."""
        return sum(span.typed for span in self.block.spans)


@dataclass(frozen=True)
class Draft:
    """稿子: the passages in their order, removed ones too, and the paper that they make."""

    paper: Paper
    passages: tuple[Passage, ...]

    def passage(self, key: str) -> Passage | None:
        """The passage of a block."""
        return next((each for each in self.passages if each.block.key == key), None)

    def before(self, key: str) -> list[str]:
        """The keys of what stands before a block: the nearest, then its section and part."""
        keys = [each.block.key for each in self.passages]
        earlier = self.passages[: keys.index(key)][::-1]
        heads = [p.block for p in earlier if p.block.kind.is_heading]
        near = [p.block.key for p in earlier[:1]]
        section = [b.key for b in heads[:1]]
        part = [b.key for b in heads if b.kind == Kind.PART][:1]
        return list(dict.fromkeys([*near, *section, *part]))


def scope_of(report: Report, *, known_at: int | None = None) -> Scope:
    """The scope of a report's numbers."""
    return Scope(report.subdistrict, report.as_of, report.since, known_at)


def draft_of(report: Report, *, known_at: int | None = None) -> Draft:
    """稿子 of a report that is not signed: out of the records as they are, and of all edits."""
    scope = scope_of(report, known_at=known_at)
    given = progress_paper(scope, order=Order(report.order), reader=Reader.OWNER)
    passages = laid_over(given, list(report.edits.filter(current=True).order_by("pk")))
    blocks = tuple(each.block for each in passages if not each.is_removed)
    paper = Paper(title_of(cover_of(report), report.subdistrict, given.title), scope, blocks)
    return Draft(paper=paper, passages=passages)


def laid_over(given: Paper, edits: Sequence[Edit]) -> tuple[Passage, ...]:
    """The blocks of a paper with the edits laid over; an edit without its block finds a place."""
    by_block = {edit.block: edit for edit in edits}
    passages = [_passage(block, by_block.pop(block.key, None)) for block in given.blocks]
    for edit in by_block.values():
        if edit.act != Act.REMOVED:
            sentences = stored.sentences(edit.mine)
            block = Block(edit.block, Kind(edit.kind), sentences)
            passages.insert(_place(passages, edit.after), Passage(block, None, edit))
    return _renewed(passages, given)


def _passage(block: Block, edit: Edit | None) -> Passage:
    if edit is None:
        return Passage(block, block)
    if edit.act == Act.REMOVED:
        return Passage(block, block, edit)
    base, mine = stored.sentences(edit.base), stored.sentences(edit.mine)
    sentences = prose.merged(base, mine, block.sentences)
    return Passage(replace(block, sentences=sentences), block, edit)


def _place(passages: Sequence[Passage], after: Iterable[str]) -> int:
    """Behind the nearest block that is still there; at the end where none is."""
    keys = [each.block.key for each in passages]
    return next((keys.index(key) + 1 for key in after if key in keys), len(keys))


def _renewed(passages: Sequence[Passage], given: Paper) -> tuple[Passage, ...]:
    """What was edited with the values of today, also of numbers that no block gives any longer."""
    values = {prose.mark(span): span.text for span in given.numbers}
    edited = [span for p in passages if p.edit for span in p.block.spans if span.is_number]
    lost = {prose.mark(s): s for s in edited if not s.typed and prose.mark(s) not in values}
    asked = answers([Number(figure(span.key), span.cells) for span in lost.values()], given.scope)
    values |= {mark: answer.text for mark, answer in asked.items()}
    return tuple(
        replace(p, block=replace(p.block, sentences=prose.renewed(p.block.sentences, values)))
        if p.edit
        else p
        for p in passages
    )


def value_of(span: Span, scope: Scope) -> str:
    """What the figure of a number says, whatever is written on the paper."""
    asked = Number(figure(span.key), span.cells)
    return answers([asked], scope)[asked.mark].text
