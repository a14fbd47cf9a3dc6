"""Assisted persons with names that are planted: they may be found nowhere in clear."""

from datetime import date
from typing import Any

from chuangcheng.partners import assisting
from chuangcheng.partners.assisting import CaseDraft
from chuangcheng.partners.models import AssistedCase, HelpKind
from tests.world import NOON, World

NAME, OTHER_NAME = "欧阳雪梨", "令狐冬瓜"  # invented
FROM_ON = date(2021, 4, 6)


def case_draft(world: World, **changes: Any) -> CaseDraft:
    """Somebody of the pine community is visited since 6 April."""
    given: dict[str, Any] = {
        "community": world.pine,
        "kind": HelpKind.VISITING,
        "from_on": FROM_ON,
        "name": NAME,
        "what": "每月上门一次",
    }
    return CaseDraft(**{**given, **changes})


def helped(world: World, **changes: Any) -> AssistedCase:
    """On record, by the community's own clerk."""
    return assisting.add(case_draft(world, **changes), by=world.pine_clerk, now=NOON)
