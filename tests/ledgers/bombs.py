"""Files made to hurt the reader: each function returns the bytes with the fault inside."""

import struct
import zipfile
from io import BytesIO

from tests.ledgers import messy

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "哈">{LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY q "{"哈" * 9000}">]>',
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p.dtd"> %p;]>',
}


def with_doctype(part: str, doctype: str) -> bytes:
    """A document type in front of a part's root element."""
    contents = messy.parts(messy.plain())
    text = contents[part].decode()
    head, end, root = text.partition("?>")
    assert end, f"{part} has no declaration to plant behind"
    contents[part] = f"{head}?>{doctype}{root}".encode()
    return messy.packed(contents)


def in_utf_16(part: str, doctype: str) -> bytes:
    """The same in an encoding in which a search for the bytes finds nothing."""
    contents = messy.parts(with_doctype(part, doctype))
    text = contents[part].decode().replace("UTF-8", "UTF-16")
    contents[part] = text.encode("utf-16")
    assert b"<!DOCTYPE" not in contents[part]
    return messy.packed(contents)


def rows(count: int) -> bytes:
    """A sheet of `count` rows with one number each."""
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, count + 1))
    return with_cells(cells)


def columns(count: int) -> bytes:
    return with_cells(f'<row r="1">{"<c><v>1</v></c>" * count}</row>')


def with_cells(cells: str) -> bytes:
    """The plain workbook with other rows in its sheet."""
    contents = messy.parts(messy.plain())
    before, rest = contents[messy.SHEET].decode().split("<sheetData>")
    _old, after = rest.split("</sheetData>")
    contents[messy.SHEET] = f"{before}<sheetData>{cells}</sheetData>{after}".encode()
    return messy.packed(contents)


def styles(count: int) -> bytes:
    made = "".join(f'<xf numFmtId="{n * 7919 % 65521}"/>' for n in range(count))
    return messy.tampered(messy.plain(), messy.STYLES, "</cellXfs>", f"{made}</cellXfs>")


def entries(count: int) -> bytes:
    return messy.packed(
        {**messy.parts(messy.plain()), **{f"xl/theme/{n}.xml": b"<a/>" for n in range(count)}}
    )


def many_blank_parts() -> bytes:
    """No part is large, but all of them together unpack to two hundred times the file."""
    blank = {f"xl/theme/{n}.xml": bytes(900_000) for n in range(40)}
    return messy.packed({**messy.parts(messy.plain()), **blank})


def one_long_text_in_many_cells(cells: int) -> bytes:
    """20 kB of file, gigabytes of rows: every cell cites the same text of 30,000 characters."""
    content = with_cells(
        "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells + 1))
    )
    return messy.tampered(content, messy.STRINGS, "<t>社区/村</t>", f"<t>{'创' * 30_000}</t>")


def overlapping() -> bytes:
    """Two names in the directory for the bytes of one entry (Fifield's bomb in small)."""
    content = bytearray(messy.with_part(messy.plain(), "xl/theme/aa.xml", b"<a/>"))
    content = bytearray(messy.with_part(bytes(content), "xl/theme/bb.xml", b"<a/>"))
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        target = archive.getinfo("xl/theme/aa.xml").header_offset
        directory = archive.start_dir
    entry = content.index(b"xl/theme/bb.xml", directory) - 46
    struct.pack_into("<L", content, entry + 42, target)
    return bytes(content)


def flagged(bit: int) -> bytes:
    """A flag set on every entry, in both headers."""
    content = bytearray(messy.plain())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + offset] |= bit
            at = content.find(sign, at + 4)
    return bytes(content)


def with_sizes(*, name: str, unpacked: int) -> bytes:
    """A directory that lies about how large a part is when unpacked."""
    content = bytearray(messy.plain())
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        directory = archive.start_dir
    entry = content.index(name.encode(), directory) - 46
    struct.pack_into("<L", content, entry + 24, unpacked)
    return bytes(content)


def with_wrong_sum(name: str) -> bytes:
    content = bytearray(messy.plain())
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        directory = archive.start_dir
    entry = content.index(name.encode(), directory) - 46
    content[entry + 16] ^= 0xFF
    return bytes(content)


def twice(name: str) -> bytes:
    out = BytesIO(messy.plain())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name.upper(), b"<a/>")
    return out.getvalue()


def symlink() -> bytes:
    out = BytesIO(messy.plain())
    entry = zipfile.ZipInfo("xl/media/link.xml")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(entry, b"/etc/passwd")
    return out.getvalue()


def packed_with(method: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in messy.parts(messy.plain()).items():
            archive.writestr(name, part)
    return out.getvalue()


def with_many_entries_said(count: int) -> bytes:
    """An end record that speaks of zip64 and more entries than there are."""
    content = bytearray(messy.plain())
    struct.pack_into("<HH", content, len(content) - 14, count, count)
    return bytes(content)
