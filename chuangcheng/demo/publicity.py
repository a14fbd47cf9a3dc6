"""宣传阵地: the ledger of March, imported by the office, and what wind and weather did in April."""

from datetime import date, datetime

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.diary import Diary
from chuangcheng.demo.paper import Paper, Value
from chuangcheng.demo.registers import LOOKED_OVER
from chuangcheng.demo.tables import moment
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.publicity import commands
from chuangcheng.publicity.models import Asset, AssetForm, AssetState

HUNG_AT = moment("2021-03-31T14:20")
_TORN_AT = moment("2021-04-08T09:40")
_MENDED_AT = moment("2021-04-13T15:10")
_NEW_FILM_AT = moment("2021-04-02T16:05")
_FILE = "宣传设施台账.xlsx"
_VALUES, _STYLE, _PACT = "社会主义核心价值观", "讲文明树新风", "居民公约"
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
_SCREEN = "物流园社区"
_TORN, _SLIPPED = "龙头山社区", "松树园社区"


def import_ledger(cast: Cast, *, now: datetime) -> None:
    """导入宣传设施台账: batches with their quantities, showcases still under way."""
    uploaded = ledgers.take_in(
        workbook(), file_name=_FILE, register=Register.ASSETS, by=cast.office, now=now
    )
    ledgers.commit(uploaded, by=cast.office, now=now + LOOKED_OVER)


def plan(diary: Diary, cast: Cast) -> None:
    """Puts April into the diary: a new film on the screen, torn banners, two of them replaced."""
    damaged, replaced = AssetState.DAMAGED, AssetState.REPLACED
    diary.put(_NEW_FILM_AT, lambda now: _show_another_film(cast, now))
    diary.put(_TORN_AT, lambda now: _tear(_TORN, damaged, 3, cast, now))
    diary.put(_TORN_AT, lambda now: _tear(_SLIPPED, damaged, 2, cast, now))
    diary.put(_MENDED_AT, lambda now: _tear(_TORN, replaced, 2, cast, now))


def workbook() -> bytes:
    """宣传设施台账 as the office keeps it: the community merged down, words of the trade."""
    widths = (6, 12, 14, 12, 24, 12, 8, 10, 12, 14, 14, 10)
    paper = Paper(sheet="2021.3.31", widths=widths, made_at=HUNG_AT)
    paper.across("XX街道宣传设施台账", "title")
    paper.head(
        (
            *("序号", "编号", "社区", "形式", "主题", "规格(cm)", "数量", "固定形式"),
            *("安装日期", "制作单位", "经费来源", "状态"),
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
        ["条幅", _VALUES, "600×70", banners, "否", "3月12日", "鑫彩广告", funded, "在用"],
        [
            "宣传板",
            f"{_VALUES}、{_STYLE}",
            "120×240",
            boards,
            "是",
            "3月26日",
            None,
            funded,
            "在用",
        ],
    ]
    if showcases:
        lines += [
            ["橱窗", _PACT, "300×150", showcases, "是", None, "鑫彩广告", None, "制作中"],
            ["图板", _PACT, "90×120", made, "是", None, "鑫彩广告", None, "制作中"],
        ]
    if community == _SCREEN:
        lines.append(["电子屏", _STYLE, "400×300", 1, "是", "3月5日", None, "园区自筹", "在用"])
    return lines


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
