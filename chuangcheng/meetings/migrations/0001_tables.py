"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_ever"),
    ]

    initial = True

    dependencies = [
        ("campaigns", "0001_tables"),
        ("documents", "0001_tables"),
        ("evidence", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingEver",
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
                            ("mobilization", "动员会"),
                            ("progress", "推进会"),
                            ("leading_group", "领导小组会"),
                            ("special_topic", "专题推进会"),
                            ("other", "其他会议"),
                        ],
                        max_length=16,
                        verbose_name="会议类型",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="召开日期"),
                ),
                (
                    "cancelled_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="取消日期"),
                ),
                ("present", models.PositiveIntegerField(null=True, verbose_name="到会人数")),
                (
                    "present_certainty",
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
                        verbose_name="到会人数的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "会议所有版本",
                "db_table": "meetings_meetingever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="TaskEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("set_on", models.DateField(verbose_name="布置日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="办结日期"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "未完成"), ("done", "已完成"), ("withdrawn", "已撤回")],
                        default="open",
                        max_length=16,
                        verbose_name="任务状态",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "任务所有版本",
                "db_table": "meetings_taskever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="TaskStageEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("seq", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "未完成"), ("done", "已完成"), ("withdrawn", "已撤回")],
                        max_length=16,
                        verbose_name="任务状态",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "任务阶段所有版本",
                "db_table": "meetings_taskstageever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                            ("mobilization", "动员会"),
                            ("progress", "推进会"),
                            ("leading_group", "领导小组会"),
                            ("special_topic", "专题推进会"),
                            ("other", "其他会议"),
                        ],
                        max_length=16,
                        verbose_name="会议类型",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="召开日期"),
                ),
                (
                    "cancelled_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="取消日期"),
                ),
                ("present", models.PositiveIntegerField(null=True, verbose_name="到会人数")),
                (
                    "present_certainty",
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
                        verbose_name="到会人数的确定程度",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("title", models.CharField(max_length=120, verbose_name="会议名称")),
                ("folded", models.CharField(max_length=120, verbose_name="比对名")),
                ("meets_on", models.DateField(verbose_name="会议日期")),
                ("place", models.CharField(blank=True, max_length=60, verbose_name="会议地点")),
                ("chair", models.CharField(blank=True, max_length=40, verbose_name="主持人")),
                ("recorder", models.CharField(blank=True, max_length=40, verbose_name="记录人")),
                ("agenda", models.CharField(blank=True, max_length=1000, verbose_name="议程")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                ("expected", models.PositiveIntegerField(null=True, verbose_name="应到人数")),
                (
                    "expected_certainty",
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
                        verbose_name="应到人数的确定程度",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "campaign",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
                        verbose_name="所属专项治理",
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
                    "minutes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="纪要",
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
                "verbose_name": "会议",
                "ordering": ["-meets_on", "-id"],
                "indexes": [
                    models.Index(fields=["subdistrict", "meets_on", "id"], name="meetings_by_day"),
                    models.Index(
                        fields=["community", "meets_on", "id"], name="meetings_by_community"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on", datetime.date(9999, 12, 31)),
                            models.Q(
                                ("cancelled_on", datetime.date(9999, 12, 31)),
                                ("held_on", models.F("meets_on")),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_held_on_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("present__isnull", True), ("present_certainty", "unknown")),
                            models.Q(
                                ("present__isnull", False),
                                models.Q(("present_certainty", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_present_is_known_or_not",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("subdistrict", "folded", "meets_on"),
                        name="meetings_once",
                    ),
                ],
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
                ("text", models.CharField(max_length=500, verbose_name="议定内容")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="议定序号")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "议定事项",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=40, verbose_name="参会人")),
                (
                    "presence",
                    models.CharField(
                        choices=[("expected", "应到"), ("present", "到会"), ("absent", "未到")],
                        default="expected",
                        max_length=16,
                        verbose_name="到会情况",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="参会单位",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendees",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "参会",
                "ordering": ["order", "id"],
                "indexes": [models.Index(fields=["unit", "meeting"], name="meetings_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", False),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_somebody_attends",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingProof",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="meetings.meeting",
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
                "verbose_name": "会议材料",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="meetings_meetingproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingVersion",
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
                            ("mobilization", "动员会"),
                            ("progress", "推进会"),
                            ("leading_group", "领导小组会"),
                            ("special_topic", "专题推进会"),
                            ("other", "其他会议"),
                        ],
                        max_length=16,
                        verbose_name="会议类型",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="召开日期"),
                ),
                (
                    "cancelled_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="取消日期"),
                ),
                ("present", models.PositiveIntegerField(null=True, verbose_name="到会人数")),
                (
                    "present_certainty",
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
                        verbose_name="到会人数的确定程度",
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
                "verbose_name": "会议旧版本",
            },
        ),
        migrations.CreateModel(
            name="ReportName",
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
                            ("mobilization", "动员会"),
                            ("progress", "推进会"),
                            ("leading_group", "领导小组会"),
                            ("special_topic", "专题推进会"),
                            ("other", "其他会议"),
                        ],
                        max_length=16,
                        verbose_name="会议类型",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="报告用名")),
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
                "verbose_name": "会议类型的报告名",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subdistrict", "type"), name="meetings_named_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
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
                ("set_on", models.DateField(verbose_name="布置日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="办结日期"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "未完成"), ("done", "已完成"), ("withdrawn", "已撤回")],
                        default="open",
                        max_length=16,
                        verbose_name="任务状态",
                    ),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("what", models.CharField(max_length=200, verbose_name="任务内容")),
                ("due_text", models.CharField(blank=True, max_length=60, verbose_name="时限原文")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="完成情况")),
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
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="meetings.decision",
                        verbose_name="议定事项",
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
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
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
                    ),
                ),
            ],
            options={
                "verbose_name": "任务",
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "due_on", "id"], name="meetings_tasks_by_due"
                    ),
                    models.Index(fields=["community", "due_on", "id"], name="meetings_tasks_there"),
                    models.Index(fields=["unit", "due_on", "id"], name="meetings_tasks_of_unit"),
                    models.Index(
                        fields=["person", "due_on", "id"], name="meetings_tasks_of_person"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__isnull", False), ("letter__isnull", True)),
                            models.Q(("decision__isnull", True), ("letter__isnull", False)),
                            _connector="OR",
                        ),
                        name="meetings_task_of_one_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__gte", models.F("set_on")),
                            ("ended_on__gte", models.F("set_on")),
                        ),
                        name="meetings_task_set_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", datetime.date(9999, 12, 31)), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("ended_on__lt", datetime.date(9999, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_task_ended_or_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskProof",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="meetings.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务凭证",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="meetings_taskproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskStage",
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
                    "state",
                    models.CharField(
                        choices=[("open", "未完成"), ("done", "已完成"), ("withdrawn", "已撤回")],
                        max_length=16,
                        verbose_name="任务状态",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.task",
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
                "verbose_name": "任务阶段",
                "ordering": ["task", "seq"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("void", False)),
                        fields=["subdistrict", "until_on", "from_on", "state"],
                        name="meetings_stages_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "seq"), name="meetings_stage_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="meetings_stage_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskStageVersion",
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
                    "state",
                    models.CharField(
                        choices=[("open", "未完成"), ("done", "已完成"), ("withdrawn", "已撤回")],
                        max_length=16,
                        verbose_name="任务状态",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                ("from_on", models.DateField(verbose_name="起")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.task",
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
                "verbose_name": "任务阶段旧版本",
            },
        ),
        migrations.CreateModel(
            name="TaskVersion",
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
                ("set_on", models.DateField(verbose_name="布置日期")),
                (
                    "due_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="完成时限"),
                ),
                (
                    "ended_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="办结日期"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "未完成"), ("done", "已完成"), ("withdrawn", "已撤回")],
                        default="open",
                        max_length=16,
                        verbose_name="任务状态",
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
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="责任人",
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
                "verbose_name": "任务旧版本",
            },
        ),
        ever_view(
            "meetings_meeting",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "type",
                "held_on",
                "cancelled_on",
                "present",
                "present_certainty",
            ],
        ),
        ever_view(
            "meetings_task",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "unit_id",
                "person_id",
                "set_on",
                "due_on",
                "ended_on",
                "state",
            ],
        ),
        ever_view(
            "meetings_taskstage",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "void",
                "task_id",
                "unit_id",
                "seq",
                "state",
                "due_on",
                "from_on",
                "until_on",
            ],
        ),
    ]
