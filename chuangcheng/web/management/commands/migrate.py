"""./dev run migrate: Django's, which first looks whether this database can be led on at all."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _


class Command(migrate.Command):
    """Refuses what stopped among migrations that were folded since: it lacks some of their tables.

    Django would take it for finished or make its tables twice.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        if halted := halted_among_folded(options["database"]):
            said = _("数据库停在一个没有发布过的结构上（%s），接不上现在的结构")
            advice = _("演示数据库用 ./dev demo --fresh 重建")
            raise CommandError(f"{said % '、'.join(halted)}；{advice}")
        super().handle(*args, **options)


def halted_among_folded(alias: str) -> list[str]:
    """停在半路的部分: contexts that had the first of the folded migrations and not the last."""
    applied = set(MigrationRecorder(connections[alias]).applied_migrations())
    return sorted(
        label
        for (label, name), folded in MigrationLoader(None).disk_migrations.items()
        if folded.replaces
        and applied & {(label, name), *folded.replaces}
        and not applied.issuperset(folded.replaces)
    )
