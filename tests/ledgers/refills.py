"""Three messy 回填表, as units send them back: the office's own, a small one, one again."""

from collections.abc import Sequence
from typing import Any

from chuangcheng.issues.models import Issue
from tests.ledgers import messy

HEAD = [
    "序号",
    "编号",
    "小区",
    "存在问题",
    "责任部门",
    "目前状态",
    "整改措施",
    "完成情况",
    "完成时间",
]
SHORT = ["问题编号", "整改措施", "是否完成", "完成日期"]


def wide(number: str) -> str:
    """Typed with the full-width keys of a Chinese keyboard."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in number)


def sent_back(issues: Sequence[Issue], answers: Sequence[Sequence[Any]], *more: Any) -> bytes:
    """The office's own sheet under another title, with what was filled, a total and a signature."""
    lines = [
        [n, issue.number, "阳光花园", "改过的描述", "别的单位", "整改中", *answer]
        for n, (issue, answer) in enumerate(zip(issues, answers, strict=True), 1)
    ]
    title = ["和美物业四月整改回填", *[None] * 8]
    end = [["合计", f"{len(lines)}条", *[None] * 7], ["填表人：王芳", *[None] * 8]]
    return messy.book([title, HEAD, *lines, *more, *end])


def three_columns(issues: Sequence[Issue]) -> bytes:
    """A table of the unit's own making: full-width numbers, days of every spelling, ticks."""
    answers = [
        ("清运并冲洗地面", "√", "2021.4.9"),
        ("", "已更换灯泡", "４月１０日"),
        ("", "正在联系厂家", ""),
    ]
    lines = [[wide(issue.number), *said] for issue, said in zip(issues, answers, strict=True)]
    return messy.book([SHORT, *lines])


def again(*issues: Issue, said: str = "已清运") -> bytes:
    """The same sheet a week later, one line copied twice, a number mistyped, one left out."""
    lines = [[issue.number, None, said, None] for issue in issues]
    return messy.book([SHORT, *lines, lines[-1], ["XX-2021-999999", None, said, None]])


def unknown() -> bytes:
    """A sheet of which nothing is on record."""
    return messy.book([SHORT, ["XX-2021-999999", None, "已清运", None]])
