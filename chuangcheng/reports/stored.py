"""存放: sentences and papers as plain data, and back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chuangcheng.figures.kinds import Key, Scope
from chuangcheng.figures.sentences import Span
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.paper import Block, Kind, Paper, Sentence

Stored = list[dict[str, Any]]


def of_sentences(sentences: Iterable[Sentence]) -> Stored:
    """Sentences as they are stored."""
    return [
        {"key": said.key, "spans": [_of_span(span) for span in said.spans]} for said in sentences
    ]


def sentences(stored: Iterable[Mapping[str, Any]]) -> tuple[Sentence, ...]:
    """Sentences out of what was stored."""
    return tuple(
        Sentence(said["key"], tuple(_span(span) for span in said["spans"])) for said in stored
    )


def of_paper(paper: Paper) -> dict[str, Any]:
    """A paper as it is stored; the scope is not part of it."""
    blocks = [
        {"key": block.key, "kind": block.kind.value, "sentences": of_sentences(block.sentences)}
        for block in paper.blocks
    ]
    return {"title": paper.title, "blocks": blocks}


def paper(stored: Mapping[str, Any], scope: Scope) -> Paper:
    """A paper out of what was stored."""
    blocks = (
        Block(block["key"], Kind(block["kind"]), sentences(block["sentences"]))
        for block in stored["blocks"]
    )
    return Paper(title=stored["title"], scope=scope, blocks=tuple(blocks))


def of_attachment(body: Attachment) -> dict[str, Any]:
    """A sheet as it is stored."""
    return {
        "name": body.name,
        "note": body.note,
        "heads": list(body.heads),
        "rows": [list(row) for row in body.rows],
    }


def attachment(stored: Mapping[str, Any]) -> Attachment:
    """A sheet out of what was stored."""
    return Attachment(
        name=stored["name"],
        note=stored["note"],
        heads=tuple(stored["heads"]),
        rows=tuple(tuple(row) for row in stored["rows"]),
    )


def of_cells(cells: Mapping[str, Key]) -> dict[str, Any]:
    """Cells as they are stored; a day is told apart from words that look like one."""
    return {
        cut: {"day": value.isoformat()} if isinstance(value, date) else value
        for cut, value in sorted(cells.items())
    }


def cells(stored: Mapping[str, Any]) -> dict[str, Key]:
    """Cells out of what was stored."""
    return {
        cut: date.fromisoformat(value["day"]) if isinstance(value, dict) else value
        for cut, value in stored.items()
    }


def _of_span(span: Span) -> dict[str, Any]:
    if not span.is_number:
        return {"text": span.text}
    told: dict[str, Any] = {"text": span.text, "key": span.key}
    if span.cells:
        told["cells"] = of_cells(span.cells)
    return told | {"typed": True} if span.typed else told


def _span(stored: Mapping[str, Any]) -> Span:
    if "key" not in stored:
        return Span(stored["text"])
    return Span(
        stored["text"],
        stored["key"],
        cells(stored.get("cells", {})),
        stored.get("typed", False),
    )
