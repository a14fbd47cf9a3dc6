"""The jailed marker: a program of its own that writes marks into a copy of a workbook.

`python -m chuangcheng.ledgers.stamping` takes one line of JSON, the order, and behind it the
file's bytes; it prints one line, `{"done": true}` or the fault, and behind it the copy. Parts
without marks are the same bytes. Limits are those of the jailed reader.
"""

import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from chuangcheng.evidence.package import checked_copy
from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.jail import answered
from chuangcheng.ledgers.outline import Contents, contents_of
from chuangcheng.ledgers.sheet_patching import Mark, SheetPatch
from chuangcheng.ledgers.style_patching import EMPTY_STYLES, Look, Wanted, add_looks
from chuangcheng.ledgers.workbook import position

_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_STYLES_KIND = b"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_STYLES_RELATION = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"


@dataclass(frozen=True)
class Order:
    """批注单 of one sheet: marks by cell, and the column behind the table that says why."""

    sheet: str
    marks: Mapping[str, Mark]
    remarks: int


def main() -> None:
    order, _line_end, content = sys.stdin.buffer.read().partition(b"\n")
    orders = [_order(each) for each in json.loads(order)]
    answered(partial(_write, content, orders))


def _order(facts: Mapping[str, Any]) -> Order:
    marks = {cell: Mark(Look(look), text) for cell, (look, text) in facts["marks"].items()}
    return Order(facts["sheet"], marks, facts["remarks"])


def _write(content: bytes, orders: Iterable[Order], room: int) -> None:
    made = stamped(content, orders)
    if len(made) > room:
        raise Unreadable(Fault.TOO_MUCH)
    sys.stdout.buffer.write(b'{"done": true}\n')
    sys.stdout.buffer.write(made)


def stamped(content: bytes, orders: Iterable[Order]) -> bytes:
    """批注: a copy of the workbook with these marks. Raises Unreadable as the reader does."""
    with zipfile.ZipFile(checked_copy(content)) as checked:
        contents = contents_of(checked)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return _rewritten(archive, _changed_parts(archive, contents, orders))


def _changed_parts(
    archive: zipfile.ZipFile, contents: Contents, orders: Iterable[Order]
) -> dict[str, bytes]:
    names = {name.lower(): name for name in archive.namelist()}
    parts = {outline.name: names[outline.part.lower()] for outline in contents.outlines}
    patches = {
        parts[order.sheet]: SheetPatch(
            archive.read(parts[order.sheet]), _placed(order.marks), remarks=order.remarks
        )
        for order in orders
    }
    wanted = {each for patch in patches.values() for each in patch.wanted()}
    changed, numbers = _with_looks(archive, names, wanted)
    look_up: Callable[[Wanted], int] = numbers.__getitem__
    return changed | {name: patch.patched(look_up) for name, patch in patches.items()}


def _placed(marks: Mapping[str, Mark]) -> dict[tuple[int, int], Mark]:
    placed = ((position(cell), mark) for cell, mark in marks.items())
    return {at: mark for at, mark in placed if at is not None}


def _with_looks(
    archive: zipfile.ZipFile, names: Mapping[str, str], wanted: Iterable[Wanted]
) -> tuple[dict[str, bytes], Mapping[Wanted, int]]:
    if name := names.get(_STYLES):
        styles, numbers = add_looks(archive.read(name), wanted)
        return {name: styles}, numbers
    styles, numbers = add_looks(EMPTY_STYLES, wanted)
    kind = b'<Override PartName="/%s" ContentType="%s"/>' % (_STYLES.encode(), _STYLES_KIND)
    relation = b'<Relationship Id="rIdStyles" Type="%s" Target="/%s"/>' % (
        _STYLES_RELATION,
        _STYLES.encode(),
    )
    return {
        _STYLES: styles,
        _TYPES: _with_last(archive.read(names[_TYPES.lower()]), kind),
        names[_RELATIONS.lower()]: _with_last(archive.read(names[_RELATIONS.lower()]), relation),
    }, numbers


def _with_last(part: bytes, element: bytes) -> bytes:
    """The list with one more element at its end."""
    end = part.rindex(b"</")
    return part[:end] + element + part[end:]


def _rewritten(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """All parts in their order; new ones at the end."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in archive.infolist():
            part = changed.get(entry.filename)
            kept = zipfile.ZipInfo(entry.filename, entry.date_time)
            kept.compress_type = entry.compress_type
            kept.external_attr = entry.external_attr
            copy.writestr(kept, archive.read(entry) if part is None else part)
        for name in changed.keys() - set(archive.namelist()):
            copy.writestr(name, changed[name])
    return out.getvalue()


if __name__ == "__main__":
    main()
