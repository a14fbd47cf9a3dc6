"""The tables of this context, as they stood before the first release."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("trail", "0001_initial"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("deed", models.UUIDField(db_index=True, verbose_name="所属操作")),
                ("verb", models.CharField(max_length=64, verbose_name="操作")),
                ("actor", models.CharField(max_length=64, verbose_name="操作人")),
                ("actor_name", models.CharField(max_length=64, verbose_name="操作人姓名")),
                ("at", models.DateTimeField(verbose_name="办理时间")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="记录时间",
                    ),
                ),
            ],
            options={
                "verbose_name": "留痕记录",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["actor", "id"], name="trail_entry_actor")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=96, verbose_name="对象")),
                ("community", models.BigIntegerField(null=True, verbose_name="社区")),
                ("subdistrict", models.BigIntegerField(null=True, verbose_name="街道")),
                ("facts", models.JSONField(default=dict, verbose_name="内容")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="trail.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "留痕明细",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["subject", "id"], name="trail_event_subject")],
            },
        ),
    ]
