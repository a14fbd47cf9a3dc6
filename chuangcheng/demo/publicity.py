"""宣传阵地: the ledger of March, imported by the office, and what wind and weather did in April."""

from datetime import date, datetime
from functools import partial

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.paper import Paper, Value
from chuangcheng.demo.registers import LOOKED_OVER
from chuangcheng.demo.tables import moment
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.places.models import Area
from chuangcheng.publicity import commands, telling
from chuangcheng.publicity.drafts import DoorstepDraft, PieceDraft
from chuangcheng.publicity.models import Asset, AssetForm, AssetState, MediaChannel

HUNG_AT = moment("2021-03-31T14:20")
_TORN_AT = moment("2021-04-08T09:40")
_MENDED_AT = moment("2021-04-13T15:10")
_NEW_FILM_AT = moment("2021-04-02T16:05")
_FILE = "宣传设施台账.xlsx"
_VALUES, _STYLE, _PACT = "社会主义核心价值观", "讲文明树新风", "居民公约"
_ON_BANNERS = f"{_VALUES}、中国梦"
_ON_BOARDS = f"{_VALUES}、{_STYLE}、关爱未成年人、文明健康有你有我、市民公约"
# Banners that hang, boards that are up, showcases and boards under way.
PIECES: dict[str, tuple[int, int, int, int]] = {
    "龙头山社区": (62, 17, 3, 4),
    "松树园社区": (71, 20, 4, 6),
    "姚家洼社区": (49, 13, 2, 4),
    "物流园社区": (44, 12, 2, 3),
    "XX社区": (38, 9, 2, 3),
    "哈达和硕村": (8, 2, 0, 0),
    "六大份村": (6, 2, 0, 0),
}
# How many of the boards stand in which compound, and what they show.
_AT_PLACE = {"松树园社区": ("松园新村", 3, "社会主义核心价值观、讲文明树新风")}
Told = tuple[MediaChannel, str, str]
Round = tuple[str, Quantity, Quantity]
# On which day, in which channel, under which title the campaign was told of.
_TOLD: dict[str, Told] = {
    "2021-04-03T11:00": (MediaChannel.WECHAT, "街道微信公众号", "周末一起扫楼道"),
    "2021-04-07T16:20": (MediaChannel.WEBSITE, "区政府网站", "41个小区逐个过一遍"),
    "2021-04-09T09:10": (MediaChannel.NEWSPAPER, "本地日报", "公约上了墙，邻里有商量"),
    "2021-04-12T17:40": (MediaChannel.WECHAT, "街道微信公众号", "随手拍，问题交给社区"),
    "2021-04-14T20:30": (MediaChannel.TELEVISION, "区电视台", "志愿者的一个周五"),
}
# Who knocked at how many doors with how many leaflets; one community did not count its leaflets.
_KNOCKED: dict[str, Round] = {
    "2021-04-03T17:00": ("龙头山社区", Quantity(126), Quantity(126)),
    "2021-04-06T17:10": ("松树园社区", Quantity(158), Quantity(160)),
    "2021-04-07T17:00": ("姚家洼社区", Quantity(90, Certainty.AT_LEAST), Quantity(100)),
    "2021-04-09T17:20": ("物流园社区", Quantity(74), UNKNOWN),
    "2021-04-10T16:40": ("XX社区", Quantity(85), Quantity(85)),
}
# What partners promised towards the showcases that are under way.
_PAID = {"龙头山社区": "支持制作创城宣传橱窗", "姚家洼社区": "帮助社区更换宣传橱窗"}
_SCREEN = "物流园社区"
_TORN, _SLIPPED = "龙头山社区", "松树园社区"


def import_ledger(cast: Cast, *, now: datetime) -> None:
    """导入宣传设施台账: batches with their quantities, showcases still under way."""
    uploaded = ledgers.take_in(
        workbook(), file_name=_FILE, register=Register.ASSETS, by=cast.office, now=now
    )
    ledgers.commit(uploaded, by=cast.office, now=now + LOOKED_OVER)


def plan(diary: Diary, cast: Cast, town: Area) -> None:
    """Puts April into the diary: a new film, torn banners, what was published, doors knocked at."""
    for at, told in _TOLD.items():
        diary.put(moment(at), partial(_tell, told, town, cast))
    for at, round in _KNOCKED.items():
        diary.put(moment(at), partial(_knock, round, cast))
    damaged, replaced = AssetState.DAMAGED, AssetState.REPLACED
    diary.put(_NEW_FILM_AT, lambda now: _show_another_film(cast, now))
    diary.put(_TORN_AT, lambda now: _tear(_TORN, damaged, 3, cast, now))
    diary.put(_TORN_AT, lambda now: _tear(_SLIPPED, damaged, 2, cast, now))
    diary.put(_MENDED_AT, lambda now: _tear(_TORN, replaced, 2, cast, now))


