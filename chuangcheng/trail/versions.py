"""Revising countable rows: the only way in which one changes. Sits beside commands."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.trail.models import Entry, Former, Known, key_of

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
    keep_told(rows, entry=entry, **changes)
    changed = {**changes, "known_from": entry.pk}
    model._default_manager.filter(pk__in=held).update(**changed)
    for row in rows:
        for name, value in changed.items():
            setattr(row, name, value)


def keep_told(rows: Iterable[Model], *, entry: Entry, **changes: object) -> None:
    """原来的说法: keeps what rows say in columns that papers quote, before they say otherwise.

    `revise` does it by itself; whoever changes a row that is not counted calls it before.
    """
    kept = [
        Former(subject=key_of(row), said=said, known_to=entry.pk)
        for row in rows
        if (said := _told_otherwise(row, changes))
    ]
    Former.objects.bulk_create(kept, batch_size=SLICE)


def keep_said(row: Model, *, entry: Entry, **said: object) -> None:
    """What stood under names that are no columns of the row, before an entry."""
    Former.objects.create(subject=key_of(row), said=said, known_to=entry.pk)


def keep_unmade(rows: Iterable[Model], *, entry: Entry) -> None:
    """Before an entry these rows were not there; of countable ones their versions say so."""
    unmade = [Former(subject=key_of(row), said=None, known_to=entry.pk) for row in rows]
    Former.objects.bulk_create(unmade, batch_size=SLICE)


def _told_otherwise(row: Model, changes: Mapping[str, object]) -> dict[str, object]:
    """By column what a row says now, where it is about to say something else."""
    said = {}
    told = [f for f in row._meta.concrete_fields if f.name in getattr(row, "TOLD", ())]
    for field in told:
        if field.name in changes or field.attname in changes:
            new = changes.get(field.name, changes.get(field.attname))
            before = getattr(row, field.attname)
            if before != (new.pk if isinstance(new, Model) else new):
                said[field.attname] = before
    return said


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
