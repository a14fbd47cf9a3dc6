"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

VISIT = [
    "known_from",
    "city_id",
    "district_id",
    "subdistrict_id",
    "community_id",
    "round_id",
    "type",
    "place_id",
    "place_type",
    "visited_on",
    "void",
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("inspections", "0001_initial")]

    operations: ClassVar = [
        ever_view("inspections_visit", VISIT),
    ]
