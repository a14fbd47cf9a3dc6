"""批注表: a copy of the user's own file with what is wrong written in.

Whoever would rather mend the ledger in WPS downloads it, mends it and uploads it again.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.faults import HEADING, At, flags_of, reasons_of
from chuangcheng.ledgers.opening import stamped
from chuangcheng.ledgers.previewing import as_chosen
from chuangcheng.ledgers.rebuilding import rebuilt
from chuangcheng.ledgers.style_patching import Look
from chuangcheng.ledgers.table import Flag, Severity
from chuangcheng.ledgers.verdicts import Preview, SheetPreview
from chuangcheng.ledgers.workbook import Sheet, Workbook, address, position

_LONGEST_REMARK = 2_000  # characters; the preview tells the rest

Mark = tuple[Look, str | None]


def annotated(
    content: bytes, workbook: Workbook, shown: Preview, choices: Choices, *, made_at: datetime
) -> bytes:
    """批注表 of a preview: red cells have to be mended, amber ones decided; the column 错误 says
    why, and what was typed over in the preview stands in its cells. All else stays as it is.

    What is no .xlsx is made anew as one.
    """
    if not workbook.origin.is_xlsx:
        return rebuilt(as_chosen(workbook, choices), shown, made_at=made_at)
    sheets = {sheet.name: sheet for sheet in workbook}
    orders = [_order(sheets[judged.name], judged, choices) for judged in shown.sheets]
    return stamped(content, orders)


def _order(sheet: Sheet, judged: SheetPreview, choices: Choices) -> dict[str, object]:
    """批注单 of one sheet, as the jailed marker takes it."""
    flags = flags_of(judged)
    remarks = _remarks_column(sheet, judged)
    marks: dict[At, Mark] = dict(_painted(sheet, flags))
    for at, text in _typed(sheet.name, choices):
        look, _text = marks.get(at, (Look.SAME, None))
        marks[at] = (look, text)
    for row in _remarked_before(sheet, judged, remarks):
        marks[row, remarks] = (Look.REMARK, "")
    for row, reasons in reasons_of(flags).items():
        marks[row, remarks] = (Look.REMARK, reasons[:_LONGEST_REMARK])
    marks[judged.header_row, remarks] = (Look.HEADING, str(HEADING))
    by_address = {address(*at): mark for at, mark in marks.items()}
    return {"sheet": sheet.name, "remarks": remarks, "marks": by_address}


def _painted(sheet: Sheet, flags: Mapping[At, Flag]) -> Iterator[tuple[At, Mark]]:
    """Of merged cells only the first is to be seen; an error wins over a question."""
    for at, flag in sorted(flags.items(), key=lambda each: each[1].severity is Severity.ERROR):
        mark = (Look.WRONG if flag.severity is Severity.ERROR else Look.ASKED, None)
        yield at, mark
        if merge := sheet.merge_at(*at):
            yield (merge.top, merge.left), mark


def _typed(name: str, choices: Choices) -> Iterator[tuple[At, str]]:
    for key, text in choices.corrections.items():
        sheet, _sign, reference = key.rpartition("!")
        at = position(reference)
        if sheet == name and at is not None:
            yield at, text


def _remarks_column(sheet: Sheet, judged: SheetPreview) -> int:
    """错误 of a copy made before, else the first column behind all that stands on the sheet."""
    before = next((each.index for each in judged.marked), None)
    if before is not None:
        return before
    filled = (max(cells) for cells in sheet.rows.values() if cells)
    merged = (merge.right for merge in sheet.merges if merge.bottom >= judged.header_row)
    return max([*filled, *merged]) + 1


def _remarked_before(sheet: Sheet, judged: SheetPreview, column: int) -> Iterator[int]:
    for row, cells in sheet.rows.items():
        if column in cells and row > judged.header_row:
            yield row
