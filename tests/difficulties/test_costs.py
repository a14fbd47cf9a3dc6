"""费用明细: read as offices write them, multiplied end by end; unknown stays unknown."""

from decimal import Decimal

import pytest

from chuangcheng.difficulties.costs import Cost, in_words, read_cost, read_costs, total, wan
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused


def test_a_line_is_read_and_written_the_same() -> None:
    cost = read_cost("坡道, 38 处, 0.6~1.5万元")

    assert cost == Cost(
        item="坡道",
        quantity=(Decimal(38), Decimal(38)),
        unit="处",
        price=(Decimal(6000), Decimal(15000)),
    )
    assert str(cost) == "坡道，38处，6000—15000元"
    for line in (str(cost), "清运，3000—5000立方米，50—80元", "扶手，数量未知处，单价未知"):
        assert str(read_cost(line)) == line


def test_the_ends_are_multiplied_and_added() -> None:
    costs = read_costs("坡道，38处，0.6—1.5万元\n\n缘石，16处，0.2—0.5万元\n扶手，8处，0.1—0.3万元")

    assert total(costs) == (Quantity(268_000), Quantity(674_000))
    assert in_words(*total(costs)) == "26.8—67.4 万元"
    assert in_words(*total(read_costs("清运，3000—5000立方米，50—80元"))) == "15—40 万元"
    assert in_words(*total(read_costs("改造，1项，300000元"))) == "30 万元"


def test_what_nobody_knows_leaves_the_sum_open() -> None:
    some = total(read_costs("坡道，38处，6000元\n设计费，1项，未知"))

    assert some == (Quantity(228_000, Certainty.AT_LEAST), UNKNOWN)
    assert in_words(*some) == "至少 22.8 万元"
    assert total(read_costs("坡道，若干处，6000元")) == (UNKNOWN, UNKNOWN)
    assert in_words(*total(())) == "没有估算"
    assert total(read_costs("零工，3个，33.35元"))[1] == Quantity(101)


def test_parts_of_a_yuan_are_never_lost_to_the_wrong_side() -> None:
    low, high = total(read_costs("零工，3个，33.35—33.35元"))
    assert (low.value, high.value) == (100, 101)
    assert [wan(each) for each in (150_000, 268_000, 12_345)] == ["15", "26.8", "1.23"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("坡道", "写成 项目，数量，单价"),
        ("坡道，38处，6000", "写明是元还是万元"),
        ("坡道，38处，贵", "看不懂，不知道就写未知"),
        ("坡道，38—16处，6000元", "前大后小"),
        ("坡道，未知，999999999万元", "请核对"),
        ("坡道，3个很长很长很长很长很长的单位，5元", "请核对"),
        ("坡道，999999处，900000元", "亿元，请核对"),
    ],
)
def test_what_is_no_line_of_costs_is_refused(line: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        total([read_cost(line)])
