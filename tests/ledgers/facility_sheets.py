"""Ledgers of needs and of facilities as offices keep them, and of each one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NEEDS = "需求台账"
FACILITIES = "便民设施台账"


def needs() -> bytes:
    """A title, one community over a block, numbers in words, a pledge that answers, a total."""
    rows = [
        ["居民需求征集清单"],
        [
            *("序号", "社区", "小区名称", "需求内容", "需求类型", "所需数量", "量词"),
            *("反映时间", "期望时间", "对接情况", "变动日期", "对接事项", "认领单位", "说明"),
        ],
        [
            *(1, "松树园", None, "小广场添几把休息椅", "物资", "１０", "把"),
            *("2021.3.10", None, "已对接", "4月6日", "送十把休息椅", "红山区总工会", None),
        ],
        [
            *(2, None, "阳光花园", "给老人理发", "便民服务", None, None),
            *("3月20日", "2021/6/30", "未对接", None, None, None, "每月一次就好"),
        ],
        [
            *(3, None, None, "法律咨询", "讲座", "3", "场"),
            *("3月12日", None, "已解决", "4月8日", None, None, None),
        ],
        ["合计", None, None, 3],
    ]
    return messy.book(Page(rows, name=NEEDS, merges=["A1:N1", "B3:B5"]))


def own_needs() -> bytes:
    """A community's own: no community, no days, what is no longer needed."""
    rows = [
        ["群众需求", "需求类别", "数量", "需求状态"],
        ["修楼道的灯", "人力", "若干", "待落实"],
        ["送年画", "实物", None, "取消"],
    ]
    return messy.book(rows)


def wrong_needs() -> bytes:
    """What nobody knows or cannot be: communities, places, kinds, days, pledges, a line twice."""
    head = [
        "社区(村)",
        "点位",
        "需要什么",
        "类别",
        "反映日期",
        "状态",
        "对接的共建事项",
        "状态日期",
    ]
    bench = ["松树园社区", None, "添椅子", "物资", "3月10日", None, None, None]
    rows = [
        head,
        ["水泉社区", *bench[1:]],
        ["松树园社区", "没有的小区", *bench[2:]],
        [*bench[:3], "温暖", *bench[4:]],
        [*bench[:3], None, *bench[4:]],
        [*bench[:4], "4月20日", *bench[5:]],
        [*bench[:6], "没有这一项", None],
        [*bench[:5], "已满足", None, "3月9日"],
        bench,
        bench,
    ]
    return messy.book(rows)


def facilities() -> bytes:
    """A title, one community over a block, a corner out of a pledge, chairs of two units."""
    rows = [
        ["便民设施登记表"],
        [
            *("序号", "所属社区", "小区", "便民设施", "设施类型", "位置", "配备物品"),
            *("捐建单位", "来源事项", "管理单位", "建成时间", "使用情况", "变动日期"),
        ],
        [
            *(1, "松树园", None, "大厅应急角", "应急箱", "一楼大厅", "药箱、急救包"),
            *("红山区妇联、红山区总工会", "建应急角", "社区", "4月2日", "使用中", None),
        ],
        [
            *(2, None, "阳光花园", "轮椅借用处", "轮椅", "门卫室", "轮椅２辆"),
            *("市公交公司、红山区妇联", None, None, "2021.3.20", "损坏", "4月5日"),
        ],
        [
            *(3, None, None, "读书角", "图书角", None, "图书300册"),
            *(None, None, "松树园社区", "3月1日", "已拆除", "4月1日"),
        ],
    ]
    return messy.book(Page(rows, name=FACILITIES, merges=["A1:M1", "B3:B5"]))


def own_facilities() -> bytes:
    """A community's own: no community, no kind, no day."""
    rows = [
        ["设施名称", "内容", "具体位置", "状态"],
        ["修鞋摊", "免费修鞋", "院门口", None],
        ["老物件展柜", "老物件", None, "在用"],
    ]
    return messy.book(rows)


def wrong_facilities() -> bytes:
    """What nobody knows or cannot be: communities, units, days, pledges, a line twice."""
    head = [
        *("社区(村)", "设施名称", "设施种类", "提供什么", "建设单位", "共建事项", "投用日期"),
        *("状态", "状态日期"),
    ]
    shelf = ["松树园社区", "书架", "图书角", "图书", None, None, "3月10日", None, None]
    rows = [
        head,
        ["水泉社区", *shelf[1:]],
        [*shelf[:4], "天外来客公司", *shelf[5:]],
        [*shelf[:4], "红山区妇联、天外来客公司", *shelf[5:]],
        [*shelf[:5], "还没有兑现的", *shelf[6:]],
        [*shelf[:6], "4月20日", None, None],
        [*shelf[:7], "待修", "3月9日"],
        ["松树园社区", "空架子", "图书角", None, *shelf[4:]],
        ["松树园社区", "怪东西", "飞船", *shelf[3:]],
        shelf,
        shelf,
    ]
    return messy.book(rows)
