"""Documents and things that pretend to be documents, all built here."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from tests.ledgers import messy

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>实施方案</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
WRITING = "word/document.xml"


def pdf(pages: int = 2) -> bytes:
    return _written(_drawn(pages))


def docx(**parts: str) -> bytes:
    """A writing with more parts, named with two underscores for a slash and one for a dot."""
    named = {name.replace("__", "/").replace("_", "."): text for name, text in parts.items()}
    return packed({"[Content_Types].xml": _TYPES, WRITING: _DOCUMENT, **named})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The same bytes on every call: an entry of a zip bears a time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xlsx() -> bytes:
    rows = [["序号", "问题"], [1, "楼道堆物"]]
    return messy.book(messy.Page(rows, "清单"), messy.Page(rows, "说明"))


def with_action(kind: str) -> bytes:
    """A PDF that acts when it is opened."""
    writer = _drawn(1)
    action = {NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("cmd.exe")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    return _written(writer)


def with_stowaway() -> bytes:
    writer = _drawn(1)
    writer.add_attachment("里面.txt", b"payload")
    return _written(writer)


def locked() -> bytes:
    writer = _drawn(1)
    writer.encrypt("secret", algorithm="RC4-128")
    return _written(writer)


def flood() -> bytes:
    """A page whose drawing unpacks to a hundred megabytes."""
    writer = _drawn(1)
    drawing = DecodedStreamObject()
    drawing.set_data(bytes(100 * 2**20))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawing.flate_encode())
    return _written(writer)


def empty() -> bytes:
    return _written(PdfWriter())


def _drawn(pages: int) -> PdfWriter:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    drawing = DecodedStreamObject()
    drawing.set_data(b"0 0 m 595 842 l S")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawing.flate_encode())
    return writer


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
