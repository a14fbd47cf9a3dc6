"""进展报告, whole: read as an official would, of nothing counted, and of ten communities."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.quantity import UNKNOWN
from chuangcheng.meetings.models import MeetingType
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.publicity.models import AssetForm
from chuangcheng.reports.models import Order
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.plain import as_text
from chuangcheng.reports.progress import Reader, progress_paper, scope_of
from tests.campaigns.village import looked, measure, plan, started, undated
from tests.difficulties.hard import asked, raised
from tests.duties import listed
from tests.meetings import agreed
from tests.partners.friends import Friends
from tests.partners.helped import helped
from tests.plan.planned import planned
from tests.publicity import outreach
from tests.publicity.batches import batch
from tests.reports.read import paragraphs
from tests.volunteering.gatherings import activity, station
from tests.world import NOON, TODAY, World

STATEMENTS = 53
NAMES = ("河西", "河东", "站前", "新城", "北山", "南湖", "东郊", "西园")

UNKNOWNS = """\
XX街道关于创建全国文明城市工作进展情况的报告

　　一、工作进展情况
　　（一）加强组织领导，细化工作任务
　　XX街道还没有登记测评体系、实施方案和责任清单。
　　截至2021年4月12日，共召开推进会1次。
　　（二）加大宣传力度，营造创城氛围
　　截至2021年4月12日，还没有登记悬挂条幅、安装宣传板。
　　组织上门入户宣传1次，走访若干户次，发放宣传单若干份。
　　（三）排查存在问题，建立问题清单
　　截至2021年4月12日，我街道2个社区还没有登记小区排查情况。
　　XX街道综合行政执法局在六大份村检查时，发现暴露垃圾、乱堆乱放等问题若干（未逐条计数）。
　　我街道开展村庄环境专项治理，由XX街道综合行政执法局牵头。已安排治理措施1项，要求XX街道综合行政执法局在方案时限内完成整改，时限待定1项。
　　（四）联动包联单位，开展志愿服务
　　截至2021年4月12日，还没有登记与包联单位对接的情况。
　　红山区妇联与松树园社区商定提供资金，支持制作橱窗（入夏以后）。
　　截至2021年4月12日，共开展志愿活动1次，参加党员若干人次、居民若干人次，受益居民若干人次。
　　二、下一步工作计划
　　列入工作计划1项，下一步抓好以下工作。
　　一是宣传方面，小区公益广告补齐（时限：近期）。
　　三、目前存在的问题
　　目前尚有难点问题1个未解决。
　　一是老旧小区补建坡道没有钱，主要原因是建成时没有无障碍设计，街道没有这笔预算。
"""

TEN = """\
XX街道关于创建全国文明城市工作进展情况的报告

