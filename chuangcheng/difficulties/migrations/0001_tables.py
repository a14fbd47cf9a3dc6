"""The tables of this context, as they stood before the first release."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    initial = True

    dependencies = [
        ("issues", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
        ("plan", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DifficultyEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("district", "区级"),
                            ("city", "市级"),
                            ("province", "省级（自治区）"),
                        ],
                        max_length=16,
                        verbose_name="请求层级",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                ("cost_low", models.PositiveIntegerField(null=True, verbose_name="费用下限")),
                (
                    "cost_low_certainty",
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
                        verbose_name="费用下限的确定程度",
                    ),
                ),
                ("cost_high", models.PositiveIntegerField(null=True, verbose_name="费用上限")),
                (
                    "cost_high_certainty",
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
                        verbose_name="费用上限的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "难点问题所有版本",
                "db_table": "difficulties_difficultyever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="DifficultyStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("district", "区级"),
                            ("city", "市级"),
                            ("province", "省级（自治区）"),
                        ],
                        max_length=16,
                        verbose_name="请求层级",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "待请示"),
                            ("asked", "待答复"),
                            ("answered", "已答复"),
                            ("solved", "已解决"),
                            ("withdrawn", "不再请示"),
                        ],
                        max_length=16,
                        verbose_name="难点状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "难点阶段所有版本",
                "db_table": "difficulties_difficultystageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="ReceiptEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("amount", models.PositiveIntegerField(verbose_name="到位金额")),
                ("received_on", models.DateField(verbose_name="到位日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "到位资金所有版本",
                "db_table": "difficulties_receiptever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="StuckIssueEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "受困问题所有版本",
                "db_table": "difficulties_stuckissueever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Difficulty",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("district", "区级"),
                            ("city", "市级"),
                            ("province", "省级（自治区）"),
                        ],
                        max_length=16,
                        verbose_name="请求层级",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                ("cost_low", models.PositiveIntegerField(null=True, verbose_name="费用下限")),
                (
                    "cost_low_certainty",
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
                        verbose_name="费用下限的确定程度",
                    ),
                ),
                ("cost_high", models.PositiveIntegerField(null=True, verbose_name="费用上限")),
                (
                    "cost_high_certainty",
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
                        verbose_name="费用上限的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("title", models.CharField(max_length=120, verbose_name="难点")),
                ("folded", models.CharField(max_length=120, verbose_name="比对名")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "待请示"),
                            ("asked", "待答复"),
                            ("answered", "已答复"),
                            ("solved", "已解决"),
                            ("withdrawn", "不再请示"),
                        ],
                        default="raised",
                        max_length=16,
                        verbose_name="难点状态",
                    ),
                ),
                (
                    "where_text",
                    models.CharField(blank=True, max_length=200, verbose_name="涉及点位"),
                ),
                ("cause", models.CharField(max_length=500, verbose_name="原因")),
                ("tried", models.CharField(blank=True, max_length=500, verbose_name="已采取措施")),
                ("needed", models.CharField(blank=True, max_length=500, verbose_name="需协调事项")),
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
                "verbose_name": "难点问题",
                "ordering": ["-raised_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "raised_on", "id"], name="difficulties_by_day"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_on__gte", models.F("raised_on"))),
                        name="difficulties_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on", datetime.date(9999, 12, 31)),
                                ("state__in", ("raised", "asked", "answered")),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ("raised", "asked", "answered")), _negated=True
                                ),
                                ("ended_on__lt", datetime.date(9999, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        name="difficulties_open_or_ended",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("subdistrict", "folded"),
                        name="difficulties_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost_low__isnull", True), ("cost_low_certainty", "unknown")),
                            models.Q(
                                models.Q(("cost_low__isnull", True), _negated=True),
                                models.Q(("cost_low_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="difficulties_cost_low_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cost_high__isnull", True), ("cost_high_certainty", "unknown")
                            ),
                            models.Q(
                                models.Q(("cost_high__isnull", True), _negated=True),
                                models.Q(("cost_high_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="difficulties_cost_high_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CostLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="费用序号")),
                ("item", models.CharField(max_length=40, verbose_name="费用项目")),
                (
                    "quantity_low",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="数量下限"
                    ),
                ),
                (
                    "quantity_high",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="数量上限"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=12, verbose_name="费用单位")),
                (
                    "price_low",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="单价下限"
                    ),
                ),
                (
                    "price_high",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="单价上限"
                    ),
                ),
                ("dropped", models.BooleanField(default=False, verbose_name="已替换")),
                (
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cost_lines",
                        to="difficulties.difficulty",
                    ),
                ),
            ],
            options={
                "verbose_name": "费用明细",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="DifficultyStage",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("district", "区级"),
                            ("city", "市级"),
                            ("province", "省级（自治区）"),
                        ],
                        max_length=16,
                        verbose_name="请求层级",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "待请示"),
                            ("asked", "待答复"),
                            ("answered", "已答复"),
                            ("solved", "已解决"),
                            ("withdrawn", "不再请示"),
                        ],
                        max_length=16,
                        verbose_name="难点状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "said",
                    models.CharField(blank=True, max_length=500, verbose_name="请示或答复内容"),
                ),
                ("who", models.CharField(blank=True, max_length=60, verbose_name="请示或答复单位")),
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
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="difficulties.difficulty",
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
                "verbose_name": "难点阶段",
                "ordering": ["difficulty", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "state", "until_on", "from_on"],
                        name="difficulties_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("difficulty", "seq"), name="difficulties_seq_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="difficulties_stage_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DifficultyStageVersion",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("district", "区级"),
                            ("city", "市级"),
                            ("province", "省级（自治区）"),
                        ],
                        max_length=16,
                        verbose_name="请求层级",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "待请示"),
                            ("asked", "待答复"),
                            ("answered", "已答复"),
                            ("solved", "已解决"),
                            ("withdrawn", "不再请示"),
                        ],
                        max_length=16,
                        verbose_name="难点状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
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
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="difficulties.difficulty",
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
                "verbose_name": "难点阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="DifficultyVersion",
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
                    "level",
                    models.CharField(
                        choices=[
                            ("subdistrict", "街道"),
                            ("district", "区级"),
                            ("city", "市级"),
                            ("province", "省级（自治区）"),
                        ],
                        max_length=16,
                        verbose_name="请求层级",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="结束日期"),
                ),
                ("cost_low", models.PositiveIntegerField(null=True, verbose_name="费用下限")),
                (
                    "cost_low_certainty",
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
                        verbose_name="费用下限的确定程度",
                    ),
                ),
                ("cost_high", models.PositiveIntegerField(null=True, verbose_name="费用上限")),
                (
                    "cost_high_certainty",
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
                        verbose_name="费用上限的确定程度",
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
                "verbose_name": "难点问题旧版本",
            },
        ),
        migrations.CreateModel(
            name="Receipt",
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
                ("amount", models.PositiveIntegerField(verbose_name="到位金额")),
                ("received_on", models.DateField(verbose_name="到位日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("source", models.CharField(max_length=60, verbose_name="资金来源")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="difficulties.difficulty",
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
                "verbose_name": "到位资金",
                "ordering": ["-received_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "received_on"], name="difficulties_paid_by_day"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 1)), name="difficulties_some_money"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceiptVersion",
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
                ("amount", models.PositiveIntegerField(verbose_name="到位金额")),
                ("received_on", models.DateField(verbose_name="到位日期")),
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
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="difficulties.difficulty",
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
                "verbose_name": "到位资金旧版本",
            },
        ),
        migrations.CreateModel(
            name="StuckIssue",
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
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
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
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="difficulties.difficulty",
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
                "verbose_name": "受困问题",
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["difficulty", "until"], name="difficulties_issues_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", datetime.date(9999, 12, 31)), ("void", False)),
                        fields=("issue",),
                        name="difficulties_issue_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="difficulties_issue_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StuckIssueVersion",
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
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
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
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="difficulties.difficulty",
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
                "verbose_name": "受困问题旧版本",
            },
        ),
        migrations.CreateModel(
            name="StuckItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="difficulties.difficulty",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "受困计划",
                "ordering": ["item__due_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", datetime.date(9999, 12, 31))),
                        fields=("difficulty", "item"),
                        name="difficulties_item_once",
                    )
                ],
            },
        ),
        ever_view(
            "difficulties_difficulty",
            [
                *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
                *("level", "raised_on", "ended_on", "cost_low", "cost_low_certainty"),
                *("cost_high", "cost_high_certainty", "void"),
            ],
        ),
        ever_view(
            "difficulties_difficultystage",
            [
                *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
                *("difficulty_id", "level", "state", "from_on", "until_on", "seq", "void"),
            ],
        ),
        ever_view(
            "difficulties_receipt",
            [
                *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
                *("difficulty_id", "amount", "received_on", "void"),
            ],
        ),
        ever_view(
            "difficulties_stuckissue",
            [
                *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
                *("difficulty_id", "issue_id", "since", "until", "void"),
            ],
        ),
    ]
