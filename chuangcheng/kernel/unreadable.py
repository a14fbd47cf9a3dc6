"""Why a file cannot be read, as codes: the jailed process knows no sentences.

Standard library only, for it is imported inside the jails. Whoever asked makes the sentences.
"""

from enum import StrEnum, auto


class Fault(StrEnum):
    """不能读的原因: what is wrong with an uploaded file."""

    EMPTY = auto()
    TOO_BIG = auto()
    LOCKED = auto()
    OLD_EXCEL = auto()
    BINARY_EXCEL = auto()
    OPEN_DOCUMENT = auto()
    XML_TABLE = auto()
    WEB_PAGE = auto()
    OTHER_OFFICE = auto()
    NOT_A_WORKBOOK = auto()
    DAMAGED = auto()
    SURROUNDED = auto()
    METHOD = auto()
    ENTRIES = auto()
    UNPACKED = auto()
    RATIO = auto()
    PATH = auto()
    DUPLICATE = auto()
    NESTED = auto()
    MACRO = auto()
    EXTERNAL = auto()
    QUERY = auto()
    DOCTYPE = auto()
    ENCODING = auto()
    MARKUP = auto()
    STYLES = auto()
    SHEETS = auto()
    MISSING_PART = auto()
    MERGES = auto()
    ADDRESS = auto()
    TOO_FAR = auto()
    LOST_TEXT = auto()
    LONG_TEXT = auto()
    BAD_NUMBER = auto()
    NOT_A_PAPER = auto()
    SCRIPT = auto()
    NO_PAGES = auto()
    PIXELS = auto()
    TOO_MUCH = auto()
    MEMORY = auto()
    TIME = auto()
    CRASHED = auto()


class Unreadable(Exception):  # noqa: N818 - an answer about the file, not a fault of ours
    """文件不能读: the code, and the facts (part, cell, number) that its sentence names."""

    def __init__(self, fault: Fault, **facts: str | int) -> None:
        super().__init__(fault)
        self.fault = fault
        self.facts = facts
