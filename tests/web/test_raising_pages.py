"""登记问题 and 导出: how an issue comes to be, and how a list leaves as it is filtered."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from chuangcheng.issues.models import Issue, Source
from chuangcheng.kernel.actor import Role
from tests.web.test_issue_page import page
from tests.world import World


def typed(world: World, **changes: object) -> dict[str, object]:
    given = {"title": "桶盖缺失", "place": "阳光花园", "category": world.rubbish.pk}
    return {**given, **changes}


def test_the_office_registers_and_it_is_accepted_at_once(demo, as_):
    answer = as_(demo.office).post("/issues/new/", typed(demo, found_on="4月6日", location="2号楼"))

    issue = Issue.objects.get(title="桶盖缺失")
    assert answer["Location"] == f"/issues/{issue.pk}/"
    assert (issue.state, issue.place, issue.found_on) == (
        "accepted",
        demo.compound,
        date(2021, 4, 6),
    )


def test_what_the_office_registers_is_no_finding_of_a_round_unless_it_says_so(demo, as_):
    browser = as_(demo.office)

    browser.post("/issues/new/", typed(demo))
    browser.post("/issues/new/", typed(demo, title="灯不亮", source="screening"))

    sources = dict(Issue.objects.values_list("title", "source"))
    assert sources == {"桶盖缺失": Source.SELF_CHECK, "灯不亮": Source.SCREENING}


def test_a_grid_worker_reports_with_a_place_and_a_sentence(demo, as_):
    as_(demo.grid_worker).post("/issues/new/", {"title": "灯不亮", "place": "阳光花园"})

    issue = Issue.objects.get(title="灯不亮")
    assert (issue.state, issue.source) == ("reported", Source.PATROL)
    assert issue.found_on == date(2021, 4, 12)


def test_what_was_mended_on_the_spot_is_one_form(demo, as_):
    as_(demo.grid_worker).post(
        "/issues/new/", {"title": "烟头", "place": "阳光花园", "done": "当场扫净"}
    )

    issue = Issue.objects.get(title="烟头")
    assert (issue.state, issue.fixed_on_spot) == ("closed", True)
    assert "立行立改：当场扫净" in page(as_(demo.office), issue)


def test_a_place_that_nobody_registered_is_kept_as_the_position(demo, as_):
    given = typed(demo, place="解放路口报刊亭", community=demo.pine.pk, location="背面")

    as_(demo.office).post("/issues/new/", given)

    issue = Issue.objects.get(title="桶盖缺失")
    assert (issue.place, issue.location) == (None, "解放路口报刊亭 背面")
    assert issue.community == demo.pine


def test_two_places_of_one_name_ask_which(demo, as_):
    demo.place("阳光花园", demo.dragon)

    asked = as_(demo.office).post("/issues/new/", typed(demo))
    as_(demo.office).post("/issues/new/", typed(demo, community=demo.dragon.pk))

    assert asked.status_code == 422
    assert "有 2 个“阳光花园”：松树园社区、龙头山社区" in asked.content.decode()
    assert Issue.objects.get(title="桶盖缺失").community == demo.dragon


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "这一栏不能空"),
        ({"place": "", "community": ""}, "写明在哪个点位"),
        ({"place": "没有的小区"}, "没有登记“没有的小区”这个点位"),
        ({"found_on": "2月30日"}, "2月"),
        ({"found_on": "2021年12月1日"}, "发现日期不能晚于今天"),
        ({"category": ""}, "还没有选"),
        ({"title": "字" * 501}, "最多 500 个字"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post("/issues/new/", typed(demo, remark="先别催", **changes))

    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert 'value="先别催"' in html
    assert not Issue.objects.exists()


def test_a_place_in_the_address_is_filled_in_and_shows_what_is_open_there(demo, as_):
    demo.issue(title="已经有人报过的")

    html = as_(demo.pine_clerk).get(f"/issues/new/?place={demo.compound.pk}").content.decode()

    assert 'value="阳光花园"' in html
    assert "已经有人报过的" in html


def test_hints_come_while_one_types(demo, as_):
    demo.issue(title="楼道里堆着旧沙发", category=demo.lamp)

    html = (
        as_(demo.pine_clerk)
        .get("/issues/new/hints/?title=楼道堆放旧沙发&place=阳光花园")
        .content.decode()
    )

    assert re.search(r'<optgroup label="像是">\s*<option value="\d+"', html)
    assert "是不是已经有了" in html
    assert "<html" not in html


def test_hints_tell_nothing_of_another_community(demo, as_):
    demo.issue(title="金丝雀的羽毛", place=demo.far_compound)

    html = as_(demo.pine_clerk).get("/issues/new/hints/?title=羽毛&place=惠民家园")

    assert "金丝雀" not in html.content.decode()


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADMINISTRATOR, Role.DISTRICT_SUPERVISOR])
def test_who_may_not_register_does_not_enter(demo, as_, role):
    assert as_(demo.everybody()[role]).get("/issues/new/").status_code == 403


def test_a_community_cannot_register_for_its_neighbour(demo, as_):
    answer = as_(demo.pine_clerk).post(
        "/issues/new/", typed(demo, place="惠民家园", community=demo.dragon.pk)
    )

    assert answer.status_code == 422
    assert not Issue.objects.exists()


def exported(browser: Client, query: str = "") -> list[tuple[object, ...]]:
    answer = browser.get(f"/issues/export/{query}")
    assert answer.status_code == 200
    book = openpyxl.load_workbook(BytesIO(answer.content))
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_a_list_is_exported_as_it_is_filtered(demo, as_):
    demo.issue(title="要导出的")
    demo.dispatched(title="不要导出的")
    browser = as_(demo.office)

    html = browser.get("/issues/?view=accepted").content.decode()
    found = re.search(r'href="/issues/export/(\?[^"]+)">.*?导出这 1 条', html, re.DOTALL)
    assert found
    cells = {cell for row in exported(browser, found[1].replace("&amp;", "&")) for cell in row}

    assert "要导出的" in cells
    assert "不要导出的" not in cells


def test_nobody_takes_away_what_they_do_not_see(demo, as_):
    demo.issue(title="金丝雀", place=demo.far_compound)
    demo.issue(title="自己的")

    cells = {cell for row in exported(as_(demo.pine_clerk), "?view=all") for cell in row}

    assert "自己的" in cells
    assert "金丝雀" not in cells


@pytest.mark.parametrize("actor", ["grid_worker", "keeper", "partner", "administrator"])
def test_who_may_not_export_gets_no_file_and_sees_no_button(demo, as_, actor):
    demo.issue()
    browser = as_(getattr(demo, actor))

    assert browser.get("/issues/export/").status_code == 403
    assert "导出这" not in browser.get("/issues/").content.decode()


def test_a_list_too_long_for_one_file_says_so(demo, as_, monkeypatch):
    monkeypatch.setattr("chuangcheng.web.workbooks.MOST_ROWS", 1)
    demo.issue()
    demo.issue()

    answer = as_(demo.office).get("/issues/export/?view=all")

    assert answer.status_code == 422
    assert "一次最多导出 1 条，先筛选再导出" in answer.content.decode()
