"""Revising countable rows: the only way in which one changes. Sits beside commands."""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.trail.models import Entry, Known

Row = TypeVar("Row", bound=Known)
SLICE = 500


def revise(row: Row, *, entry: Entry, **changes: object) -> Row:
    """修订: keeps the version so far in the twin, then changes the row.

    Raises Overtaken when the row is no longer the version that the caller holds.
    """
    revise_all([row], entry=entry, **changes)
    return row


def revise_all(rows: Iterable[Row], *, entry: Entry, **changes: object) -> None:
    """修订: the same change to several rows of one model; all or none.

    Raises Overtaken when one of them is no longer the version that the caller holds.
    """
    rows = list({row.pk: row for row in rows}.values())
    for start in range(0, len(rows), SLICE):
        _revise(rows[start : start + SLICE], entry=entry, changes=changes)


def _revise(rows: list[Row], *, entry: Entry, changes: dict[str, object]) -> None:
    model = type(rows[0])
    held = {row.pk: row.known_from for row in rows}
    found = model._default_manager.select_for_update().filter(pk__in=held)
    now = dict(found.values_list("pk", "known_from"))
    # A version of a later entry, committed before this one: nothing may be known before it is.
    if now != held or max(held.values()) > entry.pk:
        raise Overtaken(_("这条记录刚被别人改过，刷新后再办"))
    # A row made or already revised inside this deed has no earlier version worth keeping.
    _keep([row for row in rows if row.known_from != entry.pk], until=entry)
    changed = {**changes, "known_from": entry.pk}
    model._default_manager.filter(pk__in=held).update(**changed)
    for row in rows:
        for name, value in changed.items():
            setattr(row, name, value)


def _keep(rows: list[Row], *, until: Entry) -> None:
    """Copies the rows to their twin, as what was known before an entry."""
    if not rows:
        return
    model = type(rows[0])
    twin = apps.get_model(model._meta.app_label, f"{model.__name__}Version")
    own = {"id", "row_id", "known_to"}
    kept = [field.attname for field in twin._meta.concrete_fields if field.name not in own]
    twin.objects.bulk_create(
        twin(row_id=row.pk, known_to=until.pk, **{name: getattr(row, name) for name in kept})
        for row in rows
    )
