"""默认权限: the table of the office, role by role and deed by deed, and the rules beside it."""

from dataclasses import dataclass, replace

import pytest

from chuangcheng.issues import rules
from chuangcheng.issues.deeds import DEEDS
from chuangcheng.issues.models import Dispatch, Issue, Rectification
from chuangcheng.issues.rules import POLICY
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.permission import Concern, Permission
from chuangcheng.people.models import Unit

TOWN, OTHER_TOWN, PINE, DRAGON, OWN_UNIT, OTHER_UNIT, ME = 3, 4, 5, 6, 70, 71, 9

ROLES = {
    "office": Role.CAMPAIGN_OFFICE,
    "leader": Role.LEADER,
    "community": Role.COMMUNITY,
    "grid": Role.GRID_WORKER,
    "unit": Role.RESPONSIBLE_UNIT,
    "verifier": Role.VERIFIER,
    "partner": Role.PARTNER,
    "keeper": Role.STATION_KEEPER,
    "district": Role.DISTRICT_SUPERVISOR,
    "admin": Role.ADMINISTRATOR,
}
# T the whole sub-district, A the own area, U what lies with the own unit, R what one raised.
TABLE = """
                 office leader community grid unit verifier partner keeper district admin
    raise        T      T      A         A    T    T        -       A      -        -
    accept       T      -      A         -    -    -        -       -      -        -
    reject       T      -      -         -    -    -        -       -      -        -
    dispatch     T      -      A         -    -    -        -       -      -        -
    receive      -      -      U         U    U    -        -       -      -        -
    submit       -      -      U         U    U    -        -       -      -        -
    return       -      -      U         -    U    -        -       -      -        -
    suspend      T      T      -         -    -    -        -       -      -        -
    resume       T      -      -         -    -    -        -       -      -        -
    pass         T      -      A         -    -    T        -       -      -        -
    fail         T      -      A         -    -    T        -       -      -        -
    recheck      -      -      -         -    -    T        -       -      -        -
    fix_on_spot  T      -      A         A    -    -        -       -      -        -
    log_contact  T      -      -         -    -    -        -       -      -        -
    void         T      -      -         -    -    -        -       -      -        -
    edit         T      -      A         -    -    -        -       -      -        -
    import       T      -      A         -    -    -        -       -      -        -
    enter_proven T      -      -         -    -    -        -       -      -        -
    refill       T      -      U         -    U    -        -       -      -        -
    see          T      T      AUR       AR   UR   TR       -       R      T        -
    export       T      T      AU        -    U    T        -       -      T        -
"""


@dataclass(frozen=True)
class Thing:
    """An issue, as far as rights go."""

    area: int = PINE
    town: int = TOWN
    unit: int = OTHER_UNIT
    person: int = 0

    def concern(self) -> Concern:
        """Where it lies and whom it concerns."""
        areas = frozenset({self.town, self.area})
        return Concern(areas, frozenset({self.unit}), frozenset({self.person}))


THINGS = {
    "T": Thing(area=DRAGON),
    "A": Thing(),
    "U": Thing(area=DRAGON, town=OTHER_TOWN, unit=OWN_UNIT),
    "R": Thing(area=DRAGON, town=OTHER_TOWN, person=ME),
    "": Thing(area=DRAGON, town=OTHER_TOWN),
}


def rows() -> dict[tuple[str, str], str]:
    """The table as cells."""
    head, *lines = (line.split() for line in TABLE.strip().splitlines())
    return {
        (deed, role): cell.strip("-")
        for deed, *cells in lines
        for role, cell in zip(head, cells, strict=True)
    }


CELLS = rows()


def holding(role: Role, *, area: int = PINE) -> Actor:
    """Somebody of the sub-district who holds one role, for the own community and unit."""
    wide = {Role.CAMPAIGN_OFFICE, Role.LEADER, Role.VERIFIER, Role.DISTRICT_SUPERVISOR}
    given = Grant(role, OWN_UNIT, TOWN if role in wide | {Role.RESPONSIBLE_UNIT} else area, TOWN)
    return Actor(ME, "某人", (given,), unit_id=OWN_UNIT)


def reaches(cell: str, thing: str) -> bool:
    """Whether a cell of the table covers a thing; who reaches the sub-district reaches the area."""
    return bool(thing) and (thing in cell or (thing == "A" and "T" in cell))


@pytest.mark.parametrize(("deed", "role"), CELLS)
def test_the_policy_is_the_table(deed: str, role: str) -> None:
    actor, cell = holding(ROLES[role]), CELLS[deed, role]

    for name, thing in THINGS.items():
        permission = POLICY.permit(actor, f"issues.{deed}", thing)
        assert bool(permission) == reaches(cell, name), (name, permission.reason)
        assert permission.reason


def test_the_table_names_every_verb() -> None:
    named = {f"issues.{deed}" for deed, _role in CELLS}
    assert named == POLICY.verbs.keys() - {"issues.set_categories"}
    assert {deed for deed, known in DEEDS.items() if known.open} <= {deed for deed, _ in CELLS}


@pytest.mark.parametrize("role", sorted(ROLES.keys() - {"office"}))
def test_a_denial_names_the_role_that_could(role: str) -> None:
    denied = POLICY.permit(holding(ROLES[role]), "issues.void", THINGS["A"])

    assert denied.reason == "作废要“创城办”角色，你没有"


def test_categories_are_set_by_the_office_and_the_administrator() -> None:
    may = {role for role in Role if POLICY.permit(holding(role), "issues.set_categories")}

    assert may == {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}


