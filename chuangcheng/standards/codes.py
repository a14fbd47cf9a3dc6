"""编号: the marks that stand before the words of a clause: Ⅰ-1, Ⅱ-26, Ⅲ-57, 1)."""

import re

from chuangcheng.kernel.text import half_width

MOST = 20  # characters of one mark
_DASHES = str.maketrans(dict.fromkeys("—–―−‐‑－ー~～", "-"))
_ROMANS = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ"}
_LEVELLED = re.compile(r"(?P<level>[ⅠⅡⅢⅣ]|I{1,3}V?)\s*-+\s*(?P<n>[0-9]{1,3})\s*[.、．:：]?\s*")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = (
    re.compile(r"[(（]\s*(?P<n>[0-9]{1,3})\s*[)）][.、．]?\s*"),
    re.compile(r"(?P<n>[0-9]{1,3})\s*[)）]\s*"),
    re.compile(r"(?P<n>[0-9]{1,3})(?:[.．](?![0-9])|、)\s*"),
    re.compile(f"(?P<n>[{_CIRCLED}])[.、．]?\\s*"),
)


def split(words: str) -> tuple[str, str]:
    """编号 and 文字: "Ⅲ—57无障碍设施" is ("Ⅲ-57", "无障碍设施"); without a mark the first is ''."""
    line = words.strip()
    plain = half_width(line).translate(_DASHES)
    if len(plain) != len(line):  # half width never changes the length; cleaning may
        line = plain
    if found := _LEVELLED.match(plain):
        return f"{_roman(found['level'])}-{int(found['n'])}", line[found.end() :].strip()
    for pattern in _NUMBERED:
        if found := pattern.match(plain):
            return f"{_number(found['n'])})", line[found.end() :].strip()
    return "", line


def normal(code: str) -> str:
    """编号 as it is stored: Ⅱ—26 is Ⅱ-26, （1） is 1); any other word stays as it is."""
    found, rest = split(code)
    return found if found and not rest else " ".join(half_width(code).translate(_DASHES).split())


def joined(code: str, words: str) -> str:
    """Ⅲ-57 无障碍设施, as it is shown; split again it gives both back."""
    return f"{code} {words}" if code else words


def _roman(letters: str) -> str:
    return _ROMANS.get(letters, letters)


def _number(mark: str) -> int:
    return _CIRCLED.index(mark) + 1 if mark in _CIRCLED else int(mark)
