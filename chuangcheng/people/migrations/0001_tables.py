"""The tables of this context, as they stood before the first release."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_accounts_and_contacts"),
    ]

    initial = True

    dependencies = [
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("office", "街道办事处"),
                            ("community", "社区居委会(村委会)"),
                            ("department", "部门"),
                            ("property", "物业公司"),
                            ("operator", "经营单位"),
                            ("partner", "包联单位"),
                        ],
                        max_length=16,
                        verbose_name="单位类型",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("short", models.CharField(blank=True, max_length=30, verbose_name="简称")),
                ("folded", models.CharField(db_index=True, max_length=60, verbose_name="比对名")),
                ("pinyin", models.CharField(max_length=200, verbose_name="拼音")),
                ("trade", models.CharField(blank=True, max_length=16, verbose_name="行业")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="区域",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["pinyin", "id"], name="people_units_by_name")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("area", "folded", "until"),
                        name="people_unit_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="people_unit_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "username",
                    models.CharField(max_length=40, null=True, unique=True, verbose_name="登录名"),
                ),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                ("pinyin", models.CharField(max_length=200, verbose_name="拼音")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="手机")),
                ("post", models.CharField(blank=True, max_length=40, verbose_name="职务")),
                (
                    "office_phone",
                    models.CharField(blank=True, max_length=20, verbose_name="办公电话"),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_charge", "分管"),
                            ("liaison", "联络员"),
                            ("records", "资料员"),
                        ],
                        max_length=16,
                        verbose_name="联络身份",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "must_change_password",
                    models.BooleanField(default=False, verbose_name="要先改密码"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="可登录")),
                ("joined_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="所在单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["pinyin", "id"], name="people_by_name")],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("campaign_office", "创城办"),
                            ("leader", "街道领导"),
                            ("community", "社区(村)"),
                            ("grid_worker", "网格员"),
                            ("responsible_unit", "责任单位"),
                            ("verifier", "核查人员"),
                            ("partner", "包联单位"),
                            ("station_keeper", "站点负责人"),
                            ("district_supervisor", "区创城办(只读)"),
                            ("administrator", "系统管理员"),
                        ],
                        max_length=24,
                        verbose_name="角色",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "授权",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", False), ("area__isnull", False), _connector="OR"
                        ),
                        name="people_grant_for_a_unit_or_an_area",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(default=datetime.date(1900, 1, 1), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("folded", models.CharField(db_index=True, max_length=60, verbose_name="比对名")),
                ("official", models.BooleanField(default=True, verbose_name="正式名称")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位名称",
                "ordering": ["unit", "since"],
            },
        ),
    ]
