"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("standards", "0001_initial"),
        ("standards", "0002_ever"),
    ]

    initial = True

    dependencies = [
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClauseEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "used_from",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="启用日期"),
                ),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("project", "测评项目"),
                            ("indicator", "指标名称"),
                            ("content", "测评内容"),
                            ("standard", "测评标准"),
                            ("negative", "负面清单"),
                        ],
                        max_length=16,
                        verbose_name="条目级别",
                    ),
                ),
                ("methods", models.CharField(blank=True, max_length=60, verbose_name="测评方法")),
            ],
            options={
                "verbose_name": "测评条目所有版本",
                "db_table": "standards_clauseever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="EvaluationSystemEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "used_from",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="启用日期"),
                ),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "测评体系所有版本",
                "db_table": "standards_evaluationsystemever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="EvaluationSystem",
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
                    "used_from",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="启用日期"),
                ),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("folded", models.CharField(max_length=60, verbose_name="比对名")),
                ("short_name", models.CharField(max_length=12, verbose_name="简称")),
                ("edition", models.CharField(max_length=30, verbose_name="版次")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("prefecture", "地级以上"),
                            ("county", "县级"),
                            ("urban_district", "城区"),
                            ("street", "街道自定"),
                        ],
                        max_length=16,
                        verbose_name="体系级别",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[("handed_down", "上级下发"), ("ours", "本街道自定")],
                        max_length=16,
                        verbose_name="体系出处",
                    ),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="示例")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.evaluationsystem",
                        verbose_name="上一版",
                    ),
                ),
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
                "verbose_name": "测评体系",
                "ordering": ["-year", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "year", "id"], name="standards_systems_by_year"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("used_until__gte", models.F("used_from"))),
                        name="standards_system_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("subdistrict", "folded", "edition"),
                        name="standards_edition_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClauseVersion",
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
                    "used_from",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="启用日期"),
                ),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("project", "测评项目"),
                            ("indicator", "指标名称"),
                            ("content", "测评内容"),
                            ("standard", "测评标准"),
                            ("negative", "负面清单"),
                        ],
                        max_length=16,
                        verbose_name="条目级别",
                    ),
                ),
                ("methods", models.CharField(blank=True, max_length=60, verbose_name="测评方法")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "system",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.evaluationsystem",
                    ),
                ),
            ],
            options={
                "verbose_name": "测评条目旧版本",
            },
        ),
        migrations.CreateModel(
            name="Clause",
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
                    "used_from",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="启用日期"),
                ),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("project", "测评项目"),
                            ("indicator", "指标名称"),
                            ("content", "测评内容"),
                            ("standard", "测评标准"),
                            ("negative", "负面清单"),
                        ],
                        max_length=16,
                        verbose_name="条目级别",
                    ),
                ),
                ("methods", models.CharField(blank=True, max_length=60, verbose_name="测评方法")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="条目编号")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                ("text", models.CharField(max_length=1000, verbose_name="条目内容")),
                (
                    "weight",
                    models.DecimalField(
                        decimal_places=2, max_digits=6, null=True, verbose_name="分值"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="考察要求")),
                (
                    "said_units",
                    models.CharField(blank=True, max_length=200, verbose_name="表里的责任单位"),
                ),
                (
                    "said_leader",
                    models.CharField(blank=True, max_length=120, verbose_name="表里的单位领导"),
                ),
                (
                    "said_due",
                    models.CharField(blank=True, max_length=60, verbose_name="表里的时限"),
                ),
                (
                    "said_sites",
                    models.CharField(blank=True, max_length=500, verbose_name="表里的点位"),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.clause",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.clause",
                        verbose_name="上一版",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "system",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.evaluationsystem",
                    ),
                ),
            ],
            options={
                "verbose_name": "测评条目",
                "ordering": ["order", "id"],
                "indexes": [
                    models.Index(fields=["system", "parent", "order"], name="standards_tree"),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "level", "used_from", "used_until"],
                        name="standards_clauses_in_use",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("used_until__gte", models.F("used_from"))),
                        name="standards_clause_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("level__in", ("project", "negative")), ("parent__isnull", True)
                            ),
                            models.Q(
                                models.Q(("level__in", ("project", "negative")), _negated=True),
                                ("parent__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="standards_only_the_trunk_hangs_on_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weight__isnull", True), ("weight__gte", 0), _connector="OR"
                        ),
                        name="standards_weight_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationSystemVersion",
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
                    "used_from",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="启用日期"),
                ),
                (
                    "used_until",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="停用日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
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
                "verbose_name": "测评体系旧版本",
            },
        ),
        migrations.CreateModel(
            name="Requirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("image", "图片"),
                            ("text", "文本"),
                            ("file", "文件"),
                            ("rich", "富文本"),
                        ],
                        max_length=8,
                        verbose_name="佐证种类",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(null=True, verbose_name="份数")),
                ("required", models.BooleanField(default=True, verbose_name="必须")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="standards.clause",
                    ),
                ),
            ],
            options={
                "verbose_name": "材料要求",
                "ordering": ["clause", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ClausePlaceType",
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
                (
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="place_types",
                        to="standards.clause",
                    ),
                ),
            ],
            options={
                "verbose_name": "适用点位类型",
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["place_type", "clause"], name="standards_by_place_type")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clause", "place_type"), name="standards_place_type_once"
                    )
                ],
            },
        ),
        ever_view(
            "standards_evaluationsystem",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "used_from",
                "used_until",
                "void",
            ],
        ),
        ever_view(
            "standards_clause",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "used_from",
                "used_until",
                "void",
                "system_id",
                "level",
                "methods",
            ],
        ),
    ]
