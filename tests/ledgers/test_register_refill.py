"""回填表: a unit answers for its open items in one sheet; nothing else of the sheet is read."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues import handling
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Dispatch, Issue, IssueProof, Rectification, Verification
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands, refill_exporting
from chuangcheng.ledgers.layouts import REFILL_LIST
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.verdicts import Outcome, Verdict
from chuangcheng.trail.models import Entry
from tests.ledgers import illustrated, messy, refills
from tests.ledgers.illustrated import photo
from tests.ledgers.taking import (
    errors,
    line,
    notes,
    previewed,
    questions,
    skipping,
    taken,
    verdicts,
    written,
)
from tests.world import NOON, THREE_DAYS, World

pytestmark = pytest.mark.django_db
PICTURED = ["问题编号", "整改情况", "整改后照片"]


def states(*issues: Issue) -> list[str]:
    found = Issue.objects.in_bulk([issue.pk for issue in issues])
    return [found[issue.pk].state for issue in issues]


def shown_to(world: World, content: bytes, **more):
    by = more.pop("by", world.property_clerk)
    return previewed(content, by, register=Register.REFILL, **more)


def out(world: World, by=None) -> bytes:
    by = by or world.property_clerk
    rows = Issue.objects.filter(refill_exporting.to_refill(by)).order_by("id")
    unit = refill_exporting.unit_of(rows, by=by)
    return refill_exporting.export_refill(rows, unit=unit, now=NOON)


def filled(content: bytes, answers: dict[str, dict[str, Any]]) -> bytes:
    """Somebody types into the sheet, line by line by its number."""
    book = openpyxl.load_workbook(BytesIO(content))
    (sheet,) = book.worksheets
    rows = list(sheet.iter_rows())
    at = next(n for n, row in enumerate(rows) if row[0].value == "序号")
    heads = [cell.value for cell in rows[at]]
    for row in rows[at + 1 :]:
        for name, value in answers.get(str(row[heads.index("问题编号")].value), {}).items():
            row[heads.index(name)].value = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_sheet_holds_all_that_a_unit_still_has_to_mend_and_nothing_else(world):
    first, second = world.dispatched(title="待签收的"), world.rectifying(title="整改中的")
    world.submitted(title="反馈过的")
    world.dispatched(title="别的单位的", unit=world.enforcement)

    (sheet,) = openpyxl.load_workbook(BytesIO(out(world))).worksheets

    note, heads, *rows = list(sheet.iter_rows(values_only=True))[1:]
    assert list(heads) == [column.name for column in REFILL_LIST.columns]
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [row["问题编号"] for row in told] == [first.number, second.number]
    assert [row["目前状态"] for row in told] == ["待签收", "整改中"]
    assert {(row["整改情况"], row["完成日期"]) for row in told} == {(None, None)}
    assert "和美物业" in note[0]


def test_a_sheet_that_nobody_filled_writes_nothing(world):
    world.dispatched(), world.rectifying()

    shown = shown_to(world, out(world))

    assert set(shown.counts) == {Verdict.SAME}
    assert "没有填整改情况" in notes(shown, 4, "progress")
    with pytest.raises(Refused, match="没有要写入的内容"):
        written(out(world), world.property_clerk)


def test_what_is_filled_is_received_and_answered_on_its_day_as_one_deed(world):
    new, old = world.dispatched(title="新的"), world.rectifying(title="旧的")
    done = {"整改情况": "清走旧沙发", "完成日期": date(2021, 4, 8)}
    content = filled(out(world), {new.number: done, old.number: {"整改情况": "已清运完毕"}})

    record = written(content, world.property_clerk)

    assert record.register == Register.REFILL
    assert states(new, old) == [State.SUBMITTED, State.SUBMITTED]
    answer = Rectification.objects.get(issue=new)
    assert (answer.done, law_day(answer.at), answer.on_time) == (
        "清走旧沙发",
        date(2021, 4, 8),
        True,
    )
    assert (answer.by_id, answer.unit) == (world.property_clerk.person_id, world.property_company)
    assert Dispatch.objects.get(issue=new).received_by_id == world.property_clerk.person_id
    assert Rectification.objects.get(issue=old).at == NOON
    deeds = Entry.objects.filter(deed=record.deed).order_by("id")
    assert [entry.verb for entry in deeds] == [
        "ledgers.commit",
        "issues.receive",
        "issues.submit",
        "issues.submit",
    ]


def test_what_cannot_be_is_told_at_its_cell_and_nothing_is_written(world):
    mine = [world.dispatched(title=f"第{n}处") for n in range(5)]
    other = world.dispatched(unit=world.enforcement)
    gone = world.submitted()
    answers = [
        [None, "已清运", "4月20日"],
        [None, "已清运", "4月1日"],
        [None, "√", None],
        [None, None, "4月10日"],
        [None, "已清运", "2月30日"],
    ]
    content = refills.sent_back(
        [*mine, other, gone], [*answers, [None, "已清运", None], [None, "又扫了一遍", None]]
    )

    shown = shown_to(world, content)

    told = {row: next(iter(errors(shown, row).items())) for row in range(3, 10)}
    assert told[3] == ("I3", "完成日期晚于今天，整改完了再反馈")
    assert told[4] == ("I4", "完成日期早于发现日期，请核对")
    assert told[5] == ("H5", "写一句做了什么，不能只写“√”")
    assert told[6] == ("H6", "还要写整改情况：做了什么")
    assert told[7][0] == "I7"
    assert told[8] == ("B8", f"没有编号 {other.number} 的问题，或者它现在不归你回填")
    assert told[9] == ("B9", "这一条现在是“待核查”，不能再回填；跳过这一行")
    with pytest.raises(Refused, match="一条也没有写入"):
        written(content, world.property_clerk, register=Register.REFILL)
    assert set(states(*mine)) == {State.DISPATCHED}


def test_a_table_of_the_units_own_making_is_read(world):
    issues = [
        world.dispatched(title="甲"),
        world.rectifying(title="乙"),
        world.dispatched(title="丙"),
    ]

    record = written(refills.three_columns(issues), world.property_clerk)

    assert record.register == Register.REFILL
    assert states(*issues) == [State.SUBMITTED, State.SUBMITTED, State.RECTIFYING]
    said = Rectification.objects.order_by("issue").values_list("done", "at")
    assert [(done, law_day(at)) for done, at in said] == [
        ("清运并冲洗地面", date(2021, 4, 9)),
        ("已更换灯泡", date(2021, 4, 10)),
    ]


def test_the_same_sheet_again_says_what_was_answered_before_and_doubles_nothing(world):
    done, back = world.submitted(title="反馈过"), world.submitted(title="退回的")
    handling.fail(
        back,
        reason="还有一堆",
        limit=THREE_DAYS,
        how=Verification.How.ON_SITE,
        by=world.verifier,
        now=NOON,
    )

    shown = shown_to(world, refills.again(done, back))

    assert verdicts(shown) == {
        2: Verdict.SAME,
        3: Verdict.SAME,
        4: Verdict.ERROR,
        5: Verdict.ERROR,
    }
    assert "已经反馈过" in notes(shown, 2, "progress")
    assert "和退回重改前的反馈一样" in notes(shown, 3, "progress")
    assert errors(shown, 4) == {"A4": "编号和第 3 行重复"}
    assert "没有编号" in errors(shown, 5)["A5"]


def test_what_the_unit_does_not_answer_for_is_not_changed_by_its_sheet(world):
    issue = world.rectifying(title="原来的描述", measure="清运")

    written(
        refills.sent_back([issue], [["雇车清运", "已清运", None]]),
        world.property_clerk,
        register=Register.REFILL,
    )

    issue.refresh_from_db()
    assert (issue.title, issue.lead_unit, issue.measure) == (
        "原来的描述",
        world.property_company,
        "清运",
    )
    assert Rectification.objects.get().done == "雇车清运；已清运"


def test_a_doubt_whether_it_is_done_is_decided_by_whoever_uploads(world):
    issue = world.rectifying()
    content = refills.sent_back([issue], [[None, "沙发搬到楼下", None]])

    shown = shown_to(world, content)

    assert shown.outcome is Outcome.ASK
    assert "看不出有没有整改完" in questions(shown, 3)["H3"]
    choices = skipping().accepting(shown.asked_cells)
    written(content, world.property_clerk, choices, register=Register.REFILL)
    assert states(issue) == [State.SUBMITTED]


def test_a_suspended_or_returned_item_waits_for_its_decision(world):
    held, returned = world.suspended(), world.rectifying()
    handling.return_(returned, reason="不归我们", by=world.property_clerk, now=NOON)

    shown = shown_to(world, refills.sent_back([held, returned], [[None, "已清运", None]] * 2))

    assert "现在是“暂缓(挂账)”" in errors(shown, 3)["B3"]
    assert "现在是“退单待定”" in errors(shown, 4)["B4"]


def test_what_moves_on_after_the_preview_stops_the_whole_sheet(world):
    first, second = world.rectifying(title="甲"), world.rectifying(title="乙")
    content = refills.sent_back([first, second], [[None, "已清运", None]] * 2)
    record = taken(content, world.property_clerk, register=Register.REFILL)
    handling.submit(second, done="电话里报过了", by=world.property_clerk, now=NOON)

    with pytest.raises(Refused, match="还有 1 个单元格要改"):
        commands.commit(record, by=world.property_clerk, now=NOON, promised="0+2")

    assert states(first, second) == [State.RECTIFYING, State.SUBMITTED]


def test_feedback_is_not_taken_back_and_the_reason_says_what_to_do(world):
    issue = world.rectifying()
    content = refills.sent_back([issue], [[None, "已清运", None]])
    record = written(content, world.property_clerk, register=Register.REFILL)

    with pytest.raises(Refused, match="请核查的人退回重改"):
        commands.undo(record, by=world.office, now=NOON)
    assert states(issue) == [State.SUBMITTED]


def test_the_office_brings_a_sheet_for_a_unit_as_proven_under_its_own_name(world):
    new, old = world.dispatched(title="新的"), world.rectifying(title="旧的")
    waiting = world.dispatched(title="没动的")
    content = refills.sent_back(
        [new, old, waiting],
        [[None, "已清运", "4月9日"], [None, "已清运", None], [None, "正在整改", None]],
    )

    record = written(content, world.office, register=Register.REFILL)

    assert states(new, old, waiting) == [State.SUBMITTED, State.SUBMITTED, State.DISPATCHED]
    assert {r.by_id for r in Rectification.objects.all()} == {world.office.person_id}
    assert {r.unit for r in Rectification.objects.all()} == {world.property_company}
    verbs = Entry.objects.filter(deed=record.deed).values_list("verb", flat=True)
    assert set(verbs) == {"ledgers.commit", "issues.enter_proven"}
    shown = shown_to(world, content, by=world.office)
    assert "签收由单位自己办" in notes(shown, 5, "progress")


def test_a_community_answers_for_its_own_unit_only(world):
    own, other = world.dispatched(unit=world.pine_unit), world.dispatched(title="物业的")
    content = refills.sent_back([own, other], [[None, "已清扫", None]] * 2)

    shown = shown_to(world, content, by=world.pine_clerk)

    assert verdicts(shown) == {3: Verdict.CHANGED, 4: Verdict.ERROR}
    written(content, world.pine_clerk, skipping(), register=Register.REFILL)
    assert states(own, other) == [State.SUBMITTED, State.DISPATCHED]


def test_pictures_of_a_line_show_what_was_mended(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    issue = world.rectifying()
    plain = messy.book([PICTURED, [issue.number, "已清运"]])
    content = illustrated.with_cell_pictures(plain, {"C2": photo(1)})

    written(content, world.property_clerk)

    proof = IssueProof.objects.get()
    assert (proof.moment, proof.rectification) == ("after", Rectification.objects.get())
    assert line(shown_to(world, content), 2).plan is None


def test_a_picture_alone_is_asked_for_its_words(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    plain = messy.book([PICTURED, [world.rectifying().number, None]])
    content = illustrated.with_cell_pictures(plain, {"C2": photo(1)})
    record = taken(content, world.property_clerk)

    with pytest.raises(Refused, match="还有 1 个单元格要改"):
        commands.commit(record, by=world.property_clerk, now=NOON)


def test_one_sheet_is_for_one_unit(world):
    with pytest.raises(Refused, match="没有要回填的"):
        out(world)
    world.dispatched(), world.dispatched(unit=world.enforcement)

    with pytest.raises(Refused, match="先在列表里选一个责任单位"):
        out(world, by=world.office)
