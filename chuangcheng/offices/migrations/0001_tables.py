"""The tables of this context, as they stood before the first release."""

from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("offices", "0001_founding_and_backups"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="备份时间")),
                ("path", models.CharField(max_length=400, verbose_name="存放位置")),
                ("size", models.BigIntegerField(verbose_name="大小")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                ("files", models.PositiveIntegerField(verbose_name="附件数")),
            ],
            options={
                "verbose_name": "备份",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Founding",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(verbose_name="开通时间")),
            ],
            options={
                "verbose_name": "开通",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="offices_founded_once"
                    )
                ],
            },
        ),
    ]
