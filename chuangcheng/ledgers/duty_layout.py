"""责任清单: the columns that offices give it, in their order; two of ours stand behind them."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

DUTY_ITEM_LIST = Layout(
    "duty_items",
    "责任清单",
    (
        Column("serial", "序号", K.SERIAL),
        Column("code", "指标编号", K.NAME, most=80),
        Column("project", "测评项目"),
        Column("content", "测评内容"),
        Column("standard", "测评标准", required=True, most=1000),
        Column("methods", "测评方法", K.NAMES),
        Column("target", "量化目标", K.NAME),
        Column("target_unit", "计量单位", K.NAME, most=12),
        Column("sites", "点位类型/点位"),
        Column("leader", "牵头领导", K.NAME),
        Column("lead_unit", "牵头单位", K.NAME),
        Column("responsible", "责任单位", K.NAMES),
        Column("person", "责任人", K.NAME),
        Column("phone", "联系电话", K.NAME, most=40),
        Column("due", "完成时限", K.DEADLINE),
        Column("current", "当前值", K.NAME),
        Column("rate", "完成率", K.NAME),
        Column("state", "状态", K.NAME),
        Column("proofs", "佐证材料数", K.NAME),
        Column("note", "备注", K.NAME, most=200),
        Column("area", "社区(村)", K.NAME, most=60),
        Column("cooperating", "配合单位", K.NAMES),
    ),
)
