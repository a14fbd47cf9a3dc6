"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("campaigns", "0001_initial"),
        ("campaigns", "0002_ever"),
        ("campaigns", "0003_statements_by_their_keys"),
        ("campaigns", "0002_daily_tallies"),
    ]

    initial = True

    dependencies = [
        ("documents", "0001_tables"),
        ("evidence", "0001_tables"),
        ("inspections", "0001_tables"),
        ("issues", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="CampaignEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("began_on", models.DateField(verbose_name="开始日期")),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "专项治理行动所有版本",
                "db_table": "campaigns_campaignever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="CampaignIssueEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
            ],
            options={
                "verbose_name": "专项治理问题所有版本",
                "db_table": "campaigns_campaignissueever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="CampaignStatementEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
            ],
            options={
                "verbose_name": "治理范围所见所有版本",
                "db_table": "campaigns_campaignstatementever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("quantity", models.PositiveIntegerField(null=True, verbose_name="数量")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
                ("set_on", models.DateField(verbose_name="安排日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "done_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成日期"),
                ),
            ],
            options={
                "verbose_name": "治理措施所有版本",
                "db_table": "campaigns_measureever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("undated", "时限待定"),
                            ("under_way", "推进中"),
                            ("done", "已完成"),
                        ],
                        max_length=16,
                        verbose_name="措施状态",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "措施阶段所有版本",
                "db_table": "campaigns_measurestageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Campaign",
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
                ("began_on", models.DateField(verbose_name="开始日期")),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("name", models.CharField(max_length=60, verbose_name="行动名称")),
                ("folded", models.CharField(max_length=60, verbose_name="比对名")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("due_text", models.CharField(blank=True, max_length=60, verbose_name="时限原文")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="治理结果")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                    "lead_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="牵头单位",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="方案",
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
                "verbose_name": "专项治理行动",
                "ordering": ["-began_on", "-id"],
                "indexes": [
                    models.Index(fields=["subdistrict", "began_on", "id"], name="campaigns_by_day"),
                    models.Index(fields=["subdistrict", "due_on", "id"], name="campaigns_by_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_on__gte", models.F("began_on"))),
                        name="campaigns_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("subdistrict", "folded", "began_on"),
                        name="campaigns_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignIssue",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
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
                "verbose_name": "专项治理问题",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", datetime.date(9999, 12, 31)), ("void", False)),
                        fields=("issue",),
                        name="campaigns_issue_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="campaigns_issue_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignIssueVersion",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
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
                "verbose_name": "专项治理问题旧版本",
            },
        ),
        migrations.CreateModel(
            name="CampaignRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项治理检查",
                "ordering": ["-round__starts_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", datetime.date(9999, 12, 31))),
                        fields=("campaign", "round"),
                        name="campaigns_round_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignSite",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
            ],
            options={
                "verbose_name": "治理范围",
                "ordering": ["community__order", "community", "place", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("place__isnull", True)),
                        fields=("campaign", "community"),
                        name="campaigns_area_once",
                    ),
                    models.UniqueConstraint(
                        fields=("campaign", "place"), name="campaigns_place_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignStatement",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.statement",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "治理范围所见",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", datetime.date(9999, 12, 31)), ("void", False)),
                        fields=("campaign", "statement"),
                        name="campaigns_statement_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="campaigns_statement_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignStatementVersion",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.statement",
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "治理范围所见旧版本",
            },
        ),
        migrations.CreateModel(
            name="CampaignVersion",
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
                ("began_on", models.DateField(verbose_name="开始日期")),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
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
            ],
            options={
                "verbose_name": "专项治理行动旧版本",
            },
        ),
        migrations.CreateModel(
            name="Measure",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("quantity", models.PositiveIntegerField(null=True, verbose_name="数量")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
                ("set_on", models.DateField(verbose_name="安排日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "done_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成日期"),
                ),
                ("what", models.CharField(max_length=200, verbose_name="治理措施内容")),
                (
                    "quantity_unit",
                    models.CharField(blank=True, max_length=12, verbose_name="计量单位"),
                ),
                ("due_text", models.CharField(blank=True, max_length=60, verbose_name="时限原文")),
                ("outcome", models.CharField(blank=True, max_length=200, verbose_name="完成情况")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="措施序号")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="campaigns.campaign",
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
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "治理措施",
                "ordering": ["position", "id"],
                "indexes": [
                    models.Index(
                        fields=["campaign", "position", "id"], name="campaigns_measures_in_order"
                    ),
                    models.Index(
                        fields=["subdistrict", "due_on", "id"], name="campaigns_measures_by_due"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certainty", "unknown"), ("quantity__isnull", True)),
                            models.Q(
                                ("quantity__isnull", False),
                                models.Q(("certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="campaigns_unknown_has_no_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_on__gte", models.F("set_on"))),
                        name="campaigns_done_after_set",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureProof",
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="campaigns.measure",
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
            ],
            options={
                "verbose_name": "措施凭证",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="campaigns_measureproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureStage",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("undated", "时限待定"),
                            ("under_way", "推进中"),
                            ("done", "已完成"),
                        ],
                        max_length=16,
                        verbose_name="措施状态",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.measure",
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
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "措施阶段",
                "ordering": ["measure", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="campaigns_stages_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "seq"), name="campaigns_stage_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="campaigns_stage_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureStageVersion",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("undated", "时限待定"),
                            ("under_way", "推进中"),
                            ("done", "已完成"),
                        ],
                        max_length=16,
                        verbose_name="措施状态",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.measure",
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
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "措施阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="MeasureUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="campaigns.measure",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "措施的配合单位",
                "ordering": ["order", "id"],
                "indexes": [models.Index(fields=["unit", "measure"], name="campaigns_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "unit"), name="campaigns_unit_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureVersion",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("quantity", models.PositiveIntegerField(null=True, verbose_name="数量")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
                ("set_on", models.DateField(verbose_name="安排日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "done_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成日期"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
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
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "治理措施旧版本",
            },
        ),
        migrations.CreateModel(
            name="DayTallyEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("worked_on", models.DateField(verbose_name="工作日期")),
                ("people", models.PositiveIntegerField(null=True, verbose_name="出动人员")),
                (
                    "people_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="人员的确定程度",
                    ),
                ),
                ("vehicles", models.PositiveIntegerField(null=True, verbose_name="出动车辆")),
                (
                    "vehicles_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="车辆的确定程度",
                    ),
                ),
                ("small_ads", models.PositiveIntegerField(null=True, verbose_name="清除小广告")),
                (
                    "small_ads_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="小广告的确定程度",
                    ),
                ),
                ("leaflets", models.PositiveIntegerField(null=True, verbose_name="发放宣传单")),
                (
                    "leaflets_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="宣传单的确定程度",
                    ),
                ),
                ("fixed", models.PositiveIntegerField(null=True, verbose_name="现场整改")),
                (
                    "fixed_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="现场整改的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "日工作量所有版本",
                "db_table": "campaigns_daytallyever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="DayTallyVersion",
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
                ("worked_on", models.DateField(verbose_name="工作日期")),
                ("people", models.PositiveIntegerField(null=True, verbose_name="出动人员")),
                (
                    "people_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="人员的确定程度",
                    ),
                ),
                ("vehicles", models.PositiveIntegerField(null=True, verbose_name="出动车辆")),
                (
                    "vehicles_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="车辆的确定程度",
                    ),
                ),
                ("small_ads", models.PositiveIntegerField(null=True, verbose_name="清除小广告")),
                (
                    "small_ads_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="小广告的确定程度",
                    ),
                ),
                ("leaflets", models.PositiveIntegerField(null=True, verbose_name="发放宣传单")),
                (
                    "leaflets_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="宣传单的确定程度",
                    ),
                ),
                ("fixed", models.PositiveIntegerField(null=True, verbose_name="现场整改")),
                (
                    "fixed_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="现场整改的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
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
            ],
            options={
                "verbose_name": "日工作量旧版本",
            },
        ),
        migrations.CreateModel(
            name="DayTally",
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
                ("worked_on", models.DateField(verbose_name="工作日期")),
                ("people", models.PositiveIntegerField(null=True, verbose_name="出动人员")),
                (
                    "people_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="人员的确定程度",
                    ),
                ),
                ("vehicles", models.PositiveIntegerField(null=True, verbose_name="出动车辆")),
                (
                    "vehicles_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="车辆的确定程度",
                    ),
                ),
                ("small_ads", models.PositiveIntegerField(null=True, verbose_name="清除小广告")),
                (
                    "small_ads_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="小广告的确定程度",
                    ),
                ),
                ("leaflets", models.PositiveIntegerField(null=True, verbose_name="发放宣传单")),
                (
                    "leaflets_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="宣传单的确定程度",
                    ),
                ),
                ("fixed", models.PositiveIntegerField(null=True, verbose_name="现场整改")),
                (
                    "fixed_certainty",
                    models.CharField(
                        choices=[
                            ("exact", "准确"),
                            ("at_least", "至少"),
                            ("about", "约"),
                            ("at_most", "不超过"),
                            ("unknown", "未统计"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="现场整改的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                "verbose_name": "日工作量",
                "ordering": ["-worked_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "worked_on", "id"], name="campaigns_tally_by_day"
                    ),
                    models.Index(fields=["community", "worked_on"], name="campaigns_tally_of_area"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("community", "worked_on"),
                        name="campaigns_tally_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("community__isnull", False)),
                        name="campaigns_tally_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("people__isnull", True), ("people_certainty", "unknown")),
                            models.Q(
                                models.Q(("people__isnull", True), _negated=True),
                                models.Q(("people_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="campaigns_tally_people_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vehicles__isnull", True), ("vehicles_certainty", "unknown")),
                            models.Q(
                                models.Q(("vehicles__isnull", True), _negated=True),
                                models.Q(("vehicles_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="campaigns_tally_vehicles_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("small_ads__isnull", True), ("small_ads_certainty", "unknown")
                            ),
                            models.Q(
                                models.Q(("small_ads__isnull", True), _negated=True),
                                models.Q(("small_ads_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="campaigns_tally_small_ads_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("leaflets__isnull", True), ("leaflets_certainty", "unknown")),
                            models.Q(
                                models.Q(("leaflets__isnull", True), _negated=True),
                                models.Q(("leaflets_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="campaigns_tally_leaflets_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fixed__isnull", True), ("fixed_certainty", "unknown")),
                            models.Q(
                                models.Q(("fixed__isnull", True), _negated=True),
                                models.Q(("fixed_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="campaigns_tally_fixed_counted",
                    ),
                ],
            },
        ),
        ever_view(
            "campaigns_campaign",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "began_on",
                "ended_on",
                "void",
            ],
        ),
        ever_view(
            "campaigns_measure",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "campaign_id",
                "void",
                "unit_id",
                "quantity",
                "certainty",
                "set_on",
                "due_on",
                "done_on",
            ],
        ),
        ever_view(
            "campaigns_measurestage",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "campaign_id",
                "void",
                "measure_id",
                "unit_id",
                "seq",
                "state",
                "due_on",
                "from_on",
                "until_on",
            ],
        ),
        ever_view(
            "campaigns_campaignissue",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "campaign_id",
                "void",
                "since",
                "until",
                "issue_id",
            ],
        ),
        ever_view(
            "campaigns_campaignstatement",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "campaign_id",
                "void",
                "since",
                "until",
                "statement_id",
                "visit_id",
                "certainty",
            ],
        ),
        ever_view(
            "campaigns_daytally",
            [
                *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
                *("worked_on", "people", "people_certainty", "vehicles", "vehicles_certainty"),
                *("small_ads", "small_ads_certainty", "leaflets", "leaflets_certainty"),
                *("fixed", "fixed_certainty", "void"),
            ],
        ),
    ]
