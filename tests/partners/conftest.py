import pytest

from tests.partners.friends import Friends
from tests.world import World


@pytest.fixture
def friends(world: World) -> Friends:
    return Friends(world)
