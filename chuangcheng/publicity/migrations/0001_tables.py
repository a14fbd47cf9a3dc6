"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("publicity", "0001_initial"),
        ("publicity", "0002_ever"),
        ("publicity", "0003_media_pieces_and_doorstep_visits"),
        ("publicity", "0004_ever_of_outreach"),
        ("publicity", "0002_the_pledge_that_pays"),
        ("publicity", "0003_which_forms_count"),
    ]

    initial = True

    dependencies = [
        ("evidence", "0001_tables"),
        ("partners", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="批次数量")),
                ("fixed", models.BooleanField(default=False, verbose_name="固定形式")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "宣传设施所有版本",
                "db_table": "publicity_assetever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="AssetPartEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "计划中"),
                            ("in_production", "制作中"),
                            ("in_use", "在用"),
                            ("damaged", "破损"),
                            ("replaced", "已更换"),
                            ("removed", "已拆除"),
                            ("cancelled", "不再制作"),
                        ],
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="数量")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "ended_seq",
                    models.PositiveSmallIntegerField(default=0, verbose_name="止于哪次变动"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "设施的一部分所有版本",
                "db_table": "publicity_assetpartever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="DoorstepVisitEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("visited_on", models.DateField(verbose_name="入户日期")),
                ("households", models.PositiveIntegerField(null=True, verbose_name="入户户次")),
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
                        verbose_name="户次的确定程度",
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
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "上门入户所有版本",
                "db_table": "publicity_doorstepvisitever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="MediaPieceEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("newspaper", "报纸"),
                            ("television", "电视"),
                            ("radio", "广播"),
                            ("website", "网站"),
                            ("wechat", "微信"),
                            ("short_video", "短视频"),
                            ("other_channel", "其他渠道"),
                        ],
                        max_length=16,
                        verbose_name="报道渠道",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="刊播日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "媒体报道所有版本",
                "db_table": "publicity_mediapieceever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Asset",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="批次数量")),
                ("fixed", models.BooleanField(default=False, verbose_name="固定形式")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="设施编号")),
                ("themes", models.JSONField(default=list, verbose_name="主题")),
                ("size", models.CharField(blank=True, max_length=40, verbose_name="规格")),
                ("maker", models.CharField(blank=True, max_length=60, verbose_name="制作单位原文")),
                ("funding", models.CharField(blank=True, max_length=60, verbose_name="经费来源")),
                ("checked_on", models.DateField(null=True, verbose_name="最近巡检")),
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
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                        verbose_name="点位",
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
                        verbose_name="制作单位",
                    ),
                ),
                (
                    "paid_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.pledge",
                        verbose_name="出资的共建事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "宣传设施",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "community", "form"], name="publicity_assets_at"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gte", 1)), name="publicity_some_pieces"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("void", False), models.Q(("number", ""), _negated=True)
                        ),
                        fields=("subdistrict", "number"),
                        name="publicity_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetPart",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "计划中"),
                            ("in_production", "制作中"),
                            ("in_use", "在用"),
                            ("damaged", "破损"),
                            ("replaced", "已更换"),
                            ("removed", "已拆除"),
                            ("cancelled", "不再制作"),
                        ],
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="数量")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "ended_seq",
                    models.PositiveSmallIntegerField(default=0, verbose_name="止于哪次变动"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publicity.asset",
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
            ],
            options={
                "verbose_name": "设施的一部分",
                "ordering": ["asset", "seq", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "form", "state", "until_on", "from_on"],
                        name="publicity_parts_standing",
                    ),
                    models.Index(fields=["asset", "seq"], name="publicity_parts_of_asset"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("until_on", datetime.date(9999, 12, 31)), ("void", False)
                        ),
                        fields=("asset", "state"),
                        name="publicity_state_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="publicity_part_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetPartVersion",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "计划中"),
                            ("in_production", "制作中"),
                            ("in_use", "在用"),
                            ("damaged", "破损"),
                            ("replaced", "已更换"),
                            ("removed", "已拆除"),
                            ("cancelled", "不再制作"),
                        ],
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="数量")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "ended_seq",
                    models.PositiveSmallIntegerField(default=0, verbose_name="止于哪次变动"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="publicity.asset",
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
            ],
            options={
                "verbose_name": "设施的一部分旧版本",
            },
        ),
        migrations.CreateModel(
            name="AssetProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="publicity.asset",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "设施照片",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="publicity_assetproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wording", models.CharField(max_length=500, verbose_name="宣传内容")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="publicity.asset",
                    ),
                ),
            ],
            options={
                "verbose_name": "宣传内容的一版",
                "ordering": ["-since", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", datetime.date(9999, 12, 31))),
                        fields=("asset",),
                        name="publicity_text_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="publicity_text_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetVersion",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="批次数量")),
                ("fixed", models.BooleanField(default=False, verbose_name="固定形式")),
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
                "verbose_name": "宣传设施旧版本",
            },
        ),
        migrations.CreateModel(
            name="DoorstepVisit",
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
                ("visited_on", models.DateField(verbose_name="入户日期")),
                ("households", models.PositiveIntegerField(null=True, verbose_name="入户户次")),
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
                        verbose_name="户次的确定程度",
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
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="入户单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "上门入户",
                "ordering": ["-visited_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "visited_on", "id"], name="publicity_doors_by_day"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("households__isnull", True), ("households_certainty", "unknown")
                            ),
                            models.Q(
                                models.Q(("households__isnull", True), _negated=True),
                                models.Q(("households_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="publicity_households_counted",
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
                        name="publicity_leaflets_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DoorstepVisitVersion",
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
                ("visited_on", models.DateField(verbose_name="入户日期")),
                ("households", models.PositiveIntegerField(null=True, verbose_name="入户户次")),
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
                        verbose_name="户次的确定程度",
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
                "verbose_name": "上门入户旧版本",
            },
        ),
        migrations.CreateModel(
            name="MediaPiece",
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
                    "channel",
                    models.CharField(
                        choices=[
                            ("newspaper", "报纸"),
                            ("television", "电视"),
                            ("radio", "广播"),
                            ("website", "网站"),
                            ("wechat", "微信"),
                            ("short_video", "短视频"),
                            ("other_channel", "其他渠道"),
                        ],
                        max_length=16,
                        verbose_name="报道渠道",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="刊播日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("title", models.CharField(max_length=120, verbose_name="报道标题")),
                ("outlet", models.CharField(blank=True, max_length=60, verbose_name="媒体名称")),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="链接")),
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
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="供稿单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "媒体报道",
                "ordering": ["-published_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "published_on", "id"], name="publicity_pieces_by_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MediaPieceVersion",
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
                    "channel",
                    models.CharField(
                        choices=[
                            ("newspaper", "报纸"),
                            ("television", "电视"),
                            ("radio", "广播"),
                            ("website", "网站"),
                            ("wechat", "微信"),
                            ("short_video", "短视频"),
                            ("other_channel", "其他渠道"),
                        ],
                        max_length=16,
                        verbose_name="报道渠道",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="刊播日期")),
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
                "verbose_name": "媒体报道旧版本",
            },
        ),
        migrations.CreateModel(
            name="MediaProof",
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
                    "piece",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="publicity.mediapiece",
                    ),
                ),
            ],
            options={
                "verbose_name": "报道剪报",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="publicity_mediaproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormRuleEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                ("counts", models.BooleanField(verbose_name="计入测评")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "计入规定所有版本",
                "db_table": "publicity_formruleever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="FormRuleVersion",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                ("counts", models.BooleanField(verbose_name="计入测评")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                "verbose_name": "计入规定旧版本",
            },
        ),
        migrations.CreateModel(
            name="FormRule",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("banner", "条幅"),
                            ("board", "宣传板"),
                            ("showcase", "宣传栏（橱窗）"),
                            ("led", "电子屏"),
                            ("landscape", "景观小品"),
                            ("road_flag", "道旗"),
                            ("poster", "海报"),
                            ("hoarding", "围挡"),
                            ("culture_wall", "文化墙"),
                            ("roll_up", "易拉宝"),
                            ("small_sign", "小插件"),
                        ],
                        max_length=16,
                        verbose_name="宣传形式",
                    ),
                ),
                ("counts", models.BooleanField(verbose_name="计入测评")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                "verbose_name": "计入规定",
                "ordering": ["-from_on", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", datetime.date(9999, 12, 31))),
                        fields=("subdistrict", "form"),
                        name="publicity_form_ruled_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="publicity_rule_ends_after_start",
                    ),
                ],
            },
        ),
        ever_view(
            "publicity_asset",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "form",
                "quantity",
                "fixed",
                "void",
            ],
        ),
        ever_view(
            "publicity_assetpart",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "asset_id",
                "form",
                "state",
                "quantity",
                "from_on",
                "until_on",
                "seq",
                "ended_seq",
                "void",
            ],
        ),
        ever_view(
            "publicity_mediapiece",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "channel",
                "published_on",
                "void",
            ],
        ),
        ever_view(
            "publicity_doorstepvisit",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "visited_on",
                "households",
                "households_certainty",
                "leaflets",
                "leaflets_certainty",
                "void",
            ],
        ),
        ever_view(
            "publicity_formrule",
            ["known_from", "subdistrict_id", "form", "counts", "from_on", "until_on"],
        ),
    ]
