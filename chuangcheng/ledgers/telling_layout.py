"""报数留底: the columns of its workbook, which goes out only."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

TELLINGS = Layout(
    "tellings",
    "报数留底",
    (
        Column("serial", "序号", ColumnKind.SERIAL),
        Column("told_on", "报出日期", ColumnKind.DATE),
        Column("figure", "统计项", ColumnKind.TEXT),
        Column("number", "报出的数", ColumnKind.TEXT),
        Column("as_of", "截至", ColumnKind.DATE),
        Column("told_to", "报给谁", ColumnKind.TEXT),
        Column("channel", "怎么报的", ColumnKind.TEXT),
        Column("told_by", "报数人", ColumnKind.NAME),
        Column("void", "作废", ColumnKind.TEXT),
    ),
)
