"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

AREA = [
    "known_from",
    "since",
    "until",
    "kind",
    "name",
    "city_id",
    "district_id",
    "subdistrict_id",
    "void",
]

PLACE = [
    "known_from",
    "since",
    "until",
    "city_id",
    "district_id",
    "subdistrict_id",
    "community_id",
    "type",
    "name",
    "management",
    "households",
    "households_certainty",
    "buildings",
    "void",
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("places", "0001_initial")]

    operations: ClassVar = [
        ever_view("places_area", AREA),
        ever_view("places_place", PLACE),
    ]
