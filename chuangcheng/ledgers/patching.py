"""Changing single tags of an XML part and leaving every other byte as it was.

What a library loads and saves again loses what the library does not know: pictures in cells of
WPS, comments, conditional formats. So places are found by a parser and changed as bytes.
Runs inside the jail: standard library only.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape

_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Edit(NamedTuple):
    """改动: the bytes from start to stop give way to these."""

    start: int
    stop: int
    new: bytes


def edited(part: bytes, edits: Iterable[Edit]) -> bytes:
    """The part with all edits made; those at one place keep the order in which they were given."""
    pieces: list[bytes] = []
    place = 0
    for start, stop, new in sorted(edits, key=lambda edit: edit.start):
        pieces += (part[place:start], new)
        place = stop
    return b"".join([*pieces, part[place:]])


def tag_at(part: bytes, start: int) -> bytes:
    """The whole tag that begins here; a > inside of an attribute does not end it."""
    found = _TAG.match(part, start)
    return found[0] if found else b""


def is_closed(tag: bytes) -> bool:
    """Whether a tag is an element without content."""
    return tag.endswith(b"/>")


def end_of(part: bytes, began: int, at: int) -> int:
    """Where an element ends that began there and whose end the parser tells at `at`."""
    tag = tag_at(part, began)
    return began + len(tag) if is_closed(tag) else at + len(tag_at(part, at))


def with_attribute(tag: bytes, name: str, value: object) -> bytes:
    """The tag with this attribute: in its place where it stands, else as the last one."""
    given = b' %s="%s"' % (name.encode(), written(str(value)))
    old = _attribute(name).search(tag)
    if old:
        return tag[: old.start()] + given + tag[old.end() :]
    end = len(tag) - (2 if is_closed(tag) else 1)
    return tag[:end].rstrip() + given + tag[end:]


def without_attribute(tag: bytes, name: str) -> bytes:
    """The tag without this attribute."""
    return _attribute(name).sub(b"", tag)


def opened(tag: bytes) -> bytes:
    """An element without content, now about to have some."""
    return tag[:-2].rstrip() + b">" if is_closed(tag) else tag


def written(text: str) -> bytes:
    """Text as any encoding of a part holds it: ASCII, the rest as numbers."""
    plain = escape(_NOT_IN_XML.sub("", text), {'"': "&quot;"})
    return plain.encode("ascii", "xmlcharrefreplace")


def prefix_of(tag: str) -> str:
    """x: of x:row; '' where names have none."""
    head, colon, _name = tag.rpartition(":")
    return head + colon


def _attribute(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"\s" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
