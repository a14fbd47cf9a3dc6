"""Reading a PDF: every page decodes, nothing in it runs, nothing hangs on it. Runs in the jail."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from chuangcheng.kernel.unreadable import Fault, Unreadable

MOST_PAGES = 2_000
_MOST_OBJECTS = 200_000
_BLANKS = b"\0\t\n\f\r "
_RUNNING = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMedia"})
_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"})
_CARRYING = frozenset({"/EF", "/EmbeddedFiles"})


def pages_of(content: bytes) -> int:
    """页数 of a PDF that holds pages and nothing else. Raises Unreadable."""
    _check_ends(content)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise Unreadable(Fault.LOCKED)
    for held in _dictionaries(reader):
        _check(held)
    pages = len(reader.pages)
    if not 1 <= pages <= MOST_PAGES:
        raise Unreadable(Fault.NO_PAGES, most=MOST_PAGES)
    for page in reader.pages:
        drawn = page.get_contents()
        if drawn is not None:
            drawn.get_data()
    return pages


def _check_ends(content: bytes) -> None:
    """A PDF begins at its first byte and ends at its last: no archive and no page around it."""
    if not content.rstrip(_BLANKS).endswith(b"%%EOF"):
        cut_off = content.rfind(b"%%EOF") < 0
        raise Unreadable(Fault.DAMAGED, part="") if cut_off else Unreadable(Fault.SURROUNDED)
    if content.find(b"PK\x05\x06", -65_557) > 0 and b"PK\x01\x02" in content:
        raise Unreadable(Fault.SURROUNDED)


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary in the file, whether a page leads to it or not."""
    ids = {number for section in reader.xref.values() for number in section}
    ids |= set(reader.xref_objStm)
    if len(ids) > _MOST_OBJECTS:
        raise Unreadable(Fault.TOO_MUCH)
    for number in sorted(ids):
        yield from _within(reader.get_object(number))


def _within(held: PdfObject | None) -> Iterator[DictionaryObject]:
    """The dictionaries in an object; what it only points at is another object's."""
    waiting = [held]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting += dict.values(thing)
        elif isinstance(thing, ArrayObject):
            waiting += list.__iter__(thing)


def _check(held: DictionaryObject) -> None:
    names = set(held)
    action = dict.get(held, "/S")
    if names & _RUNNING or (isinstance(action, str) and action in _ACTIONS):
        raise Unreadable(Fault.SCRIPT)
    if names & _CARRYING or dict.get(held, "/Type") == "/EmbeddedFile":
        raise Unreadable(Fault.NESTED, part="PDF")
