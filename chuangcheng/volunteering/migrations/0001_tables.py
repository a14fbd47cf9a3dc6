"""The tables of volunteering, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id"]
ACTIVITY = [
    *(*WHERE, "programme_id", "field", "state", "held_on", "planned_on", "settled_on"),
    *("is_joint", "party_members", "party_members_certainty"),
    *("residents", "residents_certainty", "beneficiaries", "beneficiaries_certainty", "void"),
]
STANDING = [
    *(*WHERE, "station_id", "state", "items", "missing", "from_on", "until_on", "seq", "void"),
]


class Migration(FirstTables):
    replaces = [
        ("volunteering", "0002_fulfils"),
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
            name="ActivityEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lecture", "理论宣讲"),
                            ("sanitation", "环境卫生"),
                            ("traffic", "文明交通引导"),
                            ("manners", "文明劝导"),
                            ("elderly", "扶老助残"),
                            ("care_minors", "关爱未成年人"),
                            ("hardship", "困难帮扶"),
                            ("law", "法律宣传"),
                            ("first_aid", "应急救护"),
                            ("health", "医疗健康"),
                            ("science", "科普"),
                            ("culture", "文体活动"),
                            ("convenience", "便民服务"),
                            ("doorstep", "入户宣传"),
                            ("patrol", "平安巡防"),
                            ("other_field", "其他服务"),
                        ],
                        max_length=16,
                        verbose_name="服务领域",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "待开展"),
                            ("held", "已开展"),
                            ("cancelled", "已取消"),
                        ],
                        max_length=16,
                        verbose_name="活动状态",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="活动日期")),
                ("planned_on", models.DateField(verbose_name="排入日期")),
                (
                    "settled_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="开展或取消日期"
                    ),
                ),
                ("is_joint", models.BooleanField(default=False, verbose_name="与包联单位共同开展")),
                ("party_members", models.PositiveIntegerField(null=True, verbose_name="党员人数")),
                (
                    "party_members_certainty",
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
                        verbose_name="党员人数的确定程度",
                    ),
                ),
                ("residents", models.PositiveIntegerField(null=True, verbose_name="居民人数")),
                (
                    "residents_certainty",
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
                        verbose_name="居民人数的确定程度",
                    ),
                ),
                ("beneficiaries", models.PositiveIntegerField(null=True, verbose_name="受益人数")),
                (
                    "beneficiaries_certainty",
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
                        verbose_name="受益人数的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "志愿活动所有版本",
                "db_table": "volunteering_activityever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="StationStandingEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "筹建中"),
                            ("built", "已建成"),
                            ("running", "运行中"),
                            ("paused", "暂停服务"),
                            ("closed", "已撤站"),
                        ],
                        max_length=16,
                        verbose_name="站点状态",
                    ),
                ),
                ("items", models.PositiveSmallIntegerField(verbose_name="应配设施数")),
                ("missing", models.PositiveSmallIntegerField(verbose_name="缺少设施数")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "站点情况所有版本",
                "db_table": "volunteering_stationstandingever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="项目名称")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
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
                "verbose_name": "志愿服务项目",
                "ordering": ["since", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subdistrict", "name"), name="volunteering_programme_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="volunteering_programme_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityVersion",
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
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lecture", "理论宣讲"),
                            ("sanitation", "环境卫生"),
                            ("traffic", "文明交通引导"),
                            ("manners", "文明劝导"),
                            ("elderly", "扶老助残"),
                            ("care_minors", "关爱未成年人"),
                            ("hardship", "困难帮扶"),
                            ("law", "法律宣传"),
                            ("first_aid", "应急救护"),
                            ("health", "医疗健康"),
                            ("science", "科普"),
                            ("culture", "文体活动"),
                            ("convenience", "便民服务"),
                            ("doorstep", "入户宣传"),
                            ("patrol", "平安巡防"),
                            ("other_field", "其他服务"),
                        ],
                        max_length=16,
                        verbose_name="服务领域",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "待开展"),
                            ("held", "已开展"),
                            ("cancelled", "已取消"),
                        ],
                        max_length=16,
                        verbose_name="活动状态",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="活动日期")),
                ("planned_on", models.DateField(verbose_name="排入日期")),
                (
                    "settled_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="开展或取消日期"
                    ),
                ),
                ("is_joint", models.BooleanField(default=False, verbose_name="与包联单位共同开展")),
                ("party_members", models.PositiveIntegerField(null=True, verbose_name="党员人数")),
                (
                    "party_members_certainty",
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
                        verbose_name="党员人数的确定程度",
                    ),
                ),
                ("residents", models.PositiveIntegerField(null=True, verbose_name="居民人数")),
                (
                    "residents_certainty",
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
                        verbose_name="居民人数的确定程度",
                    ),
                ),
                ("beneficiaries", models.PositiveIntegerField(null=True, verbose_name="受益人数")),
                (
                    "beneficiaries_certainty",
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
                        verbose_name="受益人数的确定程度",
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
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="volunteering.programme",
                        verbose_name="志愿服务项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "志愿活动旧版本",
            },
        ),
        migrations.CreateModel(
            name="Station",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="站点名称")),
                ("folded", models.CharField(max_length=60, verbose_name="比对名")),
                ("spot", models.CharField(blank=True, max_length=60, verbose_name="站点位置")),
                (
                    "keeper_name",
                    models.CharField(blank=True, max_length=40, verbose_name="负责人原文"),
                ),
                ("hours", models.CharField(blank=True, max_length=60, verbose_name="服务时间")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
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
                    "keeper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="负责人",
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
            ],
            options={
                "verbose_name": "志愿服务站点",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "community", "id"], name="volunteering_stations"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("community", "folded"),
                        name="volunteering_station_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
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
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lecture", "理论宣讲"),
                            ("sanitation", "环境卫生"),
                            ("traffic", "文明交通引导"),
                            ("manners", "文明劝导"),
                            ("elderly", "扶老助残"),
                            ("care_minors", "关爱未成年人"),
                            ("hardship", "困难帮扶"),
                            ("law", "法律宣传"),
                            ("first_aid", "应急救护"),
                            ("health", "医疗健康"),
                            ("science", "科普"),
                            ("culture", "文体活动"),
                            ("convenience", "便民服务"),
                            ("doorstep", "入户宣传"),
                            ("patrol", "平安巡防"),
                            ("other_field", "其他服务"),
                        ],
                        max_length=16,
                        verbose_name="服务领域",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "待开展"),
                            ("held", "已开展"),
                            ("cancelled", "已取消"),
                        ],
                        max_length=16,
                        verbose_name="活动状态",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="活动日期")),
                ("planned_on", models.DateField(verbose_name="排入日期")),
                (
                    "settled_on",
                    models.DateField(
                        default=datetime.date(9999, 12, 31), verbose_name="开展或取消日期"
                    ),
                ),
                ("is_joint", models.BooleanField(default=False, verbose_name="与包联单位共同开展")),
                ("party_members", models.PositiveIntegerField(null=True, verbose_name="党员人数")),
                (
                    "party_members_certainty",
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
                        verbose_name="党员人数的确定程度",
                    ),
                ),
                ("residents", models.PositiveIntegerField(null=True, verbose_name="居民人数")),
                (
                    "residents_certainty",
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
                        verbose_name="居民人数的确定程度",
                    ),
                ),
                ("beneficiaries", models.PositiveIntegerField(null=True, verbose_name="受益人数")),
                (
                    "beneficiaries_certainty",
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
                        verbose_name="受益人数的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("title", models.CharField(max_length=60, verbose_name="活动名称")),
                ("folded", models.CharField(max_length=60, verbose_name="比对名")),
                ("begins_at", models.TimeField(null=True, verbose_name="开始时间")),
                ("spot", models.CharField(blank=True, max_length=60, verbose_name="活动地点")),
                ("host", models.CharField(blank=True, max_length=60, verbose_name="主办原文")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, null=True, verbose_name="服务时长(小时)"
                    ),
                ),
                ("headcount", models.PositiveIntegerField(null=True, verbose_name="不重复人数")),
                (
                    "headcount_certainty",
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
                        verbose_name="不重复人数的确定程度",
                    ),
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
                        verbose_name="主办单位",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="volunteering.programme",
                        verbose_name="志愿服务项目",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="volunteering.station",
                        verbose_name="志愿服务站点",
                    ),
                ),
                (
                    "fulfils",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.delivery",
                        verbose_name="兑现承诺",
                    ),
                ),
            ],
            options={
                "verbose_name": "志愿活动",
                "ordering": ["-held_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "held_on", "id"], name="volunteering_by_day"
                    ),
                    models.Index(
                        fields=["community", "held_on", "id"], name="volunteering_here_by_day"
                    ),
                    models.Index(
                        fields=["station", "held_on", "id"], name="volunteering_of_station"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("party_members__isnull", True),
                                ("party_members_certainty", "unknown"),
                            ),
                            models.Q(
                                models.Q(("party_members__isnull", True), _negated=True),
                                models.Q(("party_members_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="volunteering_party_members_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("residents__isnull", True), ("residents_certainty", "unknown")
                            ),
                            models.Q(
                                models.Q(("residents__isnull", True), _negated=True),
                                models.Q(("residents_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="volunteering_residents_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("beneficiaries__isnull", True),
                                ("beneficiaries_certainty", "unknown"),
                            ),
                            models.Q(
                                models.Q(("beneficiaries__isnull", True), _negated=True),
                                models.Q(("beneficiaries_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="volunteering_beneficiaries_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("headcount__isnull", True), ("headcount_certainty", "unknown")
                            ),
                            models.Q(
                                models.Q(("headcount__isnull", True), _negated=True),
                                models.Q(("headcount_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="volunteering_headcount_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_on", datetime.date(9999, 12, 31)), ("state", "planned")
                            ),
                            models.Q(
                                models.Q(("state", "planned"), _negated=True),
                                ("settled_on__lt", datetime.date(9999, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        name="volunteering_planned_until_settled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("settled_on__gte", models.F("planned_on"))),
                        name="volunteering_planned_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StationItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20, verbose_name="设施名称")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "已配"),
                            ("lacking", "缺"),
                            ("broken", "损坏"),
                            ("not_needed", "不需要"),
                        ],
                        max_length=16,
                        verbose_name="设施情况",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="始于哪次变动")),
                (
                    "ended_seq",
                    models.PositiveSmallIntegerField(default=0, verbose_name="止于哪次变动"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="volunteering.station",
                    ),
                ),
            ],
            options={
                "verbose_name": "站点设施",
                "ordering": ["station", "order", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_seq", 0), ("void", False)),
                        fields=("station", "name"),
                        name="volunteering_item_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="volunteering_item_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StationProof",
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
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="volunteering.station",
                    ),
                ),
            ],
            options={
                "verbose_name": "站点照片",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="volunteering_stationproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StationStanding",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "筹建中"),
                            ("built", "已建成"),
                            ("running", "运行中"),
                            ("paused", "暂停服务"),
                            ("closed", "已撤站"),
                        ],
                        max_length=16,
                        verbose_name="站点状态",
                    ),
                ),
                ("items", models.PositiveSmallIntegerField(verbose_name="应配设施数")),
                ("missing", models.PositiveSmallIntegerField(verbose_name="缺少设施数")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
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
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="volunteering.station",
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
                "verbose_name": "站点情况",
                "ordering": ["station", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="volunteering_standings",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("station", "seq"),
                        name="volunteering_standing_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="volunteering_standing_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("missing__lte", models.F("items"))),
                        name="volunteering_missing_of_items",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StationStandingVersion",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "筹建中"),
                            ("built", "已建成"),
                            ("running", "运行中"),
                            ("paused", "暂停服务"),
                            ("closed", "已撤站"),
                        ],
                        max_length=16,
                        verbose_name="站点状态",
                    ),
                ),
                ("items", models.PositiveSmallIntegerField(verbose_name="应配设施数")),
                ("missing", models.PositiveSmallIntegerField(verbose_name="缺少设施数")),
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
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="volunteering.station",
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
                "verbose_name": "站点情况旧版本",
            },
        ),
        migrations.CreateModel(
            name="ActivityPartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="volunteering.activity",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.match",
                        verbose_name="包联结对",
                    ),
                ),
            ],
            options={
                "verbose_name": "共同开展",
                "ordering": ["order", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "match"), name="volunteering_partner_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="volunteering.activity",
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
                "verbose_name": "活动材料",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="volunteering_activityproof_cites_one",
                    )
                ],
            },
        ),
        ever_view("volunteering_activity", ACTIVITY),
        ever_view("volunteering_stationstanding", STANDING),
    ]
