"""会议台账: taken in as offices keep it, out again unchanged, taken back; one meeting is one."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.documents import commands as documents
from chuangcheng.figures.asking import ask
from chuangcheng.figures.meetings import ATTENDANCE, HELD
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.meeting_exporting import export_meetings
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.meetings.models import (
    Attendee,
    Decision,
    Meeting,
    MeetingState,
    MeetingType,
)
from chuangcheng.reports.progress import scope_of
from tests.campaigns import village
from tests.ledgers import meeting_sheets, messy
from tests.ledgers.taking import (
    all_accepted,
    errors,
    line,
    notes,
    previewed,
    questions,
    verdicts,
    written,
)
from tests.meetings.agreed import held, minutes, planned, settled
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
BOOKS = (meeting_sheets.merged, meeting_sheets.of_a_community, meeting_sheets.wrong)
HEAD = [
    "会议名称",
    "会议日期",
    "会议状态",
    "会议类型",
    "参会单位",
    "参会人",
    "到会人数",
    "议定事项",
]
KNOWN = ["四月工作推进会", "4月6日"]


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that the meetings say, who is called and what was settled, less the last deed."""
    meetings = Meeting.objects.standing().order_by("pk")
    called = Attendee.objects.filter(meeting__in=meetings).order_by("meeting", "order")
    items = Decision.objects.filter(meeting__in=meetings, void=False).order_by("pk")
    kept = serializers.serialize("python", [*meetings, *called, *items])
    return [{k: v for k, v in row["fields"].items() if k != "known_from"} for row in kept]


def counted(world: World) -> list[Any]:
    """The figures of today and of a week before."""
    found = []
    for on in (TODAY, date(2021, 4, 5)):
        answers = ask([HELD, ATTENDANCE], scope_of(world.town, as_of=on))
        found += [answers[figure.key].value for figure in (HELD, ATTENDANCE)]
    return found


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_meetings_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.MEETINGS


def test_lines_become_meetings_with_who_came_and_what_was_settled(world: World) -> None:
    accepted(meeting_sheets.merged(), world)

    mobilized, led, coming = Meeting.objects.order_by("meets_on")
    assert (mobilized.type, mobilized.held_on, mobilized.came) == (
        *(MeetingType.MOBILIZATION, date(2021, 3, 2), Quantity(60, Certainty.AT_LEAST)),
    )
    assert [row.unit for row in mobilized.attendees.all()] == [
        *(world.office_unit, world.enforcement, world.property_company),
    ]
    assert [each.text for each in mobilized.decisions.all()] == [
        *("清单一周内拟好", "三月底前走访完"),
    ]
    assert (led.type, led.state, led.community) == (
        *(MeetingType.LEADING_GROUP, MeetingState.HELD, None),
    )
    assert (coming.state, coming.meets_on, coming.came) == (
        *(MeetingState.PLANNED, date(2021, 4, 30), UNKNOWN),
    )
    assert counted(world) == [2, 71, 2, 71]


def test_a_community_takes_in_its_own_meetings_and_not_the_sub_district_s(world: World) -> None:
    content = meeting_sheets.of_a_community()
    written(content, world.pine_clerk, all_accepted(content, world.pine_clerk))

    talked, met = Meeting.objects.order_by("meets_on")
    assert (talked.community, met.community, talked.agenda) == (
        *(world.pine, world.pine, "楼道堆物怎么清 谁家先清"),
    )
    assert [row.name for row in talked.attendees.all()] == ["李明", "王芳", "赵强"]
    held(world)
    for community in ("龙头山", "松树园"):
        shown = previewed(messy.book([[*HEAD[:2], "社区"], [*KNOWN, community]]), world.pine_clerk)
        assert any("只能在自己的辖区内" in words for words in errors(shown, 2).values())


def test_every_bad_cell_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(meeting_sheets.wrong(), world.office)

    assert "写明会议日期" in errors(shown, 2)["B2"]
    assert "还没到这一天" in errors(shown, 3)["B3"]
    assert "会还没有开" in errors(shown, 4)["E4"]
    assert "会还没有开" in errors(shown, 4)["F4"]
    assert "没有“水泉社区”" in errors(shown, 5)["D5"]
    assert "没有“河道清理”这个专项治理" in errors(shown, 6)["G6"]
    assert "C7" in errors(shown, 7)
    assert "和第 8 行是同一次会" in errors(shown, 9)["A9"]
    with pytest.raises(Refused):
        written(meeting_sheets.wrong(), world.office)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:2])
