"""Chinese text: what may be stored, and how two spellings of the same name compare."""

import re
import unicodedata

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused

MOST_MARKS = 8  # combining marks on one letter; no script in use needs more
_MOST_COMPOSED = (
    4  # code points that NFC makes one; longer text need not be normalised to be refused
)

# Nobody sees these, and two names that differ only in them look the same: zero-width signs, soft
# hyphen, byte order mark, deprecated format signs, tags.
_INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff\U000e0000-\U000e007f"
_EMOJI = "\U0001f000-\U0001faff\u2190-\u2bff\ufe0f"
_STRIPPED = re.compile(f"[{_INVISIBLE}]|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u205f\u3000]")
_LOOSE_SPACES = re.compile("(?<![0-9]) | (?![0-9])")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NO_CHARACTERS = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

# Text copied from PDF files often holds radicals in place of the characters that look the same;
# NFKC knows the Kangxi ones, these belong to the supplement.
_RADICALS = str.maketrans(
    "⺠⺟⻄⻅⻆⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳",
    "民母西见角车长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙龟",
)
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧∙⋅・･•", "·"))


def clean(text: str, *, most: int, field: str) -> str:
    """规范文字: as it is stored: NFC, no invisible characters, at most `most` characters.

    Line breaks and tabs stay, spaces at the ends go. Raises Refused (with `field`) for what no
    person types: control characters, right-to-left overrides, broken characters, piled-up marks.
    """
    visible = _SPACES.sub(" ", _STRIPPED.sub("", _LINE_ENDS.sub("\n", text))).strip()
    if flaw := _flaw(visible):
        raise Refused(
            _("%(field)s里有%(flaw)s，删掉后再提交") % _named(field, flaw=flaw), field=field
        )
    if len(visible) > most * _MOST_COMPOSED:
        raise _too_long(visible, most=most, field=field)
    if _piled_up(visible):
        raise Refused(_("%(field)s里有叠在一起的符号，删掉后再提交") % _named(field), field=field)
    whole = unicodedata.normalize("NFC", visible)
    if len(whole) > most:
        raise _too_long(whole, most=most, field=field)
    return whole


def clean_line(text: str, *, most: int, field: str) -> str:
    """规范一行: like `clean`, on one line: breaks, tabs and runs of spaces become one space."""
    return clean(" ".join(text.split()), most=most, field=field)


def filled(text: str, *, most: int, field: str) -> str:
    """必填的一行: like `clean_line`; raises Refused when nothing is left."""
    line = clean_line(text, most=most, field=field)
    if not line:
        raise Refused(_("%(field)s不能空") % _named(field), field=field)
    return line


def folded(text: str) -> str:
    """比对写法: equal for spellings that a reader takes for the same name; never shown.

    NFKC without spaces and invisible characters, lower case, one middle dot. It may be longer
    than the text (㎡ → m2).
    """
    plain = unicodedata.normalize("NFKC", text.translate(_RADICALS)).translate(_MIDDLE_DOTS)
    return "".join(_STRIPPED.sub("", plain).split()).casefold()


def half_width(text: str) -> str:
    """半角: full-width letters, digits and signs as ASCII; nothing else changes (² stays ²)."""
    return _SPACES.sub(" ", _STRIPPED.sub("", text)).translate(_HALF_WIDTH)


def compact(text: str) -> str:
    """半角去空格: half width, with spaces only where they part two digits (2021 4 30)."""
    return _LOOSE_SPACES.sub("", " ".join(half_width(text).split()))


def _flaw(text: str) -> str:
    """What is wrong with the characters, in words; empty when nothing is."""
    if _NO_CHARACTERS.search(text):
        return _("残缺的字符")
    if _BIDI.search(text):
        return _("改变文字方向的控制符")
    if _CONTROLS.search(text):
        return _("看不见的控制符")
    return ""


def _too_long(text: str, *, most: int, field: str) -> Refused:
    sentence = _("%(field)s最多 %(most)d 个字，现在有 %(length)d 个")
    return Refused(sentence % _named(field, most=most, length=len(text)), field=field)


def _piled_up(text: str) -> bool:
    """Whether more marks stand on one letter than any script needs (Zalgo)."""
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if run > MOST_MARKS:
            return True
    return False


def _named(field: str, **facts: object) -> dict[str, object]:
    """The field as the sentence names it: by its Chinese name, else as the one it stands beside."""
    return {"field": _("这一栏") if field.isascii() else f"“{field}”", **facts}
