"""稿子的样子: a draft as a sheet whose passages somebody may write over."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures import dictionary
from chuangcheng.reports.dress import Dress
from chuangcheng.reports.models import Act, Edit, Report
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.passages import Draft, Passage
from chuangcheng.web import words
from chuangcheng.web.fields import PageForm
from chuangcheng.web.reports.shown import (
    Ways,
    anchor,
    block_of,
    framed,
    is_unknown,
)

Shape = dict[str, Any]
_MOST_TOLD = 40


@dataclass(frozen=True)
class Opened:
    """在写的一段: the passage whose form stands in its place, or behind it for one to be added."""

    key: str
    form: PageForm
    adds: bool = False
    note: str = ""


def sheet(
    report: Report,
    draft: Draft,
    ways: Ways,
    dress: Dress,
    *,
    chosen: int,
    opened: Opened | None = None,
    writes: bool = False,
) -> Shape:
    """The draft for components/paper.html; with `writes` each passage leads to its form."""
    numbers = iter(range(1, len(draft.paper.numbers) + 1))
    labels = (label for label, _block in draft.paper.labelled)
    blocks: list[Shape] = []
    for passage in draft.passages:
        if passage.is_removed:
            blocks.append(_removed(report, passage, writes=writes))
        else:
            shape = block_of(passage.block, next(labels), ways, numbers, chosen)
            tools = _tools(report, passage, writes=writes)
            blocks.append({**shape, **_edited(passage), **tools})
        blocks = _with_form(blocks, report, passage, opened)
    return framed(blocks, draft.paper.title, dress)


def verdicts(draft: Draft) -> list[Shape]:
    """39 个数与记录一致, 1 个人工修改, 1 个没有数据, 2 段依据已变; each leads to the first one."""
    spans = draft.paper.numbers
    typed, unknown = sum(s.typed for s in spans), sum(map(is_unknown, spans))
    stale = [passage for passage in draft.passages if passage.is_stale]
    written = [passage for passage in draft.passages if passage.typed and not passage.is_removed]
    told = [
        (_("%s 个数与记录一致"), len(spans) - typed - unknown, "tick", "good", ""),
        (_("%s 个人工修改"), typed, "delta", "changed", _at(written)),
        (_("%s 个没有数据"), unknown, "dashed", "", ""),
        (_("%s 段依据已变"), len(stale), "triangle", "changed", _at(stale)),
    ]
    return [
        {"text": text % n, "shape": shape, "tone": tone, "url": url}
        for text, n, shape, tone, url in told
        if n or tone == "good"
    ]


def notes(draft: Draft) -> list[Shape]:
    """改动 as the inner copy lists them: what was written, what the records say."""
    return [
        {
            "what": _act(passage.edit),
            "who": passage.edit.by_name,
            "at": words.full_day(passage.edit.at.date()),
            "mine": "" if passage.is_removed else passage.block.text,
            "given": passage.given.text if passage.given else "",
            "stale": passage.is_stale,
        }
        for passage in draft.passages
        if passage.edit
    ]


def basis(paper: Paper) -> list[Shape]:
    """口径 of each number, once for each figure, in the order of reading."""
    keys = dict.fromkeys(span.key for span in paper.numbers)
    return [
        {"term": str(dictionary.figure(key).name), "text": str(dictionary.figure(key).basis)}
        for key in keys
    ]


def _edited(passage: Passage) -> Shape:
    """Who wrote it, and what they did; nothing where nobody did."""
    edit = passage.edit
    return {"edited_as": _act(edit), "edited_by": edit.by_name} if edit else {}


def _tools(report: Report, passage: Passage, *, writes: bool) -> Shape:
    """The way to its form, and what to do about a change underneath."""
    if not writes:
        return {"stale": _stale(report, passage, writes=False)}
    return {
        "edit_url": url("passage", report, passage.block.key),
        "stale": _stale(report, passage, writes=True),
    }


def _stale(report: Report, passage: Passage, *, writes: bool) -> Shape | None:
    if not passage.is_stale:
        return None
    key, given = passage.block.key, passage.given
    deeds = []
    if writes:
        other = ("restoration", _("用记录里的")) if given else ("removal", _("删去这一段"))
        deeds = [
            {"text": _("照旧保留"), "url": url("confirmation", report, key), "post": True},
            {"text": other[1], "url": url(other[0], report, key), "post": True},
        ]
    return {"now": given.text if given else "", "deeds": deeds}


def _removed(report: Report, passage: Passage, *, writes: bool) -> Shape:
    text = passage.block.text
    short = text if len(text) <= _MOST_TOLD else f"{text[:_MOST_TOLD]}…"
    back = url("restoration", report, passage.block.key) if writes else ""
    return {
        "kind": "removed",
        "id": anchor(passage.block.key),
        "text": short,
        "restore": {"text": _("恢复"), "url": back, "post": True} if back else None,
        "stale": _stale(report, passage, writes=writes),
    }


def _with_form(
    blocks: list[Shape], report: Report, passage: Passage, opened: Opened | None
) -> list[Shape]:
    """The form of a passage in its place, or that of a new one behind it."""
    if opened is None or opened.key != passage.block.key:
        return blocks
    key = passage.block.key
    back = f"{reverse('reports:detail', args=[report.pk])}#{anchor(key)}"
    shape: Shape = {"kind": "form", "form": opened.form, "note": opened.note, "back": back}
    if opened.adds:
        more = {"id": f"{anchor(key)}-next", "action": url("addition", report, key)}
        return [*blocks, {**shape, **more, "submit": _("添上这一段"), "deeds": []}]
    more = {"id": anchor(key), "action": url("passage", report, key)}
    return [
        *blocks[:-1],
        {**shape, **more, "submit": _("保存这一段"), "deeds": _deeds(report, passage)},
    ]


def _deeds(report: Report, passage: Passage) -> list[Shape]:
    """What else can be done with a passage whose form is open."""
    key, given = passage.block.key, passage.given
    found = [{"text": _("在后面添一段"), "url": url("addition", report, key), "post": False}]
    if passage.edit and given:
        restore = url("restoration", report, key)
        found.append({"text": _("恢复成记录里的"), "url": restore, "post": True})
    return [*found, {"text": _("删去这一段"), "url": url("removal", report, key), "post": True}]


def url(page: str, report: Report, key: str) -> str:
    """The address of a passage, or of a deed on it."""
    return reverse(f"reports:{page}", args=[report.pk, anchor(key)])


def _act(edit: Edit | None) -> str:
    words_of = {Act.REWRITTEN: _("已改写"), Act.ADDED: _("添写"), Act.REMOVED: _("已删去")}
    return words_of[Act(edit.act)] if edit else ""


def _at(passages: list[Passage]) -> str:
    return f"#{anchor(passages[0].block.key)}" if passages else ""
