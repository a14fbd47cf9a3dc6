"""Messy ledgers, line by line: what is taken, asked about or refused, and at which cell."""

from datetime import date
from functools import cache

import pytest

from chuangcheng.issues.limits import Unit
from chuangcheng.kernel.reading import TimeLimit
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Outcome, Verdict
from tests.ledgers import six
from tests.ledgers.taking import errors, line, notes, previewed, questions, value, verdicts

pytestmark = pytest.mark.django_db

APRIL_5 = date(2021, 4, 5)
APRIL_30 = date(2021, 4, 30)
NEW, ASK, ERROR = Verdict.NEW, Verdict.ASK, Verdict.ERROR


@pytest.fixture(scope="module")
def once():
    """Each ledger is read once for all questions about it."""
    return cache(lambda build, by: previewed(build(), by))


@pytest.fixture
def april(once, world):
    return once(six.april_round, world.office)


@pytest.fixture
def days(once, world):
    return once(six.days_and_deadlines, world.office)


@pytest.fixture
def names(once, world):
    return once(six.names_and_formulas, world.office)


@pytest.fixture
def finished(once, world):
    return once(six.finished_work, world.office)


@pytest.mark.parametrize(
    ("content", "register"),
    [
        (six.april_round, Register.ISSUES),
        (six.days_and_deadlines, Register.ISSUES),
        (six.names_and_formulas, Register.ISSUES),
        (six.own_list, Register.ISSUES),
        (six.finished_work, Register.ISSUES),
        (six.compounds, Register.PLACES),
    ],
)
def test_the_register_is_known_by_its_header(content, register):
    assert guess(open_workbook(content())) is register


def test_a_header_of_two_rows_under_a_title_is_joined(april):
    (sheet,) = april.sheets
    assert sheet.header_row == 3
    assert [head.title for head in sheet.columns][6:8] == ["整改-责任单位", "整改-时限"]
    assert line(april, 4).row.cells["due"].value == TimeLimit(3, "work_day")


def test_a_merged_community_holds_inside_its_merge_alone(april):
    assert [value(april, row, "community") for row in (4, 5, 6)] == ["松树园社区"] * 3
    assert verdicts(april) == {4: NEW, 5: NEW, 6: NEW, 7: NEW, 8: ASK}
    assert list(questions(april, 8)) == ["B8"]
    assert april.asked_cells == ("汇总!B8",)


def test_totals_remarks_and_signatures_are_skipped_and_listed(april):
    reasons = {skipped.row: skipped.reason for skipped in april.sheets[0].skipped}
    assert reasons == {
        1: f"表头上方的文字：{six.WIDE}",
        9: "合计行，不是记录",
        10: "说明或签字，不是记录",
        11: "说明或签字，不是记录",
    }


def test_short_words_stand_for_what_the_office_knows(april):
    assert value(april, 4, "units") == ("和美物业",)
    assert value(april, 7, "units") == ("龙头山社区居委会",)
    assert "原文 〃" in notes(april, 5, "units")
    assert value(april, 6, "place") == "阳光花园"
    assert "后面的“3号楼”写到具体位置" in notes(april, 6, "place")


TAKEN = (*range(2, 13), 23, 34, 35)
ASKED = {
    13: APRIL_5,
    14: APRIL_5,
    15: date(2021, 4, 12),
    24: APRIL_5,
    28: APRIL_5,
    29: date(2021, 4, 12),
    30: date(2021, 4, 12),
}
REFUSED = (16, 17, 18, 19, 20, 21, 22, 25, 26, 27)


def test_every_way_to_write_one_day_reads_as_that_day(days):
    assert {value(days, row, "found_on") for row in TAKEN} == {APRIL_5}
    assert not any(f"B{row}" in {**errors(days, row), **questions(days, row)} for row in TAKEN)


def test_a_day_that_may_be_two_is_asked_about_and_never_invented(days):
    for row, proposal in ASKED.items():
        assert value(days, row, "found_on") is None
        flags = [flag for flag in line(days, row).asked if flag.address == f"B{row}"]
        assert [flag.proposal for flag in flags if flag.proposal] == [proposal], row


def test_a_day_that_is_none_is_refused_at_its_cell(days):
    for row in REFUSED:
        assert verdicts(days)[row] is ERROR
        assert list(errors(days, row)) == [f"B{row}"], row


