"""区域: level by level, set up, corrected, handed over to a successor."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.places import commands, districting
from chuangcheng.places.models import Area, AreaKind
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

pytestmark = pytest.mark.one_engine

LIST = "/areas/"


def shown(browser: Client, url: str = LIST) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_areas_of_the_sub_district_stand_in_their_order(demo, as_):
    assert titles(shown(as_(demo.office))) == ["松树园社区", "龙头山社区", "六大份村", "街道直属"]
    assert titles(shown(as_(demo.supervisor))) == ["XX街道"]


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        shown(browser)
    for n in range(6):
        area = commands.add_area(
            parent=demo.town, kind=AreaKind.COMMUNITY, name=f"第{n}社区", by=demo.office, now=NOON
        )
        commands.add_area(
            parent=area, kind=AreaKind.GRID, name="第一网格", by=demo.office, now=NOON
        )

    with CaptureQueriesContext(connection) as many:
        shown(browser)

    assert len(many) == len(few)


def test_a_grid_is_set_up_and_corrected(demo, as_):
    browser = as_(demo.office)

    browser.post(f"/areas/{demo.pine.pk}/new/", {"kind": "grid", "name": "第一网格"})
    grid = Area.objects.get(name="第一网格")
    browser.post(f"/areas/{grid.pk}/correction/", {"name": "第1网格", "code": "001", "order": 3})

    grid.refresh_from_db()
    assert (grid.parent, grid.name, grid.code, grid.order) == (demo.pine, "第1网格", "001", 3)
    assert "第1网格" in shown(browser)
    assert "设置下级区域" not in shown(browser, f"/areas/{grid.pk}/")


def test_an_area_is_handed_over_and_says_what_is_left_behind(demo, as_):
    browser = as_(demo.office)

    answer = browser.post(
        f"/areas/{demo.pine.pk}/replacement/", {"on": "2021-4-12", "name": "松园社区"}
    )

    new = Area.objects.get(name="松园社区")
    assert answer["Location"] == f"/areas/{new.pk}/"
    page = shown(browser, f"/areas/{demo.pine.pk}/")
    left = page.partition("还在它名下的")[2]
    assert re.search(r"点位.*?1 个.*?角色.*?3 项", left, re.DOTALL)
    assert "没办结的问题" not in left
    assert f'<a href="/areas/{new.pk}/">松园社区</a>' in page


def test_who_answered_for_an_area_answers_for_its_successor_in_one_deed(demo, as_):
    new = districting.replace_area(
        demo.pine, name="松园社区", on=TODAY, by=demo.administrator, now=NOON
    )
    browser, page = as_(demo.administrator), f"/areas/{demo.pine.pk}/"
    assert f'href="{page}hand-over/"' in shown(browser, page)
    assert "从4月12日起转给松园社区：责任分工 0 项" in shown(browser, f"{page}hand-over/")

    answer = browser.post(f"{page}hand-over/")

    assert answer["Location"] == f"/areas/{new.pk}/"
    assert "hand-over" not in shown(browser, page)
    assert "移交给接替的区域" in shown(browser, f"/areas/{new.pk}/")
    assert "没有你可以移交的" in browser.post(f"{page}hand-over/").content.decode()


def test_a_hand_over_is_taken_back_from_the_page_of_the_area(demo, as_):
    districting.replace_area(demo.pine, name="松园社区", on=TODAY, by=demo.administrator, now=NOON)
    browser, page = as_(demo.administrator), f"/areas/{demo.pine.pk}/"
    assert "take-back" not in shown(browser, page)
    browser.post(f"{page}hand-over/")
    assert f'href="{page}take-back/"' in shown(browser, page)
    assert "take-back" not in shown(as_(demo.leader), page)
    assert as_(demo.leader).post(f"{page}take-back/").status_code == 403

    assert browser.post(f"{page}take-back/")["Location"] == page

    after = shown(browser, page)
    assert "take-back" not in after
    assert f'href="{page}hand-over/"' in after
    assert "没有可以撤回的移交" in browser.post(f"{page}take-back/").content.decode()


def test_an_area_is_merged_into_another(demo, as_):
    given = {"on": "2021-4-12", "into": demo.dragon.pk}

    as_(demo.office).post(f"/areas/{demo.village.pk}/replacement/", given)

    demo.village.refresh_from_db()
    assert (demo.village.successor, demo.village.until) == (demo.dragon, TODAY)


def test_a_refusal_stands_at_its_field(demo, as_):
    answer = as_(demo.office).post(
        f"/areas/{demo.town.pk}/new/", {"kind": "community", "name": "松树园社区"}
    )

    assert answer.status_code == 422
    assert "这里已经有“松树园社区”" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("office", 200), ("administrator", 200), ("leader", 403), ("pine_clerk", 403)],
)
def test_who_may_adjust_areas_follows_the_table(demo, as_, who, status):
    url = f"/areas/{demo.pine.pk}/replacement/"

    assert as_(getattr(demo, who)).get(url).status_code == status


def test_looking_writes_nothing(demo, as_):
    browser = as_(demo.office)

    with writes() as written:
        shown(browser)
        for page in ("", "new/", "correction/", "replacement/"):
            shown(browser, f"/areas/{demo.pine.pk}/{page}")

    assert not written
