"""附表: which sheets a report attaches, and those of a signed one as they were."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="sheets",
            field=models.JSONField(default=list, verbose_name="附表"),
        ),
        migrations.CreateModel(
            name="SignedAttachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="第几个附件")),
                (
                    "sheet",
                    models.CharField(
                        choices=[
                            ("issues", "问题清单"),
                            ("partners", "包联台账"),
                            ("plan", "计划表"),
                        ],
                        max_length=16,
                        verbose_name="附表",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="附件名称")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="附件小计")),
                ("heads", models.JSONField(default=list, verbose_name="表头")),
                ("rows", models.JSONField(default=list, verbose_name="表里的行")),
                (
                    "signing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="reports.signing",
                    ),
                ),
            ],
            options={
                "verbose_name": "定稿的附件",
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("signing", "place"), name="reports_each_attachment_once"
                    )
                ],
            },
        ),
    ]