@pytest.mark.parametrize(
    ("row", "due"),
    [
        (2, APRIL_30),
        (3, APRIL_30),
        (4, APRIL_30),
        (12, TimeLimit(3, "work_day")),
        (23, APRIL_30),
        (31, APRIL_30),
        (32, APRIL_30),
        (33, APRIL_30),
        (35, APRIL_30),
    ],
)
def test_a_deadline_that_names_a_day_or_a_limit_is_taken(days, row, due):
    assert value(days, row, "due") == due
    assert f"G{row}" not in questions(days, row)


@pytest.mark.parametrize(
    ("row", "proposal"),
    [
        (5, APRIL_30),
        (6, APRIL_30),
        (7, date(2021, 4, 16)),
        (8, None),
        (9, None),
        (10, None),
        (11, None),
    ],
)
def test_a_vague_deadline_gets_no_day_and_at_most_a_proposal(days, row, proposal):
    assert value(days, row, "due") is None
    (flag,) = line(days, row).asked
    assert (flag.address, flag.proposal) == (f"G{row}", proposal)


def test_a_span_of_days_is_asked_about_with_its_end_at_hand(days):
    for row in (31, 32, 33):
        (flag,) = line(days, row).asked
        assert value(days, row, "found_on") == date(2021, 4, 1)
        assert (flag.address, flag.proposal) == (f"B{row}", APRIL_5)


def test_a_year_that_nobody_wrote_is_shown(days):
    assert "没有写年份，按 2021 年" in notes(days, 11, "found_on")


def test_days_counted_from_1904_are_those_of_1904(world):
    shown = previewed(six.days_of_1904(), world.office)

    assert value(shown, 2, "found_on") == APRIL_5
    assert shown.outcome is Outcome.OK


def test_text_that_looks_like_a_formula_is_taken_as_it_is(names):
    titles = [value(names, row, "title") for row in range(2, 11)]
    assert titles == [
        "=1+1",
        "＝cmd|' /C calc'!A0",
        "-5℃仍未送暖",
        "@张三 来看",
        '=HYPERLINK("http://x","y")',
        "制表符开头",
        "+86 138 0000 0000 一直占线",
        "{{7*7}}<script>alert(1)</script>",
        "𠮷祥里牌匾掉字",
    ]


def test_a_formula_gives_its_result_or_an_error_at_its_cell(names):
    assert value(names, 11, "title") == "公式算出的描述"
    assert errors(names, 12) == {"E12": "公式出错（#REF!），请改成数值"}
    assert errors(names, 13) == {"E13": "公式出错（#N/A），请改成数值"}


def test_what_nobody_can_see_is_stripped_from_a_name_and_that_is_said(names):
    assert {value(names, row, "units") for row in range(2, 7)} == {("和美物业",)}
    assert "去掉了看不见的字符" in notes(names, 3, "units")
    assert "去掉了看不见的字符" in notes(names, 6, "units")


def test_a_unit_that_is_still_sought_is_pending_and_one_that_is_none_is_none(names):
    plans = [line(names, row).plan.said for row in (7, 8, 9)]
    assert [said.pending for said in plans] == [True, True, False]
    assert {said.unit for said in plans} == {None}


def test_the_same_as_nothing_is_refused_where_it_counts(names):
    assert list(errors(names, 10)) == ["F10"]
    assert not any("G" in address for address in names.wrong_cells)


def test_columns_that_no_record_keeps_are_listed(names):
    assert [head.column.name for head in names.sheets[0].unwritten] == ["责任人"]


def test_all_bad_cells_are_named_at_once(names):
    assert names.outcome is Outcome.ERROR
    assert names.wrong_cells == ("四月!F10", "四月!E12", "四月!E13")


def test_one_line_with_several_items_offers_to_be_split(finished):
    assert line(finished, 7).row.cells["title"].pieces == ("楼道堆物", "单元门损坏")
    assert line(finished, 7).verdict is NEW


def test_of_several_units_the_one_called_leading_leads_else_the_first_as_derived(finished, world):
    named, first = line(finished, 2).plan.said, line(finished, 3).plan.said
    assert (named.unit, named.derived) == (world.enforcement, False)
    assert named.cooperating == (world.pine_unit,)
    assert (first.unit, first.derived) == (world.property_company, True)
    assert first.limit.unit is Unit.NATURAL_DAY


def test_a_number_that_is_not_ours_is_an_upper_number(finished):
    assert line(finished, 6).plan.upper_number == "热线0451"
    assert "记作上级编号" in notes(finished, 6, "number")
