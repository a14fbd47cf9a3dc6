"""小区一页纸: what stands on the sheet of a place, who reads which part, what it costs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.evidence.commands import receive
from chuangcheng.inspections.models import Round
from chuangcheng.people.models import Person
from chuangcheng.places.models import Place, PlaceType
from chuangcheng.publicity.models import AdTheme, AssetForm
from tests.publicity.batches import batch
from tests.web.test_issues_pages import titles
from tests.web.test_photos_pages import picture
from tests.world import NOON

pytestmark = pytest.mark.one_engine

ALL = "/places/sheets/"


def sheet(browser: Client, place: Place) -> str:
    answer = browser.get(f"/places/{place.pk}/sheet/")
    assert answer.status_code == 200
    return answer.content.decode()


def number(html: str, name: str) -> str:
    """The number after a figure's name, and whether it opens its rows."""
    found = re.search(rf'{name} <(a|span) class="[^"]*"[^>]*><span[^>]*>([^<]+)<', html)
    return f"{found[2]} {'door' if found[1] == 'a' else 'plain'}" if found else ""


@pytest.fixture
def lived(demo):
    """The compound with open and closed issues, a visit, boards, and those who answer for it."""
    demo.dispatched(title="还没办结的")
    demo.closed(title="办完了的")
    demo.visit(demo.compound)
    batch(demo, place=demo.compound, form=AssetForm.BOARD, quantity=3)
    leader = Person.objects.get(pk=demo.leader.person_id)
    duties.assign(demo.pine, ChargeKind.LEADER, person=leader, by=demo.office, now=NOON)
    return demo


def test_one_sheet_says_what_is_known_of_a_compound(lived, as_):
    html = sheet(as_(lived.office), lived.compound)

    assert titles(html) == ["还没办结的"]
    assert re.search(r"<dt>物业服务</dt><dd>和美物业", html)
    assert re.search(r"<dt>领导包社区</dt><dd>街道领导leader", html)
    assert "四月小区排查" in html
    assert "宣传板" in html
    assert "缺什么" in html
    assert "关爱未成年人" in html
    assert "没有固定形式、在用的：社会主义核心价值观" not in html


def test_every_number_is_a_figure_of_the_place_that_opens_its_rows(lived, as_):
    browser = as_(lived.office)
    lived.issue(title="别处的", place=lived.far_compound)
    html = sheet(browser, lived.compound)

    assert number(html, "登记问题") == "2 door"
    assert number(html, "在办问题") == "1 door"
    assert number(html, "在用的宣传设施") == "3 door"
    assert number(html, "检查次数") == "1 door"
    assert number(html, "破损的宣传设施") == "0 plain"
    for url in re.findall(r'class="cc-figure [^"]*" href="([^"]+)"', html):
        rows = browser.get(url.replace("&amp;", "&"))
        assert rows.status_code == 200
        assert "别处的" not in rows.content.decode()
        assert lived.compound.name in rows.content.decode()


def test_a_visit_is_begun_from_the_sheet_by_who_may_record_one(lived, as_):
    begun = f'href="/inspections/{Round.objects.get().pk}/visits/new/?place={lived.compound.pk}"'

    assert begun in sheet(as_(lived.office), lived.compound)
    assert begun in as_(lived.office).get(ALL).content.decode()
    for who in (lived.supervisor, lived.dragon_clerk):
        assert "登记检查</a>" not in sheet(as_(who), lived.compound)


def test_what_one_may_not_read_is_not_there(lived, as_):
    of_neighbour = sheet(as_(lived.dragon_clerk), lived.compound)

    assert "和美物业" in of_neighbour
    for word in ("还没办结的", "在办问题", "宣传板", "缺什么", "四月小区排查", "检查次数"):
        assert word not in of_neighbour


def test_a_unit_reads_its_own_issues_and_no_numbers(lived, as_):
    lived.issue(title="还没有交办的")

    html = sheet(as_(lived.property_clerk), lived.compound)

    assert titles(html) == ["还没办结的"]
    assert "登记问题" not in html


def test_a_market_has_a_sheet_without_what_only_compounds_have(lived, as_):
    market = lived.place("解放农贸市场", lived.pine, type=PlaceType.MARKET)
    lived.issue(title="摊位占道", place=market)

    html = sheet(as_(lived.office), market)

    assert number(html, "登记问题") == "1 door"
    assert "排查发现问题" not in html
    assert "缺什么" not in html


def test_a_photo_of_the_issue_stands_on_the_sheet(lived, as_):
    issue = lived.issue(photos=[receive(picture(), name="现场.jpg", by=lived.office)])

    assert f"/issues/{issue.pk}/photos/" in sheet(as_(lived.office), lived.compound)


def test_the_list_prints_a_sheet_for_each_place_that_it_shows(lived, as_):
    browser = as_(lived.office)

    assert browser.get(ALL).content.decode().count("<article") == 2
    only = browser.get(f"{ALL}?q=惠民").content.decode()
    assert only.count("<article") == 1
    assert "阳光花园" not in only
    assert "没有可以打印的点位" in browser.get(f"{ALL}?q=没有的").content.decode()
    assert browser.get(f"{ALL}?owner=1").status_code == 400


def test_the_statements_of_the_sheets_do_not_grow_with_their_places(lived, as_):
    browser = as_(lived.office)
    with CaptureQueriesContext(connection) as few:
        assert browser.get(f"{ALL}?q=阳光").content.decode().count("<article") == 1
    for n in range(4):
        place = lived.place(f"第{n}小区", lived.dragon)
        lived.hold(place, lived.property_company)
        lived.issue(title=f"第{n}条", place=place)
        batch(lived, place=place, community=lived.dragon, themes=(AdTheme.CARE_MINORS,))

    with CaptureQueriesContext(connection) as many:
        assert browser.get(ALL).content.decode().count("<article") == 6

    assert len(many) == len(few)


def test_places_lead_to_their_sheets(lived, as_):
    browser = as_(lived.office)

    of_place = browser.get(f"/places/{lived.compound.pk}/").content.decode()
    of_list = browser.get("/places/?q=阳光").content.decode()

    assert f'href="/places/{lived.compound.pk}/sheet/"' in of_place
    assert 'href="/places/sheets/?q=%E9%98%B3%E5%85%89"' in of_list
