"""Opening an uploaded workbook: bytes in, sheets of raw cells out, or one clear refusal.

Nothing of the file is parsed in this process. A jailed one does it, and whatever becomes of
that one (refusal, crash, no memory, no end) is a `Refused` here and never an exception.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any

from chuangcheng.kernel import jail
from chuangcheng.kernel.jail import Limits
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers import sentences
from chuangcheng.ledgers.workbook import (
    Form,
    Kind,
    LineFault,
    Merge,
    Origin,
    PictureAt,
    Raw,
    Sheet,
    Workbook,
)

MOST_BYTES = 15 * 2**20
LIMITS = Limits(memory=512 * 2**20, seconds=20, output=64 * 2**20)

_PROGRAM = ("-m", "chuangcheng.ledgers.jail")
_PICKER = ("-m", "chuangcheng.ledgers.picking")
_MARKER = ("-m", "chuangcheng.ledgers.stamping")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_SIGNS = (b"%PDF", b"{\\rtf", b"Rar!")
_SPACE = 0x20
_LOCKED_STREAMS = ("EncryptedPackage", "EncryptionInfo", "DRMContent")


def open_workbook(content: bytes) -> Workbook:
    """读取工作簿: the sheets of an .xlsx, .xls or text file; Refused with what is wrong and what
    to do.
    """
    try:
        _recognise(content)
        return _read_in_jail(content)
    except Unreadable as answer:
        raise Refused(sentences.sentence(answer)) from answer


def stamped(content: bytes, order: object) -> bytes:
    """批注: a copy of an .xlsx file with marks, as `stamping` takes them. Refused as reading is."""
    given = json.dumps(order).encode() + b"\n" + content
    try:
        with jail.answer_of(_MARKER, given, limits=LIMITS) as said:
            _checked(said.readline())
            return said.read()
    except Unreadable as answer:
        raise Refused(sentences.sentence(answer)) from answer


def parts_of(content: bytes, names: Sequence[str]) -> list[bytes]:
    """Parts of an .xlsx file as they are, nothing of them decoded. Refused as reading is."""
    given = json.dumps(list(names)).encode() + b"\n" + content
    try:
        with jail.answer_of(_PICKER, given, limits=LIMITS) as said:
            return [said.read(size) for size in _checked(said.readline())["sizes"]]
    except Unreadable as answer:
        raise Refused(sentences.sentence(answer)) from answer


def _recognise(content: bytes) -> None:
    """By its bytes, never by its name: offices rename files until something takes them."""
    if not content:
        raise Unreadable(Fault.EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault.TOO_BIG, number=len(content) // 2**20, most=MOST_BYTES // 2**20)
    if content.startswith(b"PK\x03\x04"):
        return
    if content.startswith(_OLE):
        if any(name.encode("utf-16-le") in content for name in _LOCKED_STREAMS):
            raise Unreadable(Fault.LOCKED)
        return
    if b"PK\x03\x04" in content[: 2**16]:
        raise Unreadable(Fault.SURROUNDED)
    _check_text(content)


def _check_text(content: bytes) -> None:
    """A table saved as text goes on to the jail; markup and everything else does not."""
    head = content[:4096].replace(b"\0", b"").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Unreadable(Fault.XML_TABLE)
    if any(sign in head for sign in (b"<html", b"<table", b"<!doctype html", b"mime-version:")):
        raise Unreadable(Fault.WEB_PAGE)
    if content.startswith(_OTHER_SIGNS):
        raise Unreadable(Fault.NOT_A_WORKBOOK)
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and not all(byte >= _SPACE or byte in b"\t\r\n\0" for byte in content[:4096]):
        raise Unreadable(Fault.NOT_A_WORKBOOK)


def _read_in_jail(content: bytes) -> Workbook:
    with jail.answer_of(_PROGRAM, content, limits=LIMITS) as said:
        return _workbook(said)


def _checked(line: bytes) -> Any:
    """The first line of an answer. Raises Unreadable when it tells a fault, or tells nothing."""
    try:
        answer = json.loads(line)
    except ValueError as cut_off:
        raise Unreadable(Fault.CRASHED) from cut_off
    if "fault" in answer:
        raise Unreadable(Fault(answer["fault"]), **answer["facts"])
    return answer


def _workbook(said: IO[bytes]) -> Workbook:
    try:
        lines = (json.loads(line) for line in said)
        origin = _origin(next(lines, {}))
        return Workbook(tuple(_sheets(lines)), origin)
    except (ValueError, TypeError, LookupError) as cut_off:
        raise Unreadable(Fault.CRASHED) from cut_off


def _origin(line: Any) -> Origin:
    if "fault" in line:
        raise Unreadable(Fault(line["fault"]), **line["facts"])
    return Origin(Form(line["origin"]), line["encoding"], line["delimiter"])


def _sheets(lines: Iterator[Any]) -> Iterator[Sheet]:
    """One sheet from each heading and the rows behind it; the last line must say it is done."""
    heading: dict[str, Any] = {}
    rows: dict[int, dict[int, Raw]] = {}
    for line in lines:
        if isinstance(line, list):
            rows[line[0]] = {column: _raw(kind, value) for column, kind, value in line[1:]}
            continue
        if "fault" in line:
            raise Unreadable(Fault(line["fault"]), **line["facts"])
        if heading:
            yield _sheet(heading, rows)
        if "done" in line:
            return
        heading, rows = line, {}
    raise Unreadable(Fault.CRASHED)


def _sheet(heading: dict[str, Any], rows: dict[int, dict[int, Raw]]) -> Sheet:
    return Sheet(
        name=heading["sheet"],
        rows=rows,
        merges=tuple(Merge(*corners) for corners in heading["merges"]),
        hidden=heading["hidden"],
        hidden_rows=frozenset(heading["hidden_rows"]),
        hidden_columns=frozenset(heading["hidden_columns"]),
        counts_from_1904=heading["counts_from_1904"],
        has_drawings=heading["has_drawings"],
        pictures=tuple(PictureAt(*each) for each in heading["pictures"]),
        faults={int(row): LineFault(fault) for row, fault in heading["faults"].items()},
    )


def _raw(kind: str, value: Any) -> Raw:
    if kind == Kind.DATE:
        return Raw(Kind.DATE, date.fromisoformat(value))
    if kind == Kind.MOMENT:
        return Raw(Kind.MOMENT, datetime.fromisoformat(value))
    return Raw(Kind(kind), value)
