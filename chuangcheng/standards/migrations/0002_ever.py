"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

DATED = [
    "known_from",
    "city_id",
    "district_id",
    "subdistrict_id",
    "used_from",
    "used_until",
    "void",
]

CLAUSE = [*DATED, "system_id", "level", "methods"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("standards", "0001_initial")]

    operations: ClassVar = [
        ever_view("standards_evaluationsystem", DATED),
        ever_view("standards_clause", CLAUSE),
    ]
