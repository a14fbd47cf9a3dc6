"""导出宣传设施台账: batches as filtered; importing them again changes nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _

from chuangcheng.ledgers.asset_layout import ASSET_LIST
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.illustrating import ASSETS, as_values, shown_by_thing
from chuangcheng.ledgers.pledge_citing import names_of
from chuangcheng.partners.models import Pledge
from chuangcheng.partners.queries import with_names as with_units
from chuangcheng.publicity import queries
from chuangcheng.publicity.models import Asset
from chuangcheng.publicity.queries import Parts


def export_assets(assets: QuerySet[Asset], *, now: datetime) -> bytes:
    """导出宣传设施台账: a line for each batch in their order; 在用56、破损4 where it is split."""
    return workbook(ASSET_LIST, _lines(list(queries.with_names(assets))), now=now)


def export_assets_with_photos(assets: QuerySet[Asset], *, now: datetime, note: str = "") -> bytes:
    """导出宣传设施台账(带照片): the same with small prints of the photos in their cell."""
    found = list(queries.with_names(assets))
    shown = shown_by_thing(ASSETS, [asset.pk for asset in found])
    rows = (
        {**row, **as_values(shown.get(asset.pk))}
        for asset, row in zip(found, _lines(found), strict=True)
    )
    return workbook(ASSET_LIST, rows, now=now, note=note, wide=ASSETS.columns)


def export_part(ids: Sequence[int], *, note: str, now: datetime) -> bytes:
    """导出宣传设施台账(带照片)的一份: these batches in this order."""
    place = Case(*(When(pk=pk, then=n) for n, pk in enumerate(ids)))
    rows = Asset.objects.filter(pk__in=ids).order_by(place)
    return export_assets_with_photos(rows, now=now, note=note)


def _lines(found: list[Asset]) -> Iterator[Row]:
    pledges = Pledge.objects.standing().filter(pk__in={asset.paid_by_id for asset in found})
    return _rows(found, queries.parts_of(found), names_of(with_units(pledges)))


def _rows(assets: list[Asset], parts: Parts, paying: Mapping[int, str]) -> Iterator[Row]:
    for asset in assets:
        held = queries.present(parts[asset.pk])
        split = "、".join(f"{state.label}{n}" for state, n in held.items())
        yield {
            "number": asset.number,
            "community": asset.community.name if asset.community else "",
            "place": asset.place.name if asset.place else "",
            "form": str(asset.get_form_display()),
            "themes": "、".join(asset.theme_words),
            "size": asset.size,
            "quantity": asset.quantity,
            "fixed": _("是") if asset.fixed else _("否"),
            "installed_on": queries.installed_on(parts[asset.pk]),
            "maker": str(asset.unit or asset.maker),
            "funding": asset.funding,
            "state": split if len(held) > 1 else str(next(iter(held)).label),
            "checked_on": asset.checked_on,
            "paid_by": paying.get(asset.paid_by_id or 0, ""),
            "note": asset.note,
        }
