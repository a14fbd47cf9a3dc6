"""回头看: what a closed issue looked like later."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="issueproof",
            name="moment",
            field=models.CharField(
                choices=[("before", "整改前"), ("after", "整改后"), ("recheck", "回头看照片")],
                max_length=8,
                verbose_name="时点",
            ),
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("holds", models.BooleanField(verbose_name="没有反弹")),
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rechecks",
                        to="issues.issue",
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
                        condition=models.Q(("holds", False)),
                        fields=("issue",),
                        name="issues_comes_back_once",
                    ),
                ],
            },
        ),
    ]