def _tell(told: Told, town: Area, cast: Cast, now: datetime) -> None:
    channel, outlet, title = told
    draft = PieceDraft(
        title=title, channel=channel, outlet=outlet, published_on=now.date(), where=town
    )
    telling.record_piece(draft, by=cast.office, now=now)


def _knock(round: Round, cast: Cast, now: datetime) -> None:
    community, households, leaflets = round
    worker = cast.worker(community)
    draft = DoorstepDraft(
        community=Area.objects.get(name=community),
        visited_on=now.date(),
        households=households,
        leaflets=leaflets,
        unit=cast.committee(community),
        note="包网格的党员带志愿者入户，讲创城，发倡议书",
    )
    telling.record_doorstep(draft, by=worker, now=now)


def workbook() -> bytes:
    """宣传设施台账 as the office keeps it: the community merged down, words of the trade."""
    widths = (6, 12, 14, 14, 12, 24, 12, 8, 10, 12, 14, 14, 10, 26)
    paper = Paper(sheet="2021.3.31", widths=widths, made_at=HUNG_AT)
    paper.across("XX街道宣传设施台账", "title")
    paper.head(
        (
            *("序号", "编号", "社区", "小区", "形式", "主题", "规格(cm)", "数量", "固定形式"),
            *("安装日期", "制作单位", "经费来源", "状态", "共建事项"),
        )
    )
    number = 0
    for community in PIECES:
        first = paper.row
        for line in _lines(community):
            number += 1
            paper.line([number, f"XC-{number:03d}", community, *line])
        paper.merge_down(2, first, paper.row - 1, community)
    paper.across("填表人：陈静　　　　填表日期：2021年3月31日")
    return paper.saved()


def _lines(community: str) -> list[list[Value]]:
    banners, boards, showcases, made = PIECES[community]
    funded = "办事处经费"
    lines: list[list[Value]] = [
        [None, "条幅", _ON_BANNERS, "600×70", banners, "否", "3月12日", "鑫彩广告", funded, "在用"],
        *_boards(community, boards, funded),
    ]
    if showcases:
        glazed: list[Value] = ["橱窗", _PACT, "300×150", showcases, "是", None, "鑫彩广告"]
        lines += [
            [None, *glazed, None, "制作中", _PAID.get(community)],
            [None, "图板", _PACT, "90×120", made, "是", None, "鑫彩广告", None, "制作中"],
        ]
    if community == _SCREEN:
        lines.append(
            [None, "电子屏", _STYLE, "400×300", 1, "是", "3月5日", None, "园区自筹", "在用"]
        )
    return lines


def _boards(community: str, boards: int, funded: str) -> list[list[Value]]:
    """宣传板, of which some stand in one compound."""
    at_place, there, theme = _AT_PLACE.get(community, ("", 0, ""))
    batches: list[tuple[str | None, str, int]] = [(None, _ON_BOARDS, boards - there)]
    if there:
        batches.append((at_place, theme, there))
    return [
        [place, "宣传板", words, "120×240", n, "是", "3月26日", None, funded, "在用"]
        for place, words, n in batches
    ]


def _show_another_film(cast: Cast, now: datetime) -> None:
    screen = Asset.objects.get(form=AssetForm.LED, community__name=_SCREEN)
    worker = cast.worker(_SCREEN)
    commands.reword(
        screen, wording="文明养犬短片，早晚高峰各放四遍", since=date(2021, 4, 2), by=worker, now=now
    )


def _tear(community: str, target: AssetState, n: int, cast: Cast, now: datetime) -> None:
    """Some banners come loose in the wind; some of those hang anew."""
    banners = Asset.objects.get(form=AssetForm.BANNER, community__name=community)
    is_new = target == AssetState.REPLACED
    commands.change(
        banners,
        source=AssetState.DAMAGED if is_new else AssetState.IN_USE,
        target=target,
        quantity=n,
        on=now.date(),
        note="换了新的" if is_new else "大风以后边角撕开",
        by=cast.worker(community),
        now=now,
    )
