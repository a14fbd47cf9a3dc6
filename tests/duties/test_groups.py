"""领导小组: who sits in it, in which post, on which day."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.documents.commands import record, void
from chuangcheng.duties import groups, queries
from chuangcheng.duties.models import GroupPost, LeadingGroup, Seat
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.documents.conftest import plan
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

FOUNDED = date(2021, 3, 1)


def found(world: World, **changes: Any) -> LeadingGroup:
    facts: dict[str, Any] = {"name": "创城工作领导小组", "since": FOUNDED, **told(world), **changes}
    return groups.found_group(facts.pop("subdistrict", world.town), **facts)


def seated(world: World, group: LeadingGroup, **changes: Any) -> Seat:
    facts: dict[str, Any] = {"since": FOUNDED, **told(world), **changes}
    person = facts.pop("person", world.account(world.leader))
    return groups.take_seat(group, person, facts.pop("post", GroupPost.HEAD), **facts)


def told(world: World) -> dict[str, Any]:
    return {"by": world.office, "now": NOON}


def verbs(thing: Any) -> list[str]:
    return [deed.verb for deed in trail.history_of(key_of(thing))]


def test_who_was_head_on_a_day(world: World) -> None:
    group = found(world)
    old, new = world.account(world.leader), world.account(world.office)
    seat = seated(world, group)
    groups.leave_seat(seat, on=date(2021, 4, 1), **told(world))
    seated(world, group, person=new, since=date(2021, 4, 1))

    assert queries.heads_of(group, on=date(2021, 3, 31)) == [old]
    assert queries.heads_of(group, on=TODAY) == [new]
    assert queries.heads_of(group, on=date(2021, 2, 28)) == []
    assert verbs(seat) == ["duties.leave_seat", "duties.take_seat"]
    assert verbs(group)[-1] == "duties.found_group"


def test_a_group_names_the_document_that_founded_it(world: World) -> None:
    document = record(plan(world), by=world.office, now=NOON)
    group = groups.edit_group(found(world), founding=document, note="兼", **told(world))

    group.refresh_from_db()
    assert (group.founding, group.note) == (document, "兼")
    (entry, _founded) = trail.history_of(key_of(group))
    assert (entry.verb, entry.facts["founding"]) == ("duties.edit_group", ["", document.title])
    same = groups.edit_group(group, founding=document, note="兼", **told(world))
    assert len(verbs(same)) == 2
    void(document, reason="登错了", **told(world))
    document.refresh_from_db()
    with pytest.raises(Refused, match="已经作废，不能引用"):
        found(world, name="另一个小组", founding=document)


def test_seats_stand_by_post_and_rank(world: World) -> None:
    group = found(world)
    people = [world.account(a) for a in (world.office, world.verifier, world.leader)]
    posts = (GroupPost.MEMBER, GroupPost.DEPUTY, GroupPost.HEAD)
    for person, post in zip(people, posts, strict=True):
        seated(world, group, person=person, post=post)
    seated(world, group, person=world.account(world.keeper), post=GroupPost.DEPUTY, rank=1)

    assert [seat.post for seat in queries.seats_of(group, on=TODAY)] == [
        *("head", "deputy", "deputy", "member")
    ]


def test_only_the_office_keeps_the_group(world: World) -> None:
    group = found(world)
    seat = seated(world, group)
    for role, by in world.everybody().items():
        if role is Role.CAMPAIGN_OFFICE:
            continue
        for deed in (
            lambda by=by: found(world, name="另一个小组", by=by),
            lambda by=by: seated(world, group, person=world.account(world.keeper), by=by),
            lambda by=by: groups.leave_seat(seat, on=TODAY, by=by, now=NOON),
            lambda by=by: groups.edit_group(group, founding=None, note="", by=by, now=NOON),
            lambda by=by: groups.end_group(group, on=TODAY, by=by, now=NOON),
        ):
            with pytest.raises(NotAllowed):
                deed()


def test_a_group_of_one_name_stands_once(world: World) -> None:
    found(world)
    with pytest.raises(Refused, match="已经有"):
        found(world, name="创城工作 领导小组")
    with pytest.raises(Refused, match="按街道"):
        found(world, subdistrict=world.pine)


def test_a_person_sits_once(world: World) -> None:
    group = found(world)
    seated(world, group)
    with pytest.raises(Refused, match="已经在这个小组里"):
        seated(world, group, post=GroupPost.MEMBER)


def test_a_seat_lies_inside_the_groups_days(world: World) -> None:
    group = found(world)
    with pytest.raises(Refused, match="早于小组成立"):
        seated(world, group, since=date(2021, 2, 1))
    with pytest.raises(Refused, match="排列"):
        seated(world, group, rank=100)
    seat = seated(world, group)
    with pytest.raises(Refused, match="早于任职"):
        groups.leave_seat(seat, on=date(2021, 2, 1), **told(world))
    with pytest.raises(Refused, match="不能早于成立"):
        groups.end_group(group, on=date(2021, 2, 1), **told(world))


def test_a_group_ends_with_its_seats(world: World) -> None:
    group = found(world)
    seat = seated(world, group)

    groups.end_group(group, on=TODAY, **told(world))

    seat.refresh_from_db()
    assert (group.until, seat.until) == (TODAY, TODAY)
    assert queries.seats_of(group, on=TODAY) == []
    for deed in (
        lambda: groups.end_group(group, on=TODAY, **told(world)),
        lambda: seated(world, group, person=world.account(world.keeper)),
    ):
        with pytest.raises(Refused, match="已经撤销"):
            deed()
    with pytest.raises(Refused, match="已经结束"):
        groups.leave_seat(seat, on=TODAY, **told(world))
    assert found(world, since=TODAY) != group


def test_the_group_is_seen_by_who_works_in_the_sub_district(world: World) -> None:
    group = found(world)
    for role, actor in world.everybody().items():
        seen = [] if role is Role.ADMINISTRATOR else [group]
        assert list(queries.visible_groups(actor)) == seen, role
