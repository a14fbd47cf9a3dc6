"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id"]
DOCUMENT = [*WHERE, "kind", "issued_on", "until_on", "void"]
LETTER = [*WHERE, "received_on", "reply_by", "answered_on", "void"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("documents", "0001_initial")]

    operations: ClassVar = [
        ever_view("documents_document", DOCUMENT),
        ever_view("documents_letter", LETTER),
    ]
