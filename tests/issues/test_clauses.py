"""对应指标: an issue cites a clause of a system in use; ledgers take it in and out."""

from typing import Any

import pytest

from chuangcheng.issues import commands
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers import exporting
from chuangcheng.ledgers.verdicts import Outcome, Verdict
from chuangcheng.standards import commands as standards
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.ledgers import messy
from tests.ledgers.taking import all_accepted, previewed, questions, verdicts, written
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

HEAD = ["发现日期", "社区", "小区", "问题描述", "对应指标"]


def line(text: str, clause: str) -> list[str]:
    return ["4月6日", "松树园", "阳光花园", text, clause]


def test_an_issue_cites_a_clause_of_a_system_in_use(world: World) -> None:
    fire = trees.clause(trees.in_use(world), trees.FIRE)

    issue = world.issue(clause=fire)

    assert Issue.objects.get().clause == fire
    assert issue.clause is not None
    assert issue.clause.citation.endswith("Ⅰ-1 Ⅱ-1 Ⅲ-1 2) 消防通道畅通")


def test_a_draft_a_negative_list_and_another_sub_district_are_not_cited(world: World) -> None:
    used = trees.in_use(world)
    for clause in (
        trees.clause(trees.drafted(world, year=2022), trees.FIRE),
        trees.clause(used, "发生有影响的安全事故"),
    ):
        with pytest.raises(Refused, match="不能作对应指标") as refusal:
            world.issue(clause=clause)
        assert refusal.value.field == "clause"
    assert not Issue.objects.exists()


def test_what_was_cited_stays_when_the_system_is_retired(world: World) -> None:
    system = trees.in_use(world)
    issue = world.issue(clause=trees.clause(system, trees.FIRE))
    standards.retire(system, on=TODAY, by=world.office, now=NOON)

    commands.edit(issue, clause=trees.clause(system, trees.LIGHTS), by=world.office, now=NOON)

    assert Issue.objects.get().clause == trees.clause(system, trees.LIGHTS)
    (edit, *_rest) = trail.history_of(key_of(issue))
    assert edit.facts["clause"] == [f"2) {trees.FIRE}", f"1) {trees.LIGHTS}"]


def test_a_ledger_names_a_clause_by_its_words_its_mark_or_both(world: World) -> None:
    system = trees.in_use(world)
    fire, tidy = trees.clause(system, trees.FIRE), trees.clause(system, "整洁")
    rows = [
        HEAD,
        line("一", trees.FIRE),
        line("二", fire.citation),
        line("三", "Ⅲ-2"),
        line("四", "Ⅲ—2 整洁"),
    ]

    written(messy.book(rows), world.office)

    cited = {issue.title: issue.clause for issue in Issue.objects.all()}
    assert cited == {"一": fire, "二": fire, "三": tidy, "四": tidy}


def test_a_name_of_none_or_several_is_asked_about_and_not_written(world: World) -> None:
    trees.in_use(world)
    rows = [HEAD, line("一", "没有这条"), line("二", "1)")]
    content = messy.book(rows)
    shown = previewed(content, world.office)
    assert "没有“没有这条”" in questions(shown, 2)["E2"]
    assert "对上了几条指标" in questions(shown, 3)["E3"]

    written(content, world.office, all_accepted(content, world.office))

    assert set(Issue.objects.values_list("clause", flat=True)) == {None}


def test_without_a_system_in_use_the_column_stands_in_nobodys_way(world: World) -> None:
    shown = previewed(messy.book([HEAD, line("一", "Ⅲ-57")]), world.office)

    assert shown.outcome is Outcome.OK


def test_a_cited_clause_goes_out_and_comes_in_unchanged_and_an_undo_restores_it(
    world: World,
) -> None:
    system = trees.in_use(world)
    issue = world.issue(clause=trees.clause(system, trees.FIRE))
    world.issue(title="没有对应的")
    content = exporting.export_issues(Issue.objects.order_by("id"), now=NOON)
    assert set(verdicts(previewed(content, world.office)).values()) == {Verdict.SAME}

    head = ["问题编号", *HEAD]
    changed: list[list[Any]] = [head, [issue.number, *line(issue.title, trees.LIGHTS)]]
    changed[1][1] = "2021-4-5"
    record = written(messy.book(changed), world.office)
    assert Issue.objects.get(pk=issue.pk).clause == trees.clause(system, trees.LIGHTS)
    ledgers.undo(record, by=world.office, now=NOON)
    assert Issue.objects.get(pk=issue.pk).clause == trees.clause(system, trees.FIRE)
