"""Meetings: recorded, held, moved, cancelled, corrected, void; what they settled and kept."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chuangcheng.documents import commands as documents
from chuangcheng.documents.models import DocumentKind
from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.meetings import ATTENDANCE, HELD
from chuangcheng.figures.rows import rows
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.meetings import assigning, commands, queries
from chuangcheng.meetings.drafts import AttendeeDraft, attendees_of, draft_of
from chuangcheng.meetings.models import Meeting, MeetingState, MeetingType, Presence
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.campaigns import village
from tests.evidence import papers
from tests.meetings.agreed import MET_ON, draft, held, minutes, planned, settled, task
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def count(world: World, on: date = TODAY, known_at: int | None = None) -> Any:
    return ask([HELD], scope_of(world.town, as_of=on, known_at=known_at))[HELD.key].value


def verbs(thing: Any) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def test_a_meeting_that_was_held_counts_from_its_day_and_leaves_a_trail(world: World) -> None:
    meeting = held(world)

    assert (meeting.state, meeting.came, meeting.asked.value) == (
        MeetingState.HELD,
        Quantity(21),
        None,
    )
    assert verbs(meeting) == ["record"]
    assert (count(world, date(2021, 4, 5)), count(world, MET_ON)) == (0, 1)
    assert [row.label for row in rows(HELD, scope_of(world.town, as_of=TODAY))] == [meeting.title]


def test_a_planned_meeting_counts_once_it_was_held(world: World) -> None:
    meeting, before = planned(world), trail.last_entry_id()
    assert (count(world), meeting.is_past_due(TODAY), meeting.is_past_due(date(2021, 4, 9))) == (
        0,
        True,
        False,
    )
    sheet = attaching.receive_file(papers.pdf(), name="签到表.pdf", by=world.office)
    on = date(2021, 4, 10)
    about = Quantity(30, Certainty.ABOUT)
    came = list(meeting.attendees.filter(unit=world.enforcement))
    said: dict[str, Any] = {"on": on, "present": about, "came": came, "files": [sheet]}
    commands.hold(meeting, **said, by=world.office, now=NOON)

    assert (meeting.meets_on, meeting.held_on, meeting.came.screen()) == (on, on, "约 30")
    assert [str(proof.file) for proof in meeting.proofs.all()] == ["签到表.pdf"]
    assert [row.presence for row in queries.called(meeting)] == ["到会", "未到"]
    assert (count(world, date(2021, 4, 9)), count(world), count(world, known_at=before)) == (
        0,
        1,
        0,
    )
    assert verbs(meeting) == ["hold", "record"]
    with pytest.raises(Refused, match="只有待召开"):
        commands.hold(meeting, on=on, by=world.office, now=NOON)


def test_a_meeting_is_moved_then_cancelled_and_counts_on_no_day(world: World) -> None:
    meeting = planned(world)
    commands.postpone(meeting, to=date(2021, 4, 20), reason="会场占用", by=world.office, now=NOON)
    assert meeting.meets_on == date(2021, 4, 20)
    with pytest.raises(Refused, match="晚于今天"):
        commands.hold(meeting, on=date(2021, 4, 20), by=world.office, now=NOON)
    commands.cancel(meeting, reason="并入下月", by=world.office, now=NOON)

    assert (meeting.state, count(world)) == (MeetingState.CANCELLED, 0)
    assert verbs(meeting) == ["cancel", "postpone", "record"]
    for deed in (commands.cancel, commands.postpone):
        more = {"to": TODAY} if deed is commands.postpone else {}
        with pytest.raises(Refused, match="只有待召开"):
            deed(meeting, reason="再改", by=world.office, now=NOON, **more)
    commands.revert(meeting, reason="还是要开", by=world.office, now=NOON)
    assert meeting.state == MeetingState.PLANNED
    with pytest.raises(Refused, match="还是待召开"):
        commands.revert(meeting, reason="又", by=world.office, now=NOON)


@pytest.mark.parametrize(
    "who",
    ["leader", "pine_clerk", "grid_worker", "enforcer", "verifier", "partner", "supervisor"],
)
def test_only_the_office_keeps_the_meetings_of_the_subdistrict(world: World, who: str) -> None:
    by, meeting, coming = getattr(world, who), held(world), planned(world)
    decision = settled(world, meeting)
    deeds = (
        lambda: commands.record(draft(world, title="又"), by=by, now=NOON),
        lambda: commands.hold(coming, on=TODAY, by=by, now=NOON),
        lambda: commands.postpone(coming, to=TODAY, reason="改", by=by, now=NOON),
        lambda: commands.cancel(coming, reason="不开了", by=by, now=NOON),
        lambda: commands.revert(meeting, reason="写错了", by=by, now=NOON),
        lambda: commands.revise(meeting, draft(world, title="又"), by=by, now=NOON),
        lambda: commands.void(meeting, reason="重复", by=by, now=NOON),
        lambda: commands.decide(meeting, ["又"], by=by, now=NOON),
        lambda: commands.void_decision(decision, reason="写错了", by=by, now=NOON),
        lambda: commands.write_minutes(meeting, minutes(world), by=by, now=NOON),
        lambda: commands.add_files(meeting, [], by=by, now=NOON),
        lambda: commands.name_types(world.town, {MeetingType.OTHER: "碰头会"}, by=by, now=NOON),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert count(world) == 1


def test_a_community_keeps_its_own_meetings_only(world: World) -> None:
    own = draft(world, where=world.pine, title="楼长碰头会", attendees=())
    meeting = commands.record(own, by=world.pine_clerk, now=NOON)

    assert meeting.community == world.pine
    assert list(queries.visible_meetings(world.pine_clerk)) == [meeting]
    assert not queries.visible_meetings(world.dragon_clerk).exists()
    with pytest.raises(NotAllowed):
        commands.record(replace(own, where=world.dragon), by=world.pine_clerk, now=NOON)
    with pytest.raises(NotAllowed):
        commands.void(meeting, reason="重复", by=world.pine_clerk, now=NOON)


def test_a_unit_sees_the_meetings_to_which_it_is_asked_or_that_gave_it_a_task(
    world: World,
) -> None:
    meeting = held(world)
    assert list(queries.visible_meetings(world.enforcer)) == [meeting]
    assert not queries.visible_meetings(world.property_clerk).exists()
    task(world, settled(world, meeting), unit=world.property_company)
    assert list(queries.visible_meetings(world.property_clerk)) == [meeting]
    assert not queries.visible_meetings(world.grid_worker).exists()
    assert not queries.visible_meetings(world.administrator).exists()


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"title": " "}, "不能", "title"),
        ({"meets_on": date(2021, 4, 13)}, "晚于今天", "meets_on"),
        ({"present": Quantity(200_000)}, "最多写到", "present"),
        ({"state": MeetingState.PLANNED}, "还没有开", "present"),
        ({"attendees": (AttendeeDraft(),)}, "单位或姓名", "attendees"),
        ({"attendees": (AttendeeDraft(name="李明"),) * 2}, "重复", "attendees"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, changes, words, field) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        held(world, **changes)
    assert refusal.value.field == field
    assert not Meeting.objects.exists()


def test_one_meeting_is_one_record_however_often_it_is_said(world: World) -> None:
    meeting = held(world)
    for title in (meeting.title, "四月 工作推进会"):
        with pytest.raises(Refused, match="一次会只记一条"):
            held(world, title=title)
    assert count(world) == 1


def test_a_meeting_of_a_campaign_is_cited_there_and_counted_once(world: World) -> None:
    campaign = village.started(world)
    meeting = held(world, type=MeetingType.SPECIAL_TOPIC, campaign=campaign)

    assert list(queries.meetings_of(campaign, actor=world.office)) == [meeting]
    by_type = ask_by([HELD], scope_of(world.town, as_of=TODAY), "type")[HELD.key]
    assert {key: answer.value for key, answer in by_type.items()} == {"special_topic": 1}
    assert count(world) == 1


def test_a_correction_holds_for_every_day(world: World) -> None:
    meeting, before = held(world), trail.last_entry_id()
    said = replace(
        draft_of(meeting),
        meets_on=date(2021, 4, 2),
        chair="王主任",
        attendees=(AttendeeDraft(unit=world.pine_unit, presence=Presence.PRESENT),),
    )
    commands.revise(meeting, said, by=world.office, now=NOON)
    again = commands.revise(meeting, said, by=world.office, now=NOON)

    assert verbs(again) == ["revise", "record"]
    assert (again.held_on, again.chair) == (date(2021, 4, 2), "王主任")
    assert [row.unit for row in queries.called(again)] == ["松树园社区居委会"]
    assert (count(world, date(2021, 4, 2)), count(world, date(2021, 4, 2), before)) == (1, 0)
    assert attendees_of(again) == said.attendees
    later = replace(said, meets_on=date(2021, 4, 20))
    with pytest.raises(Refused, match="晚于今天"):
        commands.revise(meeting, later, by=world.office, now=NOON)


def test_a_void_meeting_never_was(world: World) -> None:
    meeting, before = held(world), trail.last_entry_id()
    todo = task(world, settled(world, meeting))
    for deed in (commands.void, commands.revert):
        with pytest.raises(Refused, match="先作废任务"):
            deed(meeting, reason="重复登记", by=world.office, now=NOON)
    assigning.void(todo, reason="重复", by=world.office, now=NOON)
    commands.void(meeting, reason="重复登记", by=world.office, now=NOON)

    assert (count(world), count(world, known_at=before)) == (0, 1)
    assert verbs(meeting)[0] == "void"
    assert not queries.visible_meetings(world.office).exists()
    with pytest.raises(Refused, match="已经作废"):
        commands.decide(meeting, ["又"], by=world.office, now=NOON)
    assert held(world).pk != meeting.pk


def test_decisions_stand_in_their_order_after_the_meeting_was_held(world: World) -> None:
    meeting = held(world)
    said = ["每周清扫两次", "三十日前换完条幅"]
    first, second = commands.decide(meeting, said, by=world.office, now=NOON)

    assert queries.decisions_of(meeting) == [first, second]
    assert verbs(meeting)[0] == "decide"
    commands.void_decision(first, reason="没有议定", by=world.office, now=NOON)
    assert queries.decisions_of(meeting) == [second]
    with pytest.raises(Refused, match="已经作废"):
        commands.void_decision(first, reason="又", by=world.office, now=NOON)
    task(world, second)
    with pytest.raises(Refused, match="先作废任务"):
        commands.void_decision(second, reason="又", by=world.office, now=NOON)
    with pytest.raises(Refused, match="还没有登记召开"):
        commands.decide(planned(world), said, by=world.office, now=NOON)
    with pytest.raises(Refused, match="还没有写"):
        commands.decide(meeting, [], by=world.office, now=NOON)


def test_minutes_are_a_document_with_its_scan(world: World) -> None:
    meeting = held(world)
    scan = attaching.receive_file(papers.pdf(), name="纪要扫描件.pdf", by=world.office)
    commands.write_minutes(meeting, minutes(world, files=[scan]), by=world.office, now=NOON)

    assert meeting.minutes is not None
    assert [str(proof.file) for proof in meeting.minutes.proofs.all()] == ["纪要扫描件.pdf"]
    assert verbs(meeting)[0] == "keep_minutes"
    notice = documents.record(
        minutes(world, kind=DocumentKind.NOTICE, title="通知"), by=world.office, now=NOON
    )
    with pytest.raises(Refused, match="不是本街道的会议纪要"):
        commands.keep_minutes(meeting, notice, by=world.office, now=NOON)
    with pytest.raises(Refused, match="还没有登记召开"):
        commands.keep_minutes(planned(world), meeting.minutes, by=world.office, now=NOON)


def test_files_of_a_meeting_are_added(world: World) -> None:
    meeting = held(world)
    paper = attaching.receive_file(papers.pdf(), name="签到表.pdf", by=world.office)
    commands.add_files(meeting, [paper], by=world.office, now=NOON)

    assert (meeting.proofs.count(), verbs(meeting)[0]) == (1, "add_files")
    with pytest.raises(Refused, match="没有选文件"):
        commands.add_files(meeting, [], by=world.office, now=NOON)


def test_attendance_of_which_a_part_is_unknown_is_known_from_below(world: World) -> None:
    held(world)
    held(world, title="另一次会", present=Quantity(None, Certainty.UNKNOWN))

    answer = ask([ATTENDANCE], scope_of(world.town, as_of=TODAY))[ATTENDANCE.key]
    assert answer.quantity == Quantity(21, Certainty.AT_LEAST, missing=1)


def test_a_type_is_called_in_reports_what_the_office_says(world: World) -> None:
    town, special = world.town, MeetingType.SPECIAL_TOPIC
    assert queries.report_names(town)[special] == "专题推进会"
    commands.name_types(town, {special: "环境整治推进会"}, by=world.office, now=days_ago(1))
    (row,) = commands.name_types(town, {special: "环境卫生推进会"}, by=world.office, now=NOON)

    assert queries.report_names(town)[special] == "环境卫生推进会"
    assert verbs(row) == ["name", "name"]
    with pytest.raises(Refused, match="按街道设置"):
        commands.name_types(world.pine, {special: "会"}, by=world.office, now=NOON)
