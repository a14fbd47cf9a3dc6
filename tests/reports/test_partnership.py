"""进展报告 一（四）: partners, what each promised, who was helped, activities and stations."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.partners import pledging
from chuangcheng.partners.models import PledgeKind, PledgeState
from chuangcheng.people import commands as people
from chuangcheng.reports.progress import Reader, progress_paper, scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.volunteering import commands as volunteering
from chuangcheng.volunteering.stations import StationState
from tests.partners.friends import Friends
from tests.partners.helped import helped
from tests.reports.read import paragraphs, told
from tests.volunteering.gatherings import BUILT_ON, activity, planned, station
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.one_engine

KEY = "partnership"
DAY = "截至2021年4月12日，"
NOBODY = f"{DAY}还没有登记与包联单位对接的情况。"
NO_ACTIVITY = f"{DAY}还没有登记开展志愿活动。"
CARDS = "市公交公司与松树园社区商定提供便民服务，每周五上午到社区办理公交卡。"


@pytest.fixture
def friends(world: World) -> Friends:
    return Friends(world)


def test_an_empty_office(world: World) -> None:
    assert paragraphs(world, KEY) == [NOBODY, NO_ACTIVITY]


def test_some_communities_are_matched_and_then_all(world: World, friends: Friends) -> None:
    friends.agreed()
    assert paragraphs(world, KEY)[0] == (
        f"{DAY}我街道2个社区中有1个已与市级包联单位对接，签订共建协议1份。"
    )

    friends.agreed(community=world.dragon, units=(friends.union, friends.women))
    assert paragraphs(world, KEY)[0] == (
        f"{DAY}我街道2个社区均已与市、区级包联单位对接，签订共建协议2份。"
    )


def test_a_community_without_a_pledge_is_not_named(world: World, friends: Friends) -> None:
    friends.agreed()
    friends.agreed(community=world.dragon)
    friends.pledge()

    assert paragraphs(world, KEY)[1:-1] == [CARDS]
    assert "龙头山" not in told(world, KEY)


def test_two_units_with_one_pledge_are_said_once_with_what_stays(
    world: World, friends: Friends
) -> None:
    friends.corner()

    assert paragraphs(world, KEY)[1] == (
        "红山区妇联、红山区总工会与松树园社区商定建设便民设施，建应急角，大厅应急角已投入使用。"
    )


def test_what_the_same_units_promised_to_the_same_receiver_is_one_sentence(
    world: World, friends: Friends
) -> None:
    both = (friends.union, friends.women)
    friends.once(units=both, kind=PledgeKind.EVENT, what="到园区讲法律常识。")
    amount = {"quantity": Quantity(2), "quantity_unit": "万元"}
    friends.once(units=both, kind=PledgeKind.FUNDING, what="支持制作橱窗", **amount)
    friends.once(units=both, kind=PledgeKind.GOODS, what="送图书", due_on=date(2021, 4, 30))

    assert paragraphs(world, KEY)[1] == (
        "红山区总工会、红山区妇联与松树园社区商定开展活动，到园区讲法律常识；"
        "商定提供资金，支持制作橱窗（2万元）；商定提供物资，送图书，4月30日前完成。"
    )


def test_pledges_stand_community_by_community_and_at_their_places(
    world: World, friends: Friends
) -> None:
    friends.once(where=world.dragon, units=(friends.union,), what="建图书角")
    friends.once(where=world.compound, units=(friends.women,), what="设休息点", due_text="入夏以后")
    friends.pledge()

    assert paragraphs(world, KEY)[1:-1] == [
        f"红山区妇联与阳光花园商定建设便民设施，设休息点（入夏以后）。{CARDS}",
        "红山区总工会与龙头山社区商定建设便民设施，建图书角。",
    ]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PledgeState.UNDER_WAY, "，正在推进。"),
        (PledgeState.FULFILLED, "，已落实。"),
        (PledgeState.PENDING, "，待落实。"),
        (PledgeState.OUTLINED, "，具体安排待细化。"),
    ],
)
def test_how_a_pledge_stands(
    world: World, friends: Friends, state: PledgeState, words: str
) -> None:
    pledge = friends.once(agreed_on=date(2021, 4, 1))
    known = trail.last_entry_id()
    on = date(2021, 4, 10)
    pledging.advance(pledge, state, on=on, note="说好了", by=world.office, now=NOON)

    assert paragraphs(world, KEY)[1].endswith(f"建应急角{words}")
    assert paragraphs(world, KEY, known_at=known)[1].endswith("建应急角。")
    assert paragraphs(world, KEY, as_of=date(2021, 4, 9))[1].endswith("建应急角。")
    assert len(paragraphs(world, KEY, as_of=date(2021, 3, 31))) == 2


def test_units_bear_the_names_of_the_day(world: World, friends: Friends) -> None:
    friends.pledge()
    on = date(2021, 4, 10)
    people.rename_unit(friends.buses, name="市公共交通集团", on=on, by=INSTALLER, now=NOON)

    assert "市公共交通集团与松树园社区" in told(world, KEY)
    assert "市公交公司与松树园社区" in told(world, KEY, as_of=date(2021, 4, 9))


def test_how_many_are_helped_the_owner_reads_and_nobody_else(
    world: World, friends: Friends
) -> None:
    two = {"quantity": Quantity(2), "quantity_unit": "名"}
    friends.once(kind=PledgeKind.ASSISTANCE, what="列入帮扶名单", **two)
    helped(world)
    helped(world, name="端木核桃")

    assert "目前列入帮扶名单的困难群众少于5名。" in told(world, KEY)
    assert "2名" not in told(world, KEY)
    scope = scope_of(world.town, as_of=TODAY)
    paper = progress_paper(scope, reader=Reader.OWNER)
    assert "目前列入帮扶名单的困难群众2名。" in [block.text for block in paper.blocks]


def test_activities_with_partners_people_and_stations(world: World, friends: Friends) -> None:
    friends.agreed()
    activity(world, beneficiaries=Quantity(1003))
    planned(world)
    assert paragraphs(world, KEY)[-1] == (
        f"{DAY}共开展志愿活动1次，参加党员5人次、居民20人次，受益居民1003人次。"
    )

    joint: dict[str, Any] = {"title": "办公交卡", "partners": (friends.buses,)}
    activity(world, **joint, party_members=Quantity(0), beneficiaries=UNKNOWN)
    station(world)
    assert paragraphs(world, KEY)[-1] == (
        f"{DAY}共开展志愿活动2次，其中与包联单位共同开展1次，参加党员5人次、居民40人次，"
        "受益居民1000余人次。已建成志愿服务站点1个。"
    )


def test_activities_of_which_nobody_counted_anybody(world: World, friends: Friends) -> None:
    friends.agreed()
    nobody: dict[str, Any] = dict.fromkeys(("party_members", "residents", "beneficiaries"), UNKNOWN)
    activity(world, partners=(friends.buses,), **nobody)
    running = ((StationState.BUILT, BUILT_ON), (StationState.RUNNING, date(2021, 4, 2)))
    station(world, stages=running)

    assert paragraphs(world, KEY)[-1] == (
        f"{DAY}共开展志愿活动1次，与包联单位共同开展，参加党员若干人次、居民若干人次，"
        "受益居民若干人次。已建成志愿服务站点1个，已投入运行。"
    )


def test_activities_are_told_under_the_names_of_their_programmes(
    world: World, friends: Friends
) -> None:
    begun: dict[str, Any] = {"subdistrict": world.town, "since": date(2021, 3, 5), "now": NOON}
    near = volunteering.start_programme("邻里帮", by=world.office, **begun)
    help_you = volunteering.start_programme(
        "“我帮你”志愿服务", by=world.office, **{**begun, "since": date(2021, 3, 1)}
    )
    activity(world, programme=help_you)
    assert "共开展“我帮你”志愿服务活动1次，" in told(world, KEY)

    activity(world, title="扫雪", programme=near)
    assert "共开展“我帮你”志愿服务、“邻里帮”志愿活动2次，" in told(world, KEY)

    activity(world, title="植树")
    assert "共开展“我帮你”志愿服务、“邻里帮”等志愿活动3次，" in told(world, KEY)