　　一、工作进展情况
　　（一）加强组织领导，细化工作任务
　　XX街道按照《城市文明程度测评体系》的要求开展创建工作。
　　责任清单共分解责任1项，责任人已明确。
　　截至2021年4月12日，共召开会议2次，其中动员会1次、推进会1次。
　　（二）加大宣传力度，营造创城氛围
　　我街道以条幅和宣传板为载体，宣传社会主义核心价值观。截至2021年4月12日，辖区内共悬挂条幅186条、制作安装宣传板9块。
　　通过微信刊播创城报道1篇。组织上门入户宣传2次，走访80户次，发放宣传单若干份。
　　（三）排查存在问题，建立问题清单
　　截至2021年4月12日，我街道10个社区对照责任清单逐个排查住宅小区，已排查1个小区，共发现问题1条，其中环境卫生1条，均已列入社区整改问题清单。已交办责任单位1条。上述问题已销号1条，整改率100.00%。
　　XX街道综合行政执法局在六大份村检查时，发现渣土等问题若干（未逐条计数），不计入上述问题条数。
　　我街道开展村庄环境专项治理，4月6日召开环境卫生推进会，制定《村庄环境治理方案》，由XX街道综合行政执法局牵头。已安排治理措施1项，要求XX街道综合行政执法局在方案时限内完成整改。
　　（四）联动包联单位，开展志愿服务
　　截至2021年4月12日，我街道10个社区中有3个已与市、区级包联单位对接，签订共建协议3份。
　　市公交公司与松树园社区商定提供便民服务，每周五上午到社区办理公交卡。
　　红山区妇联、红山区总工会与河西社区商定建设便民设施，建应急角。
　　目前列入帮扶名单的困难群众1名。
　　截至2021年4月12日，共开展志愿活动3次，其中与包联单位共同开展1次，参加党员15人次、居民60人次，受益居民240余人次。已建成志愿服务站点1个。
　　二、目前存在的问题
　　目前尚有难点问题2个未解决。
　　一是老旧小区补建坡道没有钱，主要原因是建成时没有无障碍设计，街道没有这笔预算。已于4月8日向区住建局请示。
　　二是渣土太多，主要原因是建成时没有无障碍设计，街道没有这笔预算。
　　三、下一步工作计划
　　列入工作计划2项，下一步抓好以下工作。
　　一是宣传方面，4月30日前，小区公益广告每处不少于十幅。
　　二是志愿服务方面，站点天天开门。
"""


def paper_of(world: World, **choices: Any) -> Paper:
    return progress_paper(scope_of(world.town, as_of=TODAY), **choices)


@pytest.fixture
def friends(world: World) -> Friends:
    return Friends(world)


def communities(world: World) -> list[Area]:
    """Eight more, of which most have nothing on record."""
    facts: dict[str, Any] = {"parent": world.town, "kind": AreaKind.COMMUNITY, "now": NOON}
    return [
        places.add_area(name=f"{name}社区", order=order, by=INSTALLER, **facts)
        for order, name in enumerate(NAMES, start=4)
    ]


def test_an_office_that_counted_nothing(world: World, friends: Friends) -> None:
    agreed.held(world, present=UNKNOWN)
    outreach.doorstep(world, households=UNKNOWN)
    looked(world)
    undated(world)
    friends.once(units=(friends.women,), kind="funding", what="支持制作橱窗", due_text="入夏以后")
    nobody: dict[str, Any] = dict.fromkeys(("party_members", "residents", "beneficiaries"), UNKNOWN)
    activity(world, **nobody)
    planned(world, text="小区公益广告补齐", due_on=None, due_text="近期", criteria=())
    raised(world, costs=())

    assert as_text(paper_of(world)) == UNKNOWNS


def test_ten_communities_of_which_some_have_nothing(world: World, friends: Friends) -> None:
    west, *others = communities(world)
    everything(world, friends, west, others[0])

    text = as_text(paper_of(world, order=Order.PROBLEMS_FIRST, reader=Reader.OWNER))

    assert text == TEN
    assert not any(name in text for name in NAMES[1:])


def everything(world: World, friends: Friends, west: Area, east: Area) -> None:
    """Something in every register."""
    listed.published(world)
    campaign = started(world, plan=plan(world))
    measure(world, campaign)
    agreed.held(world, title="环境卫生推进会", campaign=campaign)
    agreed.held(world, title="动员会", type=MeetingType.MOBILIZATION, meets_on=date(2021, 3, 2))
    for community in (world.pine, west, east):
        batch(world, community=community)
    batch(world, form=AssetForm.BOARD, quantity=9, community=west)
    outreach.piece(world)
    outreach.doorstep(world)
    outreach.doorstep(world, community=west)
    world.visit(world.compound)
    world.closed()
    looked(world, "渣土")
    friends.agreed()
    friends.agreed(community=west, units=(friends.women, friends.union))
    friends.agreed(community=east, units=(friends.union,))
    friends.pledge()
    friends.once(where=west)
    helped(world)
    activity(world, partners=(friends.buses,))
    activity(world, where=west)
    activity(world, where=east)
    station(world)
    planned(world)
    planned(world, aspect="志愿服务", text="站点天天开门", due_on=None, criteria=())
    asked(world)
    raised(world, title="渣土太多")


def test_keys_of_blocks_and_sentences_are_their_own(world: World, friends: Friends) -> None:
    west, east, *_others = communities(world)
    everything(world, friends, west, east)

    blocks = paper_of(world).blocks

    sentences = [sentence.key for block in blocks for sentence in block.sentences]
    for keys in (sentences, [block.key for block in blocks]):
        assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_keys_stay_whatever_else_is_on_record(world: World, friends: Friends) -> None:
    friends.once()
    item, difficulty = planned(world), raised(world)
    before = {block.key for block in paper_of(world).blocks}

    friends.once(units=(friends.buses,), what="送图书", agreed_on=date(2021, 3, 1))
    planned(world, text="公约上墙", due_on=date(2021, 4, 20))
    raised(world, title="渣土太多", raised_on=date(2021, 4, 1))

    after = {block.key: block.text for block in paper_of(world).blocks}
    assert before <= after.keys()
    assert item.text in after[f"plan.item.{item.pk}"]
    assert difficulty.title in after[f"difficulties.{difficulty.pk}"]


def test_the_report_takes_as_many_statements_for_many_records_as_for_few(
    world: World, friends: Friends, django_assert_num_queries: Any
) -> None:
    west, east, *others = communities(world)
    everything(world, friends, west, east)
    with django_assert_num_queries(STATEMENTS):
        paper_of(world, reader=Reader.OWNER)

    for n, community in enumerate(others):
        batch(world, community=community, form=AssetForm.BOARD)
        friends.agreed(community=community, units=(friends.women,))
        friends.once(where=community, what=f"第{n}件")
        activity(world, where=community)
        measure(world, started(world, name=f"第{n}次专项治理"))
        planned(world, aspect=f"第{n}", text=f"第{n}件", where=community)
        raised(world, title=f"第{n}个难点")
    with django_assert_num_queries(STATEMENTS):
        paper_of(world, reader=Reader.OWNER)
    assert len(paragraphs(world, "plan")) == 3 + len(others)
