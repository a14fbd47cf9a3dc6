from typing import Any

import pytest

from tests.partners.friends import Friends
from tests.world import World


@pytest.fixture
def friends(world: World) -> Friends:
    """The buses stand by the pine community, the union by the dragon one."""
    found = Friends(world)
    found.agreed()
    found.agreed(community=world.dragon, units=(found.union,))
    return found


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