def test_a_denial_says_how_far_the_role_reaches() -> None:
    denied = POLICY.permit(holding(Role.COMMUNITY), "issues.accept", THINGS["T"])

    assert denied.reason == "“社区(村)”只能在自己的辖区内受理"


def issue() -> Issue:
    """An issue in the own community, with the other unit."""
    return Issue(
        city_id=1, district_id=2, subdistrict_id=TOWN, community_id=PINE, lead_unit_id=OTHER_UNIT
    )


VERIFYING = {
    "the office": (holding(Role.CAMPAIGN_OFFICE), 0, OTHER_UNIT, OTHER_UNIT, ""),
    "a verifier": (holding(Role.VERIFIER), 0, OTHER_UNIT, OTHER_UNIT, ""),
    "what one did": (holding(Role.CAMPAIGN_OFFICE), ME, OTHER_UNIT, OTHER_UNIT, "由别人核查"),
    "what one's unit did": (holding(Role.VERIFIER), 0, OWN_UNIT, OTHER_UNIT, "整改单位不能"),
    "own unit without a grant": (
        replace(holding(Role.VERIFIER), grants=(Grant(Role.VERIFIER, None, TOWN, TOWN),)),
        0,
        OWN_UNIT,
        OTHER_UNIT,
        "整改单位不能",
    ),
    "own dispatch": (holding(Role.COMMUNITY), 0, OTHER_UNIT, OWN_UNIT, ""),
    "the office's dispatch": (holding(Role.COMMUNITY), 0, OTHER_UNIT, OTHER_UNIT, "自己交办的"),
    "nobody's dispatch": (holding(Role.COMMUNITY), 0, OTHER_UNIT, None, "自己交办的"),
    "own dispatch to itself": (holding(Role.COMMUNITY), 0, OWN_UNIT, OWN_UNIT, "整改单位不能"),
    "a leader": (holding(Role.LEADER), 0, OTHER_UNIT, OTHER_UNIT, "核查人员"),
    "an office and community": (
        replace(
            holding(Role.COMMUNITY),
            grants=(
                Grant(Role.COMMUNITY, OWN_UNIT, PINE, TOWN),
                Grant(Role.VERIFIER, None, TOWN, TOWN),
            ),
        ),
        0,
        OTHER_UNIT,
        OTHER_UNIT,
        "",
    ),
}


@pytest.mark.parametrize("deed", ["pass", "fail"])
@pytest.mark.parametrize("case", VERIFYING)
def test_who_verifies_did_not_rectify(case: str, deed: str) -> None:
    actor, did, unit, dispatcher, reason = VERIFYING[case]
    done = Rectification(by_id=did, unit_id=unit)
    sent = None if dispatcher is None else Dispatch(by_unit_id=dispatcher)

    assert_says(rules.may_verify(deed, actor, issue(), done, sent), reason)


@pytest.mark.parametrize(
    ("role", "unit", "reason"),
    [
        (Role.CAMPAIGN_OFFICE, OTHER_UNIT, ""),
        (Role.COMMUNITY, OWN_UNIT, ""),
        (Role.COMMUNITY, OTHER_UNIT, "由创城办交办"),
        (Role.LEADER, OWN_UNIT, "要“创城办”或“社区(村)”角色"),
    ],
)
def test_a_community_dispatches_to_its_own(role: Role, unit: int, reason: str) -> None:
    permission = rules.may_dispatch(
        holding(role), issue(), Unit(pk=unit, name="某单位"), {OWN_UNIT}
    )

    assert_says(permission, reason)


@pytest.mark.parametrize(
    ("actor", "days", "reason"),
    [
        (holding(Role.CAMPAIGN_OFFICE), 30, ""),
        (holding(Role.CAMPAIGN_OFFICE), 31, "街道领导决定"),
        (holding(Role.LEADER), 31, ""),
        (holding(Role.LEADER), 5, ""),
        (holding(Role.VERIFIER), 5, "“创城办”或“街道领导”"),
        (
            replace(
                holding(Role.CAMPAIGN_OFFICE),
                grants=(
                    *holding(Role.CAMPAIGN_OFFICE).grants,
                    Grant(Role.LEADER, None, OTHER_TOWN, OTHER_TOWN),
                ),
            ),
            31,
            "街道领导决定",
        ),
    ],
    ids=["office 30", "office 31", "leader 31", "leader 5", "verifier", "leader elsewhere"],
)
def test_a_long_suspension_is_a_leaders_of_the_same_place(
    actor: Actor, days: int, reason: str
) -> None:
    assert_says(rules.may_suspend(actor, issue(), days), reason)


@pytest.mark.parametrize(
    ("role", "thing", "accepted"),
    [
        (Role.CAMPAIGN_OFFICE, "A", True),
        (Role.CAMPAIGN_OFFICE, "", False),
        (Role.COMMUNITY, "A", False),
        (Role.LEADER, "A", False),
        (Role.GRID_WORKER, "A", False),
    ],
)
def test_only_what_the_office_raises_where_it_is_the_office_is_accepted_at_once(
    role: Role, thing: str, *, accepted: bool
) -> None:
    assert bool(rules.may_raise_accepted(holding(role), THINGS[thing])) == accepted


def assert_says(permission: Permission, reason: str) -> None:
    """Given without a word, or denied with this one."""
    assert bool(permission) == (not reason), permission.reason
    assert reason in permission.reason
