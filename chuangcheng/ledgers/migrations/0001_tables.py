"""The tables of this context, as they stood before the first release."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("ledgers", "0001_initial"),
        ("ledgers", "0002_more_registers"),
        ("ledgers", "0003_keep_the_pictures_of_a_file"),
        ("ledgers", "0004_evaluation_systems"),
        ("ledgers", "0005_paper_registers"),
        ("ledgers", "0006_the_register_of_duties"),
        ("ledgers", "0007_exports_that_the_worker_makes"),
        ("ledgers", "0008_the_register_of_measures"),
        ("ledgers", "0009_the_register_of_assets"),
        ("ledgers", "0010_the_sheet_that_units_fill_in"),
        ("ledgers", "0002_the_registers_of_meetings_and_tasks"),
        ("ledgers", "0003_the_register_of_daily_tallies"),
        ("ledgers", "0004_the_register_of_partners"),
        ("ledgers", "0005_the_registers_of_outreach"),
        ("ledgers", "0006_the_register_of_difficulties"),
        ("ledgers", "0007_the_registers_of_volunteering"),
        ("ledgers", "0008_the_register_of_plans"),
        ("ledgers", "0009_the_registers_of_facilities_and_needs"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("issues", "问题清单"),
                            ("places", "小区台账"),
                            ("people", "通讯录"),
                            ("charges", "包保分工表"),
                            ("standards", "测评体系表"),
                            ("documents", "文件登记表"),
                            ("letters", "来文登记表"),
                            ("duty_list", "责任清单"),
                            ("measures", "治理措施台账"),
                            ("assets", "宣传设施台账"),
                            ("meetings", "会议台账"),
                            ("tasks", "任务台账"),
                            ("tallies", "日工作量台账"),
                            ("partners", "包联台账"),
                            ("facilities", "便民设施台账"),
                            ("needs", "需求台账"),
                            ("pieces", "媒体报道台账"),
                            ("doorsteps", "入户宣传台账"),
                            ("difficulties", "困难台账"),
                            ("activities", "志愿活动台账"),
                            ("stations", "志愿服务站点台账"),
                            ("plan", "工作计划台账"),
                            ("refill", "回填表"),
                        ],
                        max_length=16,
                        verbose_name="台账种类",
                    ),
                ),
                ("file_name", models.CharField(max_length=120, verbose_name="文件名")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                ("byte_size", models.PositiveIntegerField(verbose_name="字节数")),
                ("at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("previewed", "未写入"),
                            ("committed", "已写入"),
                            ("undone", "已撤销"),
                        ],
                        default="previewed",
                        max_length=16,
                        verbose_name="导入状态",
                    ),
                ),
                ("choices", models.JSONField(default=dict, verbose_name="选择")),
                ("counts", models.JSONField(default=dict, verbose_name="条数")),
                ("pictures", models.JSONField(default=dict, verbose_name="表里的图片")),
                ("job", models.CharField(blank=True, max_length=64, verbose_name="后台任务")),
                ("deed", models.UUIDField(null=True, verbose_name="写入操作")),
                ("entry", models.BigIntegerField(default=0, verbose_name="写入留痕")),
                ("undoable", models.BooleanField(default=True, verbose_name="可以撤销")),
                ("committed_at", models.DateTimeField(null=True, verbose_name="写入时间")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
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
            ],
            options={
                "verbose_name": "导入",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["register", "sha256"], name="ledgers_by_content"),
                    models.Index(fields=["area", "id"], name="ledgers_by_area"),
                    models.Index(fields=["by", "id"], name="ledgers_by_importer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("committed_at__isnull", True), ("state", "previewed")),
                            models.Q(
                                models.Q(("state", "previewed"), _negated=True),
                                ("committed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ledgers_committed_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=31, verbose_name="工作表")),
                ("row", models.PositiveIntegerField(verbose_name="行号")),
                ("part", models.PositiveSmallIntegerField(default=0, verbose_name="拆出的第几条")),
                ("subject", models.CharField(blank=True, max_length=96, verbose_name="对象")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "新增"),
                            ("changed", "变更"),
                            ("same", "相同"),
                            ("error", "有错"),
                            ("ask", "要定"),
                            ("skipped", "跳过"),
                        ],
                        max_length=16,
                        verbose_name="结论",
                    ),
                ),
                ("before", models.JSONField(default=dict, verbose_name="原值")),
                ("said", models.JSONField(default=dict, verbose_name="台账写的责任")),
                (
                    "import_record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="ledgers.import",
                        verbose_name="导入",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入的一行",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["subject", "id"], name="ledgers_row_of_subject")],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="要导出的时间")),
                ("query", models.CharField(blank=True, max_length=2000, verbose_name="筛选")),
                ("issues", models.JSONField(verbose_name="问题")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "正在做"),
                            ("ready", "做好了"),
                            ("failed", "没有做成"),
                        ],
                        default="waiting",
                        max_length=16,
                        verbose_name="导出状态",
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="为什么没有做成"),
                ),
                ("parts", models.JSONField(default=list, verbose_name="各份")),
                ("job", models.CharField(max_length=64, verbose_name="后台任务")),
                ("until", models.DateTimeField(null=True, verbose_name="保留到")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "带照片的导出",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["by", "id"], name="ledgers_export_of_asker")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), ("until__isnull", False)),
                            models.Q(
                                models.Q(("state", "ready"), _negated=True), ("until__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="ledgers_kept_once_made",
                    )
                ],
            },
        ),
    ]
