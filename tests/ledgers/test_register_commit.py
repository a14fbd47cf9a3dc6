"""From the upload to the figures and back: all or nothing, once, and taken back whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import ask
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections.models import Finding
from chuangcheng.issues import commands as issues
from chuangcheng.issues import handling
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Decision, Issue, Kind, Source
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.ledgers import commands, queries
from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.models import Import, ImportRow
from chuangcheng.ledgers.verdicts import Outcome, Verdict
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import Entry, key_of
from tests.ledgers import messy, six
from tests.ledgers.taking import all_accepted, line, previewed, skipping, taken, verdicts, written
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=3)


def found(world, area=None):
    """`issues.registered` and its cells by kind, as any page would ask for it."""
    figure = dictionary.figure("issues.registered")
    answer = ask([figure], scope_of(area or world.town, as_of=TODAY, known_at=None))
    return answer[figure.key].value


@pytest.fixture
def april():
    """The April round, its one open question decided."""
    return six.april_round(), Choices().accepting(["汇总!B8"])


def test_a_written_ledger_counts_in_the_figures_at_once(world, april):
    written(april[0], world.office, april[1])

    assert (found(world), found(world, world.pine), found(world, world.dragon)) == (5, 3, 2)


def test_each_line_becomes_an_issue_with_all_that_it_says(world, april):
    record = written(april[0], world.office, april[1])

    first, second, third, *_rest = Issue.objects.order_by("id")
    assert [first.number, second.number] == ["XX-2021-000001", "XX-2021-000002"]
    assert (first.place, first.found_on) == (world.compound, date(2021, 4, 6))
    assert (first.category.name, first.kind, first.source) == (
        "楼道堆物",
        Kind.SANITATION,
        Source.SCREENING,
    )
    assert (second.category, second.kind) == (None, Kind.SANITATION)
    assert (third.location, third.remark) == ("3号楼", "第二次")
    assert {issue.state for issue in Issue.objects.all()} == {State.ACCEPTED}
    rows = list(ImportRow.objects.filter(import_record=record).values_list("row", "subject"))
    assert rows[0] == (4, key_of(first))


def test_what_the_ledger_says_of_unit_and_limit_waits_for_the_dispatch(world, april):
    written(april[0], world.office, april[1])

    first = Issue.objects.earliest("id")
    saying = queries.sayings_of([key_of(first)])[key_of(first)]
    assert first.lead_unit is None
    assert saying.said == {"unit": world.property_company.pk, "limit": [3, "work_day"]}
    assert (saying.file_name, saying.row) == ("台账.xlsx", 4)


def test_an_import_is_one_deed_in_the_trail(world, april):
    before = trail.last_entry_id()

    record = written(april[0], world.office, april[1])

    entries = Entry.objects.filter(pk__gt=before).order_by("id")
    assert [entry.verb for entry in entries] == [
        "ledgers.take_in",
        "ledgers.commit",
        "issues.raise",
    ]
    assert {entry.deed for entry in entries if entry.verb != "ledgers.take_in"} == {record.deed}


def test_a_ledger_with_one_bad_cell_writes_nothing(world):
    record = taken(six.names_and_formulas(), world.office)

    with pytest.raises(Refused, match="还有 3 个单元格要改，一条也没有写入"):
        commands.commit(record, by=world.office, now=NOON)

    assert not Issue.objects.exists()
    assert Import.objects.get().state == Import.State.PREVIEWED


def test_an_open_question_writes_nothing_either(world):
    with pytest.raises(Refused, match="还有 1 处要定"):
        written(six.april_round(), world.office)


def test_bad_lines_may_be_skipped_and_are_listed(world):
    record = written(six.names_and_formulas(), world.office, skipping())

    assert Issue.objects.count() == 9
    skipped = ImportRow.objects.filter(import_record=record, verdict=Verdict.SKIPPED)
    assert list(skipped.values_list("row", flat=True)) == [10, 12, 13]
    assert record.counts == {"new": 9, "skipped": 3, "read": 12, "changed_cells": 0}


def test_a_corrected_cell_is_read_anew(world):
    choices = Choices().correcting({"四月!F10": "和美物业", "四月!E12": "路灯不亮"})

    shown = previewed(six.names_and_formulas(), world.office, choices)

    assert line(shown, 10).plan.said.unit == world.property_company
    assert line(shown, 12).plan.title == "路灯不亮"
    assert shown.wrong_cells == ("四月!E13",)


def test_a_correction_takes_back_what_was_accepted_of_the_cell(world):
    choices = Choices().accepting(["汇总!B8"]).correcting({"汇总!B8": "没有的社区"})

    shown = previewed(six.april_round(), world.office, choices)

    assert verdicts(shown)[8] is Verdict.ERROR


def test_a_line_taken_apart_becomes_several_issues(world):
    choices = Choices(split=frozenset({"Sheet1!7"}))

    written(six.finished_work(), world.office, choices)

    titles = set(Issue.objects.values_list("title", flat=True))
    assert {"楼道堆物", "单元门损坏"} < titles
    assert Issue.objects.count() == 8


def test_the_same_file_is_recognised_and_asked_about(world, april):
    content, choices = april
    written(content, world.office, choices)

    record = taken(content, world.office, choices)

    with pytest.raises(Refused, match=r"同一个文件 4月12日 12:00 由.*导入过"):
        commands.commit(record, by=world.office, now=LATER)
    record = commands.choose(record, replace(choices, again=True), by=world.office, now=LATER)
    with pytest.raises(Refused, match="没有要写入的内容"):
        commands.commit(record, by=world.office, now=LATER)
    assert Issue.objects.count() == 5


def test_the_same_lines_in_another_file_are_known_as_the_same(world):
    written(six.finished_work(), world.office)

    again = messy.with_part(six.finished_work(), "docProps/other.txt", b"saved again")
    shown = previewed(again, world.office)

    assert set(verdicts(shown).values()) == {Verdict.SAME}


def test_who_saw_another_number_than_would_be_written_is_told(world, april):
    record = taken(april[0], world.office, april[1])
    issues.raise_issue(
        world.draft(
            title="公益广告褪色",
            place=world.far_compound,
            found_on=date(2021, 4, 7),
            category=None,
            kind=Kind.PUBLICITY,
        ),
        by=world.office,
        now=NOON,
    )

    with pytest.raises(Overtaken, match="新增 4 条、变更 1 条"):
        commands.commit(record, by=world.office, now=LATER, promised="5+0")


def test_an_import_is_written_once(world, april):
    record = taken(april[0], world.office, april[1])
    stale = Import.objects.get(pk=record.pk)
    commands.commit(record, by=world.office, now=NOON)

    with pytest.raises((Overtaken, Refused)):
        commands.commit(stale, by=world.office, now=LATER)

    assert Issue.objects.count() == 5


@pytest.mark.parametrize("name", ["a\u202excod.xlsx", "a\0.xlsx"])
def test_a_file_name_that_plays_tricks_is_refused_and_nothing_kept(world, name):
    with pytest.raises(Refused, match="“文件名”里有"):
        taken(six.own_list(), world.pine_clerk, file_name=name)

    assert not Import.objects.exists()


def test_nobody_else_writes_what_somebody_uploaded(world, april):
    record = taken(april[0], world.office, april[1])

    with pytest.raises(NotAllowed):
        commands.commit(record, by=world.pine_clerk, now=NOON)


def test_undoing_voids_what_was_raised_and_the_figures_are_as_before(world, april):
    record = written(april[0], world.office, april[1])

    commands.undo(record, by=world.office, now=LATER)

    assert found(world) == 0
    assert set(Issue.objects.values_list("state", flat=True)) == {State.VOID}
    assert set(Decision.objects.values_list("reason", flat=True)) == {"导入撤销"}
    assert Import.objects.get().state == Import.State.UNDONE


def test_after_the_undoing_the_file_can_be_imported_anew(world, april):
    commands.undo(written(april[0], world.office, april[1]), by=world.office, now=LATER)

    written(april[0], world.office, april[1], now=LATER)

    assert found(world) == 5


def test_undoing_is_refused_with_what_has_moved_on(world, april):
    record = written(april[0], world.office, april[1])
    issue = Issue.objects.earliest("id")
    handling.dispatch(issue, unit=world.property_company, by=world.office, now=LATER)

    with pytest.raises(Refused, match=r"000001 4月12日 由.*交办") as refusal:
        commands.undo(record, by=world.office, now=LATER)

    assert "后来又办过，不能撤销" in refusal.value.reason
    assert found(world) == 5


def test_undoing_is_refused_after_seven_days(world, april):
    record = written(april[0], world.office, april[1])

    with pytest.raises(Refused, match="7 天"):
        commands.undo(record, by=world.office, now=NOON + timedelta(days=7, seconds=1))


def test_undoing_twice_is_refused(world, april):
    record = written(april[0], world.office, april[1])
    commands.undo(record, by=world.office, now=LATER)

    with pytest.raises(Refused, match="已经撤销"):
        commands.undo(record, by=world.office, now=LATER)


def test_a_known_issue_is_edited_and_edited_back(world):
    issue = world.issue(category=world.lamp)
    content = messy.book(
        [
            ["问题编号", "社区", "问题描述", "具体位置", "问题类别", "发现日期", "备注"],
            [issue.number, "松树园", "单元门口堆放旧家具", "2号楼", "积存垃圾", "4月4日", "复查"],
        ]
    )

    shown = previewed(content, world.office)
    record = written(content, world.office)

    assert dict(line(shown, 2).was) == {
        "title": "单元门口堆放旧沙发",
        "location": "空的",
        "category": "楼道灯",
        "found_on": "2021年4月5日",
        "remark": "空的",
    }
    issue.refresh_from_db()
    assert (issue.title, issue.category, issue.kind) == (
        "单元门口堆放旧家具",
        world.rubbish,
        Kind.SANITATION,
    )
    assert issue.found_on == date(2021, 4, 4)
    commands.undo(record, by=world.office, now=LATER)
    issue.refresh_from_db()
    assert (issue.title, issue.category, issue.kind, issue.location, issue.remark) == (
        "单元门口堆放旧沙发",
        world.lamp,
        Kind.FACILITY,
        "",
        "",
    )
    assert issue.found_on == date(2021, 4, 5)


def test_an_empty_cell_changes_nothing(world):
    issue = world.issue(location="2号楼", remark="复查")
    content = messy.book(
        [
            ["问题编号", "社区", "问题描述", "具体位置", "备注", "整改时限"],
            [issue.number, None, issue.title, None, "/", None],
        ]
    )

    assert verdicts(previewed(content, world.office)) == {2: Verdict.SAME}


@pytest.mark.parametrize(
    ("number", "reason"),
    [("XX-2021-000009", "系统里没有编号"), ("XX-2021-000001", "重复")],
)
def test_our_number_must_be_known_and_stand_once(world, number, reason):
    issue = world.issue()
    content = messy.book(
        [
            ["问题编号", "社区", "问题描述"],
            [issue.number, "松树园", issue.title],
            [number, "松树园", "又一条"],
        ]
    )

    shown = previewed(content, world.office)

    assert shown.wrong_cells == ("Sheet1!A3",)
    assert reason in line(shown, 3).wrong[0].reason


def test_what_only_a_deed_may_change_is_asked_about_and_kept(world):
    issue = world.dispatched()
    content = messy.book(
        [
            ["问题编号", "来源", "社区", "小区", "问题描述", "责任单位", "整改时限"],
            [
                issue.number,
                "督查",
                "龙头山",
                "惠民家园",
                issue.title,
                "松树园社区居委会",
                "4月30日",
            ],
        ]
    )

    shown = previewed(content, world.office)

    assert [flag.address for flag in line(shown, 2).asked] == ["B2", "C2", "F2", "G2"]
    accepted = previewed(content, world.office, all_accepted(content, world.office))
    assert verdicts(accepted) == {2: Verdict.SAME}
    assert accepted.outcome is Outcome.OK


def test_two_lines_that_say_the_same_are_asked_about(world):
    row = ["4月6日", "松树园", "阳光花园", "楼道灯不亮"]
    content = messy.book([["发现日期", "社区", "小区", "问题描述"], row, row])

    shown = previewed(content, world.office)

    assert verdicts(shown) == {2: Verdict.NEW, 3: Verdict.ASK}
    assert "和第 2 行一样" in line(shown, 3).asked[0].reason


def test_days_that_cannot_follow_each_other_are_asked_about_or_refused(world):
    content = messy.book(
        [
            ["发现日期", "社区", "小区", "问题描述", "责任单位", "整改时限", "完成日期"],
            ["4月6日", "松树园", "阳光花园", "一", "物业", "4月1日", None],
            ["4月6日", "松树园", "阳光花园", "二", "物业", None, "4月1日"],
            ["4月6日", "松树园", "阳光花园", "三", "物业", None, "4月30日"],
            ["12月6日", "松树园", "阳光花园", "四", "物业", None, None],
        ]
    )

    shown = previewed(content, world.office)

    assert verdicts(shown) == {2: Verdict.ASK, 3: Verdict.ASK, 4: Verdict.ASK, 5: Verdict.ERROR}
    assert shown.asked_cells == ("Sheet1!F2", "Sheet1!G3", "Sheet1!G4")
    assert line(shown, 5).wrong[0].proposal == date(2020, 12, 6)


def test_what_a_list_of_the_round_says_belongs_to_the_visit_on_record(world, april):
    day, looked = date(2021, 4, 6), {"unit": world.pine_unit, "by": world.office, "now": NOON}
    visited = inspections.visit(world.round(), world.compound, on=day, **looked)

    written(april[0], world.office, april[1])

    found = Finding.objects.filter(visit=visited).order_by("id")
    assert [finding.issue.number for finding in found] == [
        "XX-2021-000001",
        "XX-2021-000002",
        "XX-2021-000003",
    ]
