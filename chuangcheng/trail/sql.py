"""First tables and the view of all versions, for migrations. Sits beside models."""

from collections.abc import Sequence

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

from chuangcheng.trail.models import FOREVER


class FirstTables(migrations.Migration):
    """A context's first migration: its tables and, after them, its views."""

    def __init_subclass__(cls) -> None:
        tables = [made for made in cls.operations if isinstance(made, migrations.CreateModel)]
        others = [made for made in cls.operations if made not in tables]
        cls.operations = [_AtOnce(tables), *others]


class _AtOnce(migrations.SeparateDatabaseAndState):
    """Tables for which all models are drawn one time: Django draws them again after each table."""

    def __init__(self, tables: Sequence[migrations.CreateModel]) -> None:
        super().__init__(database_operations=tables, state_operations=tables)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Adds the models to a state of which none is drawn yet."""
        if "apps" in state.__dict__:
            del state.apps
        super().state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Makes each table from the state in which all are there."""
        for table in self.database_operations:
            table.database_forwards(app_label, schema_editor, from_state, to_state)


def ever_view(table: str, columns: list[str]) -> migrations.RunSQL:
    """所有版本视图: `tableever` = the rows of `table` ∪ the earlier ones of `tableversion`.

    `columns` are the columns that the two tables share, without the ids.
    """
    shared = ", ".join(columns)
    create = (
        f"CREATE VIEW {table}ever AS"  # noqa: S608 - names come from migrations, never from users
        f" SELECT id, {shared}, {FOREVER} AS known_to FROM {table}"
        f" UNION ALL SELECT row_id AS id, {shared}, known_to FROM {table}version"
    )
    return migrations.RunSQL(create, f"DROP VIEW {table}ever")
