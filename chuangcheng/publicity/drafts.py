"""What somebody says of a batch before it is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.partners.models import Pledge, PledgeKind
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.publicity.models import (
    AdTheme,
    Asset,
    AssetForm,
    AssetState,
    DoorstepVisit,
    MediaChannel,
    MediaPiece,
)

MOST_QUANTITY = 10_000  # more in one batch is a slip of the pen
MOST_COUNTED = 1_000_000  # more doors or leaflets are a slip of the pen
PAYING = (PledgeKind.FUNDING, PledgeKind.GOODS, PledgeKind.FACILITY)
Key = tuple[object, ...]
MOST = {"number": 40, "size": 40, "maker": 60, "funding": 60, "note": 200}


@dataclass(frozen=True, kw_only=True)
class AssetDraft:
    """设施草稿. All pieces stand alike since `since`; without `place` they hang about the area."""

    form: AssetForm
    quantity: int
    community: Area
    since: date
    state: AssetState = AssetState.IN_USE
    place: Place | None = None
    themes: tuple[AdTheme, ...] = ()
    number: str = ""
    size: str = ""
    fixed: bool = False
    unit: Unit | None = None
    maker: str = ""
    funding: str = ""
    paid_by: Pledge | None = None
    wording: str = ""
    note: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PieceDraft:
    """报道草稿. `where` is the sub-district, or a community of which it tells."""

    title: str
    channel: MediaChannel
    published_on: date
    where: Area
    outlet: str = ""
    url: str = ""
    unit: Unit | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DoorstepDraft:
    """入户草稿. What nobody counted is unknown."""

    community: Area
    visited_on: date
    households: Quantity = UNKNOWN
    leaflets: Quantity = UNKNOWN
    unit: Unit | None = None
    note: str = ""


def columns_of(draft: AssetDraft) -> dict[str, Any]:
    """The columns that a draft fills. Raises Refused for what cannot be."""
    if not 1 <= draft.quantity <= MOST_QUANTITY:
        raise Refused(_("数量写 1 到 %d") % MOST_QUANTITY, field="quantity")
    if draft.place is not None and draft.place.community_id != draft.community.pk:
        facts = {"place": draft.place.name, "area": draft.community.name}
        raise Refused(_("“%(place)s”不在%(area)s") % facts, field="place")
    words = {
        name: text.clean_line(getattr(draft, name), most=most, field=name)
        for name, most in MOST.items()
    }
    return {
        **words,
        "form": draft.form,
        "quantity": draft.quantity,
        "place": draft.place,
        "themes": [str(theme) for theme in dict.fromkeys(draft.themes)],
        "fixed": draft.fixed,
        "unit": draft.unit,
        "paid_by": _paying(draft),
        "checked_on": draft.checked_on,
    }


def _paying(draft: AssetDraft) -> Pledge | None:
    """出资的共建事项: money, goods or a facility for the community where the batch hangs."""
    pledge = draft.paid_by
    if pledge is None:
        return None
    if pledge.community_id != draft.community.pk:
        facts = {"pledge": pledge.what, "area": draft.community.name}
        raise Refused(_("“%(pledge)s”不是为%(area)s商定的") % facts, field="paid_by")
    if pledge.kind not in PAYING:
        facts = {"pledge": pledge.what, "kind": pledge.get_kind_display()}
        raise Refused(
            _("“%(pledge)s”是%(kind)s，不是出资金、物资、设施的") % facts, field="paid_by"
        )
    return pledge


def draft_of(asset: Asset, *, since: date) -> AssetDraft:
    """What is said of a batch, to be said again with changes."""
    assert asset.community is not None  # noqa: S101 - a batch always lies in one
    return AssetDraft(
        form=AssetForm(asset.form),
        quantity=asset.quantity,
        community=asset.community,
        since=since,
        place=asset.place,
        themes=tuple(AdTheme(theme) for theme in asset.themes),
        number=asset.number,
        size=asset.size,
        fixed=asset.fixed,
        unit=asset.unit,
        maker=asset.maker,
        funding=asset.funding,
        paid_by=asset.paid_by,
        note=asset.note,
        checked_on=asset.checked_on,
    )


def link_of(words: str) -> str:
    """链接, where something is written. Raises Refused for what is no address of a page."""
    url = text.clean_line(words, most=300, field="url")
    if url and urlsplit(url).scheme not in {"http", "https"}:
        raise Refused(_("链接要以 http:// 或 https:// 开头"), field="url")
    return url


def piece_draft_of(piece: MediaPiece) -> PieceDraft:
    """What is said of a piece, to be said again with changes."""
    return PieceDraft(
        title=piece.title,
        channel=MediaChannel(piece.channel),
        published_on=piece.published_on,
        where=piece.community or piece.subdistrict,
        outlet=piece.outlet,
        url=piece.url,
        unit=piece.unit,
        note=piece.note,
    )


def doorstep_draft_of(visit: DoorstepVisit) -> DoorstepDraft:
    """What is said of a visit, to be said again with changes."""
    assert visit.community is not None  # noqa: S101 - a visit always lies in one
    return DoorstepDraft(
        community=visit.community,
        visited_on=visit.visited_on,
        households=visit.household_amount,
        leaflets=visit.leaflet_amount,
        unit=visit.unit,
        note=visit.note,
    )


def key_of_batch(draft: AssetDraft) -> Key:
    """By what a batch is known: its number, else where, which form, which themes and size."""
    if draft.number.strip():
        return ("number", folded(draft.number))
    themes = frozenset(map(str, draft.themes))
    place = draft.place.pk if draft.place else None
    return (draft.community.pk, place, str(draft.form), themes, folded(draft.size))


def keys_of(assets: Iterable[Asset]) -> dict[Key, Asset]:
    """The batches by what they are known by."""
    return {_key_of(asset): asset for asset in assets}


def _key_of(asset: Asset) -> Key:
    if asset.number:
        return ("number", folded(asset.number))
    themes = frozenset(asset.themes)
    return (asset.community_id, asset.place_id, str(asset.form), themes, folded(asset.size))
