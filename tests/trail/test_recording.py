"""留痕: one entry for a deed, one event for each thing, and nothing of it is ever edited."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.ids import uuid7
from chuangcheng.trail import commands as trail
from chuangcheng.trail import queries
from chuangcheng.trail.models import Entry, Event
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
CLERK = Actor(person_id=3, name="陈静")


def entry(verb: str = "tests.do", **more: Any) -> Entry:
    return trail.record(verb, by=CLERK, at=NOON, **more)


def test_an_entry_says_who_did_what_when_and_when_we_heard_of_it() -> None:
    left = entry(on="tests.thing:1", facts={"why": "试"})

    left.refresh_from_db()
    assert (left.verb, left.actor, left.actor_name, left.at) == (
        "tests.do",
        "people.person:3",
        "陈静",
        NOON,
    )
    # The server's own clock, not the deed's: the demo's may stand in another year.
    assert abs((left.recorded_at - datetime.now(UTC)).total_seconds()) < 600


def test_the_state_of_the_records_is_another_after_every_entry() -> None:
    states = [queries.state_of_records()]
    for _n in range(2):
        entry()
        states.append(queries.state_of_records())

    assert states[0] is None
    assert len(set(states)) == 3


def test_one_deed_may_concern_many_things() -> None:
    left = entry()
    trail.note(left, [(f"tests.thing:{n}", {"n": n}) for n in range(3)])

    assert [event.facts["n"] for event in Event.objects.filter(entry=left)] == [0, 1, 2]
    assert queries.history_of("tests.thing:1")[0].facts == {"n": 1}


def test_the_latest_deed_comes_first() -> None:
    for verb in ("tests.first", "tests.second"):
        entry(verb, on="tests.thing:1")

    history = queries.history_of("tests.thing:1")
    assert [deed.verb for deed in history] == ["tests.second", "tests.first"]
    assert queries.last_entry_id() == history[0].entry_id


def test_before_any_deed_nothing_is_known() -> None:
    assert queries.last_entry_id() == 0
    assert queries.history_of("tests.thing:1") == []


def test_commands_inside_a_command_share_its_deed() -> None:
    deed = uuid7(NOON)
    inner = trail.record("tests.inner", by=CLERK.within(deed), at=NOON)

    assert inner.deed == deed
    assert entry().deed not in {deed, entry().deed}


@pytest.mark.django_db(transaction=True)
def test_a_deed_without_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError, match=r"tests\.do"):
        entry()


def test_the_trail_is_neither_edited_nor_deleted() -> None:
    left = entry(on="tests.thing:1")

    for rows in (Entry.objects.filter(pk=left.pk), Event.objects.filter(entry=left)):
        with pytest.raises(TypeError, match="never edited"):
            rows.update(verb="tests.other")
        with pytest.raises(TypeError, match="never deleted"):
            rows.delete()


def test_an_event_carries_the_area_in_which_its_thing_lies() -> None:
    world = World()
    charge = duties.assign(
        world.pine, ChargeKind.LEADER, unit=world.office_unit, by=world.office, now=NOON
    )
    visit = world.visit(world.village)

    expected = {
        f"places.area:{world.town.pk}": (None, world.town.pk),
        f"places.area:{world.pine.pk}": (world.pine.pk, world.town.pk),
        f"places.place:{world.compound.pk}": (world.pine.pk, world.town.pk),
        f"issues.issue:{world.issue().pk}": (world.pine.pk, world.town.pk),
        f"duties.charge:{charge.pk}": (world.pine.pk, world.town.pk),
        f"inspections.visit:{visit.pk}": (world.village.pk, world.town.pk),
    }
    events = Event.objects.filter(subject__in=expected)
    assert {e.subject: (e.community, e.subdistrict) for e in events} == expected


def test_what_is_settled_is_the_last_entry_and_one_instant() -> None:
    left = entry()

    with trail.settled() as known_at:
        assert known_at == left.pk


def test_names_and_facts_survive_as_they_were_given() -> None:
    facts = {"day": date(2021, 4, 12).isoformat(), "text": "“引号”与\n换行", "n": 2**40}
    entry(on="tests.thing:1", facts=facts)

    assert queries.history_of("tests.thing:1")[0].facts == facts
