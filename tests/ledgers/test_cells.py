"""One cell for one column: its value, a note of every tidying, a flag for every doubt."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.reading import TimeLimit
from chuangcheng.ledgers.cells import Place, read_cell
from chuangcheng.ledgers.layout import Column, ColumnKind
from chuangcheng.ledgers.table import Cell, Severity
from chuangcheng.ledgers.workbook import EMPTY, Kind, Raw
from tests.ledgers.samples import TODAY, doubts, raw

OK = None
ASK, ERROR = Severity.ASK, Severity.ERROR
PLACE = Place("D5", TODAY)


def read(value, kind: ColumnKind, **facts) -> Cell:
    return read_cell(raw(value), Column("key", "这一列", kind, **facts), PLACE)


def worst(cell: Cell) -> Severity | None:
    return next((s for s in (ERROR, ASK) if cell.has(s)), None)


def test_every_flag_carries_the_address_of_its_cell():
    cell = read("2021.4.31", ColumnKind.DATE)

    assert [flag.address for flag in cell.flags] == [cell.address] == ["D5"]


@pytest.mark.parametrize("kind", ColumnKind)
def test_an_empty_cell_says_nothing_to_any_column(kind):
    assert read(EMPTY, kind) == Cell("D5", "")
    assert read("  ", kind).value is None


@pytest.mark.parametrize("kind", ColumnKind)
@pytest.mark.parametrize("code", ["#REF!", "#N/A", "#DIV/0!"])
def test_family_17_an_error_is_wrong_in_every_column(kind, code):
    cell = read(Raw(Kind.ERROR, code), kind)

    assert cell.value is None
    assert code in doubts(cell)[ERROR]


def test_family_17_a_formula_without_result_is_wrong():
    assert "没有算出结果" in doubts(read(Raw(Kind.UNCALCULATED), ColumnKind.TEXT))[ERROR]


def test_family_18_a_picture_is_no_text_and_no_doubt():
    assert read(Raw(Kind.PICTURE), ColumnKind.TEXT) == Cell("D5", "")


@pytest.mark.parametrize(
    "text",
    [
        "2021.4.30",
        "2021/4/30",
        "2021-4-30",
        "2021年4月30日",
        "2021年04月30号",
        "20210430",
        "２０２１．４．３０",
        "二〇二一年四月三十日",
        "2021 4 30",
        "4月30日",
        "4.30",
        20210430,
        44316,
        date(2021, 4, 30),
        datetime(2021, 4, 30, 15, 30),
    ],
)
@pytest.mark.parametrize("kind", [ColumnKind.DATE, ColumnKind.DEADLINE])
def test_families_33_and_37_days_are_read_however_they_are_written(text, kind):
    cell = read(text, kind)

    assert (cell.value, worst(cell)) == (date(2021, 4, 30), OK)


def test_every_other_writing_of_a_day_leaves_its_raw_text_in_a_note():
    assert read("2021.4.30", ColumnKind.DATE).notes == ("原文 2021.4.30",)
    assert read(44316, ColumnKind.DATE).notes == ("原文 44316",)
    assert read(3.22, ColumnKind.DATE).notes == ("原文 3.22", "没有写年份，按 2021 年")
    assert read("2021年4月30日", ColumnKind.DATE).notes == ()
    assert read(date(2021, 4, 30), ColumnKind.DATE).notes == ()


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("4月底前", date(2021, 4, 30)),
        ("月底前", date(2021, 4, 30)),
        ("本周五", date(2021, 4, 16)),
        ("即日起", None),
        ("长期", None),
        ("立行立改", None),
        ("尽快", None),
    ],
)
@pytest.mark.parametrize("kind", [ColumnKind.DATE, ColumnKind.DEADLINE])
def test_family_34_a_vague_day_is_none_but_may_be_proposed(text, proposal, kind):
    cell = read(text, kind)

    assert (cell.value, worst(cell)) == (None, ASK)
    assert cell.flags[0].proposal == proposal


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("3个工作日内", TimeLimit(3, "work_day")),
        ("3天", TimeLimit(3, "natural_day")),
        ("5 个工作日", TimeLimit(5, "work_day")),
        ("4工作时", TimeLimit(4, "work_hour")),
        ("立即", TimeLimit(0, "work_day")),
    ],
)
def test_family_34_a_limit_is_a_deadline_but_no_date(text, limit):
    deadline, day = read(text, ColumnKind.DEADLINE), read(text, ColumnKind.DATE)

    assert (deadline.value, deadline.flags) == (limit, ())
    assert (day.value, worst(day)) == (None, ASK)


@pytest.mark.parametrize("number", [0, 3, 15])
def test_a_bare_number_as_deadline_is_asked_about(number):
    cell = read(number, ColumnKind.DEADLINE)

    assert (cell.value, worst(cell)) == (None, ASK)
    assert str(number) in cell.flags[0].reason


@pytest.mark.parametrize("text", ["21.4.30", "30.4.21", "4/5/2021"])
def test_family_35_an_ambiguous_day_is_asked_about(text):
    cell = read(text, ColumnKind.DATE)

    assert (cell.value, worst(cell)) == (None, ASK)


@pytest.mark.parametrize(
    "text",
    [
        "2021.4.31",
        "2021-02-29",
        "2021年13月1日",
        "2021年0月1日",
        "9999-12-31",
        "0001-01-01",
        "1900-01-00",
        date(9999, 12, 31),
    ],
)
def test_family_36_days_that_are_none_are_wrong(text):
    cell = read(text, ColumnKind.DATE)

    assert (cell.value, worst(cell)) == (None, ERROR)


@pytest.mark.parametrize(
    "value", [60, -1, 2958466, date(1900, 2, 28), Raw(Kind.TIME, "00:00:00"), True]
)
def test_family_37_impossible_serials_are_wrong(value):
    cell = read(value, ColumnKind.DATE)

    assert (cell.value, worst(cell)) == (None, ERROR)


def test_family_37_serials_of_a_1904_workbook_count_from_there():
    place = Place("A1", TODAY, counts_from_1904=True)
    cell = read_cell(Raw(Kind.NUMBER, 42854), Column("key", "日期", ColumnKind.DATE), place)

    assert cell.value == date(2021, 4, 30)


@pytest.mark.parametrize("value", [44316.99999999, datetime(2021, 4, 30, 23, 59, 59, 999000)])
def test_family_37_a_hair_before_midnight_is_asked_about(value):
    assert worst(read(value, ColumnKind.DATE)) is ASK


def test_family_37_a_serial_as_text_is_asked_about_with_its_day():
    cell = read("44316", ColumnKind.DATE)

    assert (cell.value, worst(cell)) == (None, ASK)
    assert cell.flags[0].proposal == date(2021, 4, 30)


@pytest.mark.parametrize("number", [2021.4, 2021.1, 4.3, 4.1, 12.2])
def test_family_38_a_number_that_may_have_lost_a_nought_is_asked_about(number):
    cell = read(number, ColumnKind.DATE)

    assert (cell.value, worst(cell)) == (None, ASK)


def test_family_38_the_lost_nought_is_named():
    assert "4.3 还是 4.30" in read(4.3, ColumnKind.DATE).flags[0].reason
    assert "2021.1 还是 2021.10" in read(2021.1, ColumnKind.DATE).flags[0].reason


@pytest.mark.parametrize(
    "text", ["4月20日—4月30日", "4.20-4.30", "4月20日~30日", "4月20日至4月30日"]
)
def test_family_39_a_range_ends_a_deadline_and_begins_a_day(text):
    deadline, day = read(text, ColumnKind.DEADLINE), read(text, ColumnKind.DATE)

    assert (deadline.value, worst(deadline)) == (date(2021, 4, 30), OK)
    assert (day.value, worst(day)) == (date(2021, 4, 20), ASK)


@pytest.mark.parametrize(
    "text",
    [
        "2021年4月30日 24:00",
        "2021-04-30 00:00",
        "2021年4月30日下午3点半",
        "2021.4.30 15：30",
        "2021-04-30T15:30:00+08:00",
    ],
)
def test_family_40_a_time_of_day_leaves_the_day(text):
    cell = read(text, ColumnKind.DATE)

    assert (cell.value, worst(cell)) == (date(2021, 4, 30), OK)


def test_family_43_the_moon_calendar_is_refused_with_a_hint():
    assert "公历" in doubts(read("三月初五", ColumnKind.DATE))[ERROR]


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("１６９", 169, Certainty.EXACT),
        ("一百六十九", 169, Certainty.EXACT),
        ("壹佰陆拾玖", 169, Certainty.EXACT),
        ("1,234", 1234, Certainty.EXACT),
        ("1，234", 1234, Certainty.EXACT),
        ("1.2万", 12000, Certainty.EXACT),
        ("1000余人", 1000, Certainty.AT_LEAST),
        ("近百", 100, Certainty.ABOUT),
        ("十余幅", 10, Certainty.AT_LEAST),
        ("≥10", 10, Certainty.AT_LEAST),
        ("278条", 278, Certainty.EXACT),
        ("75块", 75, Certainty.EXACT),
        ("约360", 360, Certainty.ABOUT),
        ("若干", None, Certainty.UNKNOWN),
        (169, 169, Certainty.EXACT),
        (0, 0, Certainty.EXACT),
    ],
)
def test_family_44_numbers_keep_their_certainty(text, value, certainty):
    cell = read(text, ColumnKind.COUNT)

    assert cell.flags == ()
    assert isinstance(cell.value, Quantity)
    assert (cell.value.value, cell.value.certainty) == (value, certainty)


@pytest.mark.parametrize("text", ["50-60", "一二十", "无", "/", "好几十个"])
def test_families_44_and_45_no_number_is_invented(text):
    cell = read(text, ColumnKind.COUNT)

    assert (cell.value, worst(cell)) == (None, ASK)


@pytest.mark.parametrize(
    "text",
    [
        "²", "①", "Ⅷ", "-0", "NaN", "inf", "1e400", "0x10", "1_000", "9" * 4301, str(2**70),
        "-5", -5, 0.5, "0.5", 1e300, date(2021, 4, 30), True, "物业",
    ],
)  # fmt: skip
def test_family_45_what_is_no_count_is_wrong(text):
    cell = read(text, ColumnKind.COUNT)

    assert (cell.value, worst(cell)) == (None, ERROR)


@pytest.mark.parametrize(
    ("text", "value"), [("12.5万", Decimal(125000)), (0.5, Decimal("0.5")), (7, Decimal(7))]
)
def test_amounts_may_have_decimals(text, value):
    assert read(text, ColumnKind.AMOUNT).value == value


@pytest.mark.parametrize("text", [-1, "-0.5", "若干"])
def test_an_amount_is_a_number_and_not_negative(text):
    assert read(text, ColumnKind.AMOUNT).value is None
    assert worst(read(text, ColumnKind.AMOUNT)) is ERROR


@pytest.mark.parametrize("blank", ["/", "／", "-", "—", "——", "无", "待定", "暂无", " 无 "])
@pytest.mark.parametrize(
    "kind",
    [ColumnKind.TEXT, ColumnKind.NAMES, ColumnKind.DATE, ColumnKind.DEADLINE, ColumnKind.CHOICE],
)
def test_family_53_marks_for_nothing_are_nothing_and_noted(blank, kind):
    cell = read(blank, kind, choices={"是": True})

    assert (cell.value, cell.flags) == (None, ())
    assert cell.notes == (f"原文 {blank.strip()}",)


def test_a_choice_may_be_called_nothing():
    assert read("无", ColumnKind.CHOICE, choices={"有": True, "无": False}).value is False


@pytest.mark.parametrize(
    ("text", "value"), [("是", True), (" √", True), ("否", False), ("×", False)]
)
def test_choices_are_looked_up_by_any_spelling(text, value):
    assert (
        read(
            text, ColumnKind.CHOICE, choices={"是": True, "√": True, "否": False, "×": False}
        ).value
        is value
    )


def test_a_strange_choice_is_wrong_and_the_choices_are_named():
    assert "是、否" in doubts(read("也许", ColumnKind.CHOICE, choices={"是": 1, "否": 2}))[ERROR]


@pytest.mark.parametrize("hidden", ["\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad"])
def test_family_48_invisible_characters_are_taken_away_and_it_is_said(hidden):
    cell = read(f"张{hidden}三", ColumnKind.NAMES)

    assert cell.value == ("张三",)
    assert cell.notes == ("去掉了看不见的字符",)


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", " "])
def test_family_48_spaces_of_any_width_at_the_ends_go(space):
    assert read(f"{space}龙泉花园{space}", ColumnKind.NAME).value == "龙泉花园"


@pytest.mark.parametrize(
    "text", ["张三\u202e", "张" + "\u0301" * 40, "a\x00b", "甲\x0b乙", "\ufffe"]
)
def test_families_49_and_50_what_nobody_types_is_wrong(text):
    assert worst(read(text, ColumnKind.TEXT)) is ERROR


def test_family_55_too_long_a_text_is_wrong_and_its_length_said():
    assert "501" in doubts(read("长" * 501, ColumnKind.TEXT))[ERROR]
    assert read("长" * 500, ColumnKind.TEXT).flags == ()


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86 138 0476 0001",
        "-5℃",
        "@张三",
        '=HYPERLINK("http://x")',
        "=cmd|' /C calc'!A0",
        "{{7*7}}",
        "<script>",
        "%s %(n)s",
    ],
)
def test_family_57_text_that_looks_like_a_formula_is_text(text):
    cell = read(text, ColumnKind.TEXT)

    assert (cell.value, cell.flags) == (text, ())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (13804760001, "13804760001"),
        ("00123", "00123"),
        (1.5, "1.5"),
        (date(2021, 4, 30), "2021年4月30日"),
        (3, "3"),
    ],
)
def test_numbers_and_days_in_a_text_column_become_their_text(value, text):
    assert read(value, ColumnKind.TEXT).value == text


@pytest.mark.parametrize("value", [1.30404198001011234e17, "1.30404E+17", "1.38e10"])
def test_family_31_digits_that_the_table_program_lost_are_wrong(value):
    assert worst(read(value, ColumnKind.TEXT)) is ERROR
