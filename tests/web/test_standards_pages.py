"""测评体系: the list, the tree, one clause, two editions, and the forms of the deeds."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues.models import Issue
from chuangcheng.standards import commands, drafting, drafts, queries
from chuangcheng.standards.models import Clause, EvaluationSystem, EvidenceKind, Level, SystemState
from chuangcheng.standards.requirements import Required
from tests.ledgers.taking import written
from tests.standards import trees
from tests.web.conftest import Browser
from tests.web.test_issues_pages import titles
from tests.world import NOON, World

LIST = "/standards/"
EXAMPLE = "示例，以上级下发版本为准"


def page(browser: Client, url: str, status: int = 200) -> str:
    answer = browser.get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def leaves(html: str) -> list[str]:
    return re.findall(r'cc-tree-words"><a href="[^"]+">([^<]+)</a>', html)


def post(browser: Client, url: str, **given: Any) -> str:
    """Posts what a form would, and follows it to where it leads."""
    answer = browser.post(url, given, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def test_the_list_says_state_origin_and_how_many_standards(demo: World, as_: Browser) -> None:
    trees.in_use(demo)
    trees.drafted(demo, year=2022)

    html = page(as_(demo.office), LIST)

    assert titles(html) == ["城市文明程度测评体系（2022年版）", "城市文明程度测评体系（2021年版）"]
    assert "在用，4月1日起" in html
    assert html.count(f'cc-cell-sub">{EXAMPLE}<') == 2
    assert "起草体系" in html


def test_whoever_works_by_them_reads_what_is_in_use(demo: World, as_: Browser) -> None:
    trees.in_use(demo)
    trees.drafted(demo, year=2022)

    html = page(as_(demo.pine_clerk), LIST)

    assert titles(html) == ["城市文明程度测评体系（2021年版）"]
    assert "起草体系" not in html


def test_an_empty_list_says_what_to_do(demo: World, as_: Browser) -> None:
    assert "还没有测评体系" in page(as_(demo.office), LIST)


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo: World, as_: Browser) -> None:
    trees.drafted(demo)
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        page(browser, LIST)
    for year in range(2010, 2016):
        trees.drafted(demo, year=year)

    with CaptureQueriesContext(connection) as many:
        page(browser, LIST)

    assert len(many) == len(few)


def test_the_tree_folds_without_a_script_and_says_how_each_is_looked_at(
    demo: World, as_: Browser
) -> None:
    system = trees.drafted(demo)

    html = page(as_(demo.office), f"{LIST}{system.pk}/")

    assert leaves(html) == [trees.LIGHTS, trees.FIRE, trees.PLEDGE, "发生有影响的安全事故"]
    assert html.count('<details class="cc-tree-branch" open>') == 4
    assert "材料审核、实地考察 · 小区、行政村" in html
    assert "分值合计 1.5 分，另有 2 条没有写分值" in html
    assert "测评标准 3 条、负面清单 1 条" in html


def test_the_statements_of_the_tree_do_not_grow_with_its_clauses(demo: World, as_: Browser) -> None:
    system = trees.drafted(demo)
    browser, url = as_(demo.office), f"{LIST}{system.pk}/?method=field"
    with CaptureQueriesContext(connection) as few:
        page(browser, url)
    tidy = trees.clause(system, "整洁")
    more = [
        drafts.ClauseDraft(
            level=Level.STANDARD,
            text=f"标准{n}",
            parent=tidy,
            requirements=(Required(EvidenceKind.FILE),),
        )
        for n in range(20)
    ]
    drafting.add_clauses(system, more, by=demo.office, now=NOON)

    with CaptureQueriesContext(connection) as many:
        page(browser, url)

    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=通道", [trees.FIRE]),
        ("?q=安全", [trees.LIGHTS, trees.FIRE, "发生有影响的安全事故"]),
        ("?method=material", [trees.PLEDGE]),
        ("?place_type=village", [trees.PLEDGE]),
        ("?method=field&place_type=residential_compound&q=楼道", [trees.LIGHTS]),
        ("?q=没有的", []),
    ],
)
def test_the_tree_is_filtered_by_words_method_and_place_type(
    demo: World, as_: Browser, query: str, expected: list[str]
) -> None:
    system = trees.in_use(demo)

    html = page(as_(demo.pine_clerk), f"{LIST}{system.pk}/{query}")

    assert leaves(html) == expected
    assert bool(expected) or "没有符合" in html
    assert "分值合计" not in html


def test_the_full_sum_is_said_when_all_weights_are_there(demo: World, as_: Browser) -> None:
    system = trees.drafted(demo)
    office: dict[str, Any] = {"by": demo.office, "now": NOON}
    for text, weight in ((trees.LIGHTS, 60), (trees.FIRE, 30), (trees.PLEDGE, 10)):
        drafting.edit_clause(trees.clause(system, text), weight=weight, **office)
    url = f"{LIST}{system.pk}/"
    assert "分值合计 100 分<" in page(as_(demo.office), url)

    drafting.edit_clause(trees.clause(system, trees.FIRE), weight=20, **office)
    assert "分值合计 90 分，不是 100 分" in page(as_(demo.office), url)


def test_a_clause_says_where_it_hangs_and_what_has_to_prove_it(demo: World, as_: Browser) -> None:
    system = trees.in_use(demo)
    pledge = trees.clause(system, trees.PLEDGE)

    html = page(as_(demo.enforcer), f"{LIST}clauses/{pledge.pk}/")

    for words in ("Ⅰ-1 Ⅱ-1 Ⅲ-2 1)", "图片2张：公约全貌", "各社区、综合行政执法局", "4月30日前"):
        assert words in html
    assert re.search(r"<dt>分值</dt><dd>没有写", html)
    assert f"；{EXAMPLE}</p>" in html
    assert "/correction/" not in html
    above = page(as_(demo.office), f"{LIST}clauses/{trees.clause(system, '整洁').pk}/")
    assert trees.PLEDGE in above


def test_a_draft_and_its_clauses_are_not_there_for_those_who_do_not_write_it(
    demo: World, as_: Browser
) -> None:
    system = trees.drafted(demo)
    pledge = trees.clause(system, trees.PLEDGE)
    for url in (f"{system.pk}/", f"clauses/{pledge.pk}/", f"{system.pk}/comparison/"):
        page(as_(demo.leader), f"{LIST}{url}", status=404)


def test_a_system_is_drafted_filled_and_put_in_use_by_forms(demo: World, as_: Browser) -> None:
    browser = as_(demo.office)
    assert 'value="2021"' in page(browser, f"{LIST}new/")
    facts = {"name": "街道自查体系", "year": "2021", "level": "street", "origin": "ours"}
    assert "还没有条目" in post(browser, f"{LIST}new/", **facts)
    system = EvaluationSystem.objects.get()
    assert (system.short_name, system.edition) == ("街道自查体系", "2021年版")
    add = f"{LIST}{system.pk}/clauses/new/"
    post(browser, add, level="project", code="Ⅰ—1", text="生活环境")
    project = Clause.objects.get()
    html = post(
        browser,
        f"{add}?under={project.pk}",
        level="standard",
        text="楼道干净",
        methods=["field"],
        place_types=["residential_compound"],
        requirements="图片2张：楼道\n文件1份（选填）",
        again="1",
    )

    assert "在“Ⅰ-1 生活环境”下面加条目" in html
    leaf = trees.clause(system, "楼道干净")
    assert (leaf.full_code, leaf.weight) == ("Ⅰ-1", None)
    assert queries.required_of(leaf) == (
        Required(EvidenceKind.IMAGE, 2, note="楼道"),
        Required(EvidenceKind.FILE, 1, required=False),
    )
    html = post(browser, f"{LIST}{system.pk}/use/", on="4月1日")
    assert "已启用“街道自查体系（2021年版）”" in html
    assert EvaluationSystem.objects.get().used_from == date(2021, 4, 1)


def test_the_forms_of_a_draft_say_what_is_there_and_change_it(demo: World, as_: Browser) -> None:
    system, browser = trees.drafted(demo), as_(demo.office)
    pledge = trees.clause(system, trees.PLEDGE)
    url = f"{LIST}clauses/{pledge.pk}"
    assert "图片2张：公约全貌" in page(browser, f"{url}/correction/")

    post(browser, f"{url}/correction/", code="3)", text="居民公约醒目", weight="2")
    post(browser, f"{url}/place/", under=str(trees.clause(system, "安全").pk), place="1")
    html = page(browser, f"{LIST}{system.pk}/")

    assert leaves(html)[:3] == ["居民公约醒目", trees.LIGHTS, trees.FIRE]
    assert "3)" in html
    assert "2 分" in html
    assert "已删掉 1 条" in post(browser, f"{url}/removal/")
    facts = {"name": "改名", "year": "2020", "level": "county", "origin": "ours"}
    assert "已修改“改名（2021年版）”" in post(
        browser, f"{LIST}{system.pk}/facts/", **facts, edition="2021年版"
    )
    assert "已作废" in post(browser, f"{LIST}{system.pk}/void/", reason="不要了")


def test_a_system_in_use_is_cloned_compared_and_retired(demo: World, as_: Browser) -> None:
    system, browser = trees.in_use(demo), as_(demo.office)
    html = page(browser, f"{LIST}{system.pk}/")
    assert "克隆成新版次" in html
    assert "加测评项目" not in html

    html = post(browser, f"{LIST}{system.pk}/clone/", year="2022")
    assert "已克隆成“城市文明程度测评体系（2022年版）”" in html
    copy = EvaluationSystem.objects.get(year=2022)
    lights = trees.clause(copy, trees.LIGHTS)
    drafting.edit_clause(lights, text="楼道灯都亮", by=demo.office, now=NOON)
    html = page(browser, f"{LIST}{copy.pk}/comparison/?fate=changed")
    assert "楼道灯都亮" in html
    assert f"<del>{trees.LIGHTS}</del>" in html
    assert trees.FIRE not in html
    assert trees.FIRE in page(browser, f"{LIST}{copy.pk}/comparison/")

    assert "已停用" in post(browser, f"{LIST}{system.pk}/retirement/", on="4月11日")
    assert EvaluationSystem.objects.get(pk=system.pk).state is SystemState.RETIRED


def test_what_is_refused_stands_on_the_form_and_nothing_is_lost(demo: World, as_: Browser) -> None:
    system, browser = trees.drafted(demo), as_(demo.office)
    safety = trees.clause(system, "安全")
    url = f"{LIST}{system.pk}/clauses/new/?under={safety.pk}"

    answer = browser.post(url, {"text": trees.FIRE, "requirements": "图片1000张"})
    html = answer.content.decode()

    assert answer.status_code == 422
    assert "份数要在 1 到 999 之间" in html
    assert trees.FIRE in html
    answer = browser.post(url, {"text": trees.FIRE})
    assert "这里已经有“2) 消防通道畅通”" in answer.content.decode()


def test_a_system_in_use_has_no_form_for_its_clauses(demo: World, as_: Browser) -> None:
    system = trees.in_use(demo)
    fire = trees.clause(system, trees.FIRE)
    for url in (f"{system.pk}/facts/", f"clauses/{fire.pk}/correction/"):
        assert "克隆成新版次再改" in page(as_(demo.office), f"{LIST}{url}", status=403)


def test_one_edition_alone_is_compared_with_nothing(demo: World, as_: Browser) -> None:
    system = trees.in_use(demo)
    assert "没有另一版可以比" in page(as_(demo.leader), f"{LIST}{system.pk}/comparison/")


def test_editions_imported_apart_are_chosen_for_comparing(demo: World, as_: Browser) -> None:
    newest = trees.in_use(demo)
    others = [trees.in_use(demo, year=year) for year in (2019, 2020)]

    html = page(as_(demo.office), f"{LIST}{newest.pk}/comparison/?with={others[0].pk}")

    assert "“城市文明程度测评体系（2019年版）”逐条相比" in html
    commands.retire(others[0], on=date(2021, 4, 11), by=demo.office, now=NOON)


def test_the_tree_is_exported_as_it_is_filtered_by_those_who_may(demo: World, as_: Browser) -> None:
    system = trees.in_use(demo)
    html = page(as_(demo.leader), f"{LIST}{system.pk}/?method=material")
    assert "导出这 1 条" in html
    url = f"{LIST}{system.pk}/export/?method=material"

    answer = as_(demo.leader).get(url)

    (sheet,) = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
    said = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert said[1][0] == f"演示数据，内容虚构，与所列单位无关；{EXAMPLE}"
    assert [row[5] for row in said[3:]] == [f"1) {trees.PLEDGE}"]
    assert as_(demo.enforcer).get(url).status_code == 403
    assert "导出这" not in page(as_(demo.enforcer), f"{LIST}{system.pk}/")
    assert as_(demo.leader).get(f"{LIST}{system.pk}/export/?method=none").status_code == 400


def test_an_office_downloads_an_example_and_imports_it(world: World, as_: Browser) -> None:
    browser = as_(world.office)
    assert "未成年人思想道德建设测评体系（示例）" in page(browser, LIST)

    answer = browser.get(f"{LIST}examples/minors/")

    written(answer.content, world.office)
    assert EvaluationSystem.objects.get().is_example
    assert Clause.objects.filter(level=Level.STANDARD).count() == 25
    assert browser.get(f"{LIST}examples/none/").status_code == 404
    assert as_(world.leader).get(f"{LIST}examples/minors/").status_code == 403


def test_an_issue_is_registered_from_its_standard_and_says_so_on_its_page(
    demo: World, as_: Browser
) -> None:
    fire = trees.clause(trees.in_use(demo), trees.FIRE)
    browser = as_(demo.office)
    url = f"/issues/new/?clause={fire.pk}"
    assert url in page(browser, f"{LIST}clauses/{fire.pk}/")
    form = page(browser, url)
    assert f'<option value="{fire.pk}" selected>' in form
    assert "城市文明程度测评体系（2021年版）" in form

    html = post(
        browser,
        url,
        place=demo.compound.name,
        title="消防通道被占用",
        category=str(demo.rubbish.pk),
        clause=str(fire.pk),
    )

    assert f'<a href="{LIST}clauses/{fire.pk}/">{fire.citation}</a>' in html
    assert Issue.objects.get().clause == fire
