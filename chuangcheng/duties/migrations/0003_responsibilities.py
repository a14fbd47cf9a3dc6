# The responsibility list and the leading group.

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("duties", "0002_charge_note"),
        ("people", "0002_accounts_and_contacts"),
        ("places", "0003_area_successor"),
        ("standards", "0002_ever"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DutyItemEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "责任项所有版本",
                "db_table": "duties_dutyitemever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="LeadingGroupEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "领导小组所有版本",
                "db_table": "duties_leadinggroupever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="SeatEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("head", "组长"),
                            ("executive_deputy", "常务副组长"),
                            ("deputy", "副组长"),
                            ("member", "成员"),
                            ("office_head", "办公室主任"),
                        ],
                        max_length=20,
                        verbose_name="组内职务",
                    ),
                ),
            ],
            options={
                "verbose_name": "小组席位所有版本",
                "db_table": "duties_seatever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="DutyItemVersion",
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
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
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
                    "community",
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
                "verbose_name": "责任项旧版本",
            },
        ),
        migrations.CreateModel(
            name="DutyList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="清单名称")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="文号")),
                (
                    "published_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="发布日期"),
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
                "verbose_name": "责任清单",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DutyItem",
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
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("target", models.PositiveIntegerField(null=True, verbose_name="量化目标")),
                (
                    "target_certainty",
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
                        verbose_name="目标确定程度",
                    ),
                ),
                (
                    "target_unit",
                    models.CharField(blank=True, max_length=12, verbose_name="计量单位"),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("due_text", models.CharField(blank=True, max_length=60, verbose_name="时限原文")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="清单序号")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
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
                    "clause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="standards.clause",
                    ),
                ),
                (
                    "community",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="duties.dutyitem",
                        verbose_name="接续",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "duty_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="duties.dutylist",
                    ),
                ),
            ],
            options={
                "verbose_name": "责任项",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="DutyUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("responsible_unit", "责任单位"), ("cooperation", "配合单位")],
                        max_length=20,
                        verbose_name="承担方式",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="duties.dutyitem",
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
                "verbose_name": "责任项的单位",
                "ordering": ["part", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="LeadingGroup",
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
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("name", models.CharField(max_length=60, verbose_name="领导小组名称")),
                ("folded", models.CharField(max_length=60, verbose_name="比对名")),
                ("founding", models.CharField(blank=True, max_length=120, verbose_name="成立文件")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "community",
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
                "verbose_name": "领导小组",
                "ordering": ["-since", "-id"],
            },
        ),
        migrations.CreateModel(
            name="LeadingGroupVersion",
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
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
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
                    "community",
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
                "verbose_name": "领导小组旧版本",
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("head", "组长"),
                            ("executive_deputy", "常务副组长"),
                            ("deputy", "副组长"),
                            ("member", "成员"),
                            ("office_head", "办公室主任"),
                        ],
                        max_length=20,
                        verbose_name="组内职务",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(default=0, verbose_name="排列")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "community",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="duties.leadinggroup",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "小组席位",
                "ordering": ["rank", "id"],
            },
        ),
        migrations.CreateModel(
            name="SeatVersion",
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
                ("since", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="起")),
                ("until", models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("head", "组长"),
                            ("executive_deputy", "常务副组长"),
                            ("deputy", "副组长"),
                            ("member", "成员"),
                            ("office_head", "办公室主任"),
                        ],
                        max_length=20,
                        verbose_name="组内职务",
                    ),
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
                    "community",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="duties.leadinggroup",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "小组席位旧版本",
            },
        ),
        migrations.AddIndex(
            model_name="dutylist",
            index=models.Index(fields=["subdistrict", "published_on"], name="duties_lists_by_day"),
        ),
        migrations.AddIndex(
            model_name="dutyitem",
            index=models.Index(
                fields=["subdistrict", "position", "id"], name="duties_items_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="dutyitem",
            index=models.Index(fields=["clause", "area", "since"], name="duties_items_of_clause"),
        ),
        migrations.AddIndex(
            model_name="dutyitem",
            index=models.Index(fields=["duty_list", "position", "id"], name="duties_items_of_list"),
        ),
        migrations.AddIndex(
            model_name="dutyitem",
            index=models.Index(fields=["due_on", "id"], name="duties_items_by_due"),
        ),
        migrations.AddConstraint(
            model_name="dutyitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="duties_item_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("target__isnull", True), ("target_certainty", "unknown")),
                    models.Q(
                        ("target__isnull", False),
                        models.Q(("target_certainty", "unknown"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="duties_unknown_has_no_number",
            ),
        ),
        migrations.AddIndex(
            model_name="dutyunit",
            index=models.Index(fields=["unit", "item"], name="duties_items_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="dutyunit",
            constraint=models.UniqueConstraint(
                fields=("item", "unit", "part"), name="duties_unit_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="leadinggroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="duties_group_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="leadinggroup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("void", False)),
                fields=("subdistrict", "folded", "until"),
                name="duties_group_once",
            ),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["group", "since"], name="duties_seats_of_group"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="duties_seat_ends_after_start",
            ),
        ),
    ]
