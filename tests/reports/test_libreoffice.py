"""Papers as LibreOffice sets them: 22 lines of 28 characters, the imprint at the foot.

OFFICE=all ./dev test tests/reports/test_libreoffice.py -s
"""

import os
import shutil
import subprocess
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from chuangcheng.reports.dress import Dress
from chuangcheng.reports.paging import ends
from chuangcheng.reports.word import as_docx
from tests.reports.papers import full_pages, official, paper, punctuated

pytestmark = pytest.mark.skipif(
    os.environ.get("OFFICE") != "all" or shutil.which("soffice") is None,
    reason="OFFICE=all is not set or LibreOffice not installed: NO PAPER WAS SET by it",
)
LENGTHS = range(0, 70, 5)
FOOT = 35 / 25.4 * 72 - 5  # points from the lower edge of the page to that of the lowest line


@pytest.fixture(scope="module")
def set_pages(tmp_path_factory):
    """The pages of each paper as lists of lines, each with its height above the lower edge."""
    folder = tmp_path_factory.mktemp("papers")
    papers = {
        "full": (full_pages(), Dress()),
        "stops": (punctuated(), Dress()),
        "whole": (paper(lines=60), official()),
        **{f"long {n}": (paper(lines=n), official(attachments=())) for n in LENGTHS},
    }
    for name, (told, dress) in papers.items():
        (folder / f"{name}.docx").write_bytes(as_docx(told, dress))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/home"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    command += [str(folder / f"{name}.docx") for name in papers]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: _pages((folder / f"{name}.pdf").read_bytes()) for name in papers}


def _pages(content):
    return [_lines(page) for page in PdfReader(BytesIO(content)).pages]


def _lines(page):
    found = {}

    def seen(text, _matrix, place, _font, _size):
        if text.strip():
            height = round(place[5])
            found[height] = found.get(height, "") + text.strip()

    page.extract_text(visitor_text=seen)
    return [(found[height], height) for height in sorted(found, reverse=True)]


def test_a_full_page_has_22_lines_of_28_characters(set_pages):
    *_first, second, _third, _fourth, _last = set_pages["full"]

    lines = [text for text, height in second if height > FOOT]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_no_stop_is_lost_wherever_it_falls(set_pages):
    lines = [text for page in set_pages["stops"] for text, height in page if height > FOOT]

    told = "".join(lines).replace(" ", "")
    assert told == "标点" + punctuated().blocks[0].text


def test_pages_are_numbered_below_the_text(set_pages):
    *numbered, _imprint_alone = set_pages["whole"]
    for n, page in enumerate(numbered, start=1):
        text, height = page[-1]
        assert text.replace(" ", "") == f"—{n}—"
        assert height < FOOT


def test_the_imprint_stands_at_the_foot_of_the_last_side_and_that_is_an_even_one(set_pages):
    for name in ("whole", *(f"long {n}" for n in LENGTHS)):
        last = set_pages[name][-1]
        (text, height), *number = last[-1:] if "印发" in last[-1][0] else last[-2:]
        assert "印发" in text
        assert FOOT - 3 < height < FOOT + 30
        assert not number or int(number[0][0].strip("— ")) % 2 == 0, name


def test_where_a_text_ends_is_reckoned_as_it_is_set(set_pages):
    for n in LENGTHS:
        pages = set_pages[f"long {n}"]
        end = next(k for k, page in enumerate(pages, 1) if any("联系人" in t for t, _h in page))
        bare = as_docx(paper(lines=n), official(attachments=(), imprint=None))
        early, late = ends(Document(BytesIO(bare)))
        assert early.side == late.side == end, n


def test_no_page_holds_a_signature_alone(set_pages):
    page = next(page for page in set_pages["whole"] if any("特此报告" in text for text, _h in page))

    assert any("XX街道办事处" in text for text, _height in page)
