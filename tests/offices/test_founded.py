"""开通之后: where somebody works already nothing is founded."""

from typing import Any

import pytest

from chuangcheng.kernel.refusal import NotAllowed, Overtaken
from chuangcheng.offices import commands, queries
from tests.offices.charter import CHARTER, found
from tests.world import NOON, TODAY, World


def test_where_an_account_is_nothing_is_founded(world: World) -> None:
    with pytest.raises(Overtaken, match="已经开通"):
        found(mark="YY")


@pytest.mark.parametrize(
    "who", ["office", "leader", "pine_clerk", "property_clerk", "verifier", "supervisor"]
)
def test_nobody_else_may_found(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        commands.found(CHARTER, by=getattr(world, who), now=NOON)


def test_what_is_begun_is_known_in_a_fixed_number_of_statements(
    world: World, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(5):
        before = queries.begun(on=TODAY)
    world.issue()
    world.round()

    after = queries.begun(on=TODAY)
    assert (before.issues, before.round) == (False, False)
    assert (after.places, after.units, after.accounts, after.round, after.issues) == (True,) * 5
