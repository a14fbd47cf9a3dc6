"""统计项: the dictionary with its search, where each figure is used, and why a number differs."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from chuangcheng.figures import dictionary
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.issues import FOUND
from chuangcheng.figures.kinds import Earlier
from chuangcheng.inspections import commands as visits
from chuangcheng.issues import commands as issues
from chuangcheng.publicity.models import AdTheme, AssetForm
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.queries import last_entry_id
from chuangcheng.web import clock
from chuangcheng.web.figures import differing, uses
from tests.inspections.checks import FIRE, items, published
from tests.publicity.batches import batch
from tests.web.conftest import Browser
from tests.world import NOON, TODAY, World

SEARCHES = {
    "整改率": {"issues.closing_rate"},
    "issues.overdue": {"issues.overdue"},
    "一个小区查几次都算一个": {"inspections.compounds_covered"},
    "pcfxwt": {"issues.found"},
    "没有这个": set(),
}


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "read", lambda: clock.Moment(NOON, is_demo=False))


def keys_of(page: Any) -> set[str]:
    return {line["key"] for group in page.context["groups"] for line in group["lines"]}


def test_the_dictionary_finds_by_name_key_basis_and_first_letters(
    world: World, as_: Browser
) -> None:
    browser = as_(world.office)
    assert keys_of(browser.get("/figures/")) == set(FIGURES)
    for wanted, keys in SEARCHES.items():
        assert keys_of(browser.get("/figures/", {"q": wanted})) >= keys, wanted
    assert keys_of(browser.get("/figures/", {"q": "没有这个"})) == set()


def test_every_figure_is_used_somewhere(world: World) -> None:
    scope = scope_of(world.town, as_of=TODAY)
    assert not [f.key for f in FIGURES.values() if not uses.used_in(f, scope, {})]


def test_the_dictionary_says_what_was_corrected_since_a_day(world: World, as_: Browser) -> None:
    issues.void(world.issue(), reason="重复登记", by=world.office, now=NOON)
    page = as_(world.office).get("/figures/", {"q": "issues.found", "known_on": "2021-04-08"})

    (line,) = page.context["groups"][0]["lines"]
    assert (line["figure"]["text"], line["corrected"]["text"]) == ("0", "当时记 1 条")


def test_a_difference_is_told_row_by_row_and_adds_up(world: World, as_: Browser) -> None:
    gone = world.issue()
    issues.void(gone, reason="重复登记", by=world.office, now=NOON)
    world.issue(found_on=date(2021, 4, 10), now=NOON)

    page = as_(world.leader).get("/figures/issues.found/difference/", {"against": "2021-04-08"})

    (line,) = page.context["lines"]
    was, corrected, known, changed, now = line["steps"]
    assert [step["figure"]["text"] for step in (was, known, now)] == ["1", "0", "1"]
    assert (corrected["note"], corrected["end"]) == ("作废 1", "−1")
    assert (changed["note"], changed["end"]) == ("新增 1", "+1")
    assert gone.number in page.content.decode()


def test_a_list_of_differences_is_what_the_person_may_see(world: World, as_: Browser) -> None:
    issues.void(world.issue(place=world.far_compound), reason="重复登记", by=world.office, now=NOON)
    path = f"/figures/issues.found/difference/?area={world.town.pk}&against=2021-04-08"

    (line,) = as_(world.pine_clerk).get(path).context["lines"]

    (corrections,) = line["lists"]
    assert (line["steps"][1]["end"], corrections["rows"]) == ("−1", [])
    assert corrections["hidden"] == "另有 1 条不在你的查看范围"


def test_a_long_list_of_differences_opens_page_by_page(
    world: World, as_: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(differing, "FIRST_ROWS", 2)
    monkeypatch.setattr(differing, "PAGE", 2)
    found = [world.issue(found_on=date(2021, 4, 10), now=NOON) for _n in range(5)]
    browser = as_(world.leader)
    page = browser.get("/figures/issues.found/difference/?against=2021-04-08")
    (changes,) = page.context["lines"][0]["lists"]
    assert (len(changes["rows"]), changes["more"]["text"]) == (2, "打开全部 5 行")

    told, url, back = [], changes["more"]["url"], ""
    while url:
        opened = browser.get(url).context["opened"]
        told += [row["text"].split()[0] for row in opened["rows"]]
        url, back = opened["pager"]["next_url"], opened["pager"]["previous_url"]

    assert told == [issue.number for issue in found]
    assert browser.get(back).context["opened"]["pager"]["text"] == "第 3—4 行，共 5 行"
    assert browser.get(f"{changes['more']['url']}x").status_code == 400


def test_a_difference_may_be_of_one_cell_and_of_an_entry(world: World, as_: Browser) -> None:
    world.issue()
    known = last_entry_id()
    issues.edit(world.issue(), category=world.lamp, by=world.office, now=NOON)
    asked = {"in_kind": "facility", "against": "2021-04-12", "against_known": str(known)}

    page = as_(world.office).get("/figures/issues.found/difference/", asked)

    (line,) = page.context["lines"]
    assert page.context["name"] == "排查发现问题（大类：基础设施）"
    assert [step.get("end", "") for step in line["steps"]] == ["", "+1", ""]


def test_a_figure_tells_what_it_takes_what_it_leaves_and_its_older_basis(
    world: World, as_: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Earlier(
        of=replace(FOUND, only=Q()), until=date(2021, 4, 8), change="村里发现的不再计入。"
    )
    monkeypatch.setitem(dictionary.FIGURES, "issues.found", replace(FOUND, earlier=(old,)))
    world.issue()
    world.issue(place=None, community=world.village)
    issues.void(world.issue(), reason="重复登记", by=world.office, now=NOON)

    page = as_(world.office).get("/figures/issues.found/")

    facts = {str(fact["term"]): fact["text"] for fact in page.context["facts"]}
    assert (facts["计入"], facts["不计入"]) == ("1 行", "作废 1 行，口径以外 1 行")
    assert facts["改过口径吗"] == "2021年4月8日第 2 版：村里发现的不再计入。按第 1 版是 2 条"
    assert "第 2 版口径" in page.content.decode()


def test_statements_of_the_pages_do_not_grow_with_the_rows(
    world: World, as_: Browser, django_assert_max_num_queries: Any
) -> None:
    for _n in range(4):
        issues.void(world.issue(), reason="重复登记", by=world.office, now=NOON)
    browser = as_(world.office)
    for path, most in (
        ("/figures/?known_on=2021-04-08", 110),
        ("/figures/issues.found/difference/?against=2021-04-08", 40),
        ("/figures/issues.found/", 45),
    ):
        with django_assert_max_num_queries(most):
            assert browser.get(path).status_code == 200


def test_a_figure_is_divided_by_themes_and_by_items_and_each_number_opens(
    world: World, as_: Browser
) -> None:
    batch(world, form=AssetForm.POSTER, quantity=7, themes=tuple(AdTheme)[:2])
    batch(world, form=AssetForm.POSTER, quantity=3, themes=tuple(AdTheme)[:1], number="2")
    checklist = published(world)
    found = [items(checklist)[FIRE]]
    visits.find(
        world.visit(world.compound), [world.draft()], items=found, by=world.office, now=NOON
    )
    browser = as_(world.office)

    def shown(key: str, cut: str) -> list[tuple[str, str]]:
        table = browser.get(f"/figures/{key}/", {"cut": cut}).context["cut"]
        for row in table["rows"]:
            listed = browser.get(row["sum"]["url"]).content.decode()
            assert row["sum"]["text"] in listed, row
        return [(str(row["label"]), row["sum"]["text"]) for row in table["rows"]]

    core, dream = (str(theme.label) for theme in tuple(AdTheme)[:2])
    assert shown("publicity.in_use", "themes") == [(core, "3"), (f"{core}、{dream}", "7")]
    assert shown("publicity.in_use", "theme") == [(core, "10"), (dream, "7")]
    assert shown("issues.found", "item") == [(FIRE, "1")]
    assert shown("issues.unfinished", "item") == [(FIRE, "1")]
