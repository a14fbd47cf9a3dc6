"""默认权限: the office's table as data, held against every verb, door and export, role by role.

Who gets in at each door, what is read behind it and how far each deed reaches: test_canaries.
"""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.permission import Reach
from chuangcheng.web import doors, policies
from tests.web.conftest import Browser
from tests.web.office_table import COLUMNS, NONE, OF_REGISTERS, OFFICE, OWN, WHOLE
from tests.world import World

ABOVE_ALL = {Reach.ANY, Reach.AREA, Reach.SUBDISTRICT}
READING = ("see", "export")
# What an export is read by, where that is not the context's `see`.
SEEN = {
    "export_assisted": "see_assisted",
    "export_items": "see_items",
    "export_letters": "see_letter",
    "export_tasks": "see_task",
    "export_tallies": "see_tallies",
    "export_told": "see_told",
}
# A partner unit has the other word on what it delivered: the one thing that it writes.
CONFIRMED_BY_PARTNERS = "partners.confirm"
# The right is there, no page has the button yet.
NOT_YET_OFFERED = {
    "inspections.export",
    "campaigns.export",
}


def test_the_table_names_every_role():
    assert set(COLUMNS.values()) == set(Role)


@pytest.mark.parametrize("verb", OFFICE)
def test_the_rules_give_what_the_table_says(verb: str):
    rights = policies.rights_to(verb)

    for role, said in OFFICE[verb].items():
        held = [right for right in rights if right.role == role]
        assert bool(held) is (said != NONE), role
        if said == WHOLE:
            assert {right.reach for right in held} & ABOVE_ALL, role


def test_every_verb_stands_in_the_table_and_nothing_else_does():
    assert set(OFFICE) == set(policies.verbs())


def test_every_door_and_every_export_asks_for_a_verb_of_the_table():
    asked = {door.verb for _name, door in real_doors()}

    assert asked <= OFFICE.keys()
    exports = {verb for verb in OFFICE if verb.partition(".")[2].startswith("export")}
    assert exports - asked <= NOT_YET_OFFERED


@pytest.mark.parametrize("verb", [verb for verb in OFFICE if ".export" in verb])
def test_nobody_takes_away_what_they_may_not_see(verb: str):
    """Each export beside its reading: a role that exports reads, and no further than it reads."""
    context, _dot, name = verb.partition(".")
    seen = f"{context}.{SEEN.get(name, 'see')}"
    reads = {(right.role, right.reach) for right in policies.rights_to(seen)}

    for right in policies.rights_to(verb):
        reached = {reach for role, reach in reads if role == right.role}
        assert reached, right
        assert right.reach in reached or reached & ABOVE_ALL, right


@pytest.mark.parametrize("verb", [verb for verb in OF_REGISTERS if verb != CONFIRMED_BY_PARTNERS])
def test_the_other_registers_follow_the_offices_rule(verb: str):
    """Only the office writes, the community what is its own; the district and partners read."""
    cells = OF_REGISTERS[verb]
    reads = verb.partition(".")[2].startswith(READING)

    assert cells[Role.CAMPAIGN_OFFICE] == WHOLE
    assert cells[Role.ADMINISTRATOR] == NONE
    assert reads or cells[Role.DISTRICT_SUPERVISOR] == cells[Role.PARTNER] == NONE
    assert not reads or cells[Role.DISTRICT_SUPERVISOR] == WHOLE
    assert cells[Role.COMMUNITY] in {OWN, NONE}


def test_only_partner_units_confirm_what_concerns_them():
    held = {role for role, cell in OF_REGISTERS[CONFIRMED_BY_PARTNERS].items() if cell != NONE}

    assert held == {Role.PARTNER}


def test_nobody_but_office_and_leaders_ever_sees_a_phone(world: World):
    person = world.account(world.verifier)
    may = {
        role
        for role, actor in world.everybody().items()
        if policies.policy_of("people.see_phone").permit(actor, "people.see_phone", person)
    }

    assert may == {Role.CAMPAIGN_OFFICE, Role.LEADER}


def real_doors() -> Iterator[tuple[str, doors.Door]]:
    """The doors that ask for a verb."""
    for name, door in doors.inventory(settings.ROOT_URLCONF).items():
        if door is not None and door.kind is doors.Kind.VERB:
            yield name, door


def test_the_table_is_the_one_that_is_printed(world: World, as_: Browser):
    page = as_(world.office).get("/rights/").content.decode()

    for verb in OFFICE:
        name = str(policies.policy_of(verb).verbs[verb].name)
        assert re.search(rf'<th scope="row">{re.escape(name)}<', page), verb
