"""Quantities: rendering, sums that are never more exact than their parts, comparing."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity, folded, total
from chuangcheng.kernel.reading import read_number
from chuangcheng.kernel.refusal import Refused

EXACT, AT_LEAST, ABOUT = Certainty.EXACT, Certainty.AT_LEAST, Certainty.ABOUT
AT_MOST, NOBODY_COUNTED = Certainty.AT_MOST, Certainty.UNKNOWN


def exact(value: int) -> Quantity:
    return Quantity(value)


def at_least(value: int, missing: int = 0) -> Quantity:
    return Quantity(value, AT_LEAST, missing)


def about(value: int) -> Quantity:
    return Quantity(value, ABOUT)


def at_most(value: int) -> Quantity:
    return Quantity(value, AT_MOST)


values = st.integers(min_value=0, max_value=10**12)
quantities = st.one_of(
    values.map(exact),
    values.map(at_least),
    st.integers(min_value=1, max_value=10**12).map(about),
    values.map(at_most),
    st.just(UNKNOWN),
)


@pytest.mark.parametrize(
    ("quantity", "paper", "screen"),
    [
        (exact(0), "0", "0"),
        (exact(15), "15", "15"),
        (exact(348), "348", "348"),
        (exact(1030), "1030", "1030"),
        (at_least(1000), "1000余", "1000余"),
        (at_least(1023), "1000余", "1000余"),
        (at_least(1030), "1000余", "1000余"),
        (at_least(1300), "1300余", "1300余"),
        (at_least(1399), "1300余", "1300余"),
        (at_least(169), "160余", "160余"),
        (at_least(100), "100余", "100余"),
        (at_least(12345), "12000余", "12000余"),
        (at_least(99), "90余", "90余"),
        (at_least(60), "60余", "60余"),
        (at_least(56), "50余", "50余"),
        (at_least(10), "10余", "10余"),
        (at_least(9), "至少9", "至少 9"),
        (at_least(7), "至少7", "至少 7"),
        (at_least(0), "若干", "未统计"),
        (about(360), "约360", "约 360"),
        (about(1200), "约1200", "约 1200"),
        (at_most(50), "不超过50", "不超过 50"),
        (UNKNOWN, "若干", "未统计"),
    ],
)
def test_each_certainty_has_its_words(quantity, paper, screen):
    assert (quantity.text(), quantity.screen()) == (paper, screen)


@pytest.mark.parametrize(
    ("sentence", "quantity", "words"),
    [
        ("受益群众约", about(360), "360"),
        ("受益群众大约", about(360), "360"),
        ("受益群众近", about(100), "100"),
        ("参加人数不超过", at_most(50), "50"),
        ("至少", at_least(7), "7"),
        ("至少", at_least(1030), "1000"),
        ("受益群众", about(360), "约360"),
        ("约", exact(15), "15"),
        ("共", at_least(1030), "1000余"),
    ],
)
def test_what_the_sentence_already_says_is_not_said_twice(sentence, quantity, words):
    assert quantity.text(after=sentence) == words


def test_missing_parts_go_to_a_note():
    assert at_least(1023, missing=1).note(occasion="次", counted="人数") == "另有1次未统计人数"
    assert at_least(1023).note(occasion="次", counted="人数") == ""


@pytest.mark.parametrize(
    ("parts", "value", "certainty", "missing"),
    [
        ([], 0, EXACT, 0),
        ([exact(5), exact(32)], 37, EXACT, 0),
        ([at_least(1000), exact(30)], 1030, AT_LEAST, 0),
        ([at_least(5), at_most(3)], 5, AT_LEAST, 0),
        ([at_least(5), UNKNOWN], 5, AT_LEAST, 1),
        ([exact(5), UNKNOWN, UNKNOWN], 5, AT_LEAST, 2),
        ([exact(0), UNKNOWN], 0, AT_LEAST, 1),
        ([UNKNOWN, UNKNOWN], None, NOBODY_COUNTED, 2),
        ([exact(5), at_most(3)], 8, AT_MOST, 0),
        ([exact(5), at_most(3), at_least(0)], 5, AT_LEAST, 0),
        ([at_most(3), at_most(4)], 7, AT_MOST, 0),
        ([about(100), exact(5)], 105, ABOUT, 0),
        ([about(100), about(50)], 150, ABOUT, 0),
        ([about(100), at_least(5)], 85, AT_LEAST, 0),
        ([about(100), UNKNOWN], 80, AT_LEAST, 1),
        ([about(100), at_most(10)], 130, AT_MOST, 0),
        ([at_most(3), UNKNOWN], 0, AT_LEAST, 1),
    ],
)
def test_a_sum_is_as_sure_as_its_bounds_allow_in_every_order(parts, value, certainty, missing):
    for order in permutations(parts):
        result = total(order)
        assert (result.value, result.certainty, result.missing) == (value, certainty, missing)


def test_a_quarter_of_activities_reports_its_beneficiaries_by_the_rule():
    known = [120, 85, 72, 45, 110, 30, 38, 26, 75, 92]
    rounded = [60, 80, 90, 100]

    result = total([*map(exact, known), *map(at_least, rounded), UNKNOWN])

    assert (result.value, result.text(), result.missing) == (1023, "1000余", 1)


@given(quantities, quantities, quantities)
def test_adding_is_associative(one, two, three):
    assert (one + two) + three == one + (two + three)


@given(quantities, quantities)
def test_adding_is_commutative(one, two):
    assert one + two == two + one


@given(quantities)
def test_nothing_added_changes_no_bound(quantity):
    assert (quantity + exact(0)).interval() == quantity.interval()


@given(st.lists(quantities, min_size=1, max_size=8))
def test_a_sum_is_never_more_exact_than_its_parts(parts):
    """Its stated certainty, taken alone, allows every number that the parts allow together."""
    result = total(parts)
    stated = Quantity(result.value, result.certainty, result.missing).interval()

    assert stated.low <= sum(part.interval().low for part in parts)
    highs = [part.interval().high for part in parts]
    if None in highs:
        assert stated.high is None
    else:
        assert stated.high is not None
        assert stated.high >= int(sum(high for high in highs if high is not None))


@given(st.lists(quantities, min_size=1, max_size=8))
def test_every_part_without_a_number_is_counted_as_missing(parts):
    assert total(parts).missing == sum(part.value is None for part in parts)


@given(st.lists(quantities, max_size=8))
def test_sums_folded_by_the_database_are_the_sum_of_the_rows(parts):
    numbers = [part for part in parts if part.value is not None]
    sums = {
        certainty: sum(part.value or 0 for part in numbers if part.certainty == certainty)
        if any(part.certainty == certainty for part in numbers)
        else None
        for certainty in Certainty
        if certainty != NOBODY_COUNTED
    }

    assert folded(sums, numbered=len(numbers), rows=len(parts)) == total(parts)


def test_folding_tells_looked_and_found_none_from_nobody_counted():
    assert folded({}, numbered=0, rows=0) == exact(0)
    assert folded({}, numbered=0, rows=2) == Quantity(None, NOBODY_COUNTED, 2)
    assert folded({EXACT: 12}, numbered=3, rows=4) == at_least(12, missing=1)


@given(quantities)
def test_what_is_printed_reads_back_as_what_was_meant(quantity):
    again = read_number(quantity.text()).quantity()

    assert again.text() == quantity.text()
    if quantity.certainty not in {AT_LEAST, NOBODY_COUNTED}:
        assert again == quantity


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (exact(15), 15, 15),
        (at_least(1000), 1000, None),
        (about(100), 80, 120),
        (about(7), Fraction(28, 5), Fraction(42, 5)),
        (at_most(50), 0, 50),
        (UNKNOWN, 0, None),
        (exact(5) + at_most(3), 5, 8),
        (about(100) + exact(5), 85, 125),
    ],
)
def test_every_certainty_is_an_interval(quantity, low, high):
    assert quantity.interval() == (low, high)


@pytest.mark.parametrize(
    ("quantity", "op", "target", "answer"),
    [
        (at_least(1000), ">=", 900, True),
        (at_least(1000), ">=", 1000, True),
        (at_least(1000), ">=", 1500, None),
        (at_least(1000), "<", 1000, False),
        (at_least(1000), "<=", 1000, None),
        (at_least(1000), "==", 999, False),
        (at_least(1000), "==", 1000, None),
        (exact(10), ">=", 10, True),
        (exact(9), ">=", 10, False),
        (exact(10), ">", 10, False),
        (exact(10), "==", 10, True),
        (exact(10), "==", 11, False),
        (exact(10), "<=", 10, True),
        (exact(10), "<", 10, False),
        (about(100), ">=", 80, True),
        (about(100), ">", 80, None),
        (about(100), ">=", 121, False),
        (about(100), "<=", 120, True),
        (about(100), "==", 100, None),
        (at_most(50), "<=", 50, True),
        (at_most(50), ">", 50, False),
        (at_most(50), ">=", 10, None),
        (UNKNOWN, ">=", 0, True),
        (UNKNOWN, ">=", 1, None),
        (UNKNOWN, "<=", 1000, None),
    ],
)
def test_comparing_says_when_nobody_can_tell(quantity, op, target, answer):
    assert quantity.compare(op, target) is answer


def test_about_nought_is_refused():
    with pytest.raises(Refused, match="约 0"):
        about(0)


@pytest.mark.parametrize(
    ("value", "certainty", "missing"),
    [
        (None, EXACT, 0),
        (5, NOBODY_COUNTED, 0),
        (-1, EXACT, 0),
        (5, EXACT, 1),
        (5, ABOUT, 1),
        (5, AT_LEAST, -1),
    ],
)
def test_what_no_count_can_be_is_an_error(value, certainty, missing):
    with pytest.raises(ValueError, match=r"with value|never negative|known only from below"):
        Quantity(value, certainty, missing)


def test_one_unknown_is_one_missing_part():
    assert UNKNOWN.missing == 1
