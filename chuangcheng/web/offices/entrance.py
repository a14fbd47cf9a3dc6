"""谁能开通: the person at the machine itself, or who was told the code that it printed.

What comes over a proxy comes from the machine's own address too. It betrays itself by what proxies
add, and an office that has told us its public address, or its proxy, asks everybody for the code.
"""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from chuangcheng.web.offices import code

TICKET = "first_run"  # its key in the session
_OLD_PROTOCOLS = frozenset({"HTTP/1", "HTTP/1.0"})  # nginx's own to what is behind it; no browser's
_ADDED_BY_PROXIES = ("FORWARDED", "REAL_IP", "CLIENT_IP", "CONNECTING_IP", "ORIGINAL_HOST")
_ADDED_WHOLE = frozenset({"HTTP_VIA", "HTTP_CDN_LOOP"})


def is_open_to(request: HttpRequest) -> bool:
    """Whether this browser may found the office."""
    return is_from_this_machine(request) or code.opens(request.session.get(TICKET, ""))


def is_from_this_machine(request: HttpRequest) -> bool:
    """本机: from its own address to its own name, with no sign of anybody between."""
    if settings.BEHIND_PROXY or not _is_own(urlsplit(settings.BASE_URL).hostname or "localhost"):
        return False
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    return (
        request.META.get("SERVER_PROTOCOL") not in _OLD_PROTOCOLS
        and _is_own(request.META.get("REMOTE_ADDR", ""))
        and _is_own(host)
        and not any(map(_is_of_a_proxy, request.META))
    )


def _is_own(name: str) -> bool:
    """Whether a name or address leads nowhere but to the machine that uses it."""
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _is_of_a_proxy(key: str) -> bool:
    if not key.startswith("HTTP_"):
        return False
    return key in _ADDED_WHOLE or any(word in key for word in _ADDED_BY_PROXIES)
