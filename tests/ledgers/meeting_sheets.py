"""Ledgers of meetings as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page


def merged() -> bytes:
    """A title, days in three ways, units side by side, what was settled numbered in one cell."""
    rows = [
        ["XX街道创城会议台账"],
        [
            *("序号", "会议名称", "会议类别", "召开时间", "会场", "主持", "参加单位", "实到人数"),
            *("会议决议", "备注"),
        ],
        [
            *(1, "创城动员大会", "动员会", "2021.3.2", "会议中心", "孟书记"),
            *(
                "XX街道创城办、XX街道综合行政执法局、和美物业",
                "60余",
                "1.清单一周内拟好\n2.三月底前走访完",
                None,
            ),
        ],
        [
            *(2, "领导小组第一次会议", None, "3月9日", "三楼", "孟书记", None, 11),
            *("次日公布包保名单", None),
        ],
        [3, "四月调度会", "推进会", 44316, None, None, "松树园社区居委会", None, None, "视频会"],
        ["合计", "3次"],
    ]
    return messy.book(Page(rows, name="会议", merges=["A1:J1"], formats={"D5": "m月d日"}))


def of_a_community() -> bytes:
    """A community's own book: no types, no states, who came as names beside each other."""
    rows = [
        ["会议主题", "日期", "社区", "参加人员", "应到", "到会", "主要内容"],
        ["居民议事会", "4月7日", "松树园", "李明 王芳，赵强", 20, 18, "楼道堆物怎么清\n谁家先清"],
        ["网格长碰头会", "２０２１年４月９日", None, "李明、王芳", None, None, None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """No day, a day to come, people before it began, unknown names, one meeting in two lines."""
    rows = [
        ["会议名称", "会议日期", "会议状态", "社区", "到会人数", "议定事项", "专项治理"],
        ["没有日期的会", None, "已召开", None, None, None, None],
        ["还没到的会", "4月20日", "已召开", None, None, None, None],
        ["待开的会", "4月22日", "待召开", None, 30, "先定下来", None],
        ["别处的会", "4月2日", "已召开", "水泉社区", None, None, None],
        ["治理的会", "4月2日", "已召开", None, None, None, "河道清理"],
        ["说不清的会", "4月2日", "开了一半", None, None, None, None],
        ["推进会", "4月2日", "已召开", None, None, None, None],
        ["推 进 会", "4月2日", "已召开", None, None, None, None],
    ]
    return messy.book(rows)
