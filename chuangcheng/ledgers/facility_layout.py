"""便民设施 and 需求 as they go out. Neither is read back."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

FACILITY_LIST = Layout(
    "facilities",
    "便民设施台账",
    (
        Column("serial", "序号", K.SERIAL),
        Column("name", "设施名称", K.NAME),
        Column("kind", "设施种类", K.CHOICE),
        Column("community", "社区(村)", K.NAME),
        Column("place", "点位", K.NAME),
        Column("spot", "摆放位置", K.NAME),
        Column("offers", "提供什么", K.TEXT),
        Column("builders", "建设单位", K.NAMES),
        Column("pledge", "共建事项", K.TEXT),
        Column("keeper", "管护单位", K.NAME),
        Column("set_up_on", "投用日期", K.DATE),
        Column("state", "状态", K.CHOICE),
        Column("state_on", "状态日期", K.DATE),
    ),
)
NEED_LIST = Layout(
    "needs",
    "需求台账",
    (
        Column("serial", "序号", K.SERIAL),
        Column("community", "社区(村)", K.NAME),
        Column("place", "点位", K.NAME),
        Column("what", "需要什么", K.TEXT),
        Column("kind", "类别(资金/物资/人力/服务/活动/设施/帮扶)", K.CHOICE),
        Column("quantity", "数量", K.COUNT),
        Column("quantity_unit", "计量单位", K.NAME),
        Column("told_on", "反映日期", K.DATE),
        Column("due_on", "需要时间", K.DATE),
        Column("state", "状态", K.CHOICE),
        Column("pledge", "对接的共建事项", K.TEXT),
        Column("units", "包联单位", K.NAMES),
        Column("note", "备注", K.NAME),
    ),
)
