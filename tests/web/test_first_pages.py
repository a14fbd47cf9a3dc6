"""各人的工作台: one table names what the first page of each role shows and that others do not."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import LetterDraft
from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.issues import commands as issues
from chuangcheng.issues.queries import TO_DO, Queue
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.partners import commands as partners
from chuangcheng.partners import delivering, needing, pledging
from chuangcheng.partners.drafts import AgreementDraft, NeedDraft, PledgeDraft
from chuangcheng.partners.models import Outcome, PledgeKind
from chuangcheng.people.models import Unit
from chuangcheng.web import desks
from chuangcheng.web.desks import OF_ROLE, Part, Tray
from chuangcheng.web.home.parts import OF_PART
from tests.campaigns import village
from tests.meetings.agreed import settled, task
from tests.partners.friends import FRIDAYS, SIGNED_ON
from tests.publicity.batches import batch
from tests.web.conftest import Browser
from tests.web.first_page import blocks_of, sections_of
from tests.world import World, days_ago

R = Role
# What the page of each role shows where there is something of everything, by the ids of its parts.
SHOWN: dict[Role, set[str]] = {
    R.CAMPAIGN_OFFICE: {
        *("accept", "dispatch", "decide", "resume", "verify", "overdue", "soon"),
        *("due", "gaps", "report"),
    },
    R.LEADER: {"charge", "figures", "areas", "late", "due"},
    R.COMMUNITY: {
        *("accept", "field", "patrol", "tally", "due", "community"),
    },
    R.GRID_WORKER: {"field", "mine", "patrol", "tally", "due"},
    R.RESPONSIBLE_UNIT: {"receive", "rectify", "mine", "due"},
    R.VERIFIER: {"verify", "recheck", "mine", "due"},
    R.PARTNER: {"confirm", "promises", "needs", "due"},
    R.STATION_KEEPER: {"mine", "due"},
    R.DISTRICT_SUPERVISOR: {"areas", "figures", "late"},
    R.ADMINISTRATOR: {"accounts", "system"},
}
LATE, LETTER = "排出清扫班次", "关于报送进展的函"
CARDS, BENCHES = "到社区办理公交卡", "小广场添几把休息椅"


@pytest.fixture(scope="module")
def shared_full(shared_busy: World) -> World:
    """Something of everything, and something of their own for all who sign in."""
    world = shared_busy
    duties.assign(
        world.pine,
        ChargeKind.LEADER,
        person=world.account(world.leader),
        by=world.office,
        now=days_ago(3),
    )
    for actor in (world.grid_worker, world.property_clerk, world.verifier, world.keeper):
        issues.raise_issue(world.draft(), by=actor, now=days_ago(1))
    batch(world)
    batch(world, community=world.dragon)
    decision = settled(world)
    task(world, decision, what=LATE)
    correspondence.receive(
        LetterDraft(
            title=LETTER,
            received_on=date(2021, 4, 6),
            where=world.town,
            sender="红山区创城办",
            reply_by=date(2021, 4, 14),
        ),
        by=world.office,
        now=days_ago(6),
    )
    campaign = village.started(world)
    for unit in {world.office_unit, world.pine_unit, world.property_company}:
        village.measure(world, campaign, what=f"{unit}的措施", unit=unit, community=None)
    _promised(world)
    return world


def _promised(world: World) -> None:
    """Cards every Friday by the unit of a partner, one Friday of them kept, and a need beside."""
    unit, by = world.office_unit, world.office
    signed = AgreementDraft(community=world.pine, units=(unit,), signed_on=SIGNED_ON)
    partners.sign(signed, by=by, now=days_ago(9))
    cards = PledgeDraft(
        where=world.pine,
        units=(unit,),
        kind=PledgeKind.SERVICE,
        what=CARDS,
        agreed_on=SIGNED_ON,
        rule=FRIDAYS,
    )
    pledge, friday = pledging.record(cards, by=by, now=days_ago(9)), date(2021, 4, 9)
    delivering.note(pledge, Outcome.DELIVERED, on=friday, own_day=friday, by=by, now=days_ago(1))
    benches = NeedDraft(where=world.pine, kind=PledgeKind.GOODS, what=BENCHES, told_on=SIGNED_ON)
    needing.tell(benches, by=by, now=days_ago(9))


@pytest.fixture
def full(shared_full: World, busy: World) -> World:
    return busy


def people_of(world: World) -> dict[Role, Actor]:
    """One of each role, of those to whom the world has given most."""
    several = {R.COMMUNITY: world.pine_clerk, R.RESPONSIBLE_UNIT: world.property_clerk}
    return {**world.everybody(), **several}


def ids_of(page: Any) -> set[str]:
    shown = [*sections_of(page), *blocks_of(page)]
    return {str(each.get("id", "")).split("-")[0] for each in shown}


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_its_own_things_and_nothing_of_the_others(
    full: World, as_: Browser, role: Role
):
    page = as_(people_of(full)[role]).get("/")

    assert ids_of(page) == SHOWN[role]


def test_no_two_roles_have_the_same_first_page():
    pages = [(desk.first, desk.things) for desk in OF_ROLE.values()]

    assert set(OF_ROLE) == set(Role) == set(SHOWN)
    assert len(set(pages)) == len(pages)
    assert all(1 <= len(things) <= desks.MOST_THINGS for _first, things in pages)


def test_each_part_is_on_a_desk_and_has_a_file_that_makes_it():
    on_desks = frozenset[Part]().union(*(desk.parts for desk in OF_ROLE.values()))

    assert set(Part) == set(OF_PART) == on_desks


def test_whoever_waits_for_a_deed_finds_its_queue_on_somebodys_desk():
    held: set[Queue] = set()
    for desk in OF_ROLE.values():
        held |= set(desk.queues)
        assert all(tray.queues for tray in desk.things if isinstance(tray, Tray))

    assert held >= set(TO_DO)


@pytest.mark.parametrize("role", [R.CAMPAIGN_OFFICE, R.LEADER])
def test_who_oversees_is_told_of_the_late_tasks_of_others(full: World, as_: Browser, role: Role):
    page = as_(people_of(full)[role]).get("/").content.decode()

    assert LATE in page
    assert "交给XX街道综合行政执法局" in page
    assert "超期 2 天" in page


@pytest.mark.parametrize("role", sorted(set(Role) - {R.CAMPAIGN_OFFICE, R.LEADER}))
def test_nobody_else_is_told_of_the_tasks_and_letters_of_others(
    full: World, as_: Browser, role: Role
):
    page = as_(people_of(full)[role]).get("/").content.decode()

    assert LATE not in page
    assert LETTER not in page


@pytest.mark.parametrize(
    "role",
    [
        *(R.CAMPAIGN_OFFICE, R.COMMUNITY, R.GRID_WORKER, R.RESPONSIBLE_UNIT),
        *(R.VERIFIER, R.PARTNER, R.STATION_KEEPER),
    ],
)
def test_a_measure_stands_on_the_first_page_of_whoever_holds_it(
    full: World, as_: Browser, role: Role
):
    actor = people_of(full)[role]
    page = as_(actor).get("/").content.decode()

    assert f"{Unit.objects.get(pk=min(actor.unit_ids))}的措施" in page


def test_a_partner_sees_its_promise_the_next_friday_and_what_to_confirm(full: World, as_: Browser):
    page = as_(full.partner).get("/").content.decode()

    for told in (CARDS, BENCHES, "下一次 4月16日 周五", "待确认的兑现", "看全部 1 项"):
        assert told in page
    confirm = page.partition('id="confirm"')[2].partition("</section>")[0]
    assert "/confirmation/" in confirm, "one click from the first page"


def test_an_administrator_sees_nothing_of_the_work(full: World, as_: Browser):
    page = as_(full.administrator).get("/").content.decode()

    for told in (LATE, LETTER, "单元门口堆放旧沙发", "条幅"):
        assert told not in page
