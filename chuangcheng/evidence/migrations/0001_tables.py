"""The tables of this context, as they stood before the first release."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables


class Migration(FirstTables):
    replaces = [
        ("evidence", "0001_initial"),
        ("evidence", "0002_attachments"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 校验值")),
                ("byte_size", models.PositiveIntegerField(verbose_name="字节数")),
                (
                    "format",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "docx"), ("xlsx", "xlsx")],
                        max_length=8,
                        verbose_name="附件格式",
                    ),
                ),
                ("pages", models.PositiveIntegerField(null=True, verbose_name="页数")),
                ("sheets", models.JSONField(default=list, verbose_name="工作表")),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=120, verbose_name="原文件名"),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
            ],
            options={
                "verbose_name": "附件",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["sha256", "id"], name="evidence_paper_twins")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Lower("sha256"), models.F("sha256")
                            ),
                        ),
                        name="evidence_attachment_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("byte_size__range", (1, 15728640))),
                        name="evidence_attachment_bytes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["pdf", "docx", "xlsx"])),
                        name="evidence_attachment_format",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("original_name"), 120
                        ),
                        name="evidence_attachment_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 校验值")),
                ("byte_size", models.PositiveIntegerField(verbose_name="字节数")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("jpeg", "JPEG"),
                            ("png", "PNG"),
                            ("webp", "WebP"),
                            ("heic", "HEIC"),
                        ],
                        max_length=8,
                        verbose_name="照片格式",
                    ),
                ),
                ("width", models.PositiveIntegerField(verbose_name="宽(像素)")),
                ("height", models.PositiveIntegerField(verbose_name="高(像素)")),
                ("dhash", models.BigIntegerField(verbose_name="相似特征")),
                ("taken_at", models.DateTimeField(null=True, verbose_name="拍摄时间(照片自带)")),
                ("lon", models.FloatField(null=True, verbose_name="拍摄经度(照片自带)")),
                ("lat", models.FloatField(null=True, verbose_name="拍摄纬度(照片自带)")),
                ("accuracy_m", models.FloatField(null=True, verbose_name="定位误差(米,照片自带)")),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=120, verbose_name="原文件名"),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
            ],
            options={
                "verbose_name": "照片",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["sha256", "id"], name="evidence_photo_twins")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Lower("sha256"), models.F("sha256")
                            ),
                        ),
                        name="evidence_photo_sha256",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("byte_size__range", (1, 15728640))),
                        name="evidence_photo_bytes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["jpeg", "png", "webp", "heic"])),
                        name="evidence_photo_format",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("height__range", (1, 20000)), ("width__range", (1, 20000))
                        ),
                        name="evidence_photo_pixels",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat__isnull", True), ("lon__isnull", True)),
                            models.Q(
                                ("lat__isnull", False),
                                ("lon__isnull", False),
                                ("lon__range", (-180, 180)),
                                ("lat__range", (-90, 90)),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_photo_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accuracy_m__isnull", True),
                            models.Q(("accuracy_m__gte", 0), ("lon__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidence_photo_accuracy",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length("original_name"), 120
                        ),
                        name="evidence_photo_name",
                    ),
                ],
            },
        ),
    ]
