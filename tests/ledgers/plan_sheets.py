"""Plans as offices keep them: as it is printed, as somebody typed it, and one that fails."""

from tests.ledgers import messy
from tests.ledgers.messy import Page


def printed() -> bytes:
    """As the report prints it: aspects merged down, criteria in the fixed words, 常态 last."""
    rows = [
        ["XX街道创城下一步工作计划表"],
        ["序号", "方面", "任务", "可核验标准", "时限", "责任", "完成值/目标值", "结论"],
        [
            1,
            "宣传",
            "小区公益广告补足",
            "可计入测评的宣传设施（每个小区）不少于10处；在办问题·楼道灯不超过0条",
            "4月30日前",
            "XX街道综合行政执法局",
            "0/10",
            "未达到",
        ],
        [
            2,
            None,
            "村规民约上墙",
            "可计入测评的宣传设施（每个村）不少于1处",
            "2021.5.30",
            "各村委会",
        ],
        [3, "志愿服务", "常年开展活动", None, "常态任务", None],
    ]
    return messy.book(Page(rows, name="计划", merges=["A1:H1", "B3:B4"]))


def typed() -> bytes:
    """Half-width brackets, numbers in front, a deadline in words, somebody who answers."""
    rows = [
        ["工作方面", "计划内容", "完成标准", "完成时限", "责任单位", "负责人", "社区", "备注说明"],
        [
            "公共安全",
            "消防设施合格",
            "1.在办问题·灭火器消火栓 (每个小区) 不超过 0\n②整改率 不少于 95%",
            "方案时限",
            "和美物业",
            "责任单位property",
            "松树园",
            "先查后改",
        ],
        ["教育实践", "三结合", None, "长期坚持", "教育局、妇联", "无名氏", None, None],
    ]
    return messy.book(rows)


def wrong() -> bytes:
    """A criterion that nobody can read, a past day, criteria without a day, one item twice."""
    rows = [
        ["方面", "任务", "可核验标准", "时限", "责任", "社区(村)"],
        ["宣传", "看不懂的", "月饼不少于十个", "4月30日", None, None],
        ["宣传", "过去的", None, "3月1日", None, None],
        ["宣传", "没有时限的", "整改率不少于95%", None, None, None],
        ["宣传", "写了两遍", None, "4月30日", None, None],
        ["宣传", "写了 两遍", None, "4月30日", None, None],
        ["宣传", "别处的", None, "4月30日", None, "水泉社区"],
    ]
    return messy.book(rows)
