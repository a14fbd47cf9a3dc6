"""Workbooks of Excel 97–2003: read with all that they hide, or refused by their name."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.workbook import Form, Kind, Merge, Raw

SCREENING = Path(__file__).parent / "files" / "screening_2003.xls"


@pytest.fixture(scope="module")
def content() -> bytes:
    return SCREENING.read_bytes()


def renamed(content: bytes, old: str, new: str) -> bytes:
    """One stream of the container under another name."""
    entry = old.encode("utf-16-le")
    at = content.index(entry + b"\0\0")
    name = new.encode("utf-16-le").ljust(64, b"\0")
    length = (len(new) * 2 + 2).to_bytes(2, "little")
    return content[:at] + name + length + content[at + 66 :]


def test_family_14_an_xls_is_read_with_its_kinds_of_values(content):
    workbook = open_workbook(content)
    sheet = workbook.sheets[0]

    assert workbook.origin.form is Form.XLS
    assert sheet.name == "四月"
    assert sheet.cell(3, 1) == Raw(Kind.NUMBER, 1)
    assert sheet.cell(3, 2) == Raw(Kind.DATE, date(2021, 4, 6))
    assert sheet.cell(3, 5) == Raw(Kind.TEXT, "楼道堆物")
    assert sheet.cell(3, 7) == Raw(Kind.NUMBER, 1.5)


def test_families_3_9_17_of_an_xls_merges_hidden_parts_and_errors_are_told(content):
    sheet, draft = open_workbook(content)

    assert sheet.merges == (Merge(1, 1, 1, 7), Merge(3, 3, 4, 3))
    assert sheet.hidden_rows == {5}
    assert sheet.cell(4, 7) == Raw(Kind.ERROR, "#DIV/0!")
    assert (sheet.hidden, draft.name, draft.hidden) == (False, "底稿", True)


def test_family_15_a_locked_xls_says_that_the_password_has_to_go(content):
    begin = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    second = begin + 4 + 16
    locked = content[:second] + b"\x2f\x00" + content[second + 2 :]

    with pytest.raises(Refused, match="取消密码"):
        open_workbook(locked)


def test_family_16_an_xls_with_macros_is_refused(content):
    with pytest.raises(Refused, match="宏"):
        open_workbook(renamed(content, "\x05SummaryInformation", "_VBA_PROJECT_CUR"))


def test_another_old_office_file_is_named(content):
    with pytest.raises(Refused, match="旧版 Office"):
        open_workbook(renamed(content, "Workbook", "WordDocument"))


@pytest.mark.parametrize("cut", [300, 600, 1500, 4000, 6000])
def test_an_xls_that_was_cut_off_is_refused(content, cut):
    with pytest.raises(Refused):
        open_workbook(content[:cut])


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_never_break_the_reader(content, seed):
    broken = bytearray(content)
    for turn in range(30):
        broken[(seed * 7919 + turn * 613) % len(broken)] ^= 0xFF
    with suppress(Refused):
        assert open_workbook(bytes(broken)).sheets
