"""难点问题: two things that the office cannot pay for, and the issues that are held for one."""

from datetime import date, datetime

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.tables import moment
from chuangcheng.demo.town import Town
from chuangcheng.difficulties import asking, commands, linking
from chuangcheng.difficulties.costs import read_costs
from chuangcheng.difficulties.drafts import DifficultyDraft
from chuangcheng.difficulties.models import AskLevel, Difficulty
from chuangcheng.plan.models import Item

_ACCESS_AT, _ACCESS_ASKED_AT = moment("2021-04-09T17:30"), moment("2021-04-12T16:20")
_HEAPS_AT, _HEAPS_ASKED_AT = moment("2021-04-13T17:10"), moment("2021-04-14T16:40")
ACCESS = "老小区补建无障碍设施没有经费"
HEAPS = "两村拆迁区存量垃圾清运超出街道能力"
# Compounds whose ramp or rail waits for the money.
WAITING = frozenset({"老机修厂宿舍", "老印刷厂家属院"})
_OFFICE_ABOVE = "区创城办"
# The item of the plan that each may hold up, by its place there; said once both were on record.
_ITEMS = {ACCESS: 5, HEAPS: 6}
_ACCESS_LINKED_AT, _HEAPS_LINKED_AT = moment("2021-04-12T16:40"), moment("2021-04-14T16:50")


def plan(diary: Diary, cast: Cast, town: Town) -> None:
    """Puts into the diary on which days they were raised and put to the district."""
    diary.put(_ACCESS_AT, lambda now: _raise(_access(town), cast, now))
    diary.put(_HEAPS_AT, lambda now: _raise(_heaps(town), cast, now))
    diary.put(
        _ACCESS_ASKED_AT,
        lambda now: _ask(ACCESS, "请区里把坡道、缘石和扶手列入今年的改造资金", cast, now),
    )
    diary.put(
        _HEAPS_ASKED_AT,
        lambda now: _ask(HEAPS, "请区里协调拆迁实施单位和清运车辆，补助清运费用", cast, now),
    )
    diary.put(_ACCESS_LINKED_AT, lambda now: _link(ACCESS, cast, now))
    diary.put(_HEAPS_LINKED_AT, lambda now: _link(HEAPS, cast, now))


def held_for(compound: str) -> Difficulty | None:
    """The difficulty for which an issue of a compound waits; None for most of them."""
    return Difficulty.objects.get(title=ACCESS) if compound in WAITING else None


def _raise(draft: DifficultyDraft, cast: Cast, now: datetime) -> None:
    commands.record(draft, by=cast.office, now=now)


def _ask(title: str, said: str, cast: Cast, now: datetime) -> None:
    asking.ask(
        Difficulty.objects.get(title=title),
        on=now.date(),
        level=AskLevel.DISTRICT,
        who=_OFFICE_ABOVE,
        said=said,
        by=cast.office,
        now=now,
    )


def _link(title: str, cast: Cast, now: datetime) -> None:
    """关联计划: the item that waits for it."""
    difficulty = Difficulty.objects.get(title=title)
    linking.link_items(
        difficulty, [Item.objects.get(position=_ITEMS[title])], by=cast.office, now=now
    )


def _access(town: Town) -> DifficultyDraft:
    return DifficultyDraft(
        title=ACCESS,
        cause="这些楼建得早，入口、路口没有留坡道，街道年初预算里没有这一项",
        where=town.subdistrict,
        raised_on=date(2021, 4, 9),
        level=AskLevel.DISTRICT,
        where_text="41个小区排查时看过的单元入口、小区路口",
        tried="逐个量了台阶和路缘，能用活动坡板的先放上",
        needed="落实改造资金，明确由谁施工",
        costs=read_costs(
            "坡道，38处，0.6—1.5万元\n缘石，16处，0.2—0.5万元\n扶手，8处，0.1—0.3万元"
        ),
        note="单价按市场询价，示例",
    )


def _heaps(town: Town) -> DifficultyDraft:
    return DifficultyDraft(
        title=HEAPS,
        cause="拆迁没有全部完成，渣土和生活垃圾混在一起，边清边倒，街道没有大型车辆和消纳场",
        where=town.subdistrict,
        raised_on=date(2021, 4, 13),
        level=AskLevel.DISTRICT,
        where_text="哈达和硕村、六大份村的拆迁片区",
        tried="路口设了提示牌，村里轮流看守，先清主路两边",
        needed="协调拆迁实施单位清运，补助清运费用",
        costs=read_costs("存量垃圾清运，3000—5000立方米，50—80元"),
        note="方量是估的，示例",
    )
