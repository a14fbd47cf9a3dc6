"""The domain's management commands: JSON alone on stdout, refusals as sentences."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from docx import Document

from chuangcheng.calendars import commands as calendars
from chuangcheng.figures.partners import ASSISTED_PERSONS
from chuangcheng.kernel.actor import INSTALLER
from tests.world import NOON, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    world = World()
    calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
    return world


def answer(*words: str) -> Any:
    """What the command prints, as JSON: anything else on stdout would not parse."""
    out = StringIO()
    call_command(*words, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_figures_print_value_basis_and_cells(world: World) -> None:
    world.closed()
    world.issue(category=world.lamp)

    printed = answer("figures", "--as-of", "2021-04-12")

    found = printed["figures"]["issues.found"]
    assert (found["value"], found["rows"], found["kind"]) == (2, 2, "count")
    assert found["by"]["kind"] == {"基础设施": 1, "环境卫生": 1}
    assert found["by"]["month"] == {"2021-04": 2}
    assert printed["figures"]["issues.closing_rate"] | {"by": {}} == {
        **printed["figures"]["issues.closing_rate"],
        "by": {},
        "value": 100.0,
        "part": 1,
        "whole": 1,
        "kind": "rate",
    }


def test_an_unknown_number_is_null_and_an_empty_cell_is_named(world: World) -> None:
    world.issue(category=None)

    printed = answer("figures")["figures"]

    assert printed["places.households"]["value"] is None
    assert printed["places.households"]["certainty"] == "unknown"
    assert printed["issues.found"]["by"]["category"] == {"未填": 1}


def test_the_rows_of_a_figure_come_with_their_numbers(world: World) -> None:
    issue = world.issue()

    printed = answer("figures", "--rows", "issues.found")

    assert printed["value"] == len(printed["rows"]) == 1
    assert printed["rows"][0]["number"] == issue.number
    assert printed["rows"][0]["ref"] == f"issues.issue:{issue.pk}"


def test_every_figure_lists_as_many_rows_as_it_says(world: World) -> None:
    world.closed()
    world.dispatched()
    world.visit(world.compound)
    world.visit(world.village)

    figures = answer("figures")["figures"]
    with pytest.raises(CommandError, match="只在它自己的登记簿里看"):
        answer("figures", "--rows", ASSISTED_PERSONS.key)
    for key, printed in figures.items():
        if key == ASSISTED_PERSONS.key:
            continue
        listed = answer("figures", "--rows", key)["rows"]
        assert len(listed) == printed["rows"], key


def test_of_a_rate_the_whole_is_listed_and_only_the_part_adds(world: World) -> None:
    closed, open_ = world.closed(), world.dispatched()

    listed = answer("figures", "--rows", "issues.closing_rate")["rows"]

    added = {row["number"]: row["quantity"] for row in listed}
    assert added == {closed.number: 1, open_.number: 0}


@pytest.mark.parametrize("known_at", ["99999999", "-1"])
def test_what_nobody_can_have_known_yet_is_not_answered(world: World, known_at: str) -> None:
    with pytest.raises(CommandError, match="条为止"):
        call_command("figures", f"--known-at={known_at}", "--json")


def test_a_voided_issue_is_gone_now_and_there_for_what_was_known(world: World) -> None:
    issue, _other = world.issue(), world.issue()
    known = answer("figures")["known_at"]

    call_command("void_issue", issue.number, "--by", "office", "--reason", "重复登记")

    now = answer("figures")["figures"]["issues.found"]["value"]
    then = answer("figures", "--known-at", str(known))["figures"]["issues.found"]["value"]
    assert (now, then) == (1, 2)


def test_who_may_not_void_cannot_from_the_command_line_either(world: World) -> None:
    issue = world.issue()

    with pytest.raises(CommandError, match="作废要"):
        call_command("void_issue", issue.number, "--by", "leader", "--reason", "重复登记")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["figures", "--area", "银河系"], "没有“银河系”这个区域"),
        (["figures", "--area", "赤"], ""),
        (["figures", "--as-of", "2021-13-01"], "不是日期"),
        (["figures", "--as-of", "2021-04-13"], "不能晚于今天"),
        (["figures", "--rows", "issues.nothing"], "没有统计项"),
        (["void_issue", "XX-2021-999999", "--by", "office", "--reason", "x"], "没有编号"),
        (["void_issue", "XX-2021-000001", "--by", "nobody", "--reason", "x"], "没有"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(
    world: World, words: list[str], sentence: str
) -> None:
    if not sentence:
        call_command(*words, stdout=StringIO())
        return
    with pytest.raises(CommandError, match=sentence):
        call_command(*words, stdout=StringIO())


def test_an_areas_beginning_is_enough_and_several_are_listed(world: World) -> None:
    world.issue()

    assert answer("figures", "--area", "松树园")["figures"]["issues.found"]["value"] == 1
    assert answer("figures", "--area", "龙头山社区")["figures"]["issues.found"]["value"] == 0


def test_issues_are_listed_with_state_and_due(world: World) -> None:
    world.dispatched()

    (listed,) = answer("issues")["issues"]

    assert listed["state"] == "待签收"
    assert listed["community"] == "松树园社区"
    assert listed["due"].startswith("2021-04-09")


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_the_report_is_written_as_a_file_that_says_demo(
    world: World, tmp_path: Path, settings: Any, ending: str
) -> None:
    settings.BASE_URL = "https://chuangcheng.example.cn"
    world.visit(world.compound)
    world.issue()
    out = tmp_path / f"r.{ending}"

    call_command("report", "progress", "--out", str(out), stdout=StringIO())

    text = out.read_text("utf-8")
    assert "演示数据，内容虚构，与所列单位无关" in text
    if ending == "html":
        assert 'href="https://chuangcheng.example.cn/' in text
        assert "/figures/issues.found/rows/" in text
    else:
        assert "共发现问题1条" in text


@pytest.mark.parametrize("form", ["official", "briefing"])
def test_the_report_is_written_as_docx_and_says_demo(
    world: World, tmp_path: Path, form: str
) -> None:
    world.issue()
    out = tmp_path / "r.docx"

    call_command("report", "progress", "--form", form, "--out", str(out), stdout=StringIO())

    told = [paragraph.text for paragraph in Document(str(out)).paragraphs]
    assert any("共发现问题1条" in text for text in told)
    assert told[-1] == "演示数据，内容虚构，与所列单位无关"
    assert ("特此报告。" in told) == (form == "official")


def test_another_ending_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="只能存成"):
        call_command("report", "progress", "--out", str(tmp_path / "r.pdf"), stdout=StringIO())
