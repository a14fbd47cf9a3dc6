"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

ISSUE = [
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
]

STAGE = [
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
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("issues", "0001_initial")]

    operations: ClassVar = [
        ever_view("issues_issue", ISSUE),
        ever_view("issues_stage", STAGE),
    ]
