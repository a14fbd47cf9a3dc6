"""Ledgers of partners as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "包联台账"
TITLES = (
    *("序号", "包联单位", "级别", "结对社区", "签约日期", "共建事项", "事项类别", "开展频次"),
    *("金额", "完成时限", "落实情况", "落实日期", "联系人", "佐证材料"),
)


def merged() -> bytes:
    """A title, one agreement over a block, two units with one promise, a school behind a name."""
    women = "红山区妇联、红山区总工会"
    rows = [
        ["松树园社区共建单位台账"],
        list(TITLES),
        [
            *(1, "市公交公司", "市", "松树园", "2021.3.10", "办理公交卡", "便民服务"),
            *("每周五上午，逢节假日顺延", None, "长期坚持", "进行中", None, "王主任", None),
        ],
        [
            *(2, women, "区", None, None, "设一处应急角", "设施", "一次性", "１处", "4月5日"),
            *("已落实：药箱摆在大厅", "4月2日", None, "照片3张"),
        ],
        [
            *(3, "红山区妇联", "区", None, None, "帮扶困难居民", "慰问", None, "2名"),
            *("另行商定", "计划开展", None, None, None),
        ],
        ["合计", 3],
    ]
    return messy.book(Page(rows, name=NAME, merges=["A1:N1", "D3:D5", "E3:E5"]))


def bare() -> bytes:
    """Who stands by whom: one with a day, one without, and a promise to a place in a community."""
    rows = [
        ["包保单位", "包联社区(村)", "协议日期", "承诺内容", "类别"],
        ["红山区妇联", "龙头山社区", "3月12日", None, None],
        ["市公交公司", "六大份村", None, None, None],
        ["红山区总工会", "松树园社区（阳光花园）", "3月16日", "出钱换宣传橱窗", "资金支持"],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """What nobody knows or cannot be: units, communities, kinds, days, a line twice."""
    rows = [
        ["包联单位", "包联社区(村)", "签订日期", "承诺事项", "类别", "兑现情况", "兑现日期"],
        ["天外来客公司", "松树园社区", "3月10日", "送温暖", "物资", None, None],
        ["红山区妇联", "水泉社区", "3月10日", "送温暖", "物资", None, None],
        ["红山区妇联", "松树园社区", "3月10日", "送温暖", "温暖", None, None],
        ["红山区妇联", "松树园社区", "3月10日", "送温暖", None, None, None],
        ["红山区妇联", "松树园社区", "4月20日", "送温暖", "物资", None, None],
        ["红山区妇联", "松树园社区", "3月10日", "送温暖", "物资", "已落实", "3月9日"],
        ["红山区妇联", "松树园社区（没有的学校）", "3月10日", "上一课", "活动", None, None],
        ["红山区妇联", "松树园社区", "3月10日", "送书", "物资", None, None],
        ["红山区妇联", "松树园社区", "3月10日", "送书", "物资", None, None],
    ]
    return messy.book(rows)
