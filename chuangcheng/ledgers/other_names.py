"""又称: other names of a compound, which offices write into 备注. Sits beside models."""

import re
from collections.abc import Iterable

_CALLED = re.compile(
    "(?:^|(?<=[,，;；。]))[ ]*(?:又称|又名|也叫|亦称|别名|别称|俗称|曾用名|原名|旧称)[:：]?[ ]*"
    '[“"]?(?P<names>[^,，;；。:：“”"()（） ]{2,60})[”"]?[ ]*(?:[,，;；。]|$)'
)
_ENDS = " ,，;；。"


def split_off(note: str) -> tuple[tuple[str, ...], str]:
    """The names that a remark gives, each once, and what else it says."""
    names = [name for found in _CALLED.finditer(note) for name in found["names"].split("、")]
    if not names:
        return (), note
    return tuple(dict.fromkeys(filter(None, names))), _CALLED.sub("", note).strip(_ENDS)


def put_back(names: Iterable[str], note: str) -> str:
    """备注 as an office writes it, so that a list that was exported says them again."""
    called = "、".join(names)
    return "；".join(filter(None, [f"又称{called}" if called else "", note]))
