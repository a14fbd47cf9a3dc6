"""表单栏: what people type is read as offices write it, and what cannot be read says so."""

from datetime import UTC, date, datetime

import pytest

from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.web.fields import DayField, LineField, MomentField, PageForm, QuantityField
from tests.world import NOON


class Typed(PageForm):
    """One field of each kind."""

    line = LineField(label="问题描述", most=10, required=False)
    day = DayField(label="发现日期", required=False)
    moment = MomentField(label="时间", required=False)
    amount = QuantityField(label="数量", required=False)


def read(**typed: str) -> object:
    (name,) = typed
    form = Typed(typed, now=NOON)
    assert form.is_valid(), form.errors
    return form.cleaned_data[name]


def wrong(**typed: str) -> str:
    (name,) = typed
    form = Typed(typed, now=NOON)
    assert not form.is_valid()
    return str(form.errors[name][0])


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("4月6日", date(2021, 4, 6)),
        ("4.6", date(2021, 4, 6)),
        ("2020-12-31", date(2020, 12, 31)),
        ("２０２１年４月６日", date(2021, 4, 6)),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_written_and_without_a_year_it_is_this_years(said, day):
    assert read(day=said) == day


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("2月30日", "2月"),
        ("4月6日-4月9日", "这里只写一天"),
        ("4月底前", "如果是 2021年4月30日，就这样写"),
        ("改天", "看不出是哪一天"),
    ],
)
def test_what_is_no_single_day_says_what_to_write(said, sentence):
    assert sentence in wrong(day=said)


def test_a_day_that_was_kept_is_shown_with_its_year():
    form = Typed(initial={"day": date(2021, 4, 6)}, now=NOON)

    assert 'value="2021年4月6日"' in str(form["day"])


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("4月11日 10:30", datetime(2021, 4, 11, 2, 30, tzinfo=UTC)),
        ("4月11日下午3点", datetime(2021, 4, 11, 7, tzinfo=UTC)),
        ("4月12日", NOON),
        ("", None),
    ],
)
def test_a_moment_has_its_hour_unless_it_is_today(said, moment):
    assert read(moment=said) == moment


def test_an_hour_of_another_day_is_asked_for_and_never_invented():
    assert "写上几点" in wrong(moment="4月11日")


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ("348", Quantity(348)),
        ("1000余", Quantity(1000, Certainty.AT_LEAST)),
        ("约360", Quantity(360, Certainty.ABOUT)),
        ("若干", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_an_amount_keeps_how_sure_it_is_and_none_is_unknown(said, quantity):
    assert read(amount=said) == quantity


@pytest.mark.parametrize("said", ["好多", "1.5", "-3"])
def test_what_is_no_amount_is_refused(said):
    assert wrong(amount=said)


@pytest.mark.parametrize(
    "quantity",
    [
        Quantity(348),
        Quantity(1350, Certainty.AT_LEAST),
        Quantity(360, Certainty.ABOUT),
        Quantity(50, Certainty.AT_MOST),
        UNKNOWN,
    ],
)
def test_an_amount_that_is_shown_and_sent_again_stays_the_same(quantity):
    shown = Typed.base_fields["amount"].prepare_value(quantity)

    assert read(amount=shown) == quantity


def test_a_line_is_kept_as_it_is_stored_and_refused_in_the_words_of_its_field():
    assert read(line="  旧沙发\n两张 ") == "旧沙发 两张"
    assert wrong(line="字" * 11) == "“问题描述”最多 10 个字，现在有 11 个"
    assert "“问题描述”里有" in wrong(line="a\u202eb")
