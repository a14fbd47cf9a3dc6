"""The tables of this context, as they stood before the first release."""

from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("calendars", "0001_initial"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField(unique=True, verbose_name="日期")),
                ("is_work", models.BooleanField(verbose_name="上班")),
                ("name", models.CharField(blank=True, max_length=20, verbose_name="名称")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
            ],
            options={
                "verbose_name": "特殊日",
                "ordering": ["date"],
            },
        ),
        migrations.CreateModel(
            name="PublishedYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="年份")),
            ],
            options={
                "verbose_name": "已公布调休的年份",
                "ordering": ["year"],
            },
        ),
        migrations.CreateModel(
            name="DemoClock",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("instant", models.DateTimeField(verbose_name="时刻")),
            ],
            options={
                "verbose_name": "演示时钟",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="calendars_one_demo_clock"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens", models.TimeField(verbose_name="上班")),
                ("closes", models.TimeField(verbose_name="下班")),
            ],
            options={
                "verbose_name": "办公时段",
                "ordering": ["opens"],
                "constraints": [
                    models.UniqueConstraint(fields=("opens",), name="calendars_session_opens_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))),
                        name="calendars_session_has_length",
                    ),
                ],
            },
        ),
    ]
