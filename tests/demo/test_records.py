"""The demo's records: lived through commands, told in order, invented, fit to be shown."""

from datetime import timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.models import DemoClock
from chuangcheng.demo.build import STANDS_AT, STARTS_AT, build
from chuangcheng.demo.cast import PASSWORD
from chuangcheng.demo.tables import findings
from chuangcheng.documents.models import Document, Letter
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.evidence.models import Photo
from chuangcheng.inspections.models import Round, Visit
from chuangcheng.issues.models import (
    ROUND,
    Category,
    ContactLog,
    Dispatch,
    Issue,
    Suspension,
    Verification,
)
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.models import Import
from chuangcheng.people.models import Grant, Person, Unit
from chuangcheng.places.models import Area, Management, Place
from chuangcheng.trail.models import Entry, Event, key_of
from tests.demo.office import LAST_DAY

ROWS = (Document, Letter, Area, Place, Unit, Person, Charge, Round, Visit, Issue, Photo, Import)


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_no_row_is_without_its_trail(demo, model):
    told = set(Event.objects.values_list("subject", flat=True))
    rows = list(model.objects.all())

    assert rows
    assert [row for row in rows if key_of(row) not in told] == []


def test_deeds_are_told_in_the_order_of_time(demo):
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))

    assert moments[0] == STARTS_AT
    assert moments[-1] == STANDS_AT
    assert all(before <= after for before, after in pairwise(moments))


def test_the_clock_stands_at_nine_on_the_last_morning(demo):
    assert calendars.demo_clock() == STANDS_AT
    assert STANDS_AT.isoformat() == "2021-04-15T09:00:00+08:00"


def test_every_text_of_an_issue_differs(demo):
    titles = list(Issue.objects.values_list("title", flat=True))

    assert len(set(titles)) == len(titles)


def test_every_round_issue_was_found_when_its_compound_was_visited(demo):
    visited = dict(
        Visit.objects.exclude(place=None)
        .order_by("-visited_on")
        .values_list("place_id", "visited_on")
    )

    for issue in Issue.objects.filter(ROUND, void=False):
        assert issue.found_on == visited[issue.place_id]


def test_every_compound_has_a_point_inside_the_town(demo):
    for place in Place.objects.compounds():
        assert 118.90 <= place.lon <= 119.02
        assert 42.26 <= place.lat <= 42.30


def test_compounds_have_a_property_company_exactly_where_they_say_so(demo):
    served = set(Charge.objects.filter(kind=ChargeKind.PROPERTY).values_list("place", flat=True))
    managed = Place.objects.compounds().filter(management=Management.PROPERTY)

    assert served == set(managed.values_list("pk", flat=True))


def test_each_community_has_its_leader(demo):
    led = Charge.objects.filter(kind=ChargeKind.LEADER).values_list("area__name", flat=True)

    assert sorted(led) == sorted(["龙头山社区", "松树园社区", "姚家洼社区", "物流园社区", "XX社区"])


def test_whoever_is_asked_about_an_issue_answered_something(demo):
    answers = list(ContactLog.objects.values_list("answer", flat=True))

    assert len(answers) == len(set(answers)) == 31


def test_every_dispatch_by_hand_says_why_and_runs_by_its_categorys_limit(demo):
    limits = {c.pk: (c.limit_n, c.limit_unit) for c in Category.objects.all()}
    proven = [finding.title for finding in findings() if finding.proven_at]
    by_hand = Dispatch.objects.exclude(issue__title__in=proven).select_related("issue")

    assert by_hand.count() == 112
    for sent in by_hand:
        assert sent.explanation
        assert sent.steps
        assert (sent.limit_n, sent.limit_unit) == limits[sent.issue.category_id]


def test_nobody_verifies_an_own_rectification(demo):
    passed = list(Verification.objects.select_related("rectification", "by"))

    assert passed
    for each in passed:
        assert each.by_id != each.rectification.by_id
        assert each.by.unit_id != each.rectification.unit_id


def test_every_suspension_has_a_reason_and_ends_within_thirty_days(demo):
    held = list(Suspension.objects.all())

    assert len(held) == 6
    for each in held:
        assert each.reason
        assert LAST_DAY < each.until <= each.at.date() + timedelta(days=30)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_an_account(demo, role):
    assert (
        Grant.objects.filter(role=role, person__is_active=True)
        .exclude(person__username=None)
        .exists()
    )


def test_whoever_acted_in_the_demo_signs_in_as_the_same(demo):
    for username, actor in demo.cast.actors.items():
        assert demo.actor(username) == actor


def test_no_phone_can_be_rung(demo):
    phones = set(Person.objects.values_list("phone", flat=True)) - {""}

    assert phones
    assert all(phone.startswith("0476-000 ") for phone in phones)


def test_a_second_demo_in_the_same_base_is_refused(demo):
    with pytest.raises(Refused, match="已经有数据"):
        build(tell=demo.steps.append)


def test_building_tells_its_steps(demo):
    assert demo.steps[0] == "区域、单位、人员和账号"
    assert any(step.startswith("4月12日") for step in demo.steps)


def test_the_accounts_are_listed_with_one_password(demo):
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    said = out.getvalue()

    assert said.count(PASSWORD) == 1
    assert "* 陈静  创城办  office" in said
    assert len(said.splitlines()) == 1 + Person.objects.exclude(username=None).count()


def test_the_known_accounts_open_with_the_password_and_the_others_with_none(demo):
    assert Person.objects.get(username="office").check_password(PASSWORD)
    assert not Person.objects.get(username="zhifa").has_usable_password()


def test_where_no_demo_clock_stands_there_are_no_demo_accounts(demo):
    DemoClock.objects.all().delete()

    with pytest.raises(CommandError, match="不是演示数据"):
        call_command("demo_accounts")
