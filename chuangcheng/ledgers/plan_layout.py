"""工作计划台账: its columns with their other names, the words for how an item stands."""

from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.plan.models import ItemState

K = ColumnKind

_STATES: dict[str, object] = {
    **{str(each.label): each for each in ItemState},
    **dict.fromkeys(("推进中", "正在推进", "未完成", "在办", "否"), ItemState.OPEN),
    **dict.fromkeys(("已完成", "完成", "办结", "是", "√"), ItemState.CLOSED),
    **dict.fromkeys(("取消", "已取消", "不再推进", "撤销"), ItemState.WITHDRAWN),
}

# What offices write in the column of the deadline for what has none.
ROUTINE = frozenset(map(folded, ("常态", "常态化", "常态任务", "长期", "长期坚持", "全年")))
PLAN_LIST = Layout(
    "plan",
    "工作计划台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column("aspect", "方面", K.TEXT, ("工作方面", "类别", "领域"), most=20, carried=True),
        Column(
            "text",
            "任务",
            K.TEXT,
            ("计划内容", "工作任务", "重点任务", "工作内容", "计划任务", "任务内容"),
            required=True,
            most=500,
        ),
        Column(
            "criteria",
            "可核验标准",
            K.TEXT,
            ("标准", "完成标准", "量化标准", "工作标准", "验收标准"),
            most=2000,
        ),
        Column(
            "due",
            "时限",
            K.DEADLINE,
            ("完成时限", "完成期限", "完成时间", "截止时间", "时间节点"),
            most=60,
        ),
        Column("unit", "责任", K.NAME, ("责任单位", "牵头单位", "责任部门", "负责单位"), most=60),
        Column("shown", "完成值/目标值", K.TEXT, ("完成情况", "完成值", "进度"), most=2000),
        Column("verdict", "结论", K.TEXT, ("判定", "是否达到"), most=60),
        Column("person", "责任人", K.NAME, ("负责人", "责任人员"), most=60),
        Column("community", "社区(村)", K.NAME, ("社区/村", "社区", "村", "所属社区"), most=60),
        Column("set_on", "列入日期", K.DATE, ("列入时间", "下达日期", "下达时间")),
        Column("state", "状态", K.CHOICE, ("计划状态", "是否完成"), choices=_STATES),
        Column("ended_on", "办结日期", K.DATE, ("办结时间", "完成日期")),
        Column("note", "备注", K.TEXT, ("附注", "说明", "备注说明"), most=200),
    ),
)
