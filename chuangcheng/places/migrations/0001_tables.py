"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("places", "0001_initial"),
        ("places", "0002_ever"),
        ("places", "0003_area_successor"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AreaEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("city", "市"),
                            ("district", "区(县)"),
                            ("subdistrict", "街道"),
                            ("community", "社区"),
                            ("village", "村"),
                            ("direct", "街道直属"),
                            ("grid", "网格"),
                        ],
                        max_length=16,
                        verbose_name="区域类型",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "区域所有版本",
                "db_table": "places_areaever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="PlaceEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "type",
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
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                (
                    "management",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("property", "有物业"),
                            ("none", "三无"),
                            ("abandoned", "弃管"),
                            ("", "未填"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="类型",
                    ),
                ),
                ("households", models.PositiveIntegerField(null=True, verbose_name="户数")),
                (
                    "households_certainty",
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
                        verbose_name="户数确定程度",
                    ),
                ),
                ("buildings", models.PositiveIntegerField(null=True, verbose_name="楼栋数")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "点位所有版本",
                "db_table": "places_placeever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Area",
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
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("city", "市"),
                            ("district", "区(县)"),
                            ("subdistrict", "街道"),
                            ("community", "社区"),
                            ("village", "村"),
                            ("direct", "街道直属"),
                            ("grid", "网格"),
                        ],
                        max_length=16,
                        verbose_name="区域类型",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("code", models.CharField(blank=True, max_length=15, verbose_name="区划代码")),
                ("mark", models.CharField(blank=True, max_length=8, verbose_name="编号前缀")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                ("lon", models.FloatField(null=True, verbose_name="经度")),
                ("lat", models.FloatField(null=True, verbose_name="纬度")),
                (
                    "city",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        null=True,
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
                        to="places.area",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域",
                "ordering": ["order", "id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "kind", "since"], name="places_area_of_subdistrict"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="places_area_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("parent", "name", "until"),
                        name="places_area_named_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "subdistrict")),
                        fields=("mark",),
                        name="places_subdistrict_marked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaVersion",
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
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("city", "市"),
                            ("district", "区(县)"),
                            ("subdistrict", "街道"),
                            ("community", "社区"),
                            ("village", "村"),
                            ("direct", "街道直属"),
                            ("grid", "网格"),
                        ],
                        max_length=16,
                        verbose_name="区域类型",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "city",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "subdistrict",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域旧版本",
            },
        ),
        migrations.CreateModel(
            name="Place",
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
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "type",
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
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                (
                    "management",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("property", "有物业"),
                            ("none", "三无"),
                            ("abandoned", "弃管"),
                            ("", "未填"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="类型",
                    ),
                ),
                ("households", models.PositiveIntegerField(null=True, verbose_name="户数")),
                (
                    "households_certainty",
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
                        verbose_name="户数确定程度",
                    ),
                ),
                ("buildings", models.PositiveIntegerField(null=True, verbose_name="楼栋数")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="地址")),
                (
                    "year_built",
                    models.PositiveSmallIntegerField(null=True, verbose_name="建成年份"),
                ),
                ("lon", models.FloatField(null=True, verbose_name="经度")),
                ("lat", models.FloatField(null=True, verbose_name="纬度")),
                ("pinyin", models.CharField(max_length=200, verbose_name="拼音")),
                ("folded", models.CharField(max_length=60, verbose_name="比对名")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                "verbose_name": "点位",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "type", "pinyin", "id"], name="places_by_name"
                    ),
                    models.Index(fields=["community", "pinyin", "id"], name="places_by_community"),
                    models.Index(fields=["folded"], name="places_by_folded_name"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="places_place_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("community", "folded", "until"),
                        name="places_place_named_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat__isnull", True), ("lon__isnull", True)),
                            models.Q(("lat__range", (-90, 90)), ("lon__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="places_place_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("households__isnull", True), ("households_certainty", "unknown")
                            ),
                            models.Q(
                                ("households__isnull", False),
                                models.Q(("households_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="places_unknown_has_no_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("folded", models.CharField(db_index=True, max_length=60, verbose_name="比对名")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="places.place",
                    ),
                ),
            ],
            options={
                "verbose_name": "别名",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("place", "folded"), name="places_alias_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlaceVersion",
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
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "type",
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
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                (
                    "management",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("property", "有物业"),
                            ("none", "三无"),
                            ("abandoned", "弃管"),
                            ("", "未填"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="类型",
                    ),
                ),
                ("households", models.PositiveIntegerField(null=True, verbose_name="户数")),
                (
                    "households_certainty",
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
                        verbose_name="户数确定程度",
                    ),
                ),
                ("buildings", models.PositiveIntegerField(null=True, verbose_name="楼栋数")),
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
                "verbose_name": "点位旧版本",
            },
        ),
        ever_view(
            "places_area",
            [
                "known_from",
                "since",
                "until",
                "kind",
                "name",
                "city_id",
                "district_id",
                "subdistrict_id",
                "void",
            ],
        ),
        ever_view(
            "places_place",
            [
                "known_from",
                "since",
                "until",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "type",
                "name",
                "management",
                "households",
                "households_certainty",
                "buildings",
                "void",
            ],
        ),
    ]
