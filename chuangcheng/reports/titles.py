"""标题: a long title in lines, the upper one the longer, no word torn (GB/T 9704-2012 7.3.1)."""

from collections.abc import Iterator
from math import ceil

MOST = 20
"""Characters of 22 points in a line of 156 mm."""

_WORDS = (
    *("关于", "创建", "全国", "文明城市", "工作", "进展", "情况", "报告", "汇报", "请示", "总结"),
    *(
        "街道",
        "办事处",
        "党工委",
        "委员会",
        "社区",
        "整改",
        "问题",
        "专项",
        "治理",
        "解决",
        "落实",
        "推进",
    ),
    *("经费", "资金", "设施", "改造", "协调", "垃圾", "清运", "小区", "老旧", "无障碍", "拆迁"),
    *("能力", "超出", "没有", "存量", "通报", "简报", "方案", "计划", "行动", "环境", "卫生"),
)
_NEVER_FIRST = frozenset("的了地得和与及或等、，。；：！？）》”’％%—…")
_NEVER_LAST = frozenset("（《“‘在对向为由")
_TORN, _DOUBTFUL, _STEP = 1000.0, 9.0, 2.0


def title_lines(title: str, *, most: int = MOST) -> list[str]:
    """The title as it is printed: one line where it fits, else lines that grow shorter."""
    count = ceil(len(title) / most)
    if count <= 1:
        return [title]
    return _broken(title, count, most)


def wide(text: str) -> float:
    """How many characters wide: digits and Latin letters are half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _broken(title: str, count: int, most: int) -> list[str]:
    """The cheapest way to break it into so many lines, line by line from the top."""
    first = len(title) / count + _STEP * (count - 1) / 2
    tearing = [0.0, *(_tearing(title, at) for at in range(1, len(title))), 0.0]
    ways: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for n in range(count):
        longer: dict[int, tuple[float, list[str]]] = {}
        for start, (cost, lines) in ways.items():
            for end in range(start + 1, min(start + most, len(title)) + 1):
                whole = cost + tearing[end] + (end - start - first + _STEP * n) ** 2
                if end not in longer or whole < longer[end][0]:
                    longer[end] = (whole, [*lines, title[start:end]])
        ways = longer
    return ways[len(title)][1]


def _tearing(title: str, at: int) -> float:
    """What it costs to break the title before one of its characters."""
    first, last = title[at], title[at - 1]
    if first in _NEVER_FIRST or last in _NEVER_LAST or (first + last).isascii():
        return _TORN
    found = list(_found(title))
    if any(start < at < end for start, end in found):
        return _TORN
    return 0.0 if any(at in edges for edges in found) else _DOUBTFUL


def _found(title: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that we know."""
    for word in _WORDS:
        start = title.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = title.find(word, start + 1)
