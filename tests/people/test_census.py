"""人员概况: who is on record and who can sign in."""

import pytest

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.people import commands, queries
from tests.world import NOON, TODAY, World


@pytest.mark.django_db
def test_a_census_tells_accounts_from_persons_and_finds_those_without_a_role(
    django_assert_num_queries,
):
    world = World()
    before = queries.census(on=TODAY)
    commands.add_person("没有账号", unit=world.pine_unit, by=INSTALLER, now=NOON)
    commands.add_person("没有角色", unit=world.pine_unit, username="idle", by=INSTALLER, now=NOON)

    with django_assert_num_queries(2):
        after = queries.census(on=TODAY)

    assert after.persons == before.persons + 2
    assert after.accounts == before.accounts + 1
    assert (before.idle, after.idle) == (0, 1)
    assert after.units == before.units == 5
