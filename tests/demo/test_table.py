"""The demo's numbers are those of the office, cell by cell, and void where somebody voids."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Count

from chuangcheng.demo.screening import SEEN_IN_VILLAGES
from chuangcheng.inspections.models import Statement, Visit
from chuangcheng.issues import commands
from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.models import ROUND, Issue, Source
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.places.models import AreaKind, Management, Place
from chuangcheng.trail import queries as trail
from tests.demo.office import COMPOUNDS, FIGURES, FOUND, LAST_DAY, STATES, TABLE

FRIDAY = date(2021, 4, 16)


@pytest.mark.parametrize(("cell", "counts"), TABLE.items(), ids=lambda each: str(each[0]))
def test_each_cell_of_the_table_has_its_issues_in_their_states(demo, cell, counts):
    community, kind = cell
    found = (
        Issue.objects.filter(ROUND, community__name=community, kind=kind, void=False)
        .values_list("state")
        .annotate(n=Count("pk"))
    )

    assert dict(found) == {state: n for state, n in zip(STATES, counts, strict=True) if n}


@pytest.mark.parametrize(("key", "value"), FIGURES.items())
def test_each_figure_is_the_offices(demo, key, value):
    answer = demo.answer(key)

    assert answer.value == value
    assert answer.rows == value


def test_the_closing_rate_is_17_of_123(demo):
    rate = demo.answer("issues.closing_rate")

    assert rate.value == Decimal("13.82")
    assert [part.rows for part in rate.parts] == [17, 123]


@pytest.mark.parametrize(("community", "found"), FOUND.items())
def test_each_community_found_its_share(demo, community, found):
    assert demo.answer("issues.found", area=community).value == found


def test_what_came_by_other_ways_lies_outside_the_169(demo):
    others = Issue.objects.filter(void=False).exclude(ROUND)

    assert demo.answer("issues.registered").value == 169 + others.count()
    assert 6 <= others.count() <= 10
    assert {Source.HOTLINE, Source.DIGITAL_CITY, Source.RESIDENT} <= {i.source for i in others}
    assert len({issue.state for issue in others}) >= 6


def test_what_came_from_above_bears_the_number_that_it_has_there(demo):
    from_above = {Source.HOTLINE, Source.DIGITAL_CITY, Source.UPPER}

    for issue in Issue.objects.filter(source__in=from_above):
        assert issue.upper_number
        assert issue.source_system


def test_two_issues_are_void_and_count_nowhere(demo):
    assert Issue.objects.filter(void=True).count() == 2


def test_nine_fall_due_soon_all_in_rectification(demo):
    soon = Issue.objects.filter(state__in=RUNNING, due_on__range=(LAST_DAY, FRIDAY))

    assert soon.count() == 9
    assert {issue.state for issue in soon} == {State.RECTIFYING}


def test_no_issue_that_waits_for_its_unit_is_overdue(demo):
    assert not Issue.objects.filter(state=State.DISPATCHED, due_on__lt=LAST_DAY).exists()


def test_nothing_outside_the_round_is_overdue(demo):
    assert Issue.objects.overdue(LAST_DAY).count() == 4


@pytest.mark.parametrize(("community", "counts"), COMPOUNDS.items())
def test_each_community_has_its_compounds_with_and_without_property_company(
    demo, community, counts
):
    here = Place.objects.compounds().filter(community__name=community)
    managed = here.filter(management=Management.PROPERTY).count()

    assert (managed, here.count() - managed) == counts
    assert {place.management for place in here} <= set(Management) - {Management.UNKNOWN}


def test_villages_hold_no_counted_issue_but_three_named_kinds(demo):
    in_villages = Statement.objects.filter(visit__community__kind=AreaKind.VILLAGE)

    assert not Issue.objects.filter(community__kind=AreaKind.VILLAGE).exists()
    for village in ("哈达和硕村", "六大份村"):
        seen = in_villages.filter(visit__community__name=village)
        assert [row.seen for row in seen] == list(SEEN_IN_VILLAGES)
    assert {row.certainty for row in in_villages} == {Certainty.UNKNOWN}
    assert {row.visit.unit.name for row in in_villages} == {"XX街道综合行政执法局"}


def test_every_visit_lies_in_the_round(demo):
    days = {visit.visited_on for visit in Visit.objects.all()}

    assert min(days) == date(2021, 4, 6)
    assert max(days) == date(2021, 4, 13)


def test_voiding_one_leaves_168_now_and_169_for_what_was_known_before(demo):
    known_before = trail.last_entry_id()
    victim = Issue.objects.filter(ROUND, void=False).latest("id")

    commands.void(victim, reason="重复登记", by=demo.actor("office"), now=victim.changed_at)

    for key in ("issues.found", "issues.listed"):
        assert demo.answer(key).value == 168
        assert demo.answer(key, known_at=known_before).value == 169
