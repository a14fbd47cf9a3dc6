"""What a progress report says third: who looked where, what was found, who is to mend it.

Each test is one of its statements, read off the demo's pages and figures as the office reads them.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chuangcheng.calendars.queries import demo_clock
from chuangcheng.demo.screening import SEEN_IN_VILLAGES
from chuangcheng.duties import queries as duties
from chuangcheng.figures import asking, dictionary
from chuangcheng.inspections import commands as inspections
from chuangcheng.inspections import queries
from chuangcheng.inspections.models import Answer, Checklist, Visit
from chuangcheng.issues import commands as issues
from chuangcheng.issues import handling
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import ROUND, ContactLog, Issue, Kind, Source, Verification
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.refusal import NotAllowed
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, AreaKind, Place, PlaceType
from chuangcheng.places.queries import first_subdistrict
from chuangcheng.reports.progress import scope_of
from tests.demo.office import COMPOUNDS, FOUND, LAST_DAY, STATES, TABLE

pytestmark = pytest.mark.django_db
VILLAGES = {"哈达和硕村", "六大份村"}
ENFORCEMENT = "XX街道综合行政执法局"
DAY = timedelta(days=1)


def now() -> datetime:
    instant = demo_clock()
    assert instant is not None
    return instant


def cut(key: str, by: str) -> dict[Any, Any]:
    """A figure of the town in its cells."""
    scope = scope_of(Area.objects.get(name="XX街道"), as_of=LAST_DAY)
    figure = dictionary.figure(key)
    return {cell: answer.value for cell, answer in asking.ask_by([figure], scope, by)[key].items()}


def test_each_of_the_five_communities_looked_at_all_of_its_own_compounds(demo):
    for community, numbers in COMPOUNDS.items():
        own = Visit.objects.filter(void=False, unit__area__name=community, place__isnull=False)
        places = set(own.values_list("place", flat=True))
        assert len(places) == sum(numbers), community
        assert set(Place.objects.filter(pk__in=places).values_list("community__name")) == {
            (community,)
        }


def test_what_is_looked_at_is_what_the_responsibility_list_gives_to_the_community(demo):
    """Each line of the compounds' checklist that cites a standard has somebody who answers."""
    checklist = Checklist.objects.get(place_type=PlaceType.COMPOUND)
    clauses = [item.clause for item in checklist.items.exclude(clause=None)]

    assert clauses
    for clause in clauses:
        answering = {item.area.name for item in duties.items_of(clause, on=LAST_DAY)}
        assert answering >= set(COMPOUNDS), clause
    assert Answer.objects.filter(item__checklist=checklist).exists()


def test_the_round_covered_41_compounds_and_left_none_out(demo):
    town = first_subdistrict()

    assert demo.answer("inspections.compounds_covered").value == 41
    assert demo.answer("places.compounds").value == 41
    assert not queries.unvisited(town, since=date(2021, 1, 1), as_of=LAST_DAY).exists()
    before = queries.unvisited(town, since=date(2021, 1, 1), as_of=date(2021, 4, 5))
    assert before.count() == 41


def test_the_169_are_of_three_kinds_and_the_kinds_add_up(demo):
    kinds = cut("issues.found", "kind")

    assert kinds == {Kind.FACILITY: 58, Kind.SANITATION: 78, Kind.PUBLICITY: 33}
    assert sum(kinds.values()) == demo.answer("issues.found").value == 169


def test_each_community_has_its_own_list_of_issues_and_the_lists_add_up(demo):
    lists = {
        name: Issue.objects.filter(ROUND, community__name=name, void=False).count()
        for name in COMPOUNDS
    }

    assert lists == FOUND
    area = Area.objects.get(name="松树园社区")
    page = demo.page("office", f"/figures/issues.found/rows/?area={area.pk}")
    assert 'data-rows="46"' in page


def test_each_listed_issue_stands_in_one_state_of_its_way(demo):
    """To dispatch, to receive, in hand, to verify, closed, returned, on hold: together 169."""
    by_state = cut("issues.listed", "state")

    table = dict(zip(STATES, map(sum, zip(*TABLE.values(), strict=True)), strict=True))
    assert by_state == table
    assert by_state[State.RECTIFYING] == 52
    assert by_state[State.SUBMITTED] == 14
    assert sum(by_state.values()) == 169


def test_who_has_an_issue_in_hand_is_a_named_unit_with_a_day_to_mend_it_by(demo):
    in_hand = Issue.objects.filter(ROUND, state__in=[State.DISPATCHED, State.RECTIFYING])

    assert in_hand.exists()
    assert not in_hand.filter(lead_unit=None).exists()
    assert all(issue.has_deadline for issue in in_hand)


