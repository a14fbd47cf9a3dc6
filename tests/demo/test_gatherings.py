"""The four meetings: one record each however often cited, and whose desk their tasks lie on."""

from datetime import date

from chuangcheng.campaigns.models import Campaign
from chuangcheng.duties.models import Seat
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.meetings import HELD
from chuangcheng.inspections.models import Visit
from chuangcheng.meetings import queries
from chuangcheng.meetings.models import Meeting, MeetingType, Task
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY


def scope(on=LAST_DAY):
    return scope_of(Area.objects.get(name="XX街道"), as_of=on)


def test_one_meeting_of_each_kind_was_held_on_its_day(demo):
    """一(一): a mobilization, a progress meeting, the leading group, environmental hygiene."""
    held = {meeting.type: meeting.held_on for meeting in Meeting.objects.all()}

    assert held == {
        MeetingType.MOBILIZATION: date(2021, 3, 2),
        MeetingType.LEADING_GROUP: date(2021, 3, 9),
        MeetingType.PROGRESS: date(2021, 3, 30),
        MeetingType.SPECIAL_TOPIC: date(2021, 4, 13),
    }
    cells = ask_by([HELD], scope(), "type")[HELD.key]
    assert {key: answer.value for key, answer in cells.items()} == dict.fromkeys(held, 1)


def test_the_meeting_that_is_cited_twice_never_makes_five(demo):
    """一(三): the special meeting about the villages is the one that 一(一) counts."""
    campaign = Campaign.objects.get()
    (cited,) = queries.meetings_of(campaign, actor=demo.actor("office"))

    assert cited.title == "环境卫生治理工作推进会"
    assert demo.answer("meetings.held").value == 4
    assert cited.held_on < campaign.began_on == campaign.plan.issued_on
    for page in (f"/campaigns/{campaign.pk}/", "/meetings/"):
        assert demo.page("office", page).count(f'href="/meetings/{cited.pk}/"') == 1


def test_a_report_calls_each_kind_of_meeting_as_the_office_says(demo):
    """一(一): four kinds, each by the name of the sub-district, each once."""
    named = queries.report_names(Area.objects.get(name="XX街道"))
    cells = ask_by([HELD], scope(), "type")[HELD.key]

    said = {named[MeetingType(key)]: answer.value for key, answer in cells.items()}
    assert said == {
        "创建全国文明城市动员会": 1,
        "创建全国文明城市工作推进会": 1,
        "创建全国文明城市工作领导小组会": 1,
        "环境卫生治理工作推进会": 1,
    }


def test_the_leading_group_met_about_the_villages_with_all_who_answer(demo):
    """一(三): one of the group is in the chair; what the bureau saw came before."""
    meeting = Meeting.objects.get(type=MeetingType.SPECIAL_TOPIC)
    units = {row.unit for row in queries.called(meeting)}

    assert Seat.objects.filter(person__name=meeting.chair).exists()
    villages = ("哈达和硕村", "六大份村")
    assert all(any(unit.startswith(village) for unit in units) for village in villages)
    found = Visit.objects.filter(place=None, community__name__in=villages)
    assert {visit.unit.name for visit in found} == {"XX街道综合行政执法局"}
    assert all(visit.visited_on <= meeting.held_on for visit in found)
    assert meeting.minutes is not None


def test_the_meetings_count_from_their_days(demo):
    days = (date(2021, 3, 1), date(2021, 3, 2), date(2021, 3, 29), date(2021, 4, 12), LAST_DAY)
    assert [ask([HELD], scope(on))[HELD.key].value for on in days] == [0, 1, 2, 3, 4]


def test_the_tasks_stand_as_the_office_says(demo):
    keys = ("tasks", "tasks_open", "tasks_done", "tasks_overdue")
    assert [demo.answer(f"meetings.{key}").value for key in keys] == [16, 10, 5, 1]
    assert [task.due_text for task in Task.objects.exclude(due_text="")] == ["方案时限"]


def test_each_who_has_a_task_finds_it_on_the_first_page(demo):
    given = {
        "keeper": "核对社区宣传栏",
        "grid": "看一遍网格里的楼栋公示牌",
        "unit": "给小区消防通道重新划线",
        "zhifa": "上学放学时段到校门口值守",
        "liudafen": "开户主会讲清倾倒点",
    }
    for username, what in given.items():
        assert what in demo.page(username, "/"), username
    assert "要办的任务" not in demo.page("partner", "/")
