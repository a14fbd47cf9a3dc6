"""The zip around an Office file, checked before anything in it is parsed.

Whatever passes is copied into a fresh archive of plain XML parts, so that the parser behind
sees exactly the bytes that were checked here. Runs inside the jail: standard library only.
"""

import re
import stat
import struct
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

from chuangcheng.kernel.unreadable import Fault, Unreadable

MOST_ENTRIES = 2_000
MOST_UNPACKED = 100 * 2**20
MOST_RATIO = 100
_RATIO_MATTERS_FROM = 2**20  # a small part of blanks packs well and harms nobody

_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_DESCRIPTOR = 24
_ENCRYPTED, _DESCRIPTOR = 0x1, 0x8
_PACKED = re.compile(r"\.(zip|7z|rar|gz|bz2|xz|tar|cab|xls[xmb]?|doc[xm]?|ppt[xm]?|exe|dll)$")
_PACKED_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"MZ")
_FORBIDDEN = (
    (re.compile(r"vbaproject|^xl/macrosheets/|^(xl|word)/activex/"), Fault.MACRO),
    (re.compile(r"^xl/externallinks/"), Fault.EXTERNAL),
    (re.compile(r"^xl/connections\.xml$|^xl/querytables/|^xl/model/"), Fault.QUERY),
    (re.compile(r"(^|/)embeddings/|\.(mht|mhtml|html?)$"), Fault.NESTED),
)
WORKBOOK = "xl/workbook.xml"  # by its main part an Office file is known
WRITING = "word/document.xml"
_OTHER_KINDS = (
    ("xl/workbook.bin", Fault.BINARY_EXCEL),
    (WORKBOOK, Fault.OTHER_OFFICE),
    (WRITING, Fault.OTHER_OFFICE),
    ("ppt/presentation.xml", Fault.OTHER_OFFICE),
    ("content.xml", Fault.OPEN_DOCUMENT),
)
_NEEDED = re.compile(r"^(xl|word|_rels)/.*\.(xml|rels)$|^\[Content_Types\]\.xml$")
_FAR_TEMPLATE = re.compile(rb"attachedTemplate[^>]*(https?:|\\\\)", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


def checked_copy(content: bytes, *, main: str = WORKBOOK) -> BytesIO:
    """A plain archive with the XML parts around `main`; Unreadable for anything suspicious."""
    _check_end(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_directory(archive, content, main)
            return _copied(archive, main)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError) as damage:
        raise Unreadable(Fault.DAMAGED, part="") from damage


def _check_end(content: bytes) -> None:
    """The directory's end must be the file's end: no comment, no trailing bytes."""
    end = content.rfind(b"PK\x05\x06")
    if end < 0:
        raise Unreadable(Fault.DAMAGED, part="")
    if len(content) - end != _END.size or content[-2:] != b"\0\0":
        raise Unreadable(Fault.SURROUNDED)
    entries = _END.unpack_from(content, end)[4]
    if entries > MOST_ENTRIES:
        raise Unreadable(Fault.ENTRIES, number=entries, most=MOST_ENTRIES)


def _check_directory(archive: zipfile.ZipFile, content: bytes, main: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(Fault.ENTRIES, number=len(entries), most=MOST_ENTRIES)
    names = {entry.filename.lower() for entry in entries}
    for sign, fault in _OTHER_KINDS:
        if sign in names and sign != main:
            raise Unreadable(fault)
    for entry in entries:
        _check_entry(entry)
    _check_names(entries)
    _check_sizes(entries, len(content))
    _check_order(entries, content, archive.start_dir)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(Fault.LOCKED)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable(Fault.METHOD, part=entry.filename)
    parts = entry.filename.split("/")
    odd = "\\" in entry.filename or ":" in entry.filename or ".." in parts or parts[0] == ""
    if odd or stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable(Fault.PATH, part=entry.filename)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.lower()
        if name in seen:
            raise Unreadable(Fault.DUPLICATE, part=entry.filename)
        seen.add(name)
        for pattern, fault in _FORBIDDEN:
            if pattern.search(name):
                raise Unreadable(fault, part=entry.filename)
        if _PACKED.search(name):
            raise Unreadable(Fault.NESTED, part=entry.filename)


def _check_sizes(entries: list[zipfile.ZipInfo], file_size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED:
        raise Unreadable(Fault.UNPACKED, number=unpacked // 2**20, most=MOST_UNPACKED // 2**20)
    if unpacked > MOST_RATIO * file_size:
        raise Unreadable(Fault.RATIO, part="", most=MOST_RATIO)
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > MOST_RATIO * packed:
            raise Unreadable(Fault.RATIO, part=entry.filename, most=MOST_RATIO)


def _check_order(entries: list[zipfile.ZipInfo], content: bytes, directory: int) -> None:
    """Entries must lie one behind the other from byte 0 on: none shared, nothing between."""
    entries = sorted(entries, key=lambda entry: entry.header_offset)
    if not entries or entries[0].header_offset != 0:
        raise Unreadable(Fault.SURROUNDED)
    starts = [entry.header_offset for entry in entries] + [directory]
    for entry, (start, following) in zip(entries, pairwise(starts), strict=True):
        *_fields, name_length, extra_length = _LOCAL.unpack_from(content, start)
        end = start + _LOCAL.size + name_length + extra_length + entry.compress_size
        slack = _LONGEST_DESCRIPTOR if entry.flag_bits & _DESCRIPTOR else 0
        if not end <= following <= end + slack:
            raise Unreadable(Fault.SURROUNDED)


def _copied(archive: zipfile.ZipFile, main: str) -> BytesIO:
    copied = BytesIO()
    with zipfile.ZipFile(copied, "w") as copy:
        for entry in archive.infolist():
            part = _checked_part(archive, entry)
            if _NEEDED.search(entry.filename):
                copy.writestr(entry.filename, part)
        if not {"[Content_Types].xml", main} <= set(copy.namelist()):
            raise Unreadable(Fault.NOT_A_WORKBOOK)
    copied.seek(0)
    return copied


def _checked_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        part = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError) as damage:
        raise Unreadable(Fault.DAMAGED, part=entry.filename) from damage
    if part.startswith(_PACKED_SIGNS):
        raise Unreadable(Fault.NESTED, part=entry.filename)
    if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        _check_markup(entry.filename, part)
    if _NEEDED.search(entry.filename):
        _check_encoding(entry.filename, part)
    return part


def _check_markup(name: str, part: bytes) -> None:
    """No document type, and so no entity; zeros are left out because UTF-16 is full of them."""
    text = part.replace(b"\0", b"") if b"\0" in part else part
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(Fault.DOCTYPE, part=name)
    if name.lower().startswith("customxml/") and b"DataMashup" in text:
        raise Unreadable(Fault.QUERY, part=name)
    if name == "[Content_Types].xml" and b"macroEnabled" in text:
        raise Unreadable(Fault.MACRO, part=name)
    if name.startswith("word/") and _FAR_TEMPLATE.search(text):
        raise Unreadable(Fault.EXTERNAL, part=name)


def _check_encoding(name: str, part: bytes) -> None:
    """What the parser gets is UTF-8: no other encoding hides a document type from the search."""
    declared = _DECLARED.match(part.removeprefix(b"\xef\xbb\xbf")[:200])
    if b"\0" in part or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise Unreadable(Fault.ENCODING, part=name)
