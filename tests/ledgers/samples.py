"""Two registers for the tests, and short ways from rows to a table."""

from datetime import date
from typing import Any

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.table import Cell, Severity, Table
from chuangcheng.ledgers.tidying import read_table
from chuangcheng.ledgers.workbook import Kind, Raw, Sheet
from tests.ledgers import messy

TODAY = date(2021, 4, 15)

ISSUES = Layout(
    "issues",
    "问题清单",
    (
        Column("serial", "序号", ColumnKind.SERIAL),
        Column("found_on", "发现日期", ColumnKind.DATE, synonyms=("排查日期", "日期")),
        Column(
            "area", "社区/村", ColumnKind.NAME, ("社区", "所属社区"), required=True, carried=True
        ),
        Column("place", "点位名称", ColumnKind.NAME, ("小区名称", "点位")),
        Column("text", "问题描述", synonyms=("问题", "存在问题"), required=True, splits=True),
        Column(
            "unit",
            "责任单位",
            ColumnKind.NAMES,
            ("整改责任单位", "责任部门", "承办科室", "整改-责任单位"),
        ),
        Column("person", "责任人", ColumnKind.NAMES),
        Column("phone", "联系电话", synonyms=("电话",)),
        Column("due", "整改时限", ColumnKind.DEADLINE, ("时限", "完成时限")),
        Column(
            "closed",
            "是否销号",
            ColumnKind.CHOICE,
            choices={"是": True, "√": True, "否": False, "×": False},
        ),
        Column("remark", "备注"),
    ),
)

PLACES = Layout(
    "places",
    "小区台账",
    (
        Column("serial", "序号", ColumnKind.SERIAL),
        Column("area", "社区", ColumnKind.NAME, required=True, carried=True),
        Column("name", "小区名称", ColumnKind.NAME, required=True),
        Column("kind", "类型(有物业/三无/弃管)"),
        Column("buildings", "楼栋数", ColumnKind.COUNT),
        Column("households", "户数", ColumnKind.COUNT),
        Column("cost", "经费", ColumnKind.AMOUNT),
    ),
)

HEAD = ["序号", "发现日期", "社区/村", "点位名称", "问题描述", "责任单位", "整改时限"]


def line(number: Any, **other: Any) -> list[Any]:
    """One row under HEAD; `text=None` and the like leave a cell empty."""
    usual = {
        "number": number,
        "on": "2021年4月6日",
        "area": "龙头山",
        "place": "龙泉花园",
        "text": f"问题{number}",
        "unit": "和美物业",
        "due": "3天",
    }
    return list((usual | other).values())


def table_of(page: messy.Page | messy.Rows, layout: Layout = ISSUES) -> Table:
    """Through a real file and the jail."""
    (sheet,) = open_workbook(messy.book(page))
    return read_table(sheet, layout, today=TODAY)


def table_from(rows: messy.Rows, layout: Layout = ISSUES, **facts: Any) -> Table:
    """Without a file: for the many cases in which the file itself is not the question."""
    return read_table(sheet_of(rows, **facts), layout, today=TODAY)


def sheet_of(rows: messy.Rows, **facts: Any) -> Sheet:
    cells = {
        number: {column: raw(value) for column, value in enumerate(row, 1) if value is not None}
        for number, row in enumerate(rows, 1)
    }
    return Sheet("Sheet1", {number: row for number, row in cells.items() if row}, **facts)


def raw(value: Any) -> Raw:
    if isinstance(value, Raw):
        return value
    kinds = {
        str: Kind.TEXT,
        int: Kind.NUMBER,
        float: Kind.NUMBER,
        bool: Kind.BOOLEAN,
        date: Kind.DATE,
    }
    return Raw(kinds.get(type(value), Kind.MOMENT), value)


def column(table: Table, key: str) -> list[Any]:
    return [row.cells[key].value for row in table.rows]


def doubts(cell: Cell) -> dict[Severity, str]:
    return {flag.severity: flag.reason for flag in cell.flags}


def skipped(table: Table) -> dict[int, str]:
    return {skip.row: skip.reason for skip in table.skipped}
