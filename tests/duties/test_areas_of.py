"""领导包社区: for which areas a person bears a charge."""

from datetime import date

import pytest

from chuangcheng.duties import commands, queries
from chuangcheng.duties.models import ChargeKind
from tests.world import NOON, TODAY, World


@pytest.mark.django_db
def test_a_leader_answers_for_the_communities_charged_to_them_on_a_day():
    world = World()
    leader = world.account(world.leader)
    charges = {
        world.pine: {"kind": ChargeKind.LEADER},
        world.village: {"kind": ChargeKind.PARTY},
        world.dragon: {"kind": ChargeKind.LEADER, "until": TODAY},
    }
    for area, more in charges.items():
        commands.assign(area, person=leader, by=world.office, now=NOON, **more)

    of_leader = queries.areas_of(leader.pk, ChargeKind.LEADER, on=TODAY)
    before = queries.areas_of(leader.pk, ChargeKind.LEADER, on=date(2021, 4, 11))

    assert list(of_leader) == [world.pine]
    assert list(before) == [world.pine, world.dragon]
