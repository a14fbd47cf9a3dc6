"""Chinese numerals: 一百六十九, 壹佰陆拾玖, 二〇二一, 两, 廿 to integers and back."""

import re

_DIGITS = "零一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_WAN, _YI = 10**4, 10**8
_SCALES = {**_SMALL, "万": _WAN, "亿": _YI}
_LONGEST = 32  # characters of a numeral; 10**16 - 1 has 31
_SPELLINGS = str.maketrans(
    {
        **dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True)),
        **dict(zip("貳參叄陸萬億两兩〇○", "二三三六万亿二二零零", strict=True)),
        "廿": "二十",
        "卅": "三十",
        "卌": "四十",
    }
)

NUMERALS = _DIGITS + "".join(_SCALES) + "".join(map(chr, _SPELLINGS))
"""All characters that a numeral may be made of."""


class SideBySideError(ValueError):
    """Two digits side by side (五六十): said of a span, not of a number."""


def chinese_number(text: str) -> int:
    """中文数字 as an integer, exactly as it is said: 一百五 is 150, 一百零五 is 105.

    Raises SideBySideError for 五六十 and 两三, ValueError for what is no numeral.
    """
    plain = text.translate(_SPELLINGS)
    if not 0 < len(plain) <= _LONGEST or not set(plain) <= set(_DIGITS) | _SCALES.keys():
        raise ValueError(f"not a numeral: {text!r}")
    if not set(plain) & _SCALES.keys():
        return _digit_by_digit(plain)
    number = _value(plain)
    if _without_one(plain) not in _ways_to_say(number):
        raise ValueError(f"not how a number is said: {text!r}")
    return number


def with_digits(text: str, *, where: re.Pattern[str]) -> str:
    """The text with the numerals that `where` finds as digits; what is no number stays."""
    return where.sub(_digits, text)


def in_chinese(number: int) -> str:
    """中文数字 for 0 ≤ number < 10**16: 169 → 一百六十九, 15 → 十五."""
    if not 0 <= number < 10**16:
        raise ValueError(f"not said in numerals: {number}")
    said = _said(number)
    return said[1:] if said.startswith("一十") else said


def _digits(found: re.Match[str]) -> str:
    try:
        return str(chinese_number(found[0]))
    except ValueError:
        return found[0]


def _digit_by_digit(plain: str) -> int:
    """二〇二一 → 2021. Two digits alone (五六) are more often a span than a number."""
    if len(plain) == 2 and "零" not in plain:
        raise SideBySideError(plain)
    return int("".join(str(_DIGITS.index(digit)) for digit in plain))


def _value(plain: str) -> int:
    """Adds up what each digit is worth; whether the whole is well said is looked at afterwards."""
    above, section, digit, scale, before = 0, 0, 0, 1, ""
    for character in plain:
        if character in _DIGITS:
            if digit:
                raise SideBySideError(plain)
            digit = _DIGITS.index(character)
        elif character in _SMALL:
            scale = _SMALL[character]
            section, digit = section + (digit or 1) * scale, 0
        else:
            scale = _SCALES[character]
            above, section = _raised(above, section + digit, scale)
            digit = 0
        before = character if character not in _DIGITS[1:] else before
    # 一百五: a last digit straight behind a scale counts tenths of it, behind 零 it counts ones.
    ones = 1 if before == "零" else max(scale // 10, 1)
    return above + section + digit * ones


def _raised(above: int, section: int, scale: int) -> tuple[int, int]:
    """亿 raises all that was said before, 万 only what was said since the last 亿."""
    if scale == _YI:
        return (above + section) * _YI, 0
    return above + section * _WAN, 0


def _ways_to_say(number: int) -> set[str]:
    """The full form, the one without 零, and the short one (一百五十 → 一百五)."""
    full = _said(number)
    return {_without_one(way) for way in (full, full.replace("零", ""), full[:-1])}


def _without_one(text: str) -> str:
    """一百一十五 and 一百十五 are one number."""
    return text.replace("一十", "十")


def _said(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    scale, name = next((s, n) for n, s in reversed(_SCALES.items()) if number >= s)
    head, rest = divmod(number, scale)
    gap = "零" if 0 < rest < scale // 10 else ""
    return in_chinese(head) + name + gap + (_said(rest) if rest else "")
