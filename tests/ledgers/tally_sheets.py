"""Ledgers of the daily work as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "日工作量"


def merged() -> bytes:
    """A title, the day for a block of communities, full-width digits, a sum at the foot."""
    rows = [
        ["XX街道创城每日工作量统计表"],
        [
            *("序号", "日期", "社区/村", "出动人数", "出动车次", "清理小广告", "发放倡议书"),
            *("立行立改", "备注"),
        ],
        [1, "4月8日", "松树园", "１２", 1, "30余", None, 2, "楼道清扫"],
        [2, None, "龙头山", 8, None, "若干", 120, None, None],
        [3, "2021.4.9", "松树园", "15人", 0, 18, None, None, None],
        ["合计", None, None, 35],
    ]
    return messy.book(Page(rows, name=NAME, merges=["A1:I1", "B3:B4"]))


def bare() -> bytes:
    """Three columns, as a village sends them."""
    rows = [
        ["时间", "村", "人数", "现场解决"],
        ["4.7", "六大份村", "约20", 3],
        ["4.8", "六大份村", 16, None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """Every line has something that cannot be."""
    rows = [
        ["工作日期", "社区", "出动人员", "清除小广告"],
        ["4月9日", None, 5, 1],
        ["4月40日", "松树园", 5, 1],
        ["4月8日", "水泉社区", 5, 1],
        ["4月30日", "松树园", 5, 1],
        ["4月10日", "松树园", None, None],
        ["4月11日", "松树园", 5, 1],
        ["4月11日", "松树园社区", 6, 2],
        ["4月12日", "松树园", "一些人", 2],
    ]
    return messy.book(rows)
