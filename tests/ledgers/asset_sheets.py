"""Ledgers of publicity as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "宣传设施台账"


def merged() -> bytes:
    """A title, the community for a block, words of the trade for forms, a batch that is split."""
    rows = [
        ["松树园社区公益广告台账"],
        [
            *("序号", "所属社区", "设置地点", "宣传形式", "宣传主题", "尺寸", "数量(条/块)"),
            *("固定形式", "悬挂日期", "广告公司", "资金来源", "现状", "巡查日期"),
        ],
        [
            *(1, "松树园", None, "横幅", "核心价值观", "600*70", "７１", "否", "2021.3.20"),
            *("红山广告", "办事处经费", "在用67、破损4", "4月9日"),
        ],
        [
            *(2, None, "阳光花园", "图板", "讲文明树新风、诚信", "120×240", 20, "√", "3月25日"),
            *(None, "同上", "完好", None),
        ],
        [
            3,
            None,
            "阳光花园",
            "宣传橱窗",
            None,
            None,
            2,
            "固定",
            None,
            None,
            None,
            "正在制作",
            None,
        ],
        ["合计", "93"],
    ]
    return messy.book(Page(rows, name=NAME, merges=["A1:M1", "B3:B5"]))


def bare() -> bytes:
    """No themes, no states, no days: what a village keeps; one line without a number."""
    rows = [
        ["村", "类型", "数目", "备注"],
        ["六大份村", "标语", "8", "村口和主路"],
        ["六大份村", "展板", None, None],
        ["六大份村", "墙绘", "2", None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """What nobody knows or cannot be: forms, places, sums, rounded numbers, days, a line twice."""
    rows = [
        ["社区", "点位", "形式", "数量", "状态", "安装日期", "最近巡检"],
        ["松树园", None, "气球", 3, "在用", "4月1日", None],
        ["松树园", "没有的小区", "条幅", 3, "在用", "4月1日", None],
        ["水泉社区", None, "条幅", 3, "在用", "4月1日", None],
        ["松树园", None, "条幅", "60余", "在用", "4月1日", None],
        ["松树园", None, "道旗", 10, "在用6、破损3", "4月1日", None],
        ["松树园", None, "海报", 10, "飘走了", "4月1日", None],
        ["松树园", None, "宣传栏", 2, "在用", "4月20日", None],
        ["松树园", None, "围挡", 2, "在用", "4月1日", None],
        ["松树园", None, "围挡", 3, "在用", "4月2日", None],
    ]
    return messy.book(rows)
