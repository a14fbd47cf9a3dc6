"""打码: the numbers by which a person is found, out of a text that goes to others."""

import re

_DIGIT = "[0-9０-９]"
_GAP = r"[ \-\u2010-\u2015\u3000]?"
_PERSONAL = re.compile(
    f"(?<!{_DIGIT})(?:\\+?86{_GAP})?(?:"
    f"[1１]{_DIGIT}{{2}}{_GAP}{_DIGIT}{{4}}{_GAP}{_DIGIT}{{4}}"  # a mobile phone
    f"|[0０]{_DIGIT}{{2,3}}{_GAP}{_DIGIT}{{7,8}}"  # a telephone with its area code
    f"|[1-9１-９]{_DIGIT}{{14}}(?:{_DIGIT}{{2}}[0-9０-９XxＸｘ])?"  # an identity card, old or new
    f")(?!{_DIGIT})"
)
_MASK = "***********"


def mask_numbers(text: str) -> str:
    """打码: phone and identity numbers become stars, however they are written."""
    return _PERSONAL.sub(_MASK, text)
