"""需求: what is needed, matched with a pledge, met or withdrawn, and who may say so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chuangcheng.figures.asking import ask
from chuangcheng.figures.partners import OF_NEEDS
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.partners import needing, pledging, queries
from chuangcheng.partners.drafts import draft_of_need
from chuangcheng.partners.models import Need, NeedState
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.partners.friends import SIGNED_ON
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

S = NeedState
LATER = date(2021, 4, 6)


def verbs(thing) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))][::-1]


def counts(world, on: date = TODAY) -> list[Any]:
    """All, those that wait, those that are matched."""
    answers = ask(OF_NEEDS, scope_of(world.town, as_of=on))
    return [answers[figure.key].value for figure in OF_NEEDS]


def matched(world, friends) -> Need:
    need, pledge = friends.need(), friends.once(what="送十把休息椅")
    return needing.match(need, pledge, on=LATER, by=world.office, now=NOON)


def test_a_need_waits_until_a_pledge_answers_it_and_is_met(world, friends):
    need = matched(world, friends)
    needing.close(need, S.MET, on=date(2021, 4, 9), note="椅子已摆好", by=world.office, now=NOON)

    assert counts(world, date(2021, 3, 9)) == [0, 0, 0]
    assert counts(world, SIGNED_ON) == [1, 1, 0]
    assert counts(world, LATER) == [1, 0, 1]
    assert counts(world) == [1, 0, 0]
    assert (need.state, need.pledge.what) == (S.MET, "送十把休息椅")
    assert [row.state for row in queries.stages_of(need)] == [S.MET, S.MATCHED, S.UNMATCHED]
    assert verbs(need) == ["tell_need", "match_need", "close_need"]
    assert verbs(need.pledge) == ["record", "match_need"]


def test_a_match_that_is_taken_back_names_no_pledge(world, friends):
    need = matched(world, friends)
    with pytest.raises(Refused, match="撤回对接"):
        pledging.void(need.pledge, reason="重复", by=world.office, now=NOON)
    needing.retract(need, reason="对错了", by=world.office, now=NOON)

    assert (need.state, need.pledge, counts(world)) == (S.UNMATCHED, None, [1, 1, 0])
    with pytest.raises(Refused, match="没有变动过"):
        needing.retract(need, reason="又", by=world.office, now=NOON)


def test_what_is_no_longer_needed_is_withdrawn_with_a_reason(world, friends):
    need = friends.need()
    with pytest.raises(Refused) as refusal:
        needing.close(need, S.WITHDRAWN, on=TODAY, by=world.office, now=NOON)
    assert refusal.value.field == "note"
    needing.close(need, S.WITHDRAWN, on=TODAY, note="居民不同意摆", by=world.office, now=NOON)

    assert counts(world) == [0, 0, 0]
    with pytest.raises(Refused, match="不能改为"):
        needing.close(need, S.MET, on=TODAY, by=world.office, now=NOON)
    with pytest.raises(Refused, match="不是待对接"):
        needing.match(need, friends.once(), on=TODAY, by=world.office, now=NOON)


def test_a_pledge_to_somebody_else_answers_nothing(world, friends):
    elsewhere = friends.once(where=world.dragon)

    with pytest.raises(Refused, match="不是这个社区") as refusal:
        needing.match(friends.need(), elsewhere, on=TODAY, by=world.office, now=NOON)
    assert refusal.value.field == "pledge"


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"what": " "}, "不能", "what"),
        ({"told_on": date(2021, 4, 13)}, "晚于今天", "told_on"),
        ({"due_on": date(2021, 3, 9)}, "早于反映", "due_on"),
        ({"quantity": Quantity(2_000_000_000)}, "最多写到", "quantity"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(friends, changes, words, field):
    with pytest.raises(Refused, match=words) as refusal:
        friends.need(**changes)
    assert refusal.value.field == field
    assert not Need.objects.exists()


def test_a_correction_holds_for_every_day_and_a_void_need_never_was(world, friends):
    need = matched(world, friends)
    said = replace(draft_of_need(need), told_on=date(2021, 3, 8), quantity=Quantity(12))
    needing.revise(need, said, by=world.office, now=NOON)
    assert counts(world, date(2021, 3, 8)) == [1, 1, 0]
    moved = replace(said, where=world.dragon)
    with pytest.raises(Refused, match="社区"):
        needing.revise(need, moved, by=world.office, now=NOON)

    needing.void(need, reason="重复", by=world.office, now=NOON)
    assert counts(world) == [0, 0, 0]
    for deed in (
        lambda: needing.revise(need, said, by=world.office, now=NOON),
        lambda: needing.close(need, S.MET, on=TODAY, by=world.office, now=NOON),
        lambda: needing.retract(need, reason="又", by=world.office, now=NOON),
        lambda: needing.void(need, reason="又", by=world.office, now=NOON),
    ):
        with pytest.raises(Refused, match="作废"):
            deed()


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "enforcer", "partner", "supervisor"])
def test_only_the_office_and_the_community_itself_keep_needs(world, friends, who):
    by, need, pledge = getattr(world, who), friends.need(), friends.once()
    for deed in (
        lambda: needing.tell(draft_of_need(need), by=by, now=NOON),
        lambda: needing.revise(need, replace(draft_of_need(need), note="改"), by=by, now=NOON),
        lambda: needing.match(need, pledge, on=TODAY, by=by, now=NOON),
        lambda: needing.close(need, S.MET, on=TODAY, by=by, now=NOON),
        lambda: needing.retract(need, reason="记错", by=by, now=NOON),
        lambda: needing.void(need, reason="重复", by=by, now=NOON),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_unit_sees_what_the_communities_need_that_it_stands_by(world, friends):
    friends.agreed()
    friends.need()
    friends.need(where=world.dragon)

    seen = (friends.driver, friends.unionist, world.dragon_clerk, world.leader)
    assert [queries.visible_needs(who).count() for who in seen] == [1, 0, 1, 2]
