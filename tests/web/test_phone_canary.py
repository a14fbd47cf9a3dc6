"""手机号码: a planted number leaves the server only for those who may see it, whatever the door."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person
from chuangcheng.web import doors
from tests.web.conftest import Browser
from tests.web.test_canaries import Page, found_on
from tests.world import NOON, World

MOBILE, DESK = "13800001234", "0476-8220099"
MASKED = "138****1234"
MAY_SEE = {Role.CAMPAIGN_OFFICE, Role.LEADER}
SHOW = {"people:list", "people:detail", "people:export", "book:list", "units:detail"}
CARRY = {"duties:export", "places:export"}  # the number of whoever answers for a place


def planted(world: World) -> Person:
    """Who manages the compound, with both numbers."""
    person = people.add_person(
        "金丝雀经理",
        unit=world.property_company,
        phone=MOBILE,
        office_phone=DESK,
        by=INSTALLER,
        now=NOON,
    )
    duties.assign(
        world.far_compound,
        ChargeKind.PROPERTY,
        unit=world.property_company,
        person=person,
        by=world.office,
        now=NOON,
    )
    return person


def pages(world: World, person: Person) -> Iterator[Page]:
    """Every door that is entered by its address alone, or by the key of what was planted."""
    others = (world.property_company.pk, world.far_compound.pk)
    for name, door in doors.inventory(settings.ROOT_URLCONF).items():
        if door is None or not door.asks_who:
            continue
        reads = door.verb.endswith((".see", ".export"))
        keys = dict.fromkeys((person.pk, *(others if reads else ())))
        for arguments in ([], *([key] for key in keys)):
            try:
                yield Page(name, reverse(name, args=arguments, urlconf=settings.ROOT_URLCONF))
            except NoReverseMatch:
                continue


def test_no_door_gives_a_number_to_whom_it_is_not_for(demo: World, as_: Browser) -> None:
    person = planted(demo)
    walk = list(pages(demo, person))

    for role, actor in demo.everybody().items():
        browser = as_(actor)
        given = {page.name for page in walk if found_on(browser, page, (MOBILE, DESK))}
        if role in MAY_SEE:
            assert given >= SHOW | CARRY, role
        else:
            assert given == set(), role


def test_the_others_find_the_person_and_the_number_masked(demo: World, as_: Browser) -> None:
    person = planted(demo)
    walk = [page for page in pages(demo, person) if page.name in SHOW]
    browser = as_(demo.administrator)

    assert {page.name for page in walk if found_on(browser, page, (MASKED,))} == SHOW
