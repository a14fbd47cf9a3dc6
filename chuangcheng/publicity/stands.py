"""设施的一部分: how many pieces of a batch stood how. Sits beside commands; only they call it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.publicity.models import MOVES, Asset, AssetPart, AssetState
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a part repeats its batch, so that figures join nothing.
REPEATED = (
    *("city_id", "district_id", "subdistrict_id", "community_id"),
    *("form", "marked_themes"),
)


def begin(assets: Sequence[tuple[Asset, AssetState, date]], *, entry: Entry) -> None:
    """The first part of new batches: all of their pieces, since a day."""
    AssetPart.objects.bulk_create(
        [
            _part(asset, state, asset.quantity, seq=1, on=on, entry=entry)
            for asset, state, on in assets
        ],
        batch_size=500,
    )


def move(
    asset: Asset,
    *,
    source: AssetState,
    target: AssetState,
    quantity: int,
    on: date,
    entry: Entry,
) -> None:
    """From a day on so many pieces stand otherwise; those that do not move stand as they did.

    Raises Refused for what cannot become of them, for more than there are, for an earlier day.
    """
    rows = standing(asset)
    held = {AssetState(row.state): row for row in rows}
    _check(held.get(source), source, target, quantity)
    last = max(row.from_on for row in rows)
    if on < last:
        raise Refused(_("日期不能早于上一次变动 %s") % day_name(last), field="on")
    seq = last_seq(asset) + 1
    rest = held[source].quantity - quantity
    joined = held[target].quantity + quantity if target in held else quantity
    ended = [row for row in (held[source], held.get(target)) if row is not None]
    for row in ended:
        versions.revise(row, entry=entry, until_on=on, ended_seq=seq)
    begun = [(source, rest), (target, joined)]
    AssetPart.objects.bulk_create(
        [_part(asset, state, n, seq=seq, on=on, entry=entry) for state, n in begun if n]
    )


def take_back(asset: Asset, *, entry: Entry) -> None:
    """撤回: the last change never was; what it ended lasts. Raises Refused where none was made."""
    seq = last_seq(asset)
    rows = AssetPart.objects.filter(asset=asset, void=False)
    if seq < 2:
        raise Refused(_("登记以后没有变动过"))
    versions.revise_all(list(rows.filter(seq=seq)), entry=entry, void=True)
    ended = list(rows.filter(ended_seq=seq))
    versions.revise_all(ended, entry=entry, until_on=OPEN_END, ended_seq=0)


def restate(asset: Asset, *, since: date, entry: Entry) -> None:
    """订正: the batch was always so. How many and since when is only corrected before a change."""
    rows = list(AssetPart.objects.filter(asset=asset, void=False).order_by("seq", "id"))
    facts = {name: getattr(asset, name) for name in REPEATED}
    first, is_moved = rows[0], len(rows) > 1
    if is_moved and asset.quantity != sum(row.quantity for row in rows if not row.ended_seq):
        raise Refused(_("已经登记过变动，数量不能改；先撤回变动"), field="quantity")
    if is_moved and since != first.from_on:
        raise Refused(_("已经登记过变动，起始日期不能改；先撤回变动"), field="since")
    if not is_moved:
        facts |= {"quantity": asset.quantity, "from_on": since}
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    if otherwise:
        versions.revise_all(otherwise, entry=entry, **facts)


def void_all(asset: Asset, *, entry: Entry) -> None:
    """作废: it never was; no part counts on any day."""
    versions.revise_all(
        list(AssetPart.objects.filter(asset=asset, void=False)), entry=entry, void=True
    )


def standing(asset: Asset) -> list[AssetPart]:
    """How the batch stands now, in the order of the states."""
    return list(AssetPart.objects.filter(asset=asset, void=False, ended_seq=0).order_by("id"))


def last_seq(asset: Asset) -> int:
    """How many changes there were, the first standing included."""
    last = AssetPart.objects.filter(asset=asset, void=False).order_by("-seq").first()
    return last.seq if last else 0


def _check(held: AssetPart | None, source: AssetState, target: AssetState, quantity: int) -> None:
    words = {"source": source.label, "target": target.label}
    if held is None:
        raise Refused(_("这一批里没有“%(source)s”的") % words, field="source")
    if target not in MOVES[source]:
        raise Refused(_("“%(source)s”的不能改为“%(target)s”") % words, field="target")
    if not 1 <= quantity <= held.quantity:
        facts = {**words, "most": held.quantity}
        raise Refused(_("“%(source)s”的有 %(most)d，写 1 到 %(most)d") % facts, field="quantity")


def _part(
    asset: Asset, state: AssetState, quantity: int, *, seq: int, on: date, entry: Entry
) -> AssetPart:
    return AssetPart(
        asset=asset,
        state=state,
        quantity=quantity,
        seq=seq,
        from_on=on,
        known_from=entry.pk,
        **{name: getattr(asset, name) for name in REPEATED},
    )
