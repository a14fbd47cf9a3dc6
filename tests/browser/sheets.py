"""Ledgers as communities keep them, for tests and pictures of the import."""

from io import BytesIO

from openpyxl import Workbook
from playwright.sync_api import FilePayload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ("序号", "社区", "小区名称", "发现时间", "具体位置", "问题类别", "存在问题", "责任单位")
GOOD = (1, "龙头山社区", "龙泉花园", "4月14日", "9号楼", "楼道堆物", "楼道里堆着三层纸箱", "")
WRONG = (2, "龙头山社区", "龙泉花园", "2月30日", "9号楼", "楼道堆物", "单元门口堆着砖头", "")


DUTY_HEAD = ("测评标准", "牵头单位", "责任单位", "责任人", "完成时限", "备注", "社区(村)")


def duty_list(*rows: tuple[object, ...]) -> FilePayload:
    """A responsibility list as the office keeps it."""
    book, written = Workbook(), BytesIO()
    for row in (DUTY_HEAD, *rows):
        book.worksheets[0].append(list(row))
    book.save(written)
    return {"name": "责任清单.xlsx", "mimeType": XLSX, "buffer": written.getvalue()}


def sheet(*rows: tuple[object, ...]) -> FilePayload:
    """A ledger as a community keeps it: a title, a head, lines."""
    book, written = Workbook(), BytesIO()
    for row in (("龙头山社区问题清单",), HEAD, *rows):
        book.worksheets[0].append(list(row))
    book.save(written)
    return {"name": "问题清单.xlsx", "mimeType": XLSX, "buffer": written.getvalue()}
