"""The view of all versions, for migrations. Sits beside models."""

from django.db import migrations

from chuangcheng.trail.models import FOREVER


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
