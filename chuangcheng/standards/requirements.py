"""材料要求: what is to prove a standard, as offices write it: 图片3张：现场；文件1份."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.refusal import Refused
from chuangcheng.standards.models import EvidenceKind

MOST_NUMBER, MOST_NOTE, MOST_LINES = 999, 500, 30
_BETWEEN = re.compile(r"[；;\n]")
_WRITTEN = re.compile(
    r"(?P<kind>图片|照片|文本|文件|富文本)\s*(?P<n>[0-9]{1,4})?\s*[张份个篇]?\s*"
    r"(?:[(（](?P<must>必须|选填)[)）])?\s*(?:[:：](?P<note>.*))?"
)
_KINDS = {"照片": EvidenceKind.IMAGE, **{str(kind.label): kind for kind in EvidenceKind}}
_HINTS = (
    (EvidenceKind.IMAGE, re.compile("图片|照片|实景|截图")),
    (EvidenceKind.TEXT, re.compile("说明|报告|总结")),
)


@dataclass(frozen=True, slots=True)
class Required:
    """一项材料: of which kind, how many (None: nobody said), whether it must be there."""

    kind: EvidenceKind
    number: int | None = None
    required: bool = True
    note: str = ""


def read(words: str) -> tuple[Required, ...]:
    """材料要求 as it was written; what has no form of ours is kept word for word as a note.

    Raises Refused for a number that nobody hands in and for text that is too long.
    """
    pieces = [piece.strip(" 。") for piece in _BETWEEN.split(words)]
    found = tuple(_read(piece) for piece in pieces if piece)
    if len(found) > MOST_LINES:
        raise Refused(_("材料要求最多 %s 项") % MOST_LINES, field="requirements")
    return found


def written(required: Iterable[Required]) -> str:
    """材料要求 as it is exported; read again it is the same."""
    return "；".join(_written(each) for each in required)


def _read(piece: str) -> Required:
    match = _WRITTEN.fullmatch(text.half_width(piece))
    if match is None:
        return Required(_guessed(piece), note=_note(piece))
    number = int(match["n"]) if match["n"] else None
    if number is not None and not 0 < number <= MOST_NUMBER:
        raise Refused(_("份数要在 1 到 %s 之间") % MOST_NUMBER, field="requirements")
    # The note keeps its own width of signs: it is cut from what was written.
    note = re.split("[:：]", piece, maxsplit=1)[1] if match["note"] is not None else ""
    return Required(_KINDS[match["kind"]], number, match["must"] != "选填", _note(note))


def _guessed(piece: str) -> EvidenceKind:
    return next((kind for kind, hint in _HINTS if hint.search(piece)), EvidenceKind.FILE)


def _note(words: str) -> str:
    return text.clean_line(words, most=MOST_NOTE, field="requirements")


def _written(each: Required) -> str:
    measure = "张" if each.kind == EvidenceKind.IMAGE else "份"
    number = f"{each.number}{measure}" if each.number else ""
    must = "" if each.required else "（选填）"
    note = f"：{each.note}" if each.note else ""
    return f"{each.kind.label}{number}{must}{note}"
