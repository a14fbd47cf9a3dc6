"""媒体报道 and 上门入户: their lists, one of each, and the forms."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.kernel.quantity import Quantity
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece
from tests.evidence import papers
from tests.publicity.outreach import doorstep, piece
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_issues_pages import titles

PIECES, DOORSTEPS = "/publicity/pieces/", "/publicity/doorsteps/"
TOLD = {"title": "楼道清干净了", "channel": "wechat", "published_on": "4月8日"}


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_a_piece_is_recorded_corrected_clipped_and_voided(demo, as_):
    browser = as_(demo.office)
    answer = browser.post(f"{PIECES}new/", {**TOLD, "url": "https://example.org/1"})
    told = MediaPiece.objects.get()
    page = f"{PIECES}{told.pk}/"
    assert answer["Location"] == page
    listed = html_of(browser, PIECES)
    assert titles(listed) == ["楼道清干净了"]
    assert "/figures/publicity.media_pieces/rows/?" in listed

    browser.post(f"{page}correction/", {**TOLD, "title": "楼道", "outlet": "公众号"})
    file = SimpleUploadedFile("剪报.pdf", papers.pdf())
    browser.post(f"{page}files/new/", {"papers": file})

    shown = html_of(browser, page)
    assert "公众号" in shown
    assert browser.get(f"{page}files/{told.proofs.get().pk}/").status_code == 200
    assert browser.post(f"{page}void/", {"reason": "重复"})["Location"] == PIECES
    assert browser.get(page).status_code == 404


def test_a_community_records_its_doors_and_a_blank_stays_unknown(demo, as_):
    browser = as_(demo.pine_clerk)
    typed = {"community": str(demo.pine.pk), "visited_on": "4月8日", "households": "120余"}
    answer = browser.post(f"{DOORSTEPS}new/", typed)

    visit = DoorstepVisit.objects.get()
    page = f"{DOORSTEPS}{visit.pk}/"
    assert answer["Location"] == page
    assert "未统计" in text_of(html_of(browser, page))
    assert "未统计" in text_of(html_of(browser, DOORSTEPS))
    browser.post(f"{page}correction/", {**typed, "leaflets": "130"})
    visit.refresh_from_db()
    assert visit.leaflet_amount == Quantity(130)
    assert browser.post(f"{page}void/", {"reason": "重复"})["Location"] == DOORSTEPS
    assert browser.get(page).status_code == 404


@pytest.mark.parametrize(
    ("url", "typed", "sentence"),
    [
        (PIECES, {**TOLD, "title": ""}, "这一栏不能空"),
        (PIECES, {**TOLD, "url": "ftp://x"}, "链接要以"),
        (DOORSTEPS, {"visited_on": "4月8日"}, "还没有选"),
    ],
)
def test_an_error_stands_at_its_field(demo, as_, url, typed, sentence):
    answer = as_(demo.office).post(f"{url}new/", typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_filters_stand_in_the_address(demo, as_):
    piece(demo)
    piece(demo, title="报上说", channel="newspaper")
    doorstep(demo)
    doorstep(demo, community=demo.dragon)
    browser = as_(demo.leader)

    assert titles(html_of(browser, f"{PIECES}?channel=newspaper")) == ["报上说"]
    assert titles(html_of(browser, f"{PIECES}?q=楼道")) == ["楼道清干净了"]
    assert titles(html_of(browser, f"{PIECES}?since=2021-04-09")) == []
    found = html_of(browser, f"{DOORSTEPS}?community={demo.dragon.pk}")
    assert titles(found) == ["龙头山社区"]
    assert "40户次" in text_of(found)
    assert "宣传单未统计" in text_of(found)


def test_the_exports_follow_the_filters(demo, as_):
    piece(demo)
    piece(demo, title="报上说", channel="newspaper")
    doorstep(demo, note="两人一组")
    doorstep(demo, community=demo.dragon)
    browser = as_(demo.leader)

    told = cells(browser, f"{PIECES}export/?channel=newspaper")
    assert "报上说" in told
    assert "楼道清干净了" not in told
    knocked = cells(browser, f"{DOORSTEPS}export/?community={demo.dragon.pk}")
    assert "龙头山社区" in knocked
    assert "两人一组" not in knocked
    assert as_(demo.grid_worker).get(f"{PIECES}export/").status_code == 403


def cells(browser, url: str) -> list[str]:
    sheet = openpyxl.load_workbook(BytesIO(b"".join(browser.get(url)))).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


@pytest.mark.parametrize(("url", "make"), [(PIECES, piece), (DOORSTEPS, doorstep)])
def test_the_lists_ask_as_much_for_many_as_for_one(demo, as_, url, make):
    browser = as_(demo.office)
    make(demo)
    html_of(browser, url)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, url)
    for _each in range(4):
        make(demo)
    html_of(browser, url)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, url)
    assert len(many) == len(few)
