"""Ledgers of activities and stations as offices keep them, and one of each that fails."""

from tests.ledgers import messy
from tests.ledgers.messy import Page


def activities() -> bytes:
    """A title, the community merged down, rounded numbers, partners named and not named."""
    rows = [
        ["XX街道2021年志愿服务活动统计表"],
        [
            *("序号", "活动时间", "活动名称", "服务类型", "社区", "主办单位"),
            *("是否与包联单位共同", "党员", "居民", "受益群众", "照片"),
        ],
        [1, "4月2日", "清扫楼道", "清扫", "松树园社区", "社区", "否", 5, "20余", "约80", "3张"],
        [2, "2021.4.6", "办公交卡", "便民", None, None, "是（市公交公司）", "４", 30, 110, None],
        [3, 44294, "巡防", None, "龙头山", "龙头山社区居委会", "是", 3, 20, None, None],
        ["合计", None, None, None, None, None, None, 12, 70, 190],
    ]
    merges = ["A1:K1", "E3:E4"]
    return messy.book(Page(rows, name="3-4月", merges=merges, formats={"B5": "m月d日"}))


def own_activities() -> bytes:
    """A community's own book: it need not say which; one lies ahead, one at its station."""
    rows = [
        ["日期", "活动内容", "站点", "时长", "参加居民", "活动地点"],
        ["4月9日", "义诊", "松树园志愿服务站", "2.5", 18, None],
        ["4月20日", "教用智能手机", None, 2, None, "阳光花园"],
    ]
    return messy.book(rows)


def activities_of_the_town() -> bytes:
    """The whole sub-district's, one that was cancelled, a field that nobody knows."""
    rows = [
        ["开展日期", "活动名称", "服务领域", "社区/站点", "活动状态", "备注"],
        ["4月3日", "集中清扫", "环境整治", "全街道", "已完成", "三百人次左右没有细数"],
        ["4月4日", "放风筝", "踏青", "松树园", "取消", "下雨"],
    ]
    return messy.book(rows)


def wrong_activities() -> bytes:
    """No community, no day, an unknown one, no partner, a day ahead, a bad number, one twice."""
    rows = [
        ["活动名称", "日期", "社区", "包联单位", "状态", "居民人数"],
        ["没有社区", "4月2日", None, None, None, 5],
        ["没有日期", None, "松树园", None, None, 5],
        ["别处的", "4月2日", "水泉社区", None, None, 5],
        ["没有包联", "4月2日", "松树园", "红山区妇联", None, 5],
        ["还没到", "4月20日", "松树园", None, "已开展", 5],
        ["数不清", "4月2日", "松树园", None, None, "很多"],
        ["写了两遍", "4月2日", "松树园", None, None, 5],
        ["写了两遍", "4月2日", "松树园", None, None, 6],
    ]
    return messy.book(rows)


def stations() -> bytes:
    """A title, words of the trade for how they stand, what they have and lack in one cell each."""
    rows = [
        ["XX街道志愿服务站点一览表"],
        [
            *("序号", "所属社区", "服务站点", "地址", "站长", "开放时间"),
            *("建成时间", "启用时间", "运行情况", "现有设施", "缺项"),
        ],
        [
            *(
                1,
                "松树园社区",
                "松树园志愿站",
                "居委会一楼",
                "站点负责人keeper",
                "周一至周五9:00-11:30",
            ),
            *("3月25日", "2021.4.1", "正常运行", "桌椅、标识牌、饮水机", "急救箱"),
        ],
        [
            *(2, "龙头山", "龙头山志愿站", None, "刘阿姨", None),
            *("４月５日", None, "建成", "桌椅", "标识牌、饮水机（损坏）"),
        ],
    ]
    return messy.book(Page(rows, name="站点", merges=["A1:K1"]))


def own_station() -> bytes:
    """A community's own one, without any day."""
    rows = [["志愿服务站", "状态", "设施"], ["邻里志愿站", "筹备中", "桌椅"]]
    return messy.book(rows)


def stations_of_villages() -> bytes:
    """Only that they serve; no things are listed."""
    rows = [
        ["社区/村", "站点名称", "启用日期", "备注"],
        ["六大份村", "六大份文明站", "4月2日", "与实践站合用"],
    ]
    return messy.book(rows)


def wrong_stations() -> bytes:
    """No community, an unknown one, days that cannot be, one thing had and lacked, one twice."""
    rows = [
        ["社区", "站点名称", "建成日期", "运行日期", "状态", "已配设施", "缺少设施"],
        ["水泉社区", "别处的站", "4月1日", None, None, None, None],
        ["松树园", "还没到", "4月20日", None, None, None, None],
        ["松树园", "倒着来", "4月8日", "4月1日", None, None, None],
        ["松树园", "两样说", "4月1日", None, None, "桌椅", "桌椅"],
        ["松树园", "没这状态", "4月1日", None, "很好", None, None],
        ["松树园", "写了两遍", "4月1日", None, None, None, None],
        ["松树园", "写了两遍", "4月1日", None, None, None, None],
    ]
    return messy.book(rows)
