"""The lists of inspections as they go out: 检查轮次, 检查记录, 检查结果. None is read back."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

ROUND_LIST = Layout(
    "rounds",
    "检查轮次",
    (
        Column("serial", "序号", K.SERIAL),
        Column("name", "检查轮次", K.TEXT),
        Column("type", "检查类型", K.NAME),
        Column("starts_on", "开始日期", K.DATE),
        Column("ends_on", "结束日期", K.DATE),
        Column("visits", "检查记录", K.COUNT),
        Column("places", "查过的点位", K.COUNT),
    ),
)
VISIT_LIST = Layout(
    "visits",
    "检查记录",
    (
        Column("serial", "序号", K.SERIAL),
        Column("visited_on", "检查日期", K.DATE),
        Column("round", "检查轮次", K.NAME),
        Column("type", "检查类型", K.CHOICE),
        Column("community", "社区/村", K.NAME),
        Column("place_type", "点位类型", K.NAME),
        Column("place", "点位名称", K.NAME),
        Column("unit", "检查单位", K.NAMES),
        Column("seen", "看到的情况", K.TEXT),
        Column("found", "发现问题", K.COUNT),
        Column("issues", "问题编号", K.NAME),
        Column("note", "备注", K.TEXT),
    ),
)
ANSWER_LIST = Layout(
    "answers",
    "检查结果",
    (
        Column("serial", "序号", K.SERIAL),
        Column("visited_on", "检查日期", K.DATE),
        Column("round", "检查轮次", K.NAME),
        Column("community", "社区/村", K.NAME),
        Column("place_type", "点位类型", K.NAME),
        Column("place", "点位名称", K.NAME),
        Column("unit", "检查单位", K.NAMES),
        Column("checklist", "检查表", K.NAME),
        Column("item", "检查项", K.TEXT),
        Column("verdict", "检查结果", K.CHOICE),
        Column("note", "说明", K.TEXT),
        Column("lacks_photo", "缺照片", K.CHOICE),
        Column("issues", "问题编号", K.NAME),
    ),
)
