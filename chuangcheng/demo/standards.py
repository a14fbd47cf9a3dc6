"""示例测评体系: two systems in our own words, as workbooks that any office may import.

No line is quoted from an official text; each file says that it is an example.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from chuangcheng.demo.paper import Paper, Value
from chuangcheng.demo.tables import Standard, moment, standards

MADE_AT = moment("2021-03-05T09:00")
NEGATIVE = "负面清单"
_ABOVE = ("Ⅰ", "Ⅱ", "Ⅲ")
_HEAD = (
    *("序号", "测评项目", "指标名称", "测评内容", "测评标准", "测评方法"),
    *("分值", "测评地点", "材料要求", "实地考察要求"),
)
_WIDTHS = (6, 14, 14, 16, 40, 16, 8, 24, 28, 20)


@dataclass(frozen=True, slots=True)
class Example:
    """一个示例体系: its table, its file, what it is called; each standard's weight, if any."""

    table: str
    file_name: str
    title: str
    weight: int | None = None


CITY = Example(
    "city_standards.csv",
    "城市文明程度测评体系（示例）.xlsx",
    "城市文明程度测评体系（示例）（2021年版）",
)
MINORS = Example(
    "minors_standards.csv",
    "未成年人思想道德建设测评体系（示例）.xlsx",
    "未成年人思想道德建设测评体系（示例）（2021年版）",
    weight=4,
)
EXAMPLES = {"city": CITY, "minors": MINORS}


def workbook(example: Example) -> bytes:
    """测评体系表: levels merged down and numbered, the negative list below."""
    paper = Paper(sheet=example.title, widths=_WIDTHS, made_at=MADE_AT)
    paper.across(example.title, "title")
    paper.across("示例，以上级下发版本为准；条文是自拟的，可以整份替换。")
    paper.head(_HEAD)
    first, rows = paper.row, standards(example.table)
    codes = _Codes()
    number = 0
    for content, group in groupby(rows, key=_above):
        above = codes.of(content) if content[0] != NEGATIVE else [NEGATIVE, None, None]
        for place, row in enumerate(group, 1):
            number += 1
            paper.line([number, *above, *_standard(row, place, example.weight)])
    _merge(paper, rows, codes, first)
    return paper.saved()


class _Codes:
    """编号: each clause above gets the next mark of its level."""

    def __init__(self) -> None:
        self.named: dict[tuple[str, ...], str] = {}

    def of(self, content: tuple[str, ...]) -> list[Value]:
        """Ⅰ-1 组织推进, Ⅱ-1 责任落实, Ⅲ-1 责任分解."""
        found: list[Value] = []
        for depth, level in enumerate(_ABOVE):
            line = content[: depth + 1]
            beside = sum(len(known) == depth + 1 for known in self.named)
            found.append(self.named.setdefault(line, f"{level}-{beside + 1} {line[-1]}"))
        return found


def _above(row: Standard) -> tuple[str, ...]:
    return (row.project, row.indicator, row.content)


def _standard(row: Standard, place: int, weight: int | None) -> list[Value]:
    is_negative = row.project == NEGATIVE
    return [
        row.text if is_negative else f"{place}) {row.text}",
        row.methods,
        weight,
        row.places,
        row.requirements,
        row.note,
    ]


def _merge(paper: Paper, rows: Sequence[Standard], codes: _Codes, first: int) -> None:
    """The cells above, each merged over all of its standards; 负面清单 stands in every line."""
    for depth in range(len(_ABOVE)):
        at = first
        for line, group in groupby(rows, key=lambda row: _above(row)[: depth + 1]):
            last = at + len(list(group)) - 1
            if line[0] != NEGATIVE:
                paper.merge_down(depth + 1, at, last, codes.named[line])
            at = last + 1
