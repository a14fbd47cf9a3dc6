"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("issues", "0001_initial"),
        ("issues", "0002_ever"),
        ("issues", "0003_counted"),
        ("issues", "0004_letters"),
        ("issues", "0005_clause"),
        ("issues", "0006_open_issues_counted_by_index_alone"),
        ("issues", "0007_running_stages_counted_by_index_alone"),
        ("issues", "0002_rechecks"),
    ]

    initial = True

    dependencies = [
        ("documents", "0001_tables"),
        ("evidence", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
        ("standards", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="IssueEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("number", models.CharField(max_length=24, verbose_name="问题编号")),
                ("title", models.CharField(max_length=500, verbose_name="问题描述")),
                (
                    "source",
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
                            ("patrol", "网格员巡查"),
                            ("hotline", "12345"),
                            ("digital_city", "数字城管"),
                            ("resident", "居民反映"),
                            ("upper", "上级转办"),
                            ("leader", "领导批示"),
                            ("media", "媒体曝光"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
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
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "问题所有版本",
                "db_table": "issues_issueever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="StageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "source",
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
                            ("patrol", "网格员巡查"),
                            ("hotline", "12345"),
                            ("digital_city", "数字城管"),
                            ("resident", "居民反映"),
                            ("upper", "上级转办"),
                            ("leader", "领导批示"),
                            ("media", "媒体曝光"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
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
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "待受理"),
                            ("checking", "待核实"),
                            ("accepted", "待交办"),
                            ("dispatched", "待签收"),
                            ("rectifying", "整改中"),
                            ("submitted", "待核查"),
                            ("returned", "退单待定"),
                            ("suspended", "暂缓(挂账)"),
                            ("closed", "已销号"),
                            ("rejected", "不予受理"),
                            ("handed_up", "已移交"),
                            ("void", "作废"),
                            ("merged", "已并案"),
                        ],
                        max_length=16,
                        verbose_name="状态",
                    ),
                ),
                ("unit_pending", models.BooleanField(default=False, verbose_name="责任单位待明确")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="到期日"),
                ),
                ("handled", models.BooleanField(default=False, verbose_name="曾交办或立行立改")),
                ("fixed_on_spot", models.BooleanField(default=False, verbose_name="立行立改")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "阶段所有版本",
                "db_table": "issues_stageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="代码")),
                ("name", models.CharField(max_length=30, unique=True, verbose_name="名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
                    ),
                ),
                ("limit_n", models.PositiveSmallIntegerField(null=True, verbose_name="时限")),
                (
                    "limit_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work_hour", "工作时"),
                            ("work_day", "工作日"),
                            ("natural_day", "自然日"),
                        ],
                        max_length=16,
                        verbose_name="时限单位",
                    ),
                ),
                ("lead", models.CharField(blank=True, max_length=40, verbose_name="责任行业")),
                (
                    "cooperating",
                    models.CharField(blank=True, max_length=40, verbose_name="配合行业"),
                ),
                ("remark", models.CharField(blank=True, max_length=60, verbose_name="说明")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
                    ),
                ),
            ],
            options={
                "verbose_name": "问题类别",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Issue",
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
                ("number", models.CharField(max_length=24, verbose_name="问题编号")),
                ("title", models.CharField(max_length=500, verbose_name="问题描述")),
                (
                    "source",
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
                            ("patrol", "网格员巡查"),
                            ("hotline", "12345"),
                            ("digital_city", "数字城管"),
                            ("resident", "居民反映"),
                            ("upper", "上级转办"),
                            ("leader", "领导批示"),
                            ("media", "媒体曝光"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
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
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("location", models.CharField(blank=True, max_length=120, verbose_name="具体位置")),
                ("measure", models.CharField(blank=True, max_length=500, verbose_name="整改措施")),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                (
                    "upper_number",
                    models.CharField(blank=True, max_length=40, verbose_name="上级编号"),
                ),
                (
                    "source_system",
                    models.CharField(blank=True, max_length=40, verbose_name="来源系统"),
                ),
                (
                    "handled_elsewhere",
                    models.BooleanField(default=False, verbose_name="已在来源系统办理"),
                ),
                ("lon", models.FloatField(null=True, verbose_name="经度")),
                ("lat", models.FloatField(null=True, verbose_name="纬度")),
                ("cell", models.BigIntegerField(null=True, verbose_name="图格")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "待受理"),
                            ("checking", "待核实"),
                            ("accepted", "待交办"),
                            ("dispatched", "待签收"),
                            ("rectifying", "整改中"),
                            ("submitted", "待核查"),
                            ("returned", "退单待定"),
                            ("suspended", "暂缓(挂账)"),
                            ("closed", "已销号"),
                            ("rejected", "不予受理"),
                            ("handed_up", "已移交"),
                            ("void", "作废"),
                            ("merged", "已并案"),
                        ],
                        default="reported",
                        max_length=16,
                        verbose_name="状态",
                    ),
                ),
                ("unit_pending", models.BooleanField(default=False, verbose_name="责任单位待明确")),
                (
                    "due_at",
                    models.DateTimeField(
                        default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.UTC),
                        verbose_name="整改时限",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="到期日"),
                ),
                ("reworked", models.BooleanField(default=False, verbose_name="退回重改")),
                ("fixed_on_spot", models.BooleanField(default=False, verbose_name="立行立改")),
                ("raised_at", models.DateTimeField(verbose_name="登记时间")),
                ("changed_at", models.DateTimeField(verbose_name="最近变动")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
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
                    "clause",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.clause",
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
                    "lead_unit",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.letter",
                        verbose_name="来文",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
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
                "verbose_name": "问题",
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["place", "found_on"], name="issues_at_place"),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=[
                            "subdistrict",
                            "due_at",
                            "id",
                            "state",
                            "due_on",
                            "reworked",
                            "unit_pending",
                            "raised_at",
                            "changed_at",
                            "ended_at",
                            "community",
                            "lead_unit",
                            "raised_by",
                        ],
                        name="issues_open_in_subdistrict",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=[
                            "community",
                            "due_at",
                            "id",
                            "state",
                            "due_on",
                            "reworked",
                            "unit_pending",
                            "raised_at",
                            "changed_at",
                            "ended_at",
                            "subdistrict",
                            "lead_unit",
                            "raised_by",
                        ],
                        name="issues_open_in_community",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=[
                            "lead_unit",
                            "due_at",
                            "id",
                            "state",
                            "due_on",
                            "reworked",
                            "unit_pending",
                            "raised_at",
                            "changed_at",
                            "ended_at",
                            "subdistrict",
                            "community",
                            "raised_by",
                        ],
                        name="issues_open_of_unit",
                    ),
                    models.Index(
                        fields=["subdistrict", "due_at", "id"], name="issues_in_subdistrict"
                    ),
                    models.Index(fields=["community", "due_at", "id"], name="issues_in_community"),
                    models.Index(
                        fields=["subdistrict", "changed_at", "id"], name="issues_by_change"
                    ),
                    models.Index(
                        fields=["community", "changed_at", "id"], name="issues_here_by_change"
                    ),
                    models.Index(
                        fields=["lead_unit", "changed_at", "id"], name="issues_of_unit_by_change"
                    ),
                    models.Index(
                        fields=["subdistrict", "found_on", "id"], name="issues_by_day_found"
                    ),
                    models.Index(
                        fields=["community", "found_on", "id"], name="issues_here_by_day_found"
                    ),
                    models.Index(
                        fields=["lead_unit", "found_on", "id"], name="issues_of_unit_by_day"
                    ),
                    models.Index(
                        fields=["subdistrict", "state", "due_at", "id"], name="issues_by_state"
                    ),
                    models.Index(fields=["lead_unit", "due_at", "id"], name="issues_of_unit"),
                    models.Index(fields=["raised_by", "id"], name="issues_raised_by"),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "subdistrict",
                            "found_on",
                            "source",
                            "place_type",
                            "kind",
                            "category",
                            "void",
                            "community",
                        ],
                        name="issues_counted",
                    ),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "community",
                            "found_on",
                            "source",
                            "place_type",
                            "kind",
                            "category",
                            "void",
                            "lead_unit",
                            "raised_by",
                        ],
                        name="issues_counted_in_community",
                    ),
                    models.Index(
                        condition=models.Q(("category__isnull", True), ("void", False)),
                        fields=["subdistrict", "category", "found_on", "void"],
                        name="issues_uncategorised",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["cell"],
                        name="issues_open_on_map",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="issues_numbered_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                (
                                    "state__in",
                                    ["closed", "handed_up", "merged", "rejected", "void"],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        ["closed", "handed_up", "merged", "rejected", "void"],
                                    ),
                                    _negated=True,
                                ),
                                ("ended_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="issues_ended_in_an_end_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "reported",
                                    "checking",
                                    "accepted",
                                    "dispatched",
                                    "rectifying",
                                    "submitted",
                                    "returned",
                                    "suspended",
                                    "closed",
                                    "rejected",
                                    "handed_up",
                                    "void",
                                    "merged",
                                ],
                            )
                        ),
                        name="issues_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "void"), _negated=True),
                            ("void", True),
                            _connector="OR",
                        ),
                        name="issues_void_is_void",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="第几次交办")),
                ("at", models.DateTimeField(verbose_name="交办时间")),
                ("limit_n", models.PositiveSmallIntegerField(null=True, verbose_name="时限")),
                (
                    "limit_unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work_hour", "工作时"),
                            ("work_day", "工作日"),
                            ("natural_day", "自然日"),
                        ],
                        max_length=16,
                        verbose_name="时限单位",
                    ),
                ),
                ("due_given", models.DateTimeField(null=True, verbose_name="指定的到期时间")),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=200, verbose_name="为什么交给它"),
                ),
                ("received_at", models.DateTimeField(null=True, verbose_name="签收时间")),
                ("returned_at", models.DateTimeField(null=True, verbose_name="退单时间")),
                (
                    "return_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="退单理由"),
                ),
                ("steps", models.JSONField(default=list, verbose_name="时限怎么来的")),
                ("provisional", models.BooleanField(default=False, verbose_name="按暂定日历推算")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="issues.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "交办",
                "ordering": ["issue", "round"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "round"), name="issues_dispatch_rounds"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockEvent",
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
                            ("pause", "暂停计时"),
                            ("resume", "恢复计时"),
                            ("extend", "延期"),
                            ("redispatch", "改派"),
                            ("restart", "重新计时"),
                        ],
                        max_length=16,
                        verbose_name="事件",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("n", models.PositiveSmallIntegerField(null=True, verbose_name="时限")),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work_hour", "工作时"),
                            ("work_day", "工作日"),
                            ("natural_day", "自然日"),
                        ],
                        max_length=16,
                        verbose_name="单位",
                    ),
                ),
                (
                    "dispatch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clock_events",
                        to="issues.dispatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "时钟事件",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("deed", models.CharField(max_length=16, verbose_name="操作")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                (
                    "state_before",
                    models.CharField(
                        choices=[
                            ("reported", "待受理"),
                            ("checking", "待核实"),
                            ("accepted", "待交办"),
                            ("dispatched", "待签收"),
                            ("rectifying", "整改中"),
                            ("submitted", "待核查"),
                            ("returned", "退单待定"),
                            ("suspended", "暂缓(挂账)"),
                            ("closed", "已销号"),
                            ("rejected", "不予受理"),
                            ("handed_up", "已移交"),
                            ("void", "作废"),
                            ("merged", "已并案"),
                        ],
                        max_length=16,
                        verbose_name="此前状态",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="issues.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "处理意见",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ContactLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answer", models.CharField(max_length=200, verbose_name="答复")),
                ("at", models.DateTimeField(verbose_name="联系时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="issues.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "联系记录",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Answered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.reply",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered",
                        to="issues.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "回复的问题",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("reply", "issue"), name="issues_answered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueVersion",
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
                ("number", models.CharField(max_length=24, verbose_name="问题编号")),
                ("title", models.CharField(max_length=500, verbose_name="问题描述")),
                (
                    "source",
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
                            ("patrol", "网格员巡查"),
                            ("hotline", "12345"),
                            ("digital_city", "数字城管"),
                            ("resident", "居民反映"),
                            ("upper", "上级转办"),
                            ("leader", "领导批示"),
                            ("media", "媒体曝光"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
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
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
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
                        db_index=False,
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
            ],
            options={
                "verbose_name": "问题旧版本",
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="已用到")),
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
                "verbose_name": "编号",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subdistrict", "year"), name="issues_one_series_a_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("done", models.CharField(max_length=500, verbose_name="整改情况")),
                ("at", models.DateTimeField(verbose_name="反馈时间")),
                (
                    "due_at",
                    models.DateTimeField(
                        default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.UTC),
                        verbose_name="当时的时限",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dispatch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.dispatch",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to="issues.issue",
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
                "verbose_name": "整改反馈",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="IssueProof",
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
                    "moment",
                    models.CharField(
                        choices=[
                            ("before", "整改前"),
                            ("after", "整改后"),
                            ("recheck", "回头看照片"),
                        ],
                        max_length=8,
                        verbose_name="时点",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="issues.issue",
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
                (
                    "rectification",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.rectification",
                    ),
                ),
            ],
            options={
                "verbose_name": "问题照片",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Stage",
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
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "source",
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
                            ("patrol", "网格员巡查"),
                            ("hotline", "12345"),
                            ("digital_city", "数字城管"),
                            ("resident", "居民反映"),
                            ("upper", "上级转办"),
                            ("leader", "领导批示"),
                            ("media", "媒体曝光"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
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
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "待受理"),
                            ("checking", "待核实"),
                            ("accepted", "待交办"),
                            ("dispatched", "待签收"),
                            ("rectifying", "整改中"),
                            ("submitted", "待核查"),
                            ("returned", "退单待定"),
                            ("suspended", "暂缓(挂账)"),
                            ("closed", "已销号"),
                            ("rejected", "不予受理"),
                            ("handed_up", "已移交"),
                            ("void", "作废"),
                            ("merged", "已并案"),
                        ],
                        max_length=16,
                        verbose_name="状态",
                    ),
                ),
                ("unit_pending", models.BooleanField(default=False, verbose_name="责任单位待明确")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="到期日"),
                ),
                ("handled", models.BooleanField(default=False, verbose_name="曾交办或立行立改")),
                ("fixed_on_spot", models.BooleanField(default=False, verbose_name="立行立改")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
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
                        db_index=False,
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
                "verbose_name": "阶段",
                "ordering": ["issue", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "subdistrict",
                            "source",
                            "place_type",
                            "state",
                            "until_on",
                            "from_on",
                            "due_on",
                            "kind",
                            "category",
                            "unit",
                            "void",
                            "community",
                        ],
                        name="issues_stage_standing",
                    ),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "community",
                            "source",
                            "place_type",
                            "state",
                            "until_on",
                            "from_on",
                            "due_on",
                            "kind",
                            "category",
                            "unit",
                            "void",
                        ],
                        name="issues_stage_in_community",
                    ),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "subdistrict",
                            "source",
                            "place_type",
                            "until_on",
                            "from_on",
                            "found_on",
                            "state",
                            "handled",
                            "fixed_on_spot",
                            "unit_pending",
                            "due_on",
                            "kind",
                            "category",
                            "unit",
                            "void",
                            "community",
                        ],
                        name="issues_stage_counted",
                    ),
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=[
                            "community",
                            "source",
                            "place_type",
                            "until_on",
                            "from_on",
                            "found_on",
                            "state",
                            "handled",
                            "fixed_on_spot",
                            "unit_pending",
                            "due_on",
                            "kind",
                            "category",
                            "unit",
                            "void",
                        ],
                        name="issues_stage_counted_here",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "seq"), name="issues_stage_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="issues_stage_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageVersion",
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
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "source",
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
                            ("patrol", "网格员巡查"),
                            ("hotline", "12345"),
                            ("digital_city", "数字城管"),
                            ("resident", "居民反映"),
                            ("upper", "上级转办"),
                            ("leader", "领导批示"),
                            ("media", "媒体曝光"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facility", "基础设施"),
                            ("sanitation", "环境卫生"),
                            ("publicity", "宣传氛围"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="大类",
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
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "待受理"),
                            ("checking", "待核实"),
                            ("accepted", "待交办"),
                            ("dispatched", "待签收"),
                            ("rectifying", "整改中"),
                            ("submitted", "待核查"),
                            ("returned", "退单待定"),
                            ("suspended", "暂缓(挂账)"),
                            ("closed", "已销号"),
                            ("rejected", "不予受理"),
                            ("handed_up", "已移交"),
                            ("void", "作废"),
                            ("merged", "已并案"),
                        ],
                        max_length=16,
                        verbose_name="状态",
                    ),
                ),
                ("unit_pending", models.BooleanField(default=False, verbose_name="责任单位待明确")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="到期日"),
                ),
                ("handled", models.BooleanField(default=False, verbose_name="曾交办或立行立改")),
                ("fixed_on_spot", models.BooleanField(default=False, verbose_name="立行立改")),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "category",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.category",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
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
                        db_index=False,
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
                "verbose_name": "阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("reported", "待受理"),
                            ("checking", "待核实"),
                            ("accepted", "待交办"),
                            ("dispatched", "待签收"),
                            ("rectifying", "整改中"),
                            ("submitted", "待核查"),
                            ("returned", "退单待定"),
                            ("suspended", "暂缓(挂账)"),
                            ("closed", "已销号"),
                            ("rejected", "不予受理"),
                            ("handed_up", "已移交"),
                            ("void", "作废"),
                            ("merged", "已并案"),
                        ],
                        max_length=16,
                        verbose_name="暂缓前状态",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("until", models.DateField(verbose_name="恢复日期")),
                ("at", models.DateTimeField(verbose_name="暂缓时间")),
                ("resumed_at", models.DateTimeField(null=True, verbose_name="恢复时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="issues.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "暂缓",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("passed", models.BooleanField(verbose_name="通过")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("on_site", "到现场看过"),
                            ("by_photo", "看照片"),
                            ("by_ledger", "台账记载"),
                        ],
                        max_length=16,
                        verbose_name="怎么核查的",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("at", models.DateTimeField(verbose_name="核查时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="issues.issue",
                    ),
                ),
                (
                    "rectification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.rectification",
                    ),
                ),
            ],
            options={
                "verbose_name": "核查",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Cooperation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                (
                    "dispatch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperations",
                        to="issues.dispatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "配合单位",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dispatch", "unit"), name="issues_cooperates_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("holds", models.BooleanField(verbose_name="没有反弹")),
                ("seen", models.CharField(blank=True, max_length=500, verbose_name="看到什么")),
                ("at", models.DateTimeField(verbose_name="回头看时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rechecks",
                        to="issues.issue",
                    ),
                ),
                (
                    "relapse",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="issues.issue",
                        verbose_name="反弹",
                    ),
                ),
            ],
            options={
                "verbose_name": "回头看记录",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("holds", True), ("relapse__isnull", True)),
                            models.Q(("holds", False), ("relapse__isnull", False)),
                            _connector="OR",
                        ),
                        name="issues_what_came_back_is_an_issue",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("holds", False)),
                        fields=("issue",),
                        name="issues_comes_back_once",
                    ),
                ],
            },
        ),
        ever_view(
            "issues_issue",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "number",
                "title",
                "source",
                "kind",
                "category_id",
                "place_id",
                "place_type",
                "found_on",
                "void",
            ],
        ),
        ever_view(
            "issues_stage",
            [
                "known_from",
                "issue_id",
                "seq",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "source",
                "kind",
                "category_id",
                "place_type",
                "found_on",
                "state",
                "unit_id",
                "unit_pending",
                "due_on",
                "handled",
                "fixed_on_spot",
                "from_on",
                "until_on",
                "void",
            ],
        ),
    ]