def test_while_no_unit_is_known_the_issue_says_so_and_keeps_whom_the_office_asked(demo):
    pending = Issue.objects.filter(ROUND, state=State.ACCEPTED, unit_pending=True, void=False)

    assert pending.count() == demo.answer("issues.unit_pending").value == 31
    asked = set(ContactLog.objects.values_list("issue", flat=True))
    assert set(pending.values_list("pk", flat=True)) <= asked
    issue = pending.first()
    contact = issue.contacts.first()
    page = demo.page("office", f"/issues/{issue.pk}/")
    assert "责任单位待明确" in page
    assert contact.answer in page
    assert str(contact.unit) in page


def test_the_report_says_how_many_are_dispatched_and_how_many_units_are_still_sought(demo):
    page = _words(demo.page("office", "/reports/progress/"))

    assert "已交办责任单位111条" in page
    assert "正在对接责任单位31条" in page


def test_the_enforcement_office_inspected_the_two_villages(demo):
    """Any unit may look, in the round of others too."""
    seen = Visit.objects.filter(community__kind=AreaKind.VILLAGE, void=False)

    assert {visit.community.name for visit in seen} == VILLAGES
    assert {visit.unit.name for visit in seen} == {ENFORCEMENT}
    assert Visit.objects.filter(unit__name=ENFORCEMENT, place__isnull=False).exists()


def test_what_the_villages_visits_saw_has_three_names_and_no_number(demo):
    told = _words(demo.page("office", "/reports/progress/"))

    for kind in SEEN_IN_VILLAGES:
        assert kind in told
    assert "若干（未逐条计数），不计入上述问题条数" in told
    visit = Visit.objects.filter(community__name="六大份村").first()
    page = demo.page("office", f"/inspections/visits/{visit.pk}/")
    assert page.count("未统计") >= len(SEEN_IN_VILLAGES)


def test_nothing_that_is_found_in_a_village_enters_the_169(demo):
    """Neither what nobody counted nor an issue that a visit raises there."""
    visit = Visit.objects.filter(community__name="六大份村").first()
    draft = IssueDraft(
        title="村口渣土堆未苫盖",
        found_on=visit.visited_on,
        source=Source.SCREENING,
        community=visit.community,
        location="村口东侧",
    )
    before = demo.answer("issues.registered").value

    (raised,) = inspections.find(visit, [draft], by=demo.actor("zhifa"), now=now())

    assert raised.community.name == "六大份村"
    assert demo.answer("issues.registered").value == before + 1
    assert demo.answer("issues.found").value == 169
    assert demo.answer("issues.listed").value == 169


def test_who_inspected_may_be_the_one_to_mend_but_never_passes_the_own_work(demo):
    unit = Unit.objects.get(name=ENFORCEMENT)
    assert Visit.objects.filter(unit=unit, void=False).exists()
    issue = Issue.objects.filter(lead_unit=unit, state=State.RECTIFYING).first()
    mended = handling.submit(issue, done="已清理干净", by=demo.actor("zhifa"), now=now())
    colleague = people.add_person(
        "执法局队员", unit=unit, username="zhifa2", by=INSTALLER, now=now()
    )
    for person in (Person.objects.get(username="zhifa"), colleague):
        people.grant(
            person, Role.VERIFIER, area=first_subdistrict(), unit=unit, by=INSTALLER, now=now()
        )
    on_site = {"how": Verification.How.ON_SITE, "now": now()}

    with pytest.raises(NotAllowed, match="整改是你反馈的"):
        handling.pass_(mended, by=demo.actor("zhifa"), **on_site)
    with pytest.raises(NotAllowed, match="整改单位不能核查自己的整改"):
        handling.pass_(mended, by=demo.actor("zhifa2"), **on_site)
    passed = handling.pass_(mended, by=demo.actor("verifier"), **on_site)
    assert passed.state == State.CLOSED


def test_a_unit_that_was_renamed_is_printed_by_its_name_of_the_day(demo):
    unit, on = Unit.objects.get(name=ENFORCEMENT), date(2021, 4, 14)
    people.rename_unit(unit, name="XX街道综合执法大队", on=on, by=INSTALLER, now=now())

    today = _words(demo.page("office", "/reports/progress/"))
    before = _words(demo.page("office", f"/reports/progress/?as_of={on - DAY}"))

    assert "XX街道综合执法大队在" in today
    assert f"{ENFORCEMENT}在" in before
    assert "综合执法大队" not in before


def test_voiding_one_leaves_168_in_the_report_and_in_the_list(demo):
    victim = Issue.objects.filter(ROUND, void=False).latest("id")
    issues.void(victim, reason="重复登记", by=demo.actor("office"), now=victim.changed_at)

    assert "共发现问题168条" in _words(demo.page("office", "/reports/progress/"))
    assert 'data-rows="168"' in demo.page("office", "/figures/issues.found/rows/")


def _words(page: str) -> str:
    """What is read: no tags, no blanks."""
    return re.sub(r"\s", "", re.sub(r"<[^>]*>", "", page))
