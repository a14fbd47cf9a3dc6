"""Six more messy ledgers: many sheets, printed pages, text of two kinds, an old workbook, pictures.

Made for the small cast of tests/world.py, as the six of tests/ledgers/six.py are.
"""

from pathlib import Path
from typing import Any

from tests.ledgers import illustrated, messy
from tests.ledgers.messy import Page

HEAD = ["序号", "发现日期", "社区", "小区", "存在问题", "责任单位"]


def one_sheet_for_each_estate() -> bytes:
    """The same layout on every sheet, names of copies, a hidden draft, a row filtered away."""
    first = [_line(1, "楼道堆放旧家具"), _line(2, "单元门损坏"), _line(3, "充电桩不通电")]
    second = [_line(1, "公示栏破损", community="龙头山", place="惠民家园")]
    return messy.book(
        Page([["阳光花园问题清单"], HEAD, *first], "2021.4.20", hidden_rows=[4]),
        Page([HEAD, *second], "2021.4.20 (2)"),
        Page([["填表说明"], ["每个小区一张表"]], "说明"),
        Page([HEAD, _line(1, "草稿里的一条")], "底稿", state="hidden"),
    )


def printed_pages() -> bytes:
    """The header again on each printed page, subtotals between, a signature at the end."""
    return messy.book(
        [
            ["XX街道问题清单", None, None, None, None, None],
            ["序 号", "发现\n日期", "社区", "小 区", "存在问题（必填）", "责任单位"],
            _line(1, "垃圾桶满溢"),
            _line(2, "小广告未清理"),
            ["小计", None, None, None, "2条", None],
            HEAD,
            _line(3, "绿化带裸露"),
            ["合计", None, None, None, "3条", None],
            [],
            ["填表人：王丽", None, "审核人：", None, None, None],
        ]
    )


def saved_as_csv() -> bytes:
    """逗号分隔 as Excel on a Chinese Windows saves it: GB18030, rare characters, quotes."""
    lines = [
        ["XX街道问题清单", "", "", "", "", ""],
        HEAD,
        _line(1, '"灯不亮,门也坏"'),
        _line(2, "䶮字牌匾掉漆"),
        _line(3, "井盖破裂"),
    ]
    return "".join(",".join(map(str, line)) + "\r\n" for line in lines).encode("gb18030")


def saved_as_unicode_text() -> bytes:
    """Unicode 文本 as Excel saves it: UTF-16 with tabs, the last cells left off."""
    lines = [HEAD, _line(1, "路面坑洼"), _line(2, "污水外溢")[:-1]]
    return "".join("\t".join(map(str, line)) + "\r\n" for line in lines).encode("utf-16")


def old_workbook() -> bytes:
    """Excel 97–2003 with a merge, an unknown unit beside an error, and a hidden row."""
    return (Path(__file__).parent / "files" / "screening_2003.xls").read_bytes()


def with_photos() -> bytes:
    """Pictures over the cells and inside of one."""
    over = illustrated.decorated(
        [(2, 6, illustrated.photo(1)), (2, 7, illustrated.photo(2)), (3, 6, illustrated.photo(3))]
    )
    return illustrated.with_cell_pictures(over, {"G5": illustrated.photo(4)})


def _line(n: int, text: str, *, community: str = "松树园", place: str = "阳光花园") -> list[Any]:
    return [n, "2021年4月6日", community, place, text, "和美物业"]
