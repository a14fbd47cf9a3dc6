"""请示草稿: what it says of a difficulty, to whom and by whom; who may have it, and when not."""

from copy import deepcopy

import pytest

from chuangcheng.difficulties import asking
from chuangcheng.difficulties.costs import read_costs
from chuangcheng.difficulties.models import AskLevel, DifficultyState
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.requests import request_draft
from tests.difficulties.hard import asked, raised
from tests.world import NOON, TODAY

TELLING = {
    "where_text": "41个小区的单元入口",
    "tried": "先放活动坡板。",
    "needed": "落实改造资金，明确由谁施工。",
}


FELT = (
    "XX街道在创建全国文明城市工作中遇到“老旧小区补建坡道没有钱”这一难点，凭自身力量难以解决。"
    "涉及41个小区的单元入口。主要原因：建成时没有无障碍设计，街道没有这笔预算。"
    "目前已采取的措施：先放活动坡板。"
)
COSTS = (
    "经初步测算，共需资金23.6—59.4万元，其中：坡道38处，单价6000—15000元；"
    "扶手8处，单价1000—3000元。"
)
PARTLY = (
    "经初步测算，已估算的部分至少需要资金6万元，其中：坡道10处，单价6000元；"
    "扶手，8处，单价未知；没有估算的部分另行核实。"
)


@pytest.fixture
def world(shared_world, db):
    return deepcopy(shared_world)


def told(difficulty, receipts=()):
    paper, dress = request_draft(difficulty, receipts, on=TODAY)
    return [block.text for block in paper.blocks], paper, dress


def test_it_says_cause_costs_and_what_is_asked_of_whom(world):
    blocks, paper, dress = told(asked(world, **TELLING))

    assert paper.title == "XX街道关于解决“老旧小区补建坡道没有钱”有关问题的请示"
    assert blocks == [FELT, COSTS, "为此，恳请在区级层面落实改造资金，明确由谁施工。"]
    assert (dress.addressee, dress.closing) == ("区住建局", "妥否，请批示。")
    assert (dress.signers, dress.dated, dress.head) == (("XX街道",), TODAY, None)


@pytest.mark.parametrize(
    ("costs", "sentence"),
    [
        ("", "所需费用还没有估算。"),
        ("坡道，未知，6000元", "所需费用还没有估算，涉及：坡道，数量未知，6000元。"),
        ("坡道，10处，6000元\n扶手，8处，未知", PARTLY),
        ("坡道，10处，6000元", "经初步测算，共需资金6万元，其中：坡道10处，单价6000元。"),
    ],
)
def test_what_nobody_knows_is_said_to_be_unknown(world, costs, sentence):
    blocks, _paper, dress = told(raised(world, costs=read_costs(costs)))

    assert blocks[1] == sentence
    assert blocks[2] == "为此，恳请在区级层面协调解决。"
    assert dress.addressee == ""  # nobody was asked yet, and no office above is on record


def test_a_community_asks_its_own_office(world):
    own = raised(world, where=world.pine, level=AskLevel.SUBDISTRICT)

    _blocks, paper, dress = told(own)

    assert paper.title.startswith("松树园社区关于解决")
    assert (dress.addressee, dress.signers) == ("XX街道", ("松树园社区",))


def test_money_that_came_already_is_told(world):
    hard = raised(world)
    money = asking.receive_money(
        hard, amount=80_000, on=TODAY, source="区财政局", by=world.office, now=NOON
    )

    blocks, *_rest = told(hard, [money])
    assert blocks[1].endswith("此前已到位的资金：2021年4月12日，区财政局，8万元。")


def test_one_that_has_ended_is_not_asked_for(world):
    hard = asked(world)
    ended = asking.end(
        hard,
        state=DifficultyState.SOLVED,
        on=TODAY,
        said="已拨款",
        resume=[],
        by=world.office,
        now=NOON,
    )

    with pytest.raises(Refused, match="先重新提出"):
        request_draft(ended, [], on=TODAY)
