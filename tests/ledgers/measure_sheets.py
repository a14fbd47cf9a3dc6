"""Ledgers of measures as offices keep them, and one that cannot be taken."""

from tests.ledgers import messy
from tests.ledgers.messy import Page

NAME = "治理措施台账"


def merged() -> bytes:
    """A title, the campaign and the village for a block, 同上, deadlines that are no day."""
    rows = [
        ["六大份村环境专项治理台账"],
        [
            *("序号", "专项行动", "村", "整治措施", "责任部门", "数目", "数量单位"),
            *("计划完成时间", "进展情况", "办结日期"),
        ],
        [
            *(1, "村庄环境专项治理", "六大份", "清运村口渣土堆", "XX街道综合行政执法局", "１２"),
            *("处", "4月30日前", "已全部清运", "4月9日"),
        ],
        [2, None, None, "清理路边暴露垃圾", "同上", "若干", None, "方案时限", None, None],
        [3, None, None, "规范柴草堆放", "待定", "10余", "户", "长期坚持", "正在推进", None],
        ["合计", "3项"],
    ]
    return messy.book(Page(rows, name=NAME, merges=["A1:J1", "B3:B5", "C3:C5"]))


def several_units() -> bytes:
    """No column for the campaign; several units in a cell, one of them twice; one for all sites."""
    rows = [
        ["治理措施", "责任单位", "配合单位", "治理区域", "完成时限", "完成情况", "备注"],
        [
            *("拆除破损围挡", "XX街道综合行政执法局、和美物业", "和美物业；松树园社区居委会"),
            *("六大份村", "2021.5.30", None, "先拆路口"),
        ],
        ["设置警示标牌", "和美物业", None, "全部范围", None, "已完成", None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """What nobody knows or cannot be: a campaign, a place outside, a unit; a line twice; days."""
    rows = [
        ["行动名称", "社区(村)", "治理措施", "责任单位", "安排日期", "完成时限", "完成日期"],
        ["河道清理", "六大份村", "捞漂浮物", None, None, None, None],
        ["村庄环境专项治理", "松树园", "清楼道", None, None, None, None],
        ["村庄环境专项治理", "六大份村", "清沟渠", "县水利局", None, None, None],
        ["村庄环境专项治理", "六大份村", "清运渣土", None, None, "4月1日", None],
        ["村庄环境专项治理", "六大份村", "清运渣土", None, None, None, "4月20日"],
        ["村庄环境专项治理", "六大份村", "粉刷围墙", None, "4月20日", None, None],
        ["村庄环境专项治理", "六大份村", "修路肩", None, None, None, "4月8日"],
        ["村庄环境专项治理", "六大份村", "修路肩", None, None, None, None],
    ]
    return messy.book(rows)
