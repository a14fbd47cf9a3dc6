"""Reading one cell for its column: the value, a note for every tidying, a flag for every doubt."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from chuangcheng.kernel import dates, reading, serials
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.reading import Reading, Verdict
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import clean, clean_line, folded
from chuangcheng.ledgers.layout import Column, ColumnKind
from chuangcheng.ledgers.splitting import items, names
from chuangcheng.ledgers.table import Cell, Flag, Severity
from chuangcheng.ledgers.workbook import Kind, Raw

BLANKS = {"", "/", "／", "-", "--", "—", "——", "无", "空", "暂无", "待定", "待明确", "n/a"}
_LONGEST_BLANK = 8  # characters, with the spaces around

_PHANTOM_UNTIL = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_SCIENTIFIC = re.compile(r"[0-9.]+[eE]\+?[0-9]+")
_MOJIBAKE = re.compile("锟斤拷|锟斤|烫烫烫|屯屯屯|\ufffd|â€|Ã[\x80-\xbf]|ï»¿|鈥|銆")
_ALMOST_MIDNIGHT = time(23, 59, 59)
_BARE_LIMIT = 90  # a smaller number alone in a deadline column was meant as days


@dataclass(frozen=True)
class Place:
    """Where a cell stands and by what its days are counted."""

    address: str
    today: date
    counts_from_1904: bool = False


def read_cell(raw: Raw, column: Column, place: Place) -> Cell:
    """读单元格: what a cell says to its column; never raises, doubts are flags."""
    cell = Cell(place.address, shown(raw))
    match raw.kind:
        case Kind.EMPTY:
            return cell
        case Kind.ERROR:
            return _wrong(cell, _("公式出错（%s），请改成数值") % raw.value)
        case Kind.UNCALCULATED:
            return _wrong(cell, _("公式没有算出结果，请在 Excel 里打开保存一次，或改成数值"))
        case Kind.PICTURE:
            return replace(cell, raw="")
    if _says_nothing(cell.raw, column):
        return _noted(cell) if cell.raw.strip() else cell
    return _READERS[column.kind](raw, column, place, cell)


def shown(raw: Raw) -> str:
    """原文: the cell as the user sees it in his own sheet."""
    match raw.value:
        case None:
            return ""
        case bool():
            return "TRUE" if raw.value else "FALSE"
        case float():
            return f"{raw.value:.15g}"
        case datetime():
            return f"{raw.value:%Y-%m-%d %H:%M}"
        case date():
            return raw.value.isoformat()
    return str(raw.value)


def _says_nothing(text: str, column: Column) -> bool:
    """/, 无, 待定 leave a cell empty; as a number they may mean 0, as a choice what they say."""
    if len(text) > _LONGEST_BLANK:
        return False
    written = folded(text)
    if not written or column.kind not in {ColumnKind.COUNT, ColumnKind.AMOUNT, ColumnKind.CHOICE}:
        return written in BLANKS
    return column.kind is ColumnKind.CHOICE and written in BLANKS - set(column.folded_choices)


def _text(raw: Raw, column: Column, _place: Place, cell: Cell) -> Cell:
    try:
        number = _number(raw)
        if number is not None or _SCIENTIFIC.fullmatch(cell.raw.strip()):
            digits = cell.raw if number is None else number
            value = serials.identifier_of_cell(digits, most=column.most, field=column.name)
        else:
            value = clean(cell.raw, most=column.most, field=column.name)
    except Refused as refusal:
        return _wrong(cell, refusal.reason)
    if raw.kind in {Kind.DATE, Kind.MOMENT}:
        return _noted(replace(cell, value=_day_text(raw)))
    tidied = replace(cell, value=value, notes=_strip_note(cell.raw, value))
    if _MOJIBAKE.search(value):
        tidied = _flagged(tidied, _("像是乱码，看看原来写的是什么"), Severity.ASK)
    pieces = items(value) if column.splits else ()
    if not pieces:
        return tidied
    reason = _("一格里有 %s 条，可以拆成几行") % len(pieces)
    return replace(_flagged(tidied, reason, Severity.NOTE), pieces=pieces)


def _name(raw: Raw, column: Column, place: Place, cell: Cell) -> Cell:
    cell = _text(raw, replace(column, splits=False), place, cell)
    if not isinstance(cell.value, str):
        return cell
    return replace(cell, value=clean_line(cell.value, most=column.most, field=column.name))


def _names(raw: Raw, column: Column, place: Place, cell: Cell) -> Cell:
    cell = _text(raw, replace(column, splits=False), place, cell)
    if not isinstance(cell.value, str):
        return cell
    found = names(cell.value)
    cell = replace(cell, value=found.names, notes=(*cell.notes, *found.notes))
    return _flagged(cell, found.doubt, Severity.ASK) if found.doubt else cell


def _choice(_raw: Raw, column: Column, _place: Place, cell: Cell) -> Cell:
    written = folded(cell.raw)
    if written in column.folded_choices:
        return replace(cell, value=column.folded_choices[written])
    known = "、".join(list(column.choices)[:12])
    facts = {"name": column.name, "known": known}
    return _wrong(cell, _("“%(name)s”没有这一项，可以填：%(known)s") % facts)


def _count(raw: Raw, column: Column, _place: Place, cell: Cell) -> Cell:
    if raw.kind not in {Kind.TEXT, Kind.NUMBER}:
        return _wrong(cell, _("“%s”要填数") % column.name)
    said = reading.read_number(cell.raw)
    if not said.ok:
        return _doubtful(cell, said)
    if isinstance(said.value, int) and said.value < 0:
        return _wrong(cell, _("“%s”不能是负数") % column.name)
    if isinstance(said.value, Decimal):
        return _wrong(cell, _("“%s”要填整数") % column.name)
    return _noted_if_changed(replace(cell, value=said.quantity()))


def _amount(raw: Raw, column: Column, _place: Place, cell: Cell) -> Cell:
    if raw.kind not in {Kind.TEXT, Kind.NUMBER}:
        return _wrong(cell, _("“%s”要填数") % column.name)
    said = reading.read_number(cell.raw)
    if not said.ok:
        return _doubtful(cell, said)
    if not isinstance(said.value, int | Decimal) or said.value < 0:
        return _wrong(cell, _("“%s”要填一个不小于 0 的数") % column.name)
    return _noted_if_changed(replace(cell, value=Decimal(said.value)))


def _date(raw: Raw, _column: Column, place: Place, cell: Cell) -> Cell:
    if raw.kind in {Kind.DATE, Kind.MOMENT}:
        return _day_of_excel(raw, place, cell)
    if raw.kind in {Kind.BOOLEAN, Kind.TIME}:
        return _wrong(cell, _("这不是日期，写成 2021年4月30日 这样"))
    number = _number(raw)
    if number is not None:
        serial = _serial(number, place)
        if serial.ok or serial.proposal:
            return _day_said(cell, serial)
    said = dates.read_date(cell.raw, today=place.today)
    if number is not None and (doubt := _lost_zero(cell.raw)):
        said = replace(said, verdict=Verdict.ASK, reason=doubt, proposal=_likely(said))
    return _day_said(cell, said)


def _deadline(raw: Raw, column: Column, place: Place, cell: Cell) -> Cell:
    number = _number(raw)
    if isinstance(number, int) and 0 <= number <= _BARE_LIMIT:
        reason = _("只写了 %s，没有写是几天、几个工作日还是哪一天") % number
        return _flagged(cell, reason, Severity.ASK)
    if raw.kind is Kind.TEXT:
        said = dates.read_date(cell.raw, today=place.today)
        if said.limit:
            return replace(cell, value=said.limit)
        if isinstance(said.end, date) and said.ok:
            return _noted(replace(cell, value=said.end))
    return _date(raw, column, place, cell)


_READERS: dict[ColumnKind, Callable[[Raw, Column, Place, Cell], Cell]] = {
    ColumnKind.SERIAL: _name,
    ColumnKind.TEXT: _text,
    ColumnKind.COUNT: _count,
    ColumnKind.AMOUNT: _amount,
    ColumnKind.DATE: _date,
    ColumnKind.DEADLINE: _deadline,
    ColumnKind.CHOICE: _choice,
    ColumnKind.NAME: _name,
    ColumnKind.NAMES: _names,
}


def _day_said(cell: Cell, said: Reading) -> Cell:
    """A day in words: taken when it is clear, with a note wherever the writing was another."""
    if not said.ok or not isinstance(said.value, date):
        return _doubtful(cell, said)
    cell = _noted_if_changed(replace(cell, value=said.value))
    if said.derived_year:
        cell = replace(cell, notes=(*cell.notes, _("没有写年份，按 %s 年") % said.value.year))
    if isinstance(said.end, date):
        reason = _("写的是一段时间，取了第一天")
        cell = _flagged(cell, reason, Severity.ASK, proposal=said.end)
    return cell


def _day_of_excel(raw: Raw, place: Place, cell: Cell) -> Cell:
    """A cell that Excel itself holds for a date."""
    assert isinstance(raw.value, date)  # noqa: S101 - the kind says so
    moment = raw.value if isinstance(raw.value, datetime) else datetime.combine(raw.value, time())
    day = moment.date()
    if day <= _PHANTOM_UNTIL:
        return _wrong(cell, _("日期不对（%s），请核对单元格的格式") % cell.raw)
    read = _day_said(cell, dates.read_date(day.isoformat(), today=place.today))
    if moment.time() < _ALMOST_MIDNIGHT:
        return read
    reason = _("离第二天只差一秒，请确认是哪一天")
    return _flagged(read, reason, Severity.ASK, proposal=day + timedelta(days=1))


def _number(raw: Raw) -> int | float | None:
    return raw.value if raw.kind is Kind.NUMBER and isinstance(raw.value, int | float) else None


def _serial(number: float, place: Place) -> Reading:
    read = serials.day_of_serial_1904 if place.counts_from_1904 else serials.day_of_serial
    return read(number)


def _likely(said: Reading) -> date | None:
    return said.value if isinstance(said.value, date) else said.proposal


def _lost_zero(text: str) -> str:
    """4.3 may have been 4.30, and 2021.1 October: a number forgets the nought at its end.

    A number with two decimals has forgotten none: 3.22 was written as it is.
    """
    whole, _dot, fraction = text.partition(".")
    if len(fraction) != 1 or not whole.isdigit() or fraction not in "123":
        return ""
    facts = {"text": text, "longer": f"{text}0"}
    return _("数字会丢掉末尾的 0：是 %(text)s 还是 %(longer)s？请确认") % facts


def _day_text(raw: Raw) -> str:
    assert isinstance(raw.value, date)  # noqa: S101 - the kind says so
    words = {"year": raw.value.year, "month": raw.value.month, "day": raw.value.day}
    return _("%(year)d年%(month)d月%(day)d日") % words


def _strip_note(raw: str, value: str) -> tuple[str, ...]:
    """What was taken away from a text is said, unless it was only space at the ends."""
    if value == raw.strip().replace("\r\n", "\n"):
        return ()
    return (_("去掉了看不见的字符"),)


def _noted_if_changed(cell: Cell) -> Cell:
    """A note with the raw text unless that is what the value looks like anyway."""
    value = cell.value
    if isinstance(value, Quantity):
        plain = {value.text()}
    elif isinstance(value, date):
        plain = {value.isoformat(), f"{value.year}年{value.month}月{value.day}日"}
    else:
        plain = {str(value)}
    return cell if cell.raw in plain else _noted(cell)


def _noted(cell: Cell) -> Cell:
    return replace(cell, notes=(*cell.notes, _("原文 %s") % cell.raw.strip()))


def _doubtful(cell: Cell, said: Reading) -> Cell:
    severity = Severity.ASK if said.verdict is Verdict.ASK else Severity.ERROR
    reason = said.reason or _("读不出来，请核对")
    return _flagged(cell, reason, severity, proposal=said.proposal)


def _wrong(cell: Cell, reason: str) -> Cell:
    return _flagged(cell, reason, Severity.ERROR)


def _flagged(cell: Cell, reason: str, severity: Severity, *, proposal: object = None) -> Cell:
    flag = Flag(cell.address, reason, severity, proposal)
    return replace(cell, flags=(*cell.flags, flag))
