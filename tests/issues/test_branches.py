"""可见范围的各支: together what the rights show, and each in order by an index of its own."""

from dataclasses import replace
from functools import reduce
from operator import or_

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues import queries
from chuangcheng.issues.models import Issue
from chuangcheng.issues.queries import TO_DO, branches_of
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import INSTALLER, Actor, Grant, Role
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from tests.plans import plans, steps
from tests.world import NOON, TODAY, World

ORDERS = ("due_at", "changed_at", "-changed_at", "found_on", "-found_on")


@pytest.fixture
def told(world: World) -> World:
    """Issues of either community, given to either unit, raised by this one and that."""
    kind = AreaKind.SUBDISTRICT
    places.add_area(
        parent=world.district, kind=kind, name="YY街道", mark="YY", by=INSTALLER, now=NOON
    )
    world.issue()
    world.reported()
    world.dispatched()
    world.dispatched(place=world.far_compound, unit=world.pine_unit)
    world.dispatched(place=world.far_compound, unit=world.enforcement)
    world.issue(place=world.far_compound)
    return world


def everybody(world: World) -> list[Actor]:
    """One of each role, one who holds them all, one who holds none."""
    actors = list(world.everybody().values())
    grants = tuple(grant for actor in actors for grant in actor.grants)
    away = Grant(Role.DISTRICT_SUPERVISOR, area_id=world.town.pk + 1000)
    given = Grant(Role.RESPONSIBLE_UNIT, unit_id=world.enforcement.pk)
    return [
        *actors,
        replace(world.grid_worker, grants=grants),
        replace(world.verifier, grants=(away, given)),
        replace(world.office, grants=()),
    ]


def ids(which: Q) -> set[int]:
    return set(Issue.objects.filter(which).values_list("pk", flat=True))


def test_the_branches_together_are_the_rights(told):
    for actor in everybody(told):
        branches = branches_of(actor)

        assert ids(reduce(or_, branches, Q(pk__in=()))) == ids(seen_by(actor)), actor
        assert len(set(branches)) == len(branches), actor


def test_who_stands_above_sees_one_branch_for_each_subdistrict(told):
    branches = branches_of(told.supervisor)

    assert [len(ids(branch)) for branch in branches] == [6, 0]


def test_each_branch_is_read_in_order_from_an_index(told):
    if connection.vendor != "sqlite":
        pytest.skip("reads the plans of SQLite")
    branches = {branch for actor in everybody(told) for branch in branches_of(actor)}
    for branch in branches:
        if "raised_by" in str(branch):
            continue  # one's own are few: they may be sorted
        for order in ORDERS:
            end = "-pk" if order.startswith("-") else "pk"
            page = Issue.objects.filter(branch).order_by(order, end).values("pk")[:16]
            done = steps(str(page.query))

            assert not [step for step in done if "SCAN" in step or "ORDER BY" in step], done


def test_what_waits_is_counted_from_the_index_of_what_is_open(told):
    if connection.vendor != "sqlite":
        pytest.skip("reads the plans of SQLite")
    for actor in (told.office, told.pine_clerk, told.property_clerk, told.grid_worker):
        with CaptureQueriesContext(connection) as captured:
            queries.waiting_count(actor, TO_DO, TODAY)

        found = plans([query["sql"] for query in captured])
        of_issues = [plan for plan in found if "issues_issue " in plan]
        assert of_issues
        assert not [plan for plan in of_issues if "COVERING INDEX issues_open" not in plan]
