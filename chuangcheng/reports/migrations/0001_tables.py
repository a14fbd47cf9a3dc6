"""The tables of this context, as they stood before the first release."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("reports", "0002_tellings"),
        ("reports", "0003_fingerprints"),
    ]

    initial = True

    dependencies = [
        ("evidence", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("briefing", "情况汇报"), ("official", "正式报告")],
                        default="briefing",
                        max_length=16,
                        verbose_name="报告文种",
                    ),
                ),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("plan_first", "先计划后问题"),
                            ("problems_first", "先问题后计划"),
                        ],
                        default="plan_first",
                        max_length=16,
                        verbose_name="先后",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="截至")),
                ("since", models.DateField(verbose_name="自")),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="标题")),
                ("addressee", models.CharField(blank=True, max_length=60, verbose_name="主送")),
                ("sender", models.CharField(blank=True, max_length=60, verbose_name="发文机关")),
                ("contact", models.CharField(blank=True, max_length=60, verbose_name="联系人")),
                ("copies_to", models.CharField(blank=True, max_length=120, verbose_name="抄送")),
                ("attachments", models.JSONField(default=list, verbose_name="附件")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "拟稿"),
                            ("checked", "已核稿"),
                            ("signed", "已签发"),
                            ("numbered", "已编号"),
                            ("archived", "已归档"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="报告状态",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="发文字号")),
                ("issued_on", models.DateField(null=True, verbose_name="成文日期")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="修改次数")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("recorded_at", models.DateTimeField(verbose_name="拟稿时间")),
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
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="社区/村",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reports.report",
                        verbose_name="更正哪一份",
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
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "报告",
                "ordering": ["-as_of", "-id"],
                "indexes": [
                    models.Index(fields=["subdistrict", "as_of", "id"], name="reports_by_day")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), ("void", False)
                        ),
                        fields=("subdistrict", "number"),
                        name="reports_numbered_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("void", False), ("state__in", ("draft", "checked")), _connector="OR"
                        ),
                        name="reports_signed_stays",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("block", models.CharField(max_length=80, verbose_name="段")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("part", "一级标题"),
                            ("section", "二级标题"),
                            ("text", "正文"),
                            ("item", "分项"),
                        ],
                        max_length=16,
                        verbose_name="段的样子",
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[("rewritten", "改写"), ("removed", "删去"), ("added", "添写")],
                        max_length=16,
                        verbose_name="改动",
                    ),
                ),
                ("after", models.JSONField(default=list, verbose_name="在哪段之后")),
                ("base", models.JSONField(default=list, verbose_name="依据")),
                ("mine", models.JSONField(default=list, verbose_name="改成")),
                ("current", models.BooleanField(default=True, verbose_name="有效")),
                ("by_name", models.CharField(max_length=64, verbose_name="改动人")),
                ("at", models.DateTimeField(verbose_name="改动时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edits",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "报告改动",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("report", "block"),
                        name="reports_edited_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("known_at", models.BigIntegerField(verbose_name="按第几条留痕时所知")),
                ("content", models.JSONField(verbose_name="定稿内容")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                ("signatory", models.CharField(max_length=64, verbose_name="签发人")),
                ("signed_on", models.DateField(verbose_name="签发日期")),
                ("on_paper", models.BooleanField(default=False, verbose_name="纸质签发")),
                ("at", models.DateTimeField(verbose_name="签发登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "签发",
            },
        ),
        migrations.CreateModel(
            name="SignedNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="第几个数")),
                ("key", models.CharField(max_length=80, verbose_name="统计项代号")),
                ("version", models.PositiveSmallIntegerField(verbose_name="口径版本")),
                ("cells", models.JSONField(default=dict, verbose_name="分组取值")),
                ("said", models.CharField(max_length=24, verbose_name="写的")),
                ("text", models.CharField(max_length=24, verbose_name="数的")),
                ("basis", models.CharField(max_length=400, verbose_name="口径")),
                ("rows", models.JSONField(default=list, verbose_name="数到的行")),
                (
                    "signing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="reports.signing",
                    ),
                ),
                (
                    "fingerprint",
                    models.CharField(default="", max_length=16, verbose_name="口径指纹"),
                ),
            ],
            options={
                "verbose_name": "定稿的数",
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("signing", "place"), name="reports_each_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.attachment",
                        verbose_name="附件",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.photo",
                        verbose_name="照片",
                    ),
                ),
                (
                    "signing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="reports.signing",
                    ),
                ),
            ],
            options={
                "verbose_name": "签发件",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="reports_signingproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "拟稿"),
                            ("checked", "已核稿"),
                            ("signed", "已签发"),
                            ("numbered", "已编号"),
                            ("archived", "已归档"),
                        ],
                        max_length=16,
                        verbose_name="报告状态",
                    ),
                ),
                ("said", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                ("by_name", models.CharField(max_length=64, verbose_name="办理人")),
                ("at", models.DateTimeField(verbose_name="办理时间")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "报告经过",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80, verbose_name="统计项代号")),
                ("version", models.PositiveSmallIntegerField(verbose_name="口径版本")),
                ("cells", models.JSONField(default=dict, verbose_name="分组取值")),
                (
                    "cell_words",
                    models.CharField(blank=True, max_length=120, verbose_name="分组的说法"),
                ),
                ("as_of", models.DateField(verbose_name="截至")),
                ("since", models.DateField(verbose_name="自")),
                ("known_at", models.BigIntegerField(verbose_name="按第几条留痕时所知")),
                ("text", models.CharField(max_length=24, verbose_name="报出的数")),
                ("rows", models.JSONField(default=list, verbose_name="数到的行")),
                ("told_to", models.CharField(max_length=60, verbose_name="报给谁")),
                ("channel", models.CharField(blank=True, max_length=40, verbose_name="怎么报的")),
                ("told_on", models.DateField(verbose_name="报出日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("told_by_name", models.CharField(max_length=64, verbose_name="报数人")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="社区/村",
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
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "报数留底",
                "ordering": ["-told_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "told_on", "id"], name="reports_told_by_day"
                    ),
                    models.Index(
                        fields=["subdistrict", "key", "id"], name="reports_told_by_figure"
                    ),
                ],
            },
        ),
    ]
