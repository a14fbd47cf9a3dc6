"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

AREAS = ["city_id", "district_id", "subdistrict_id", "community_id"]
OWNED = ["known_from", *AREAS, "since", "until", "void"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("duties", "0003_responsibilities")]

    operations: ClassVar = [
        ever_view("duties_dutyitem", [*OWNED, "system_id", "person_id"]),
        ever_view("duties_leadinggroup", OWNED),
        ever_view("duties_seat", [*OWNED, "group_id", "person_id", "post"]),
    ]