def test_out_again_and_in_again_changes_nothing(world: World, make: Any) -> None:
    accepted(make(), world)
    village.started(world)
    documents.record(minutes(world), by=world.office, now=NOON)
    before = rows()

    shown = previewed(export_meetings(Meeting.objects.order_by("pk"), now=NOON), world.office)
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize("make", BOOKS[:2])
def test_an_undo_takes_back_every_meeting_and_figure(world: World, make: Any) -> None:
    held(world)
    before, figures = rows(), counted(world)
    record = accepted(make(), world)
    assert counted(world) != figures
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_a_known_meeting_is_filled_in_and_held_and_all_of_it_taken_back(world: World) -> None:
    settled(world)
    planned(world)
    before, figures = rows(), counted(world)
    known = [*KNOWN, "已召开", "动员会", "和美物业", None, "约25", "①背街小巷每周清扫两次②夜里再巡"]
    moved = ["月度调度会", "4月9日", "是", None, None, "王芳", 12, "下周再碰"]
    content = messy.book([HEAD, known, moved])
    shown = previewed(content, world.office)
    assert set(line(shown, 2).was) == {"type", "units", "present", "decisions"}
    assert set(line(shown, 3).was) == {"state", "units", "decisions"}

    record = accepted(content, world)

    pushed, adjusted = Meeting.objects.order_by("meets_on")
    assert [str(row) for row in pushed.attendees.all()] == ["李明", "和美物业"]
    assert (pushed.came.screen(), adjusted.state, adjusted.came) == (
        *("约 25", MeetingState.HELD, Quantity(12)),
    )
    assert [each.text for each in pushed.decisions.all()] == ["背街小巷每周清扫两次", "夜里再巡"]
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_the_same_meeting_by_another_name_is_asked_about_and_stays_one(world: World) -> None:
    """一(三) cites under another name the meeting that 一(一) counts."""
    held(world, title="环境卫生治理工作推进会", type=MeetingType.SPECIAL_TOPIC)
    content = messy.book(
        [
            [*HEAD[:4], "备注"],
            ["两村环境专题推进会", "4月6日", "已召开", "专题推进会", None],
            ["环境卫生治理 工作推进会", "4月6日", "已召开", "专题推进会", "又引用一次"],
        ]
    )

    shown = previewed(content, world.office)
    assert "有“环境卫生治理工作推进会”，是同一次就改成这个名称" in questions(shown, 2)["A2"]
    assert verdicts(shown) == {2: Verdict.ASK, 3: Verdict.CHANGED}
    with pytest.raises(Refused):
        written(content, world.office)
    assert Meeting.objects.count() == 1


def test_a_meeting_put_off_is_asked_about(world: World) -> None:
    planned(world)
    content = messy.book([HEAD[:3], ["月度调度会", "4月12日", "已召开"]])

    assert "还没登记召开" in questions(previewed(content, world.office), 2)["A2"]


def test_no_line_takes_back_what_was_said_before(world: World) -> None:
    held(world)
    paper = documents.record(minutes(world), by=world.office, now=NOON)
    content = messy.book(
        [[*HEAD[:3], "社区", "会议纪要"], [*KNOWN, "待召开", "松树园", paper.title]]
    )

    shown = previewed(content, world.office)
    assert verdicts(shown) == {2: Verdict.SAME}
    assert "系统里已召开，不从台账改" in notes(shown, 2, "state")
    assert "不从台账改" in notes(shown, 2, "community")
    assert "在会议的页面上归入" in notes(shown, 2, "minutes")


def test_minutes_on_record_are_kept_with_a_new_meeting(world: World) -> None:
    paper = documents.record(minutes(world), by=world.office, now=NOON)
    told = ["领导小组会", "4月7日", "已召开"]
    content = messy.book(
        [[*HEAD[:3], "纪要"], [*told, paper.title], ["又一次", "4月8日", "已召开", "没有的纪要"]]
    )
    assert "还没有登记“没有的纪要”" in questions(previewed(content, world.office), 3)["D3"]

    accepted(content, world)

    assert Meeting.objects.get(meets_on=date(2021, 4, 7)).minutes == paper
