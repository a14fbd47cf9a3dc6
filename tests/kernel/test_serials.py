"""What a table program makes of dates and long numbers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel import serials
from chuangcheng.kernel.reading import Verdict
from chuangcheng.kernel.refusal import Refused

days = st.dates(min_value=date(1949, 1, 1), max_value=date(2100, 12, 31))


def test_the_same_serial_is_another_day_in_the_other_system():
    assert serials.day_of_serial(44316).value == date(2021, 4, 30)
    assert serials.day_of_serial_1904(44316).value == date(2025, 5, 1)


def test_a_fraction_is_a_time_of_day():
    reading = serials.day_of_serial(44316.6458333333)

    assert (reading.value, reading.time) == (date(2021, 4, 30), timedelta(hours=15, minutes=30))


def test_a_moment_before_midnight_is_asked_about():
    reading = serials.day_of_serial(44316.99999999)

    assert (reading.verdict, reading.value) == (Verdict.ASK, None)
    assert reading.proposal == date(2021, 4, 30)


@pytest.mark.parametrize(
    "number", [60, 0, -1, 169, 2958466, 1e308, -1e308, float("nan"), float("inf")]
)
def test_a_number_that_is_no_day_is_refused(number):
    assert serials.day_of_serial(number).verdict is Verdict.REFUSED


@pytest.mark.parametrize("number", [2021.1, 2021.4, 4.3, 12.25])
def test_a_date_that_lost_its_last_nought_is_asked_about(number):
    reading = serials.day_of_serial(number)

    assert (reading.verdict, reading.value) == (Verdict.ASK, None)
    assert "丢了一个 0" in reading.reason


@given(days)
def test_every_day_reads_back_from_its_serial(day):
    assert serials.day_of_serial((day - serials.EPOCH_1900).days).value == day


@given(st.dates(min_value=date(1949, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_reads_back_from_its_serial_of_1904(day):
    assert serials.day_of_serial_1904(float((day - serials.EPOCH_1904).days)).value == day


@given(st.floats())
def test_no_float_breaks_the_reader(number):
    for reader in (serials.day_of_serial, serials.day_of_serial_1904, serials.number_of_cell):
        reading = reader(number)

        assert reading.ok == (reading.reason == "")


@pytest.mark.parametrize(
    ("number", "value"),
    [(169.0, 169), (-5.0, -5), (0.5, Decimal("0.5")), (0.1, Decimal("0.1")), (1e15, 10**15)],
)
def test_a_whole_float_is_a_whole_number(number, value):
    reading = serials.number_of_cell(number)

    assert (reading.value, type(reading.value)) == (value, type(value))


@pytest.mark.parametrize("number", [2.0**53, 1e400, float("nan"), float("-inf"), 1.3e17])
def test_a_float_that_holds_no_exact_number_is_refused(number):
    assert serials.number_of_cell(number).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (13812345678.0, "13812345678"),
        (13812345678, "13812345678"),
        ("00123", "00123"),
        (" 0476-8221234 ", "0476-8221234"),
        ("+86 138 1234 5678", "+86 138 1234 5678"),
        ("13812345678\n", "13812345678"),
        ("15040419990101001x", "15040419990101001x"),
        (3.5, "3.5"),
    ],
)
def test_an_identifier_keeps_every_digit(cell, text):
    assert serials.identifier_of_cell(cell, most=40, field="电话") == text


@pytest.mark.parametrize("cell", ["1.38E+10", "1.30404E+17", 1.30404199901011e17, float("nan")])
def test_an_identifier_that_lost_digits_is_refused_with_a_hint(cell):
    with pytest.raises(Refused, match="改成文本格式"):
        serials.identifier_of_cell(cell, most=40, field="电话")
