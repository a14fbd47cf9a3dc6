"""Layouts: the columns of a register, by the names that offices give them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property, lru_cache

from chuangcheng.kernel.text import folded

_REMARK = re.compile(r"\((必填|选填|可选|可不填|单选|多选|下拉选择?)\)|[*★※#]")
_LONGEST_NAME = 40  # characters; longer text is a cell's, not a heading's
_LAST_BRACKET = re.compile(r"\([^()]*\)$")


class ColumnKind(Enum):
    """列的类型: how the cells of a column are read."""

    SERIAL = auto()  # 序号: a running number that makes no record by itself
    TEXT = auto()
    COUNT = auto()  # a whole number with its certainty
    AMOUNT = auto()  # a number that may have decimals
    DATE = auto()
    DEADLINE = auto()  # a day, or a limit like 3个工作日
    CHOICE = auto()
    NAME = auto()  # one person, unit or place, looked up later
    NAMES = auto()  # several of them in one cell


@dataclass(frozen=True)
class Column:
    """列: a column of a register with its key, the office's name for it and other names.

    `most`: longest text in characters. `choices`: what may be written and what it stands for.
    `carried`: offices write it once for a whole block, so a blank below a value is asked about.
    `splits`: one cell may hold several items, each of which wants a row of its own.
    """

    key: str
    name: str
    kind: ColumnKind = ColumnKind.TEXT
    synonyms: tuple[str, ...] = ()
    required: bool = False
    most: int = 500
    choices: Mapping[str, object] = field(default_factory=dict)
    carried: bool = False
    splits: bool = False

    @cached_property
    def folded_choices(self) -> Mapping[str, object]:
        """The choices by their folded names, as cells are compared with them."""
        return {folded(name): value for name, value in self.choices.items()}


@dataclass(frozen=True)
class Layout:
    """表样: the columns of a register in the order in which they are exported."""

    key: str
    name: str
    columns: tuple[Column, ...]

    def named(self, text: str) -> Column | None:
        """The column that goes by this name, however it is spaced, starred or broken in lines."""
        if len(text) > _LONGEST_NAME:
            return None
        plain = plain_name(text)
        return self._by_name.get(plain) or self._by_name.get(_LAST_BRACKET.sub("", plain))

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.required)

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        """Own names win over synonyms, and a name over the same one without its bracket."""
        spellings: list[tuple[str, Column]] = []
        for column in self.columns:
            spellings += [(plain_name(synonym), column) for synonym in column.synonyms]
        for column in self.columns:
            spellings.append((_LAST_BRACKET.sub("", plain_name(column.name)), column))
        for column in self.columns:
            spellings.append((plain_name(column.name), column))
        return {name: column for name, column in spellings if name}


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """A heading as it is compared: folded, without stars, 必填 and closing colon.

    Remembered, because every row is asked whether it is another header.
    """
    return _REMARK.sub("", folded(text)).replace("-", "").strip(":")
