"""图文通报: the text and the collage of what the office ticks."""

from io import BytesIO

import pytest
from PIL import Image

from chuangcheng.evidence import storage
from chuangcheng.evidence.photographs import Print
from chuangcheng.issues.models import IssueProof
from tests.reports.test_bulletin import mended
from tests.web.test_documents_pages import html_of, text_of

pytestmark = pytest.mark.one_engine

PAGE = "/bulletins/"
DAYS = "since=2021-04-06&until=2021-04-12"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_a_week_is_offered_and_what_is_ticked_stands_in_text_and_collage(demo, as_):
    issue = mended(demo)
    browser = as_(demo.leader)
    offered = html_of(browser, PAGE)
    assert f'value="{issue.pk}"' in offered
    assert f"{PAGE}collage.jpg" not in offered

    page = text_of(html_of(browser, f"{PAGE}?{DAYS}&issues={issue.pk}"))
    picture = browser.get(f"{PAGE}collage.jpg?{DAYS}&issues={issue.pk}")

    assert "1.松树园社区阳光花园：单元门口堆放旧沙发。整改情况：已清运。" in page
    assert "演示数据，内容虚构，与所列单位无关" in page
    assert picture["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(picture.content)).format == "JPEG"


def test_a_damaged_photo_is_left_out_and_said(demo, as_):
    torn, whole = mended(demo, title="楼道堆物"), mended(demo)
    proof = IssueProof.objects.filter(issue=torn, moment="before").get()
    path = storage.print_of(proof.photo.sha256, Print.VIEW)
    path.write_bytes(path.read_bytes()[:200])
    browser = as_(demo.office)

    chosen = f"{PAGE}?{DAYS}&issues={torn.pk}"
    page = text_of(html_of(browser, chosen))

    assert "照片损坏，拼图里没有" in page
    assert "（没有配图）" in page
    assert f"{PAGE}collage.jpg" not in html_of(browser, chosen)
    assert whole.pk != torn.pk


def test_what_cannot_be_read_or_is_too_much_is_said_at_its_field(demo, as_):
    browser = as_(demo.office)

    assert browser.get(f"{PAGE}?since=4月13日&until=4月14日").status_code == 422
    assert browser.get(f"{PAGE}?since=4月12日&until=4月1日").status_code == 422
    assert browser.get(f"{PAGE}?owner=1").status_code == 400
    assert browser.get(f"{PAGE}collage.jpg?{DAYS}").status_code == 422


def test_only_the_office_and_the_leaders_make_one(demo, as_):
    issue = mended(demo)

    for actor in (demo.pine_clerk, demo.supervisor, demo.verifier):
        for url in (PAGE, f"{PAGE}collage.jpg?{DAYS}&issues={issue.pk}"):
            assert as_(actor).get(url).status_code == 403
