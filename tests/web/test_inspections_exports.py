"""督导检查 goes out: rounds, visits with what was seen, answers item by item, as filtered."""

from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.inspections import checking
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.commands import Seen
from chuangcheng.inspections.models import Answer, Checklist, Verdict, Visit
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.standards.models import Origin
from tests.inspections.checks import FIRE, LIGHTS, RUBBISH, items, published
from tests.web.test_demanded_photos import DAY_BEFORE, answered, listed, visited
from tests.web.test_http import writes
from tests.world import NOON, World

ROUNDS, VISITS, ANSWERS = (f"/inspections/{page}export/" for page in ("", "visits/", "answers/"))
MARK = "演示数据，内容虚构，与所列单位无关"


def table(browser: Client, url: str) -> list[dict[str, object]]:
    """The rows of a workbook by their headings, which stand in its third row."""
    answer = browser.get(url)
    assert answer.status_code == 200
    (sheet,) = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
    _title, mark, heads, *rows = sheet.iter_rows(values_only=True)
    assert mark[0] == MARK
    assert {cell.data_type for row in sheet.iter_rows() for cell in row}.isdisjoint({"f", "e"})
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def seen(world: World) -> Visit:
    """A village, where some things were counted and some were not."""
    statements = [Seen("=建筑垃圾", UNKNOWN), Seen("小广告", Quantity(20, Certainty.AT_LEAST))]
    return world.visit(world.village, seen=statements)


def checked(world: World, visit: Visit) -> list[Answer]:
    of = items(Checklist.objects.get())
    said = [
        Said(item=of[LIGHTS], verdict=Verdict.MET),
        Said(item=of[FIRE], verdict=Verdict.NOT_APPLICABLE, note="没有消防通道"),
        Said(item=of[RUBBISH], verdict=Verdict.NOT_MET, note="两袋", raises_issue=True),
    ]
    return checking.answer(visit, said, by=world.office, now=NOON)


def test_rounds_go_out_with_how_much_was_looked_at(demo, as_):
    demo.visit(demo.compound)

    (row,) = table(as_(demo.office), ROUNDS)

    assert (row["检查轮次"], row["检查类型"]) == ("四月小区排查", "排查")
    assert (row["检查记录"], row["查过的点位"]) == (1, 1)


def test_visits_go_out_with_what_was_seen_and_what_nobody_counted_is_no_zero(demo, as_):
    seen(demo)
    visit = demo.visit(demo.compound)
    (issue,) = inspections.find(visit, [demo.draft()], by=demo.office, now=NOON)
    demo.visit(demo.far_compound, unit=demo.dragon_unit)

    by_place = {row["点位名称"]: row for row in table(as_(demo.office), VISITS)}

    village = by_place[None]
    assert village["看到的情况"] == "=建筑垃圾：若干；小广告：20余"
    assert (village["社区/村"], village["发现问题"], village["问题编号"]) == (
        "六大份村",
        "若干",
        None,
    )
    assert by_place["阳光花园"]["发现问题"] == 1
    assert by_place["阳光花园"]["问题编号"] == issue.number
    assert by_place["惠民家园"]["发现问题"] == 0


def test_answers_go_out_in_the_order_of_the_checklist_with_their_issues(demo, as_):
    published(demo)
    visit = demo.visit(demo.compound)
    checked(demo, visit)

    rows = table(as_(demo.office), ANSWERS)

    assert [(row["检查项"], row["检查结果"], row["说明"]) for row in rows] == [
        (LIGHTS, "符合", None),
        (FIRE, "不适用", "没有消防通道"),
        (RUBBISH, "不符合", "两袋"),
    ]
    assert {(row["点位名称"], row["检查表"]) for row in rows} == {("阳光花园", "小区检查表第 1 版")}
    assert [row["缺照片"] for row in rows] == ["否", "否", "否"]
    assert [bool(row["问题编号"]) for row in rows] == [False, False, True]


def test_what_our_own_clause_demands_a_photo_of_goes_out_as_lacking_it(demo, as_):
    listed(demo, Origin.OURS)
    answered(demo, visited(demo, on=DAY_BEFORE))

    assert [row["缺照片"] for row in table(as_(demo.office), ANSWERS)] == ["是"]


def test_lists_go_out_as_filtered_and_offer_what_goes_out(demo, as_):
    published(demo)
    checked(demo, demo.visit(demo.compound))
    demo.visit(demo.far_compound, unit=demo.dragon_unit)
    query = f"?community={demo.pine.pk}"
    browser = as_(demo.office)

    page = browser.get(f"/inspections/visits/{query}").content.decode()

    assert f'href="{VISITS}{query}"' in page
    assert "检查结果：导出这 3 条" in page
    assert [row["点位名称"] for row in table(browser, VISITS + query)] == ["阳光花园"]
    assert len(table(browser, ANSWERS + query)) == 3
    assert table(browser, f"{ANSWERS}?community={demo.dragon.pk}") == []
    assert browser.get(f"{VISITS}?since=昨天的昨天").status_code == 400


@pytest.mark.parametrize(
    "role", [Role.GRID_WORKER, Role.RESPONSIBLE_UNIT, Role.VERIFIER, Role.PARTNER]
)
def test_who_may_not_export_is_offered_nothing_and_does_not_enter(demo, as_, role):
    demo.visit(demo.compound)
    browser = as_(demo.everybody()[role])

    assert {browser.get(url).status_code for url in (ROUNDS, VISITS, ANSWERS)} == {403}
    assert VISITS not in browser.get("/inspections/visits/").content.decode()


def test_a_community_takes_away_its_own_visits_only(demo, as_):
    published(demo)
    checked(demo, demo.visit(demo.compound))
    demo.visit(demo.far_compound, unit=demo.dragon_unit)
    pine, dragon = as_(demo.pine_clerk), as_(demo.dragon_clerk)

    assert [row["点位名称"] for row in table(pine, VISITS)] == ["阳光花园"]
    assert [row["点位名称"] for row in table(dragon, VISITS)] == ["惠民家园"]
    assert (len(table(pine, ANSWERS)), table(dragon, ANSWERS)) == (3, [])
    assert [row["检查记录"] for row in table(pine, ROUNDS)] == [0, 1]


def test_the_statements_of_exports_do_not_grow_with_their_rows_and_write_nothing(demo, as_):
    published(demo)
    browser = as_(demo.office)

    def one_more(n: int) -> None:
        place = demo.place(f"{n}号院", demo.pine)
        checked(demo, demo.visit(place, seen=[Seen("小广告", UNKNOWN)]))

    def look() -> int:
        with CaptureQueriesContext(connection) as caught:
            for url in (ROUNDS, VISITS, ANSWERS):
                assert browser.get(url).status_code == 200
        return len(caught)

    one_more(1)
    look()
    few = look()
    one_more(2)
    one_more(3)

    with writes() as written:
        assert look() == few
    assert not written
