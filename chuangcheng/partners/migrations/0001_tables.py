"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id", "void"]
STAGE = ["kind", "seq", "state", "from_on", "until_on"]
STANDS = ["state", "state_on"]


class Migration(FirstTables):
    replaces = [
        ("partners", "0001_initial"),
        ("partners", "0002_ever"),
        ("partners", "0002_assisted_persons"),
        ("partners", "0003_facilities_and_needs"),
    ]

    initial = True

    dependencies = [
        ("evidence", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("signed_on", models.DateField(verbose_name="签订日期")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="有效期止"),
                ),
            ],
            options={
                "verbose_name": "共建协议所有版本",
                "db_table": "partners_agreementever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="DeliveryEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="兑现日期")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("delivered", "已兑现"),
                            ("not_held", "当次未开展"),
                            ("excused", "商定不开展"),
                        ],
                        max_length=16,
                        verbose_name="兑现结果",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="单位确认日期"
                    ),
                ),
            ],
            options={
                "verbose_name": "兑现记录所有版本",
                "db_table": "partners_deliveryever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="MatchEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "包联结对所有版本",
                "db_table": "partners_matchever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="PledgeEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
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
                ("agreed_on", models.DateField(verbose_name="商定日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="承诺时限"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "已商定"),
                            ("under_way", "推进中"),
                            ("fulfilled", "已落实"),
                            ("pending", "待落实"),
                            ("outlined", "待细化"),
                        ],
                        default="agreed",
                        max_length=16,
                        verbose_name="事项状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
            ],
            options={
                "verbose_name": "共建事项所有版本",
                "db_table": "partners_pledgeever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="PledgeStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "已商定"),
                            ("under_way", "推进中"),
                            ("fulfilled", "已落实"),
                            ("pending", "待落实"),
                            ("outlined", "待细化"),
                        ],
                        max_length=16,
                        verbose_name="事项状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "事项阶段所有版本",
                "db_table": "partners_pledgestageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("signed_on", models.DateField(verbose_name="签订日期")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="有效期止"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                        verbose_name="街道",
                    ),
                ),
            ],
            options={
                "verbose_name": "共建协议",
                "ordering": ["-signed_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "signed_on", "id"], name="partners_by_signing"
                    ),
                    models.Index(
                        fields=["community", "signed_on", "id"], name="partners_by_community"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("signed_on"))),
                        name="partners_agreement_ends_after_signing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="partners.agreement",
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
                "verbose_name": "协议扫描件",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="partners_agreementproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="partners.agreement",
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
                "verbose_name": "签约单位",
                "ordering": ["order", "id"],
                "indexes": [models.Index(fields=["unit", "agreement"], name="partners_signed_by")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "unit"), name="partners_signs_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
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
                ("signed_on", models.DateField(verbose_name="签订日期")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="有效期止"),
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
                "verbose_name": "共建协议旧版本",
            },
        ),
        migrations.CreateModel(
            name="Pledge",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
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
                ("agreed_on", models.DateField(verbose_name="商定日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="承诺时限"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "已商定"),
                            ("under_way", "推进中"),
                            ("fulfilled", "已落实"),
                            ("pending", "待落实"),
                            ("outlined", "待细化"),
                        ],
                        default="agreed",
                        max_length=16,
                        verbose_name="事项状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
                ("what", models.CharField(max_length=200, verbose_name="承诺事项")),
                (
                    "quantity_unit",
                    models.CharField(blank=True, max_length=12, verbose_name="计量单位"),
                ),
                ("due_text", models.CharField(blank=True, max_length=60, verbose_name="时限原文")),
                ("rule", models.JSONField(null=True, verbose_name="频次")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "agreement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="partners.agreement",
                        verbose_name="共建协议",
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
                        verbose_name="街道",
                    ),
                ),
            ],
            options={
                "verbose_name": "共建事项",
                "ordering": ["agreed_on", "id"],
                "indexes": [
                    models.Index(fields=["subdistrict", "due_on", "id"], name="partners_by_due"),
                    models.Index(
                        fields=["subdistrict", "agreed_on", "id"], name="partners_by_agreed"
                    ),
                    models.Index(
                        fields=["community", "agreed_on", "id"], name="partners_pledged_to"
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
                        name="partners_unknown_has_no_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("agreed_on"))),
                        name="partners_due_after_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["agreed", "under_way", "fulfilled", "pending", "outlined"],
                            )
                        ),
                        name="partners_known_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="兑现日期")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("delivered", "已兑现"),
                            ("not_held", "当次未开展"),
                            ("excused", "商定不开展"),
                        ],
                        max_length=16,
                        verbose_name="兑现结果",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="单位确认日期"
                    ),
                ),
                ("own_day", models.DateField(null=True, verbose_name="应有日期")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="兑现情况")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
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
                        verbose_name="街道",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="partners.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "兑现记录",
                "ordering": ["happened_on", "id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "happened_on", "id"],
                        name="partners_deliveries_by_day",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("pledge", "own_day"),
                        name="partners_noted_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryProof",
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
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="partners.delivery",
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
                "verbose_name": "兑现凭证",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="partners_deliveryproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Match",
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
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                "verbose_name": "包联结对",
                "ordering": ["from_on", "id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "from_on", "id"], name="partners_matches_by_day"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("until_on", datetime.date(9999, 12, 31)), ("void", False)
                        ),
                        fields=("community", "unit"),
                        name="partners_matched_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="partners_match_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchVersion",
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
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                "verbose_name": "包联结对旧版本",
            },
        ),
        migrations.CreateModel(
            name="DeliveryVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="兑现日期")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("delivered", "已兑现"),
                            ("not_held", "当次未开展"),
                            ("excused", "商定不开展"),
                        ],
                        max_length=16,
                        verbose_name="兑现结果",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="单位确认日期"
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
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.pledge",
                    ),
                ),
            ],
            options={
                "verbose_name": "兑现记录旧版本",
            },
        ),
        migrations.CreateModel(
            name="PledgeStage",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "已商定"),
                            ("under_way", "推进中"),
                            ("fulfilled", "已落实"),
                            ("pending", "待落实"),
                            ("outlined", "待细化"),
                        ],
                        max_length=16,
                        verbose_name="事项状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
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
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.pledge",
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
                "verbose_name": "事项阶段",
                "ordering": ["pledge", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="partners_stages_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pledge", "seq"), name="partners_stage_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="partners_stage_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeStageVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "已商定"),
                            ("under_way", "推进中"),
                            ("fulfilled", "已落实"),
                            ("pending", "待落实"),
                            ("outlined", "待细化"),
                        ],
                        max_length=16,
                        verbose_name="事项状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.pledge",
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
                "verbose_name": "事项阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="PledgeUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="partners.pledge",
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
                "verbose_name": "承诺单位",
                "ordering": ["order", "id"],
                "indexes": [models.Index(fields=["unit", "pledge"], name="partners_pledged_by")],
                "constraints": [
                    models.UniqueConstraint(fields=("pledge", "unit"), name="partners_pledges_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="事项类别",
                    ),
                ),
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
                ("agreed_on", models.DateField(verbose_name="商定日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="承诺时限"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("agreed", "已商定"),
                            ("under_way", "推进中"),
                            ("fulfilled", "已落实"),
                            ("pending", "待落实"),
                            ("outlined", "待细化"),
                        ],
                        default="agreed",
                        max_length=16,
                        verbose_name="事项状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
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
                "verbose_name": "共建事项旧版本",
            },
        ),
        migrations.CreateModel(
            name="AssistedCaseEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("living", "生活帮扶"),
                            ("schooling", "助学帮扶"),
                            ("work", "就业帮扶"),
                            ("legal", "法律帮扶"),
                            ("visiting", "走访慰问"),
                            ("other", "其他帮扶"),
                        ],
                        max_length=16,
                        verbose_name="帮扶方式",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "帮扶对象所有版本",
                "db_table": "partners_assistedcaseever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="AssistedCaseVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("living", "生活帮扶"),
                            ("schooling", "助学帮扶"),
                            ("work", "就业帮扶"),
                            ("legal", "法律帮扶"),
                            ("visiting", "走访慰问"),
                            ("other", "其他帮扶"),
                        ],
                        max_length=16,
                        verbose_name="帮扶方式",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                "verbose_name": "帮扶对象旧版本",
            },
        ),
        migrations.CreateModel(
            name="AssistedCase",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("living", "生活帮扶"),
                            ("schooling", "助学帮扶"),
                            ("work", "就业帮扶"),
                            ("legal", "法律帮扶"),
                            ("visiting", "走访慰问"),
                            ("other", "其他帮扶"),
                        ],
                        max_length=16,
                        verbose_name="帮扶方式",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("code", models.CharField(max_length=24, verbose_name="帮扶编号")),
                ("what", models.CharField(blank=True, max_length=120, verbose_name="帮扶内容")),
                ("sealed_name", models.TextField(verbose_name="密封的姓名")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                    "pledge",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.pledge",
                        verbose_name="共建事项",
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
                        verbose_name="街道",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="帮扶单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "帮扶对象",
                "ordering": ["-from_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["community", "from_on", "id"], name="partners_cases_here_by_day"
                    ),
                    models.Index(
                        fields=["subdistrict", "from_on", "id"], name="partners_cases_by_day"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("subdistrict", "code"),
                        name="partners_case_coded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="partners_case_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_corner", "应急角"),
                            ("reading_corner", "图书角"),
                            ("rest_spot", "休息点"),
                            ("toolbox", "便民工具箱"),
                            ("wheelchairs", "轮椅借用点"),
                            ("parking_shed", "停车棚充电桩"),
                            ("other_facility", "其他便民设施"),
                        ],
                        max_length=20,
                        verbose_name="设施种类",
                    ),
                ),
                ("set_up_on", models.DateField(verbose_name="投用日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_use", "在用"),
                            ("out_of_order", "待修"),
                            ("dismantled", "已撤除"),
                        ],
                        default="in_use",
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
            ],
            options={
                "verbose_name": "便民设施所有版本",
                "db_table": "partners_facilityever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="FacilityStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_corner", "应急角"),
                            ("reading_corner", "图书角"),
                            ("rest_spot", "休息点"),
                            ("toolbox", "便民工具箱"),
                            ("wheelchairs", "轮椅借用点"),
                            ("parking_shed", "停车棚充电桩"),
                            ("other_facility", "其他便民设施"),
                        ],
                        max_length=20,
                        verbose_name="设施种类",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_use", "在用"),
                            ("out_of_order", "待修"),
                            ("dismantled", "已撤除"),
                        ],
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "设施阶段所有版本",
                "db_table": "partners_facilitystageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="NeedEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="需求类别",
                    ),
                ),
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
                ("told_on", models.DateField(verbose_name="反映日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="需要时间"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "待对接"),
                            ("matched", "已对接"),
                            ("met", "已满足"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="unmatched",
                        max_length=16,
                        verbose_name="需求状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
            ],
            options={
                "verbose_name": "需求所有版本",
                "db_table": "partners_needever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="NeedStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="需求类别",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "待对接"),
                            ("matched", "已对接"),
                            ("met", "已满足"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=16,
                        verbose_name="需求状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
            ],
            options={
                "verbose_name": "需求阶段所有版本",
                "db_table": "partners_needstageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Facility",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_corner", "应急角"),
                            ("reading_corner", "图书角"),
                            ("rest_spot", "休息点"),
                            ("toolbox", "便民工具箱"),
                            ("wheelchairs", "轮椅借用点"),
                            ("parking_shed", "停车棚充电桩"),
                            ("other_facility", "其他便民设施"),
                        ],
                        max_length=20,
                        verbose_name="设施种类",
                    ),
                ),
                ("set_up_on", models.DateField(verbose_name="投用日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_use", "在用"),
                            ("out_of_order", "待修"),
                            ("dismantled", "已撤除"),
                        ],
                        default="in_use",
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
                ("name", models.CharField(max_length=60, verbose_name="设施名称")),
                ("spot", models.CharField(blank=True, max_length=60, verbose_name="摆放位置")),
                ("offers", models.CharField(max_length=200, verbose_name="提供什么")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                    "keeper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="管护单位",
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
                    "pledge",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="partners.pledge",
                        verbose_name="共建事项",
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
                        verbose_name="街道",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="建设单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "便民设施",
                "ordering": ["-set_up_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "set_up_on", "id"], name="partners_facilities_by_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityProof",
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
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="partners.facility",
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
                "verbose_name": "便民设施照片",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="partners_facilityproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityStage",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_corner", "应急角"),
                            ("reading_corner", "图书角"),
                            ("rest_spot", "休息点"),
                            ("toolbox", "便民工具箱"),
                            ("wheelchairs", "轮椅借用点"),
                            ("parking_shed", "停车棚充电桩"),
                            ("other_facility", "其他便民设施"),
                        ],
                        max_length=20,
                        verbose_name="设施种类",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_use", "在用"),
                            ("out_of_order", "待修"),
                            ("dismantled", "已撤除"),
                        ],
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
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
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.facility",
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
                "verbose_name": "设施阶段",
                "ordering": ["facility", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="partners_facilities_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "seq"), name="partners_facility_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="partners_facility_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityStageVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_corner", "应急角"),
                            ("reading_corner", "图书角"),
                            ("rest_spot", "休息点"),
                            ("toolbox", "便民工具箱"),
                            ("wheelchairs", "轮椅借用点"),
                            ("parking_shed", "停车棚充电桩"),
                            ("other_facility", "其他便民设施"),
                        ],
                        max_length=20,
                        verbose_name="设施种类",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_use", "在用"),
                            ("out_of_order", "待修"),
                            ("dismantled", "已撤除"),
                        ],
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.facility",
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
                "verbose_name": "设施阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="FacilityVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("emergency_corner", "应急角"),
                            ("reading_corner", "图书角"),
                            ("rest_spot", "休息点"),
                            ("toolbox", "便民工具箱"),
                            ("wheelchairs", "轮椅借用点"),
                            ("parking_shed", "停车棚充电桩"),
                            ("other_facility", "其他便民设施"),
                        ],
                        max_length=20,
                        verbose_name="设施种类",
                    ),
                ),
                ("set_up_on", models.DateField(verbose_name="投用日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_use", "在用"),
                            ("out_of_order", "待修"),
                            ("dismantled", "已撤除"),
                        ],
                        default="in_use",
                        max_length=16,
                        verbose_name="设施状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
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
                "verbose_name": "便民设施旧版本",
            },
        ),
        migrations.CreateModel(
            name="Need",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="需求类别",
                    ),
                ),
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
                ("told_on", models.DateField(verbose_name="反映日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="需要时间"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "待对接"),
                            ("matched", "已对接"),
                            ("met", "已满足"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="unmatched",
                        max_length=16,
                        verbose_name="需求状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
                ("what", models.CharField(max_length=200, verbose_name="需要什么")),
                (
                    "quantity_unit",
                    models.CharField(blank=True, max_length=12, verbose_name="计量单位"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
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
                        verbose_name="点位",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="partners.pledge",
                        verbose_name="共建事项",
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
                        verbose_name="街道",
                    ),
                ),
            ],
            options={
                "verbose_name": "需求",
                "ordering": ["-told_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "told_on", "id"], name="partners_needs_by_day"
                    ),
                    models.Index(
                        fields=["subdistrict", "due_on", "id"], name="partners_needs_by_due"
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
                        name="partners_need_unknown_has_no_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("told_on"))),
                        name="partners_need_due_after_told",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedStage",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="需求类别",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "待对接"),
                            ("matched", "已对接"),
                            ("met", "已满足"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=16,
                        verbose_name="需求状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.need",
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
                "verbose_name": "需求阶段",
                "ordering": ["need", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="partners_needs_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("need", "seq"), name="partners_need_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="partners_need_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedStageVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="需求类别",
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "待对接"),
                            ("matched", "已对接"),
                            ("met", "已满足"),
                            ("withdrawn", "已撤回"),
                        ],
                        max_length=16,
                        verbose_name="需求状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.need",
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
                "verbose_name": "需求阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="NeedVersion",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("funding", "资金"),
                            ("goods", "物资"),
                            ("labour", "人力"),
                            ("service", "服务"),
                            ("event", "活动"),
                            ("facility", "设施"),
                            ("assistance", "帮扶"),
                        ],
                        max_length=16,
                        verbose_name="需求类别",
                    ),
                ),
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
                ("told_on", models.DateField(verbose_name="反映日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="需要时间"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "待对接"),
                            ("matched", "已对接"),
                            ("met", "已满足"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="unmatched",
                        max_length=16,
                        verbose_name="需求状态",
                    ),
                ),
                ("state_on", models.DateField(verbose_name="状态日期")),
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
                "verbose_name": "需求旧版本",
            },
        ),
        ever_view(
            "partners_match",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "unit_id",
                "from_on",
                "until_on",
            ],
        ),
        ever_view(
            "partners_agreement",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "signed_on",
                "until_on",
            ],
        ),
        ever_view(
            "partners_pledge",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "kind",
                "quantity",
                "certainty",
                "agreed_on",
                "due_on",
                "state",
                "state_on",
            ],
        ),
        ever_view(
            "partners_pledgestage",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "pledge_id",
                "kind",
                "seq",
                "state",
                "from_on",
                "until_on",
            ],
        ),
        ever_view(
            "partners_delivery",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "pledge_id",
                "kind",
                "happened_on",
                "outcome",
                "confirmed_on",
            ],
        ),
        ever_view(
            "partners_assistedcase",
            [
                *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
                *("kind", "from_on", "until_on", "void"),
            ],
        ),
        ever_view("partners_facility", [*WHERE, "kind", "set_up_on", *STANDS]),
        ever_view("partners_facilitystage", [*WHERE, "facility_id", *STAGE]),
        ever_view(
            "partners_need",
            [*WHERE, "kind", "quantity", "certainty", "told_on", "due_on", *STANDS],
        ),
        ever_view("partners_needstage", [*WHERE, "need_id", *STAGE]),
    ]
