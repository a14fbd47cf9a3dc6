"""督导检查: rounds, visits, what was covered, and what was found."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.inspections.models import Finding, Round, Statement, Visit
from chuangcheng.issues.models import Issue, Source
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.quantity import Certainty
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import World


@pytest.fixture
def round(demo: World) -> Round:
    """四月小区排查, 1–15 April."""
    return demo.round()


def html_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(world, **changes: object) -> dict[str, object]:
    return {"place": "阳光花园", "on": "4月6日", "unit": world.pine_unit.pk, **changes}


def test_a_round_is_opened_and_listed(demo, as_):
    browser = as_(demo.office)
    given = {"name": "五月回头看", "type": "follow_up", "starts_on": "4月20日", "ends_on": "5月9日"}

    answer = browser.post("/inspections/new/", given)

    opened = Round.objects.get()
    assert answer["Location"] == f"/inspections/{opened.pk}/"
    assert titles(html_of(browser, "/inspections/")) == ["五月回头看"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "这一栏不能空"),
        ({"ends_on": "4月1日"}, "结束日期不能早于开始日期"),
        ({"starts_on": "4月31日"}, "4月"),
        ({"type": "party"}, "不在列表里"),
    ],
)
def test_a_round_that_cannot_be_is_refused_with_what_was_typed(demo, as_, changes, sentence):
    given = {"name": "回头看", "type": "follow_up", "starts_on": "4月20日", "ends_on": "4月25日"}

    answer = as_(demo.office).post("/inspections/new/", {**given, **changes})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Round.objects.exists()


def test_a_visit_is_recorded_with_what_was_seen_counted_or_not(demo, as_, round):
    seen = {"what_1": "建筑垃圾", "amount_1": "若干", "what_2": "小广告", "amount_2": "20余处"}
    seen |= {"what_3": "围挡破损", "amount_3": ""}

    answer = as_(demo.pine_clerk).post(f"/inspections/{round.pk}/visits/new/", typed(demo, **seen))

    visit = Visit.objects.get()
    assert answer["Location"] == f"/inspections/visits/{visit.pk}/"
    assert (visit.place, visit.unit) == (demo.compound, demo.pine_unit)
    assert list(Statement.objects.values_list("seen", "quantity", "certainty")) == [
        ("建筑垃圾", None, Certainty.UNKNOWN),
        ("小广告", 20, Certainty.AT_LEAST),
        ("围挡破损", None, Certainty.UNKNOWN),
    ]
    shown = html_of(as_(demo.office), f"/inspections/visits/{visit.pk}/")
    assert "未统计" in shown
    assert "20余" in shown


def test_a_village_is_looked_at_as_a_whole(demo, as_, round):
    given = typed(demo, place="", community=demo.village.pk, unit=demo.enforcement.pk)

    as_(demo.enforcer).post(f"/inspections/{round.pk}/visits/new/", given)

    visit = Visit.objects.get()
    assert (visit.place, visit.community) == (None, demo.village)
    assert "六大份村（整村）" in html_of(as_(demo.office), f"/inspections/{round.pk}/")


def test_a_visit_begun_from_a_place_has_it_filled_in(demo, as_, round):
    browser = as_(demo.pine_clerk)
    new = f"/inspections/{round.pk}/visits/new/?place={demo.compound.pk}"
    assert new in html_of(browser, f"/places/{demo.compound.pk}/")
    form = browser.get(new).context["form"]
    assert (form["place"].value(), form["community"].value()) == ("阳光花园", demo.pine.pk)
    unseen = f"/inspections/{round.pk}/visits/new/?place={demo.far_compound.pk}"
    for other in (unseen, f"/inspections/{round.pk}/visits/new/?place=x"):
        assert not browser.get(other).context["form"]["place"].value()


def test_what_nobody_counted_is_not_listed_as_none(demo, as_, round):
    browser = as_(demo.office)
    statement = typed(demo, on="4月5日", what_1="建筑垃圾")
    browser.post(f"/inspections/{round.pk}/visits/new/", statement)
    assert "未统计" in html_of(browser, "/inspections/visits/")

    found = {"title": "楼道堆物", "category": demo.rubbish.pk}
    browser.post(f"/inspections/visits/{Visit.objects.get().pk}/findings/new/", found)

    assert "未统计" not in html_of(browser, "/inspections/visits/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"place": ""}, "写明看的是哪个点位，或哪个村"),
        ({"place": "没有的小区"}, "没有登记“没有的小区”这个点位"),
        ({"on": "3月20日"}, "检查日期不在这一轮的日期里"),
        ({"on": "4月14日"}, "检查日期不能晚于今天"),
        ({"on": "四月的一天"}, "看不出是哪一天"),
        ({"amount_1": "5"}, "还要写看到的是什么"),
        ({"what_1": "垃圾", "amount_1": "好多"}, "看不出是多少"),
        ({"unit": ""}, "还没有选"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, round, changes, sentence):
    given = typed(demo, note="上午看的", **changes)

    answer = as_(demo.office).post(f"/inspections/{round.pk}/visits/new/", given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="上午看的"' in answer.content.decode()
    assert not Visit.objects.exists()


def test_what_a_visit_found_becomes_issues_of_its_day_and_source(demo, as_):
    visit = demo.visit(demo.compound)
    url = f"/inspections/visits/{visit.pk}/findings/new/"
    given = {"title": "楼道堆物", "category": demo.rubbish.pk, "location": "2单元"}

    first = as_(demo.pine_clerk).post(url, given)
    again = as_(demo.pine_clerk).post(url, {**given, "title": "灯不亮", "again": "1"})

    issue = Issue.objects.get(title="楼道堆物")
    assert (issue.state, issue.source, issue.found_on) == (
        "accepted",
        Source.SCREENING,
        visit.visited_on,
    )
    assert (first["Location"], again["Location"]) == (f"/inspections/visits/{visit.pk}/", url)
    assert Finding.objects.filter(visit=visit).count() == 2
    assert titles(html_of(as_(demo.office), f"/inspections/visits/{visit.pk}/")) == [
        "楼道堆物",
        "灯不亮",
    ]


def test_a_round_shows_what_was_covered_and_what_was_not(demo, as_):
    visit = demo.visit(demo.compound)
    browser, url = as_(demo.office), f"/inspections/{visit.round_id}/"

    assert titles(html_of(browser, url)) == ["阳光花园"]
    assert titles(html_of(browser, f"{url}?part=missing")) == ["惠民家园"]


def test_a_visit_that_never_was_is_taken_back_and_covers_nothing(demo, as_):
    visit = demo.visit(demo.compound)
    browser = as_(demo.office)

    wrong = browser.post(f"/inspections/visits/{visit.pk}/void/", {"reason": ""})
    answer = browser.post(f"/inspections/visits/{visit.pk}/void/", {"reason": "没去成"})

    assert wrong.status_code == 422
    assert answer["Location"] == f"/inspections/{visit.round_id}/"
    assert titles(html_of(browser, f"/inspections/{visit.round_id}/")) == []
    assert browser.get(f"/inspections/visits/{visit.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["惠民家园", "阳光花园"]),
        ("?since=4月5日", ["惠民家园"]),
        ("?until=4月4日", ["阳光花园"]),
        ("?type=screening", ["惠民家园", "阳光花园"]),
        ("?type=mock", []),
        ("?community={dragon}", ["惠民家园"]),
    ],
)
def test_visits_are_filtered_by_the_address(demo, as_, query, expected):
    from datetime import date

    demo.visit(demo.compound, on=date(2021, 4, 4))
    demo.visit(demo.far_compound, on=date(2021, 4, 5))

    html = html_of(as_(demo.office), f"/inspections/visits/{query.format(dragon=demo.dragon.pk)}")

    assert titles(html) == expected


def test_a_visit_of_another_community_is_never_in_the_page(demo, as_):
    visit = demo.visit(demo.far_compound, note="金丝雀的羽毛")
    stranger, owner = as_(demo.pine_clerk), as_(demo.dragon_clerk)

    for url in ("/inspections/visits/", f"/inspections/{visit.round_id}/"):
        assert "惠民家园" not in html_of(stranger, url)
        assert "金丝雀" not in html_of(stranger, url)
        assert "惠民家园" in html_of(owner, url)
    assert stranger.get(f"/inspections/visits/{visit.pk}/").status_code == 404


def test_issues_of_a_visit_are_those_that_one_may_see(demo, as_):
    visit = demo.visit(demo.compound, unit=demo.property_company, by=demo.property_clerk)
    url = f"/inspections/visits/{visit.pk}/findings/new/"
    as_(demo.office).post(url, {"title": "楼道堆物", "category": demo.rubbish.pk})

    assert "楼道堆物" not in html_of(as_(demo.property_clerk), f"/inspections/visits/{visit.pk}/")


@pytest.mark.parametrize(
    ("actor", "page", "status"),
    [
        ("pine_clerk", "new/", 403),
        ("partner", "", 403),
        ("keeper", "visits/", 403),
        ("leader", "{round}/visits/new/", 200),
        ("supervisor", "{round}/visits/new/", 403),
        ("supervisor", "{round}/", 200),
        ("pine_clerk", "visits/{visit}/void/", 403),
        ("dragon_clerk", "visits/{visit}/findings/new/", 404),
    ],
)
def test_who_may_what(demo, as_, actor, page, status):
    visit = demo.visit(demo.compound)
    url = f"/inspections/{page.format(round=visit.round_id, visit=visit.pk)}"

    assert as_(getattr(demo, actor)).get(url).status_code == status


def test_a_community_cannot_record_a_visit_to_its_neighbour(demo, as_, round):
    given = typed(demo, place="惠民家园", community=demo.dragon.pk)

    answer = as_(demo.pine_clerk).post(f"/inspections/{round.pk}/visits/new/", given)

    assert answer.status_code == 422
    assert not Visit.objects.exists()


@pytest.mark.parametrize("page", ["", "visits/", "{round}/", "{round}/?part=missing"])
def test_the_statements_of_a_page_do_not_grow_with_its_rows(demo, as_, page):
    visit = demo.visit(demo.compound)
    browser, url = as_(demo.office), f"/inspections/{page.format(round=visit.round_id)}"
    few = _statements(browser, url)
    for n in range(6):
        place = demo.place(f"第{n}小区", demo.pine)
        demo.place(f"没查的第{n}小区", demo.pine)
        demo.visit(place)

    assert _statements(browser, url) == few


def _statements(browser: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        html_of(browser, url)
    return len(caught)


def test_looking_writes_nothing(demo, as_):
    visit = demo.visit(demo.compound)
    browser = as_(demo.office)

    with writes() as written:
        for page in ("", "visits/", f"{visit.round_id}/", f"visits/{visit.pk}/", "new/"):
            html_of(browser, f"/inspections/{page}")
        html_of(browser, f"/inspections/{visit.round_id}/visits/new/")
        html_of(browser, f"/inspections/visits/{visit.pk}/findings/new/")

    assert not written


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADMINISTRATOR, Role.STATION_KEEPER])
def test_who_has_nothing_to_do_with_inspections_does_not_enter(demo, as_, role):
    assert as_(demo.everybody()[role]).get("/inspections/").status_code == 403
