"""帮扶对象台账: the columns that go out; there is none for a name."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind
CASE_LIST = Layout(
    "assisted",
    "帮扶对象台账",
    (
        Column("serial", "序号", K.SERIAL),
        Column("code", "帮扶编号", K.NAME, most=24),
        Column("community", "社区", K.NAME, most=60),
        Column("kind", "帮扶方式", K.NAME, most=16),
        Column("what", "帮扶内容", K.TEXT, most=120),
        Column("unit", "帮扶单位", K.NAME, most=60),
        Column("pledge", "共建事项", K.TEXT, most=200),
        Column("from_on", "开始日期", K.DATE),
        Column("until_on", "结束日期", K.DATE),
    ),
)
