"""Ids: for machines (UUIDv7), for the public (80 random bits), for people (XX-2021-000169)."""

import re
import secrets
from datetime import UTC, datetime, timedelta
from threading import Lock
from uuid import UUID

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RANDOM_BITS = 74  # what RFC 9562 leaves beside 48 bits of time, version and variant
_STEP_BITS = 32

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_BITS = 80
_CODE_LENGTH = _CODE_BITS // 5
_CHECK_PRIME = 37
_LOOKALIKES = str.maketrans("ILO", "110")


class _Sequence:
    """Ids of one process grow even within one millisecond, and while the clock stands still."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._millisecond = -1
        self._tail = 0

    def next(self, millisecond: int) -> tuple[int, int]:
        """The millisecond and 74 bits that follow those given out before in it."""
        with self._lock:
            if millisecond == self._millisecond:
                self._tail += 1 + secrets.randbits(_STEP_BITS)
            else:
                self._tail = secrets.randbits(_RANDOM_BITS - 1)
            self._millisecond = millisecond
            return millisecond, self._tail


_SEQUENCE = _Sequence()


def uuid7(now: datetime) -> UUID:
    """A UUIDv7 (RFC 9562) of this instant; those of one process and millisecond grow."""
    since_epoch = (now - _EPOCH) // timedelta(milliseconds=1)
    millisecond, tail = _SEQUENCE.next(since_epoch)
    high, low = divmod(tail, 1 << 62)
    return UUID(int=millisecond << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)


def public_code() -> str:
    """公开编号: 80 random bits in Crockford's base 32 and a check character; 17 characters.

    Codes whose check character would be a sign (*~$=U) are drawn again: on a slip and in an
    address a code holds letters and digits only.
    """
    while True:
        number = secrets.randbits(_CODE_BITS)
        check = number % _CHECK_PRIME
        if check < len(CROCKFORD):
            return _base32(number) + CROCKFORD[check]


def one_time_password() -> str:
    """一次性密码: 60 random bits in groups of four, to be read out once and changed at once."""
    letters = _base32(secrets.randbits(_CODE_BITS)).lower()
    return "-".join(letters[n : n + 4] for n in range(0, 12, 4))


def read_public_code(text: str) -> str:
    """公开编号 as somebody typed it, put right: small letters, hyphens, O for 0, I and L for 1.

    Raises Refused when the check character shows a slip.
    """
    code = re.sub(r"[\s-]", "", text).upper().translate(_LOOKALIKES)
    if len(code) != _CODE_LENGTH + 1 or not set(code) <= set(CROCKFORD):
        raise Refused(_("编号由 17 个字母和数字组成，请照着回执再输一遍"))
    number = 0
    for character in code[:-1]:
        number = number * 32 + CROCKFORD.index(character)
    if number % _CHECK_PRIME != CROCKFORD.index(code[-1]):
        raise Refused(_("编号里有一个字输错了，请照着回执再输一遍"))
    return code


def serial(prefix: str, year: int, n: int) -> str:
    """编号 for talk: XX-2021-000169; beyond 999999 it grows longer and is never cut."""
    if n < 1:
        raise ValueError(f"serial numbers start at 1, not {n}")
    return f"{prefix}-{year:04d}-{n:06d}"


def _base32(number: int) -> str:
    digits = [CROCKFORD[number >> shift & 31] for shift in range(_CODE_BITS - 5, -5, -5)]
    return "".join(digits)
