"""Numbers as table programs keep them: dates as serials, whole numbers as floats."""

import math
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.reading import Kind, Reading, asked, refused
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import clean_line

EPOCH_1900 = date(1899, 12, 30)  # right from 1 March 1900 on; before, a 29 February was made up
EPOCH_1904 = date(1904, 1, 1)
_EARLIEST, _LATEST = date(1949, 1, 1), date(2100, 12, 31)  # outside a number is no date
_DAY_SECONDS = 86400
_EXACT_FLOAT = 2**53  # whole numbers beyond are rounded
_SIGNIFICANT = 10**15  # a cell keeps 15 digits: an identity number has lost its last three
_SCIENTIFIC = re.compile(r"[0-9.]+[eE]\+?[0-9]+")


def day_of_serial(number: float) -> Reading:
    """日期序号 → 日期 in the usual system of 1900: 44316 is 30 April 2021."""
    return _day_after(EPOCH_1900, number)


def day_of_serial_1904(number: float) -> Reading:
    """日期序号 → 日期 in a workbook of the 1904 system: 44316 is 1 May 2025."""
    return _day_after(EPOCH_1904, number)


def number_of_cell(number: float) -> Reading:
    """数字单元格: 169.0 is 169; what a float cannot hold exactly is refused."""
    if not math.isfinite(number):
        return refused(Kind.NUMBER, _("这不是数，写成 169 这样"))
    if abs(number) >= _EXACT_FLOAT:
        return refused(Kind.NUMBER, _("数太大，表格已经丢了末几位，改成文本格式重填"))
    if number == int(number):
        return Reading(Kind.NUMBER, int(number))
    return Reading(Kind.NUMBER, Decimal(repr(number)))


def identifier_of_cell(cell: str | float, *, most: int, field: str) -> str:
    """编号、电话、证件号 of a cell as text: 13812345678.0 is 13812345678, 00123 keeps its noughts.

    Raises Refused (with `field`) when the table program has already lost digits.
    """
    if isinstance(cell, str):
        if _SCIENTIFIC.fullmatch(cell.strip()):
            raise _digits_lost(field)
        return clean_line(cell, most=most, field=field)
    if not math.isfinite(cell) or abs(cell) >= _SIGNIFICANT:
        raise _digits_lost(field)
    return str(int(cell) if cell == int(cell) else cell)


def _digits_lost(field: str) -> Refused:
    sentence = _("表格已经丢了这个号码的末几位，把单元格改成文本格式重填")
    return Refused(sentence, field=field)


def _day_after(epoch: date, number: float) -> Reading:
    if not math.isfinite(number):
        return refused(Kind.NONE, _("这不是日期，写成 2021年4月30日 这样"))
    if not (_EARLIEST - epoch).days <= number < (_LATEST - epoch).days + 1:
        return _no_serial(number)
    days = math.floor(number)
    day = epoch + timedelta(days=days)
    seconds = round((number - days) * _DAY_SECONDS)
    if seconds == _DAY_SECONDS:
        sentence = _("差不到 1 秒就是第二天，是不是 %s？") % day_name(day)
        return replace(asked(Kind.DATE, sentence), proposal=day)
    time = timedelta(seconds=seconds) if seconds else None
    return Reading(Kind.DATE, day, time=time)


def _no_serial(number: float) -> Reading:
    """2021.1 was 2021.10 and 4.3 was 4.30, until the table program dropped the last nought."""
    whole = math.floor(number)
    month = _EARLIEST.year <= whole <= _LATEST.year
    if number != whole and (month or 1 <= whole <= 12):
        sentence = _("%s 说不清是哪一天，末尾可能丢了一个 0，写成 2021年4月30日 这样")
        return asked(Kind.DATE, sentence % f"{number:.10g}")
    return refused(Kind.NONE, _("%s 不是日期，写成 2021年4月30日 这样") % f"{number:.10g}")
