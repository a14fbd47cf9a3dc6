"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import ever_view


class Migration(migrations.Migration):
    replaces = [("partners", "0001_initial"), ("partners", "0002_ever")]

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
    ]
