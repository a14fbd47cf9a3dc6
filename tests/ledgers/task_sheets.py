"""Ledgers of tasks as offices keep them, and one that cannot be taken.

They follow from the meeting of `tests.meetings.agreed`, held on 6 April.
"""

from tests.ledgers import messy
from tests.ledgers.messy import Page

MEETING, ITEM = "四月工作推进会", "背街小巷每周清扫两次"


def merged() -> bytes:
    """The meeting merged down, several units in a cell, a limit without a day, words for states."""
    rows = [
        ["XX街道重点任务台账"],
        [
            *("序号", "来源会议", "议定内容", "工作任务", "责任单位", "交办日期", "时限"),
            *("是否完成", "办结时间", "落实情况"),
        ],
        [
            *(1, MEETING, ITEM, "排出清扫班次", "XX街道综合行政执法局", None, "4月10日"),
            *("√", "4月9日", "排到六月"),
        ],
        [
            *(2, None, ITEM, "补齐垃圾桶", "和美物业、松树园社区居委会", "4月7日", "方案时限"),
            *("进行中", None, "已报计划"),
        ],
        [3, None, "各社区晚上巡一遍", "晚间巡查", "和美物业", None, None, None, None, None],
        ["合计", "3项"],
    ]
    return messy.book(Page(rows, name="任务", merges=["A1:J1", "B3:B5"]))


def bare() -> bytes:
    """Neither items nor days: what is to be done, where, and who."""
    rows = [
        ["任务", "来源", "社区", "责任人", "完成时限", "状态", "承办单位"],
        ["走访沿街商户", MEETING, "松树园", "居民代表老周", "长期", "未完成", None],
        ["印宣传单", f"{MEETING}（4月6日）", "全街道", None, "4月底前", "取消", "XX街道创城办"],
        ["登记空置房", MEETING, "龙头山", None, None, None, None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """Sources nobody knows, nobody to do it, unknown units, days too early, a line twice."""
    rows = [
        ["来源", "任务", "责任单位", "布置日期", "完成时限", "办结日期", "社区"],
        [None, "没有来源", "和美物业", None, None, None, None],
        ["五月推进会", "没有这次会", "和美物业", None, None, None, None],
        [MEETING, "没有人做", None, None, None, None, None],
        [MEETING, "没有这家", "县水利局", None, None, None, None],
        [MEETING, "时限早了", "和美物业", "4月8日", "4月7日", None, None],
        [MEETING, "还没到", "和美物业", None, None, "4月20日", None],
        [MEETING, "在别处", "和美物业", None, None, None, "水泉社区"],
        [MEETING, "写了两遍", "和美物业", None, None, None, None],
        [MEETING, "写了两遍", "和美物业", None, None, None, None],
    ]
    return messy.book(rows)
