"""默认权限: the office's table as data, held against every verb, door and export, role by role.

A line that says who may is proved both ways: whoever is named gets in, whoever is not is refused.
"""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Reach
from chuangcheng.web import doors, policies
from tests.web.conftest import Browser, some_address
from tests.world import World

COLUMNS = {
    "创城办": Role.CAMPAIGN_OFFICE,
    "领导": Role.LEADER,
    "社区": Role.COMMUNITY,
    "网格员": Role.GRID_WORKER,
    "责任单位": Role.RESPONSIBLE_UNIT,
    "核查": Role.VERIFIER,
    "包联": Role.PARTNER,
    "站负责人": Role.STATION_KEEPER,
    "区办": Role.DISTRICT_SUPERVISOR,
    "管理员": Role.ADMINISTRATOR,
}
WHOLE, OWN, NONE = "●", "◐", "–"
# ● the whole sub-district, ◐ the own area, unit or records, – not at all.
TABLE = """
verb                      | 创城办 领导 社区 网格员 责任单位 核查 包联 站负责人 区办 管理员
issues.raise              | ●     ●    ◐    ◐     ◐       ●    –    ◐       –    –
issues.accept             | ●     –    ◐    –     –       –    –    –       –    –
issues.dispatch           | ●     –    ◐    –     –       –    –    –       –    –
issues.receive            | –     –    ◐    ◐     ◐       –    –    –       –    –
issues.submit             | –     –    ◐    ◐     ◐       –    –    –       –    –
issues.return             | –     –    ◐    –     ◐       –    –    –       –    –
issues.suspend            | ●     ●    –    –     –       –    –    –       –    –
issues.resume             | ●     –    –    –     –       –    –    –       –    –
issues.pass               | ●     –    ◐    –     –       ●    –    –       –    –
issues.fail               | ●     –    ◐    –     –       ●    –    –       –    –
issues.fix_on_spot        | ●     –    ◐    ◐     –       –    –    –       –    –
issues.void               | ●     –    –    –     –       –    –    –       –    –
issues.reject             | ●     –    –    –     –       –    –    –       –    –
issues.log_contact        | ●     –    –    –     –       –    –    –       –    –
issues.edit               | ●     –    ◐    –     –       –    –    –       –    –
issues.enter_proven       | ●     –    –    –     –       –    –    –       –    –
issues.import             | ●     –    ◐    –     –       –    –    –       –    –
issues.see                | ●     ●    ◐    ◐     ◐       ●    –    ◐       ●    –
issues.export             | ●     ●    ◐    –     ◐       ●    –    –       ●    –
places.import             | ●     –    ◐    –     –       –    –    –       –    ●
places.edit               | ●     –    ◐    –     –       –    –    –       –    ●
places.edit_area          | ●     –    –    –     –       –    –    –       –    ●
places.see                | ●     ●    ◐    ◐     ◐       ●    –    ◐       ●    ●
places.export             | ●     ●    ◐    –     –       –    –    –       –    ●
people.see                | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    ●
people.see_phone          | ●     ●    –    –     –       –    –    –       –    –
people.edit_unit          | ●     –    –    –     –       –    –    –       –    ●
people.edit_person        | ●     –    –    –     –       –    –    –       –    ●
people.account            | –     –    –    –     –       –    –    –       –    ●
people.grant              | –     –    –    –     –       –    –    –       –    ●
people.export             | ●     ●    ◐    –     –       –    –    –       –    ●
people.import             | ●     –    –    –     –       –    –    –       –    ●
duties.see                | ●     ●    ◐    ◐     ◐       ●    ◐    ◐       ●    ●
duties.assign             | ●     –    ◐    –     –       –    –    –       –    ●
duties.export             | ●     ●    ◐    –     –       –    –    –       –    ●
inspections.publish_checklist | ●     –    –    –     –       –    –    –       –    –
duties.import             | ●     –    ◐    –     –       –    –    –       –    ●
campaigns.see             | ●     ●    ◐    ◐     ◐       ●    ◐    –       ●    –
campaigns.run             | ●     –    –    –     –       –    –    –       –    –
campaigns.arrange         | ●     –    –    –     –       –    –    –       –    –
campaigns.finish          | ●     –    ◐    –     –       –    –    –       –    –
campaigns.link            | ●     –    –    –     –       –    –    –       –    –
campaigns.void            | ●     –    –    –     –       –    –    –       –    –
campaigns.import          | ●     –    –    –     –       –    –    –       –    –
figures.see               | ●     ●    ◐    ◐     –       ●    –    –       ●    –
"""
ABOVE_ALL = {Reach.ANY, Reach.AREA, Reach.SUBDISTRICT}
READING = ("see", "export")
NO_REGISTERS = {"calendars", "evidence", "ledgers", "offices"}  # what the others stand on


