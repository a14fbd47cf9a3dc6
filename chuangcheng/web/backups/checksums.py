"""逐表校验: how many rows each table has, and one hash over all of them in the order of their keys.

Two databases of one engine with the same checksums hold the same records. Throttles (the cache)
are no record and are left out.
"""

import hashlib
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.migrations.recorder import MigrationRecorder

Checksums = dict[str, dict[str, Any]]
_AT_ONCE = 2000  # rows


def of_tables(alias: str) -> Checksums:
    """逐表校验 of a whole database, by the tables' names."""
    return {
        model._meta.db_table: _of_table(model, alias)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def migrations(alias: str) -> list[str]:
    """结构版本: the migrations that this database has had."""
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _of_table(model: type[models.Model], alias: str) -> dict[str, Any]:
    columns = [field.attname for field in model._meta.concrete_fields]
    seen = hashlib.sha256()
    count = 0
    rows = model._default_manager.using(alias).order_by("pk").values_list(*columns)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        seen.update(repr(row).encode())
        count += 1
    return {"rows": count, "sha256": seen.hexdigest()}
