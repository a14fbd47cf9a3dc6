"""一次性口令: lets somebody found the office who does not sit at the machine.

80 random bits in a file that its owner alone reads. `serve` makes a new one at each start and
prints it; it is never logged, stands in no address, and is gone once the office is founded.
"""

import hashlib
import hmac
from pathlib import Path

from django.conf import settings

from chuangcheng.kernel.ids import public_code, read_public_code
from chuangcheng.kernel.refusal import Refused
from chuangcheng.web.secrecy import kept_secret

_PURPOSE = b"first run:"


def renew() -> str:
    """A new code; the one before it opens nothing any more."""
    forget()
    return shown()


def shown() -> str:
    """The code that holds now; one is made when there is none."""
    return kept_secret(_path(), public_code())


def forget() -> None:
    """No code opens anything."""
    _path().unlink(missing_ok=True)


def ticket_for(typed: str) -> str:
    """What a browser carries that gave the right code; '' for a wrong one, and where none holds."""
    try:
        code = read_public_code(typed)
    except Refused:
        return ""
    ticket = _ticket(code)
    return ticket if opens(ticket) else ""


def opens(ticket: str) -> bool:
    """Whether a browser's ticket was given for the code that holds now."""
    held = _held()
    return bool(held and ticket) and hmac.compare_digest(ticket.encode(), _ticket(held).encode())


def in_groups(code: str) -> str:
    """As people read it aloud: ABCD-EFGH-…"""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def _ticket(code: str) -> str:
    return hashlib.sha256(_PURPOSE + code.encode()).hexdigest()


def _held() -> str:
    try:
        return _path().read_text("ascii").strip()
    except FileNotFoundError:
        return ""


def _path() -> Path:
    return Path(settings.VAR) / "first-run-code"