def lines() -> Iterator[tuple[str, dict[Role, str]]]:
    """The table, line by line: a verb, and what each role has of it."""
    head, *rest = TABLE.strip().splitlines()
    roles = [COLUMNS[name] for name in head.partition("|")[2].split()]
    for line in rest:
        verb, _bar, cells = line.partition("|")
        yield verb.strip(), dict(zip(roles, cells.split(), strict=True))


OFFICE = dict(lines())


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


@pytest.mark.parametrize("verb", OFFICE)
def test_half_a_right_never_reaches_a_neighbours_record_to_change_it(world: World, verb: str):
    """◐ of a deed: the neighbouring community's issue and place are out of reach."""
    if verb.partition(".")[2].startswith(READING) or verb.startswith("people."):
        return
    policy = policies.policy_of(verb)
    issue = world.issue(place=world.far_compound)
    for role, said in OFFICE[verb].items():
        actor = near(world)[role]
        for thing in (issue, world.far_compound) if said == OWN else ():
            if verb == "issues.raise" and role == Role.RESPONSIBLE_UNIT:
                continue  # any unit may inspect and report, anywhere in the sub-district
            assert not policy.permit(actor, verb, thing), (role, thing)


def test_every_door_lets_in_whom_its_verb_names_and_nobody_else(demo: World, as_: Browser) -> None:
    """And somebody gets in at each: a door at which nobody does proves nothing."""
    entered: set[str] = set()
    for role, actor in demo.everybody().items():
        browser = as_(actor)
        for name, door in real_doors():
            status = browser.get(some_address(name)).status_code
            if role not in {right.role for right in policies.rights_to(door.verb)}:
                assert status == 403, (role, name)
                continue
            # Behind the door may be a thing that is there and not this person's to change.
            assert status < 500, (role, name)
            entered |= {name} if status != 403 else set()

    assert {name for name, _door in real_doors()} - entered == set()


def test_every_export_is_one_of_the_table_or_of_another_register(world: World):
    exports = {door.verb for _name, door in real_doors() if door.verb.endswith(".export")}

    assert {verb for verb in OFFICE if verb.endswith(".export")} <= exports | {"issues.export"}


@pytest.mark.parametrize("context", policies.contexts())
def test_what_the_table_does_not_name_follows_the_rule_for_other_registers(context: str):
    """Other registers: the district and the administrator change nothing, a partner reads."""
    policy = policies.by_context()[context]
    for right in policy.rights:
        if right.verb in OFFICE or context in NO_REGISTERS:
            continue
        reads = right.verb.partition(".")[2].startswith(READING)
        if right.role in {Role.DISTRICT_SUPERVISOR, Role.PARTNER}:
            assert reads, right
        if right.role == Role.ADMINISTRATOR:
            assert right.verb == "issues.set_categories" or context in {"places", "people"}, right


def test_nobody_but_office_and_leaders_ever_sees_a_phone(world: World):
    person = world.account(world.verifier)
    may = {
        role
        for role, actor in world.everybody().items()
        if policies.policy_of("people.see_phone").permit(actor, "people.see_phone", person)
    }

    assert may == {Role.CAMPAIGN_OFFICE, Role.LEADER}


def near(world: World) -> dict[Role, Actor]:
    """One actor of each role, the community's and the grid worker's of the pine."""
    return {
        **world.everybody(),
        Role.COMMUNITY: world.pine_clerk,
        Role.GRID_WORKER: world.grid_worker,
        Role.STATION_KEEPER: world.keeper,
        Role.RESPONSIBLE_UNIT: world.property_clerk,
    }


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
