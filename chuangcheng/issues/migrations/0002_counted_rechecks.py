"""回头看 is counted: each look with its day and where it was, its versions, none of it lost."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from chuangcheng.trail.sql import ever_view

_DAY = {
    "sqlite": "date(o.at, '+8 hours')",
    "postgresql": "(o.at AT TIME ZONE 'Asia/Shanghai')::date",
}
_WHERE = ("city_id", "district_id", "subdistrict_id", "community_id", "kind", "category_id")
# The n-th look at an issue is what the n-th entry of its trail told.
_CARRY = """
    INSERT INTO issues_recheck (
        issue_id, holds, seen, at, by_id, relapse_id, looked_on, known_from, void, {where}
    )
    SELECT o.issue_id, o.holds, o.seen, o.at, o.by_id, o.relapse_id, {day},
        COALESCE(told.id, i.known_from), i.void, {of_issue}
    FROM (
        SELECT b.*, ROW_NUMBER() OVER (PARTITION BY b.issue_id ORDER BY b.id) AS n
        FROM issues_recheck_before b
    ) o
    JOIN issues_issue i ON i.id = o.issue_id
    LEFT JOIN (
        SELECT v.subject, e.id, ROW_NUMBER() OVER (PARTITION BY v.subject ORDER BY e.id) AS n
        FROM trail_entry e JOIN trail_event v ON v.entry_id = e.id
        WHERE e.verb = 'issues.recheck'
    ) told ON told.subject = 'issues.issue:' || o.issue_id AND told.n = o.n
    ORDER BY o.id
"""


def _carry(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    of_issue = ", ".join(f"i.{name}" for name in _WHERE)
    day = _DAY[editor.connection.vendor]
    editor.execute(_CARRY.format(where=", ".join(_WHERE), day=day, of_issue=of_issue))


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0001_tables"),
        ("places", "0001_tables"),
        ("trail", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE TABLE issues_recheck_before AS SELECT * FROM issues_recheck",
            migrations.RunSQL.noop,
        ),
        migrations.DeleteModel(name="Recheck"),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
                    ),
                ),
                ("looked_on", models.DateField(verbose_name="回头看日期")),
                ("holds", models.BooleanField(verbose_name="没有反弹")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rechecks",
                        to="issues.issue",
                    ),
                ),
                ("seen", models.CharField(blank=True, max_length=500, verbose_name="看到什么")),
                ("at", models.DateTimeField(verbose_name="回头看时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "relapse",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
                        verbose_name="反弹",
                    ),
                ),
            ],
            options={
                "verbose_name": "回头看记录",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "subdistrict",
                            "looked_on",
                            "holds",
                            "kind",
                            "category",
                            "void",
                            "community",
                        ],
                        name="issues_looks_by_day",
                    ),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["community", "looked_on", "holds", "kind", "category", "void"],
                        name="issues_looks_here",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holds", True), ("relapse__isnull", True)),
                            models.Q(("holds", False), ("relapse__isnull", False)),
                            _connector="OR",
                        ),
                        name="issues_what_came_back_is_an_issue",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("holds", False), ("void", False)),
                        fields=("issue",),
                        name="issues_comes_back_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecheckVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("row_id", models.BigIntegerField(db_index=True, verbose_name="原行")),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
                    ),
                ),
                ("looked_on", models.DateField(verbose_name="回头看日期")),
                ("holds", models.BooleanField(verbose_name="没有反弹")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "回头看记录旧版本",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RecheckEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
                    ),
                ),
                ("looked_on", models.DateField(verbose_name="回头看日期")),
                ("holds", models.BooleanField(verbose_name="没有反弹")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "回头看记录所有版本",
                "db_table": "issues_recheckever",
                "managed": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.RunPython(_carry, migrations.RunPython.noop),
        migrations.RunSQL("DROP TABLE issues_recheck_before", migrations.RunSQL.noop),
        ever_view(
            "issues_recheck",
            ["known_from", "issue_id", *_WHERE, "looked_on", "holds", "void"],
        ),
    ]
