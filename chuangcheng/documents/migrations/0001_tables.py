"""The tables of this context before the first release, and the views of all their versions."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from chuangcheng.trail.sql import FirstTables, ever_view


class Migration(FirstTables):
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_ever"),
    ]

    initial = True

    dependencies = [
        ("evidence", "0001_tables"),
        ("people", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("implementation_plan", "实施方案"),
                            ("duty_list", "责任清单"),
                            ("remediation_plan", "治理方案"),
                            ("minutes", "会议纪要"),
                            ("notice", "通知"),
                            ("other", "其他"),
                        ],
                        max_length=24,
                        verbose_name="文件类型",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="成文日期")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "文件所有版本",
                "db_table": "documents_documentever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="LetterEver",
            fields=[
                (
                    "known_from",
                    models.BigIntegerField(default=0, editable=False, verbose_name="自留痕"),
                ),
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("known_to", models.BigIntegerField(verbose_name="至留痕")),
                ("received_on", models.DateField(verbose_name="收文日期")),
                (
                    "reply_by",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="回复期限"),
                ),
                (
                    "answered_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="回复日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
            ],
            options={
                "verbose_name": "来文所有版本",
                "db_table": "documents_letterever",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("implementation_plan", "实施方案"),
                            ("duty_list", "责任清单"),
                            ("remediation_plan", "治理方案"),
                            ("minutes", "会议纪要"),
                            ("notice", "通知"),
                            ("other", "其他"),
                        ],
                        max_length=24,
                        verbose_name="文件类型",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="成文日期")),
                (
                    "until_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="止"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="发文字号")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                ("issuer", models.CharField(blank=True, max_length=60, verbose_name="发文单位")),
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
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="代替的一版",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="发文单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "登记文件",
                "ordering": ["-issued_on", "-id"],
                "indexes": [
                    models.Index(fields=["subdistrict", "issued_on", "id"], name="documents_by_day")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("supersedes",),
                        name="documents_superseded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("issued_on"))),
                        name="documents_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentProof",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="documents.document",
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
                "verbose_name": "文件材料",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="documents_documentproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentVersion",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("implementation_plan", "实施方案"),
                            ("duty_list", "责任清单"),
                            ("remediation_plan", "治理方案"),
                            ("minutes", "会议纪要"),
                            ("notice", "通知"),
                            ("other", "其他"),
                        ],
                        max_length=24,
                        verbose_name="文件类型",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="成文日期")),
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
            ],
            options={
                "verbose_name": "文件旧版本",
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("received_on", models.DateField(verbose_name="收文日期")),
                (
                    "reply_by",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="回复期限"),
                ),
                (
                    "answered_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="回复日期"),
                ),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("sender", models.CharField(blank=True, max_length=60, verbose_name="来文单位")),
                ("issued_on", models.DateField(null=True, verbose_name="成文日期")),
                ("demand", models.CharField(blank=True, max_length=500, verbose_name="要求")),
                (
                    "reply_by_text",
                    models.CharField(blank=True, max_length=60, verbose_name="期限原文"),
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
                        verbose_name="来文单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "来文",
                "ordering": ["-received_on", "-id"],
                "indexes": [
                    models.Index(
                        fields=["subdistrict", "received_on", "id"], name="documents_letters_by_day"
                    ),
                    models.Index(
                        fields=["subdistrict", "reply_by", "id"], name="documents_letters_due"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answered_on__gte", models.F("received_on"))),
                        name="documents_answered_after_receipt",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterProof",
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
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="documents.letter",
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
                "verbose_name": "来文材料",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="documents_letterproof_cites_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterVersion",
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
                ("received_on", models.DateField(verbose_name="收文日期")),
                (
                    "reply_by",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="回复期限"),
                ),
                (
                    "answered_on",
                    models.DateField(default=datetime.date(9999, 12, 31), verbose_name="回复日期"),
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
                "verbose_name": "来文旧版本",
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("interim", "阶段回复"), ("final", "正式回复")],
                        max_length=8,
                        verbose_name="回复类型",
                    ),
                ),
                ("replied_on", models.DateField(verbose_name="回复日期")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="回复文号")),
                ("text", models.CharField(max_length=500, verbose_name="回复内容")),
                ("void", models.BooleanField(default=False, verbose_name="作废")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="documents.letter",
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
            ],
            options={
                "verbose_name": "回复",
                "ordering": ["replied_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReplyProof",
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
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="documents.reply",
                    ),
                ),
            ],
            options={
                "verbose_name": "回复材料",
                "ordering": ["order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment__isnull", True), ("photo__isnull", False)),
                            models.Q(("attachment__isnull", False), ("photo__isnull", True)),
                            _connector="OR",
                        ),
                        name="documents_replyproof_cites_one",
                    )
                ],
            },
        ),
        ever_view(
            "documents_document",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "kind",
                "issued_on",
                "until_on",
                "void",
            ],
        ),
        ever_view(
            "documents_letter",
            [
                "known_from",
                "city_id",
                "district_id",
                "subdistrict_id",
                "community_id",
                "received_on",
                "reply_by",
                "answered_on",
                "void",
            ],
        ),
    ]
