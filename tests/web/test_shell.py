"""The frame: the office's words, only what is there, only what one may use."""

from dataclasses import replace

import pytest
from django.urls import reverse

from chuangcheng.kernel.actor import Role
from chuangcheng.web import doors, navigation, shell
from tests.meetings.agreed import task
from tests.world import NOON, TODAY

pytestmark = [pytest.mark.one_engine, pytest.mark.urls("tests.web.pages")]


def labels(page) -> list[str]:
    groups = page.context["shell"]["nav"]
    items = [item for group in groups for item in group["items"]]
    return [str(inner["label"]) for item in items for inner in (item, *item["items"])]


def test_a_page_that_is_not_built_is_not_in_the_navigation(world, as_, monkeypatch):
    there = navigation.Entry("有", "inbox", "rights:table")
    not_built = navigation.Entry("没有", "inbox", "stations:list")
    monkeypatch.setattr(navigation, "GROUPS", ((there, not_built), (not_built,)))

    page = as_(world.office).get("/")

    assert labels(page) == ["有"]


def test_what_a_role_may_not_enter_is_not_in_its_navigation(world, as_, monkeypatch):
    entry = navigation.Entry("作废", "x", "void")
    monkeypatch.setattr(navigation, "GROUPS", ((entry,),))

    assert labels(as_(world.office).get("/")) == ["作废"]
    assert labels(as_(world.partner).get("/")) == []


@pytest.mark.parametrize("role", Role)
def test_every_link_of_the_frame_can_be_opened(world, as_, role):
    browser = as_(world.everybody()[role])
    frame = browser.get("/").context["shell"]
    links = [item["url"] for group in frame["nav"] for item in group["items"]]
    links += [inner["url"] for g in frame["nav"] for item in g["items"] for inner in item["items"]]
    links += [item["url"] for item in frame["bottom"]]

    for link in links:
        assert browser.get(link).status_code == 200, link


def test_the_navigation_has_the_offices_words_in_its_order():
    words = [str(entry.label) for group in navigation.GROUPS for entry in group]

    assert words == [
        "工作台", "问题整改", "督导检查", "专项治理", "指标责任", "工作计划", "难点问题",
        "会议文件", "宣传阵地", "包联共建", "志愿服务", "报告报表", "导入导出", "点位小区",
        "系统设置",
    ]  # fmt: skip


def test_a_phone_has_room_for_four():
    assert len(navigation.PHONE) <= 4


def test_what_waits_is_counted_for_the_person_and_the_day(demo, as_, monkeypatch):
    asked = []

    def waiting(actor, today):
        asked.append((actor.key, today))
        return 57

    entry = navigation.Entry("工作台", "inbox", "rights:table", waiting=waiting)
    monkeypatch.setattr(navigation, "GROUPS", ((entry,),))

    page = as_(demo.office).get("/")

    assert page.context["shell"]["nav"][0]["items"][0]["count"] == 57
    assert asked == [(demo.office.key, TODAY)]


def test_rights_are_in_the_navigation_of_those_who_give_roles(world, as_):
    assert "权限" in labels(as_(world.administrator).get("/"))
    assert "权限" not in labels(as_(world.grid_worker).get("/"))


@pytest.mark.parametrize(("address", "current"), [("/rights/", ["权限"]), ("/", [])])
def test_the_frame_says_where_one_is(world, as_, address, current):
    groups = as_(world.administrator).get(address).context["shell"]["nav"]
    under = [inner for group in groups for item in group["items"] for inner in item["items"]]

    assert [str(inner["label"]) for inner in under if inner["current"]] == current


def test_of_two_lists_of_one_area_a_page_belongs_to_the_deeper(world, as_):
    """会议 and 任务 are one area: a meeting's page is 会议, a task's page is 任务."""
    asked = task(world)
    for address, current in (
        (f"/meetings/{asked.decision.meeting_id}/", ["会议"]),
        (f"/meetings/tasks/{asked.pk}/", ["任务"]),
    ):
        groups = as_(world.office).get(address).context["shell"]["nav"]
        under = [inner for group in groups for item in group["items"] for inner in item["items"]]
        assert [str(inner["label"]) for inner in under if inner["current"]] == current


def test_the_frame_names_the_person_and_the_role(world, as_):
    page = as_(world.pine_clerk).get("/").content.decode()

    assert world.pine_clerk.name in page
    assert "社区(村)" in page


def test_several_roles_are_named_once_each(world):
    both = replace(world.leader, grants=world.leader.grants + world.office.grants * 2)

    assert shell.role_text(both) == "街道领导、创城办"
    assert shell.role_text(replace(both, grants=())) == "还没有角色"


def test_the_clock_is_read_as_people_read_it():
    assert shell.standing(NOON) == "2021年4月12日 周一 12:00"


def test_the_search_is_the_list_of_issues(world, as_):
    found = as_(world.office).get("/").context["shell"]["search"]
    listed = "issues:list" in doors.inventory("chuangcheng.urls")

    assert (found["url"] if found else None) == (reverse("issues:list") if listed else None)


def test_a_visitor_sees_no_navigation(world, client):
    frame = client.get("/account/login/").context["shell"]

    assert frame["actor"] is None
    assert frame["nav"] == frame["bottom"] == []
