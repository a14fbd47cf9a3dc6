"""单位: the list, one unit, renaming from a day on, ending."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.people import commands, queries
from chuangcheng.people.models import Unit, UnitKind
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

LIST = "/units/"


@pytest.fixture
def bureau(demo) -> Unit:
    given = {"kind": UnitKind.PARTNER, "area": demo.city, "by": demo.office, "now": NOON}
    return commands.add_unit("市扶贫办", short="扶贫办", **given)


def listed(browser: Client, query: str = "") -> str:
    answer = browser.get(f"{LIST}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=扶贫", ["市扶贫办"]),
        ("?kind=property", ["和美物业"]),
        ("?state=ended", []),
        ("?kind=partner&state=now", ["市扶贫办"]),
    ],
)
def test_filters_live_in_the_address(demo, as_, bureau, query, expected):
    assert titles(listed(as_(demo.office), query)) == expected


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        listed(browser)
    for n in range(9):
        unit = commands.add_unit(
            f"第{n}局", kind="department", area=demo.town, by=demo.office, now=NOON
        )
        commands.add_person(f"第{n}人", unit=unit, by=demo.office, now=NOON)

    with CaptureQueriesContext(connection) as many:
        listed(browser)

    assert len(many) == len(few)


def test_a_unit_is_added_corrected_renamed_and_ended(demo, as_):
    browser = as_(demo.office)
    given = {"name": "区城管局", "kind": "department", "area": demo.district.pk}
    browser.post("/units/new/", {**given, "aliases": "城管局、城管"})
    unit = Unit.objects.get(name="区城管局")
    assert queries.find_unit("城管", on=TODAY) == [unit]

    url = f"/units/{unit.pk}/"
    browser.post(
        f"{url}correction/", {"kind": "department", "area": demo.district.pk, "short": "城管局"}
    )
    browser.post(f"{url}renaming/", {"name": "区综合执法局", "on": "2021-4-1"})
    page = browser.get(url).content.decode()
    assert "区综合执法局" in page
    assert "区城管局" in page
    assert "4月1日止" in page
    browser.post(f"{url}ending/", {"on": "2021-4-12"})
    unit.refresh_from_db()
    assert unit.until == TODAY
    assert "更名" not in browser.get(url).content.decode().split("经过")[0]


def test_a_correction_starts_from_what_was_recorded_and_loses_nothing(demo, as_, bureau):
    commands_before = set(bureau.names.values_list("name", flat=True))
    page = as_(demo.office).get(f"/units/{bureau.pk}/correction/").content.decode()

    assert 'value="扶贫办"' in page
    as_(demo.office).post(
        f"/units/{bureau.pk}/correction/",
        {"kind": "partner", "area": demo.city.pk, "short": "扶贫办", "aliases": ""},
    )
    assert set(bureau.names.values_list("name", flat=True)) == commands_before


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "这一栏不能空"),
        ({"kind": ""}, "还没有选"),
        ({"name": "和美物业"}, "已经有“和美物业”这个单位"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    given = {"name": "新局", "kind": "department", "area": demo.town.pk, "note": "暂定", **changes}

    answer = as_(demo.office).post("/units/new/", given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="暂定"' in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("office", 200), ("administrator", 200), ("leader", 403), ("pine_clerk", 403)],
)
def test_who_may_rename_follows_the_table(demo, as_, bureau, who, status):
    assert as_(getattr(demo, who)).get(f"/units/{bureau.pk}/renaming/").status_code == status


def test_looking_writes_nothing(demo, as_, bureau):
    browser = as_(demo.office)

    with writes() as written:
        listed(browser)
        for page in ("", "correction/", "renaming/", "ending/"):
            browser.get(f"/units/{bureau.pk}/{page}")

    assert not written
