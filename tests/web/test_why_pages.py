"""为什么我可以、不可以: on each page, for oneself; and for others, for who may ask."""

import re

import pytest
from django.conf import settings
from django.test import Client

from chuangcheng.issues.deeds import State
from chuangcheng.people import commands
from chuangcheng.web import doors
from chuangcheng.web.rights.things import THINGS
from tests.web.test_http import writes
from tests.world import NOON, World


def here(browser: Client, at: str) -> tuple[str, str]:
    """你能, 你不能."""
    answer = browser.get("/rights/here/", {"at": at})
    assert answer.status_code == 200
    can, _title, cannot = answer.content.decode().partition('id="cannot-title"')
    return can, cannot


def test_each_page_leads_to_what_one_may_do_there(demo, as_):
    page = as_(demo.office).get(f"/places/{demo.compound.pk}/").content.decode()

    assert f'href="/rights/here/?at=%2Fplaces%2F{demo.compound.pk}%2F"' in page


def test_an_issue_says_what_its_state_allows(demo, as_):
    issue = demo.dispatched()
    can, cannot = here(as_(demo.property_clerk), f"/issues/{issue.pk}/")

    assert "“责任单位”可以签收" in can
    assert "作废要“创城办”角色，你没有" in cannot
    _can, cannot = here(as_(demo.office), f"/issues/{issue.pk}/")
    assert "这一条现在是“待签收”，这个状态不能核查通过" in cannot
    assert issue.state == State.DISPATCHED


def test_nobody_passes_what_they_mended_and_reads_why(demo, as_):
    issue = demo.submitted()
    given = commands.grant(
        demo.account(demo.property_clerk),
        demo.verifier.grants[0].role,
        area=demo.town,
        by=demo.administrator,
        now=NOON,
    )

    _can, cannot = here(as_(demo.property_clerk), f"/issues/{issue.pk}/")

    assert given.role == "verifier"
    assert "整改是你反馈的，要由别人核查" in cannot


@pytest.mark.parametrize("page", ["places", "people", "units", "areas", "duties/charges"])
def test_lists_and_settings_answer_too(demo, as_, page):
    can, cannot = here(as_(demo.verifier), f"/{page}/")

    assert "打开这一页" in can
    assert "你没有" in cannot


def test_a_neighbours_place_is_read_and_not_changed(demo, as_):
    can, cannot = here(as_(demo.pine_clerk), f"/places/{demo.far_compound.pk}/")

    assert "查看点位小区" in can
    assert "只能在自己的辖区内登记和修改点位" in cannot


def test_people_answer_by_the_unit_to_which_they_belong(demo, as_):
    pk = demo.pine_clerk.person_id
    can, cannot = here(as_(demo.office), f"/people/{pk}/")

    assert "“创城办”可以登记和修改人员" in can
    assert "管理账号要“系统管理员”角色，你没有" in cannot
    own = demo.administrator.person_id
    _can, cannot = here(as_(demo.administrator), f"/people/{own}/")
    assert "不能给自己授予角色" in cannot


@pytest.mark.parametrize(
    "at", ["/nowhere/", "https://example.com/", "//example.com/", "/issues/999/"]
)
def test_what_is_no_page_of_ours_or_not_ours_to_see_is_not_there(demo, as_, at):
    assert as_(demo.office).get("/rights/here/", {"at": at}).status_code == 404


def test_what_one_may_not_see_is_not_betrayed(demo, as_):
    issue = demo.issue(title="金丝雀", place=demo.far_compound)

    answer = as_(demo.pine_clerk).get("/rights/here/", {"at": f"/issues/{issue.pk}/"})

    assert answer.status_code == 404
    assert "金丝雀" not in answer.content.decode()


def asked(browser: Client, person: int, verb: str, at: str = "") -> str:
    asking = {"person": str(person), "verb": verb, "at": at}
    answer = browser.get("/rights/why/", asking)
    assert answer.status_code == 200
    return answer.content.decode()


def test_why_somebody_else_may_or_may_not(demo, as_):
    issue = demo.issue(place=demo.far_compound)
    browser, clerk = as_(demo.office), demo.pine_clerk.person_id

    page = asked(browser, clerk, "issues.accept")
    assert f"{demo.pine_clerk.name}能：受理" in page
    assert "“社区(村)”可以受理" in page
    page = asked(browser, clerk, "issues.accept", f"/issues/{issue.pk}/")
    assert f"{demo.pine_clerk.name}不能：受理" in page
    assert "不在能查看的范围里" in page
    page = asked(browser, clerk, "issues.void")
    assert "系统对本人会这样说：“作废要“创城办”角色，你没有”" in page
    assert "松树园社区" in page


@pytest.mark.parametrize("who", ["leader", "pine_clerk", "property_clerk", "supervisor"])
def test_only_office_and_administrator_ask_for_others(demo, as_, who):
    assert as_(getattr(demo, who)).get("/rights/why/").status_code == 403


@pytest.mark.parametrize(
    "query", [{"person": "0", "verb": "issues.void"}, {"person": "", "verb": "x"}]
)
def test_a_question_without_sense_is_told(demo, as_, query):
    assert as_(demo.office).get("/rights/why/", query).status_code == 422


def test_the_table_is_filtered_by_role_by_part_and_by_words(demo, as_):
    page = as_(demo.office).get("/rights/?role=leader&part=issues&q=暂缓").content.decode()

    assert re.findall(r'<th scope="row">([^<]+)', page) == ["暂缓"]
    assert re.findall(r'cc-w-day cc-wide-only" scope="col">([^<]+)', page) == ["街道领导"]
    assert "没有符合" in as_(demo.office).get("/rights/?q=没有这件事").content.decode()


def test_every_page_of_one_thing_knows_its_thing():
    """A page with a key in its address, whose area of pages has things, finds its own."""
    known = {name.partition(":")[0] for name in THINGS}

    assert known <= {name.partition(":")[0] for name in doors.inventory(settings.ROOT_URLCONF)}


def test_asking_writes_nothing(demo: World, as_):
    browser = as_(demo.office)
    issue = demo.submitted()

    with writes() as written:
        here(browser, f"/issues/{issue.pk}/")
        asked(browser, demo.pine_clerk.person_id, "issues.void", f"/issues/{issue.pk}/")

    assert not written
