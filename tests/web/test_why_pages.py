"""为什么我可以、不可以: on each page, for oneself; and for others, for who may ask."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from chuangcheng.documents import commands as papers
from chuangcheng.documents import correspondence
from chuangcheng.duties import groups
from chuangcheng.duties.models import Charge, GroupPost
from chuangcheng.issues.deeds import State
from chuangcheng.people import commands
from chuangcheng.web import doors
from chuangcheng.web.rights.things import THINGS
from tests.documents.conftest import asked as asked_of
from tests.documents.conftest import plan
from tests.duties import listed
from tests.inspections.checks import published
from tests.web.addresses import WITHIN
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


def test_a_page_for_whoever_signed_in_says_so_in_words(demo, as_):
    can, _cannot = here(as_(demo.verifier), "/")

    assert "登录的人都能打开" in can


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


def test_a_document_and_a_letter_answer_each_for_itself(demo, as_):
    now = {"by": demo.office, "now": NOON}
    paper = papers.record(plan(demo, where=demo.dragon, unit=demo.dragon_unit), **now)
    letter = correspondence.receive(asked_of(demo, where=demo.pine), **now)

    _can, cannot = here(as_(demo.pine_clerk), f"/letters/{letter.pk}/")
    assert "登记和修改来文要“创城办”角色，你没有" in cannot
    can, cannot = here(as_(demo.pine_clerk), f"/documents/{paper.pk}/")
    assert "“社区(村)”可以查看文件" in can
    assert "“社区(村)”只能在自己的辖区内登记和修改文件" in cannot
    assert "来文</span>" not in can + cannot.replace("导入来文登记表", "")
    can, _cannot = here(as_(demo.dragon_clerk), f"/documents/{paper.pk}/correction/")
    assert "“社区(村)”可以登记和修改文件" in can
    hidden = as_(demo.grid_worker).get("/rights/here/", {"at": f"/letters/{letter.pk}/"})
    assert hidden.status_code == 404


def test_a_published_list_says_that_it_is_changed_and_not_written(demo, as_):
    item = listed.published(demo)

    _can, cannot = here(as_(demo.office), f"/responsibilities/lists/{item.duty_list_id}/")

    assert "已经发布，不能直接改；换人、换单位用“变更”" in cannot


def test_leading_group_its_seats_charges_and_checklists_answer(demo, as_):
    now = {"by": demo.office, "now": NOON}
    group = groups.found_group(demo.town, name="创城工作领导小组", since=date(2021, 3, 1), **now)
    seat = groups.take_seat(
        group, demo.account(demo.leader), GroupPost.HEAD, since=date(2021, 3, 1), **now
    )
    charge, sheet = Charge.objects.get(), published(demo)

    for page in (f"leading-groups/{group.pk}", f"leading-groups/seats/{seat.pk}/ending"):
        can, _cannot = here(as_(demo.office), f"/{page}/")
        assert "“创城办”可以设置领导小组" in can
        assert "导出包保分工表" not in can
    can, _cannot = here(as_(demo.pine_clerk), f"/duties/charges/{charge.pk}/ending/")
    assert "“社区(村)”可以安排责任分工" in can
    can, cannot = here(as_(demo.pine_clerk), f"/inspections/checklists/{sheet.pk}/")
    assert "发布和停用检查表要“创城办”角色，你没有" in cannot


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


def of_one_thing() -> Iterator[str]:
    """The pages that have a thing's key in their address."""
    for name in doors.inventory(settings.ROOT_URLCONF):
        with suppress(NoReverseMatch):
            reverse(name, kwargs={"pk": 1, **WITHIN.get(name, {})})
            yield name


def test_every_page_of_one_thing_knows_its_thing():
    """So that rights are asked of the thing, and not of its register as a whole."""
    found = set(of_one_thing())

    assert {name for name in found if not known_thing(name)} == set()
    assert WITHIN.keys() <= found
    assert THINGS.keys() <= found | {name.partition(":")[0] for name in found}


def known_thing(name: str) -> bool:
    return name in THINGS or name.partition(":")[0] in THINGS


def test_the_other_pages_with_something_in_their_address_are_about_no_thing():
    """By name, with the reason; whoever adds one says so here."""
    others = {
        "figures:figure": "a number is the same for all who may open the area's figures",
        "figures:difference": "the same",
        "figures:rows": "the same; its rows are filtered one by one",
        "reports:file": "the report of an area",
        "tellings:new": "a number of an area, told by who may tell",
        "standards:example": "a file that comes with the program",
        "calendars:clearing": "a day of the calendar",
        "calendars:publishing": "a year of the calendar",
        "calendars:withdrawing": "a year of the calendar",
        "ledgers:blank": "an empty sheet",
        "demo:sign_in": "only in a demo",
        "demo:sheet": "only in a demo",
    }
    found = doors.inventory(settings.ROOT_URLCONF).keys() - set(of_one_thing())

    assert {name for name in found if not has_no_argument(name)} == set(others)


def has_no_argument(name: str) -> bool:
    with suppress(NoReverseMatch):
        return bool(reverse(name))
    return False


def test_asking_writes_nothing(demo: World, as_):
    browser = as_(demo.office)
    issue = demo.submitted()

    with writes() as written:
        here(browser, f"/issues/{issue.pk}/")
        asked(browser, demo.pine_clerk.person_id, "issues.void", f"/issues/{issue.pk}/")

    assert not written
