"""Reading a docx or an xlsx: every part is sound and none of them runs. Runs in the jail."""

import zipfile
from io import BytesIO
from xml.parsers import expat

from chuangcheng.evidence.package import WORKBOOK, WRITING, checked_copy
from chuangcheng.kernel.unreadable import Fault, Unreadable

_ROOTS = {WORKBOOK: "workbook", WRITING: "document"}
_FORMATS = {WORKBOOK: "xlsx", WRITING: "docx"}
_MOST_SHEETS = 200


def office_file(content: bytes) -> dict[str, object]:
    """What it is and the names of its sheets. Raises Unreadable."""
    main = _main_part(content)
    with zipfile.ZipFile(checked_copy(content, main=main)) as archive:
        for name in archive.namelist():
            _elements(name, archive.read(name))
        elements = _elements(main, archive.read(main))
    if not elements or elements[0][0] != _ROOTS[main]:
        raise Unreadable(Fault.NOT_A_PAPER)
    sheets = [said.get("name", "") for tag, said in elements if tag == "sheet"]
    if main == WORKBOOK and not 1 <= len(sheets) <= _MOST_SHEETS:
        raise Unreadable(Fault.SHEETS, number=len(sheets), most=_MOST_SHEETS)
    return {"format": _FORMATS[main], "pages": None, "sheets": sheets}


def _main_part(content: bytes) -> str:
    """By its main part; what has none or two is no paper, and the check of the zip says more."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError) as damage:
        raise Unreadable(Fault.DAMAGED, part="") from damage
    return WRITING if WRITING in names and WORKBOOK not in names else WORKBOOK


def _elements(name: str, part: bytes) -> list[tuple[str, dict[str, str]]]:
    """The root and the sheets of a part, by their names without prefix."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, said: dict[str, str]) -> None:
        plain = tag.rpartition(":")[2]
        if not found or plain == "sheet":
            found.append((plain, said))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(part, True)
    except expat.ExpatError as damage:
        raise Unreadable(Fault.MARKUP, part=name) from damage
    return found
