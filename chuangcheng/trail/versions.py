"""Revising countable rows: the only way in which one changes. Sits beside commands."""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.trail.models import Entry, Known

Row = TypeVar("Row", bound=Known)


def revise(row: Row, *, entry: Entry, **changes: object) -> Row:
    """修订: keeps the version so far in the twin, then changes the row.

    Raises Overtaken when the row is no longer the version that the caller holds.
    """
    revise_all([row], entry=entry, **changes)
    return row


def revise_all(rows: Iterable[Row], *, entry: Entry, **changes: object) -> None:
    """修订: the same change to several rows of one model; all or none."""
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    # A row made or already revised inside this deed has no earlier version worth keeping.
    earlier = [row for row in rows if row.known_from != entry.pk]
    model_version = apps.get_model(model._meta.app_label, f"{model.__name__}Version")
    kept = [
        field.attname
        for field in model_version._meta.concrete_fields
        if field.name not in {"id", "row_id", "known_to"}
    ]
    model_version.objects.bulk_create(
        [
            model_version(
                row_id=row.pk, known_to=entry.pk, **{name: getattr(row, name) for name in kept}
            )
            for row in earlier
        ],
        batch_size=500,
    )
    _change(rows, entry=entry, **changes)


def _change(rows: list[Row], *, entry: Entry, **changes: object) -> None:
    model = type(rows[0])
    changed = {**changes, "known_from": entry.pk}
    for start in range(0, len(rows), 500):
        part = rows[start : start + 500]
        found = model._default_manager.filter(
            pk__in=[row.pk for row in part], known_from__in={row.known_from for row in part}
        ).update(**changed)
        if found != len(part):
            raise Overtaken(_("这条记录刚被别人改过，刷新后再办"))
    for row in rows:
        for name, value in changed.items():
            setattr(row, name, value)
