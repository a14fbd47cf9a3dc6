"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("inspections", "0001_initial"),
        ("inspections", "0002_ever"),
        ("inspections", "0003_checklists"),
        ("inspections", "0004_visits_found_by_round_and_community"),
    ]

    initial = True

    dependencies = [
        ("evidence", "0001_tables"),
        ("issues", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
        ("standards", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "place_type",
                    models.CharField(
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="检查日期")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "符合"),
                            ("mostly_met", "基本符合"),
                            ("not_met", "不符合"),
                            ("not_applicable", "不适用"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "检查结果所有版本",
                "db_table": "inspections_answerever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="VisitEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="检查日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "检查记录所有版本",
                "db_table": "inspections_visitever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Checklist",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="第几版")),
                ("used_from", models.DateField(verbose_name="启用日期")),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="示例")),
                (
                    "subdistrict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查表",
                "ordering": ["place_type", "-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("used_until__gte", models.F("used_from"))),
                        name="inspections_checklist_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("subdistrict", "place_type", "number"),
                        name="inspections_checklist_numbered_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("used_until__gt", models.F("used_from"))),
                        fields=("subdistrict", "place_type", "used_from"),
                        name="inspections_checklist_begins_alone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("used_until__gt", models.F("used_from"))),
                        fields=("subdistrict", "place_type", "used_until"),
                        name="inspections_checklist_ends_alone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("text", models.CharField(max_length=200, verbose_name="检查内容")),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
                        verbose_name="问题类别",
                    ),
                ),
                (
                    "checklist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="inspections.checklist",
                    ),
                ),
                (
                    "clause",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.clause",
                        verbose_name="依据的条目",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查项",
                "ordering": ["checklist", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                (
                    "subdistrict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查轮次",
                "ordering": ["-starts_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="inspections_round_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="检查日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="市",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
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
                        verbose_name="区(县)",
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
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.round",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="街道",
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
                "verbose_name": "检查记录",
                "ordering": ["-visited_on", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "visited_on", "place", "place_type", "void"],
                        name="inspections_visits_by_day",
                    ),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["community", "visited_on", "id"],
                        name="inspections_visits_here_by_day",
                    ),
                    models.Index(fields=["round", "place"], name="inspections_visits_of_round"),
                    models.Index(
                        fields=["place", "visited_on"], name="inspections_visits_of_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                    "place_type",
                    models.CharField(
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="检查日期")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "符合"),
                            ("mostly_met", "基本符合"),
                            ("not_met", "不符合"),
                            ("not_applicable", "不适用"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="市",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
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
                        verbose_name="区(县)",
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
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="街道",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistitem",
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
                "verbose_name": "检查结果",
                "ordering": ["-visited_on", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "visited_on", "verdict"],
                        name="inspections_answers_by_day",
                    ),
                    models.Index(
                        fields=["place", "item", "visited_on"], name="inspections_answers_of_place"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("visit", "item"),
                        name="inspections_item_answered_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("caption", models.CharField(blank=True, max_length=60, verbose_name="说明")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="inspections.answer",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.photo",
                        verbose_name="照片",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查照片",
                "ordering": ["answer", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen", models.CharField(max_length=60, verbose_name="情况")),
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
                        max_length=16,
                        verbose_name="数量性质",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="inspections.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "所见情况",
                "ordering": ["visit", "order", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("certainty", "unknown"), ("quantity__isnull", True)),
                            models.Q(
                                models.Q(("certainty", "unknown"), _negated=True),
                                ("quantity__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_unknown_has_no_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "issue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistitem",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="inspections.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查发现",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AnswerVersion",
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
                    "place_type",
                    models.CharField(
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="检查日期")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("met", "符合"),
                            ("mostly_met", "基本符合"),
                            ("not_met", "不符合"),
                            ("not_applicable", "不适用"),
                        ],
                        max_length=16,
                        verbose_name="结论",
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
                        verbose_name="市",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
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
                        verbose_name="区(县)",
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
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="街道",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistitem",
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
                "verbose_name": "检查结果旧版本",
            },
        ),
        migrations.CreateModel(
            name="VisitVersion",
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
                    "type",
                    models.CharField(
                        choices=[
                            ("screening", "排查"),
                            ("self_check", "自查"),
                            ("mutual_check", "互查"),
                            ("supervision", "督查"),
                            ("unannounced", "暗访"),
                            ("follow_up", "回头看"),
                            ("third_party", "第三方测评"),
                            ("mock", "模拟测评"),
                        ],
                        max_length=16,
                        verbose_name="检查类型",
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("residential_compound", "小区"),
                            ("back_alley", "背街小巷"),
                            ("main_secondary_road", "主次干道"),
                            ("community_centre", "社区居委会/文化中心"),
                            ("civilization_practice_station", "新时代文明实践站"),
                            ("village", "行政村"),
                            ("urban_rural_fringe", "城乡结合部/拆迁区"),
                            ("farmers_market", "农贸市场"),
                            ("shopping", "商场超市"),
                            ("school", "学校及周边"),
                            ("hospital", "医院"),
                            ("service_hall", "服务大厅"),
                            ("bus_station", "汽车站"),
                            ("park_square", "公园广场"),
                            ("public_toilet", "公厕"),
                            ("site_hoarding", "工地围挡"),
                            ("street_shop", "沿街商铺"),
                        ],
                        max_length=32,
                        verbose_name="点位类型",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="检查日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "city",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="市",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
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
                        verbose_name="区(县)",
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
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.round",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="街道",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查记录旧版本",
            },
        ),
        ever_view(
            "inspections_visit",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "round_id",
                "type",
                "place_id",
                "place_type",
                "visited_on",
                "void",
            ],
        ),
        ever_view(
            "inspections_answer",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "visit_id",
                "item_id",
                "place_id",
                "place_type",
                "type",
                "visited_on",
                "verdict",
                "void",
            ],
        ),
    ]
