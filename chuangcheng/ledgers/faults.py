"""错误: what is wrong or open in a sheet, cell by cell, as a copy of the sheet tells it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from chuangcheng.ledgers.table import Flag
from chuangcheng.ledgers.verdicts import SheetPreview
from chuangcheng.ledgers.workbook import position

HEADING = _("错误")

At = tuple[int, int]


def flags_of(judged: SheetPreview) -> Mapping[At, Flag]:
    """By cell; an error wins over a question about the same cell."""
    whole = (flag for flag in judged.asked)
    lines = (flag for line in judged.lines for flag in (*line.asked, *line.wrong))
    found = ((position(flag.address), flag) for flag in (*whole, *lines))
    return {at: flag for at, flag in found if at is not None}


def reasons_of(flags: Mapping[At, Flag]) -> dict[int, str]:
    """What the remark of each row says."""
    found: dict[int, list[str]] = {}
    for (row, _column), flag in sorted(flags.items()):
        found.setdefault(row, []).append(f"{flag.address} {flag.reason}")
    return {row: "\n".join(reasons) for row, reasons in found.items()}
