"""The tables of the plan, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id"]
STANDS = ["aspect", "unit_id", "state", "verdict", "by_hand", "due_on"]
ITEM = [*WHERE, *STANDS, "set_on", "ended_on", "void"]
STAGE = [*WHERE, *STANDS, "item_id", "seq", "from_on", "until_on", "void"]


class Migration(FirstTables):
    initial = True

    dependencies = [
        ("meetings", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ItemEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("aspect", models.CharField(max_length=20, verbose_name="方面")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "进行中"),
                            ("closed", "已办结"),
                            ("withdrawn", "不再执行"),
                        ],
                        default="open",
                        max_length=16,
                        verbose_name="计划状态",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="由人判定")),
                ("set_on", models.DateField(verbose_name="列入日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="办结日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "计划事项所有版本",
                "db_table": "plan_itemever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="ItemStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("aspect", models.CharField(max_length=20, verbose_name="方面")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "进行中"),
                            ("closed", "已办结"),
                            ("withdrawn", "不再执行"),
                        ],
                        max_length=16,
                        verbose_name="计划状态",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="由人判定")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "计划事项的一段所有版本",
                "db_table": "plan_itemstageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Item",
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
                ("aspect", models.CharField(max_length=20, verbose_name="方面")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "进行中"),
                            ("closed", "已办结"),
                            ("withdrawn", "不再执行"),
                        ],
                        default="open",
                        max_length=16,
                        verbose_name="计划状态",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="由人判定")),
                ("set_on", models.DateField(verbose_name="列入日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="办结日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="计划序号")),
                ("text", models.CharField(max_length=500, verbose_name="计划内容")),
                ("folded", models.CharField(max_length=500, verbose_name="比对名")),
                ("due_text", models.CharField(blank=True, max_length=60, verbose_name="时限原文")),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=60, verbose_name="责任单位原文"),
                ),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="办结说明")),
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
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.decision",
                        verbose_name="议定事项",
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
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
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
                "verbose_name": "计划事项",
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(fields=["subdistrict", "due_on", "id"], name="plan_items_by_due"),
                    models.Index(fields=["community", "due_on", "id"], name="plan_items_there"),
                    models.Index(fields=["unit", "due_on", "id"], name="plan_items_of_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__gte", models.F("set_on")),
                            ("ended_on__gte", models.F("set_on")),
                        ),
                        name="plan_item_set_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", datetime.date(9999, 12, 31)), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("ended_on__lt", datetime.date(9999, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        name="plan_item_ended_or_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="标准序号")),
                ("figure", models.CharField(max_length=60, verbose_name="统计项")),
                ("cells", models.JSONField(default=list, verbose_name="只数")),
                ("per", models.CharField(blank=True, max_length=32, verbose_name="逐个")),
                (
                    "compare",
                    models.CharField(
                        choices=[
                            ("at_least", "不少于"),
                            ("at_most", "不超过"),
                            ("equal", "等于"),
                            ("all", "全部"),
                        ],
                        max_length=16,
                        verbose_name="比较",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="目标值"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="标准的时限"
                    ),
                ),
                ("dropped", models.BooleanField(default=False, verbose_name="不再要求")),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="范围",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="plan.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "可核验标准",
                "ordering": ["position", "id"],
                "indexes": [models.Index(fields=["item", "dropped"], name="plan_criteria_of_item")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("compare", "all"), ("target__isnull", True)),
                            models.Q(
                                models.Q(("compare", "all"), _negated=True),
                                ("target__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_target_unless_all",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemStage",
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
                ("aspect", models.CharField(max_length=20, verbose_name="方面")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "进行中"),
                            ("closed", "已办结"),
                            ("withdrawn", "不再执行"),
                        ],
                        max_length=16,
                        verbose_name="计划状态",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="由人判定")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.item",
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
                "verbose_name": "计划事项的一段",
                "ordering": ["item", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="plan_stages_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "seq"), name="plan_stage_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="plan_stage_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemStageVersion",
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
                ("aspect", models.CharField(max_length=20, verbose_name="方面")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "进行中"),
                            ("closed", "已办结"),
                            ("withdrawn", "不再执行"),
                        ],
                        max_length=16,
                        verbose_name="计划状态",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="由人判定")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.item",
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
                "verbose_name": "计划事项的一段旧版本",
            },
        ),
        migrations.CreateModel(
            name="ItemVersion",
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
                ("aspect", models.CharField(max_length=20, verbose_name="方面")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "进行中"),
                            ("closed", "已办结"),
                            ("withdrawn", "不再执行"),
                        ],
                        default="open",
                        max_length=16,
                        verbose_name="计划状态",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="由人判定")),
                ("set_on", models.DateField(verbose_name="列入日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="办结日期"),
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
                "verbose_name": "计划事项旧版本",
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=60, verbose_name="完成值")),
                ("reason", models.CharField(blank=True, max_length=120, verbose_name="判定说明")),
                ("failing", models.JSONField(default=list, verbose_name="未达到的地方")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="plan.criterion",
                    ),
                ),
            ],
            options={
                "verbose_name": "判定结果",
                "ordering": ["-from_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", datetime.date(9999, 12, 31))),
                        fields=("criterion",),
                        name="plan_one_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="plan_outcome_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("", "不判定"),
                            ("waiting", "待核算"),
                            ("met", "达到"),
                            ("not_met", "未达到"),
                            ("no_data", "无数据"),
                            ("undecided", "无法判定"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="判定理由")),
                ("made_on", models.DateField(verbose_name="判定日期")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                (
                    "taken_back",
                    models.CharField(blank=True, max_length=200, verbose_name="撤销理由"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="plan.item",
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
            ],
            options={
                "verbose_name": "人工判定",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", datetime.date(9999, 12, 31))),
                        fields=("item",),
                        name="plan_one_override",
                    )
                ],
            },
        ),
        ever_view("plan_item", ITEM),
        ever_view("plan_itemstage", STAGE),
    ]
