"""包联分工: the list, assigning over a place or an area, ending; the pages that show it."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.duties import commands
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

LIST = "/duties/charges/"


@pytest.fixture
def led(demo) -> Charge:
    leader = demo.account(demo.leader)
    return commands.assign(
        demo.pine, ChargeKind.LEADER, person=leader, note="主要领导", by=demo.office, now=NOON
    )


def listed(browser: Client, query: str = "") -> str:
    answer = browser.get(f"{LIST}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["松树园社区", "阳光花园"]),
        ("?kind=leader", ["松树园社区"]),
        ("?q=和美", ["阳光花园"]),
        ("?q=街道领导", ["松树园社区"]),
        ("?state=ended", []),
    ],
)
def test_filters_live_in_the_address(demo, as_, led, query, expected):
    assert titles(listed(as_(demo.office), query)) == expected


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_, led):
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        listed(browser)
    for n in range(8):
        grid = places.add_area(
            parent=demo.pine, kind=AreaKind.GRID, name=f"第{n}网格", by=demo.office, now=NOON
        )
        commands.assign(
            grid,
            ChargeKind.PARTY,
            person=demo.account(demo.verifier),
            by=demo.office,
            now=NOON,
        )

    with CaptureQueriesContext(connection) as many:
        listed(browser)

    assert len(many) == len(few)


def test_a_charge_over_an_area_is_assigned_shown_everywhere_and_ended(demo, as_):
    browser = as_(demo.office)
    person = demo.leader.person_id
    given = {"kind": "leader", "community": demo.dragon.pk, "person": person, "since": "2021-4-1"}

    assert browser.post(f"{LIST}new/", given)["Location"] == LIST
    charge = Charge.objects.get(area=demo.dragon)
    for url in (
        f"/people/{person}/",
        f"/areas/{demo.dragon.pk}/",
        f"/places/{demo.far_compound.pk}/",
    ):
        assert "领导包社区" in browser.get(url).content.decode(), url
    browser.post(f"{LIST}{charge.pk}/ending/", {"on": "2021-4-12"})
    charge.refresh_from_db()
    assert charge.until == TODAY


def test_a_charge_over_a_place_is_found_by_its_name(demo, as_):
    given = {"kind": "site", "place": "惠民家园", "unit": demo.enforcement.pk}

    as_(demo.office).post(f"{LIST}new/", given)

    assert Charge.objects.get(kind="site").place == demo.far_compound


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": ""}, "还没有选"),
        ({"community": ""}, "选一个区域，或写明哪个点位"),
        ({"place": "没有这个"}, "没有登记“没有这个”这个点位"),
        ({"person": ""}, "要写明责任单位或责任人"),
        ({"until": "2021-3-1"}, "结束日期要晚于开始日期"),
    ],
)
def test_an_error_stands_at_its_field_and_nothing_is_assigned(demo, as_, changes, sentence):
    given = {
        "kind": "leader",
        "community": demo.dragon.pk,
        "person": demo.leader.person_id,
        "since": "2021-4-1",
    }

    answer = as_(demo.office).post(f"{LIST}new/", {**given, **changes})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Charge.objects.count() == 1


def test_a_community_assigns_in_its_own_area_only(demo, as_, led):
    browser = as_(demo.dragon_clerk)

    assert ">松树园社区<" not in browser.get(f"{LIST}new/").content.decode()
    assert browser.get(f"{LIST}{led.pk}/ending/").status_code == 403
    assert as_(demo.leader).get(f"{LIST}new/").status_code == 403


def test_the_list_is_exported_as_it_is_filtered(demo, as_, led):
    browser = as_(demo.office)
    found = re.search(
        r'href="([^"]+export/[^"]+)">.*?导出这 1 条', listed(browser, "?kind=leader"), re.DOTALL
    )
    assert found

    book = openpyxl.load_workbook(BytesIO(browser.get(found[1].replace("&amp;", "&")).content))

    cells = {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}
    assert {"领导包社区", "松树园社区", "街道领导leader", "主要领导"} <= cells
    assert "阳光花园" not in cells


def test_looking_writes_nothing(demo, as_, led):
    browser = as_(demo.office)

    with writes() as written:
        listed(browser)
        browser.get(f"{LIST}new/")
        browser.get(f"{LIST}{led.pk}/ending/")

    assert not written
