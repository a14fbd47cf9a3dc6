"""Batches of banners and boards, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.evidence import attaching
from chuangcheng.publicity import commands
from chuangcheng.publicity.drafts import AssetDraft
from chuangcheng.publicity.models import AdTheme, Asset, AssetForm
from tests.ledgers.illustrated import photo
from tests.world import World, days_ago

HUNG_ON = date(2021, 4, 1)


def draft(world: World, **changes: Any) -> AssetDraft:
    """Sixty-two banners in the pine community since 1 April."""
    given = {
        "form": AssetForm.BANNER,
        "quantity": 62,
        "community": world.pine,
        "since": HUNG_ON,
        "themes": (AdTheme.CORE_VALUES,),
        "size": "600×70",
        "funding": "办事处经费",
    }
    return AssetDraft(**{**given, **changes})


def batch(world: World, **changes: Any) -> Asset:
    """It is on record."""
    return commands.register(draft(world, **changes), by=world.office, now=days_ago(6))


def pictured(world: World, *names: int, **changes: Any) -> Asset:
    """It is on record with photos, each drawn by its number."""
    asset = batch(world, **changes)
    for n in names:
        upload = attaching.receive_file(photo(n), name=f"{n}.jpg", by=world.office)
        commands.add_files(asset, [upload], by=world.office, now=days_ago(5))
    return asset
