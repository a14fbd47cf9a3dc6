"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id"]
ASSET = [*WHERE, "form", "quantity", "fixed", "void"]
PART = [
    *(*WHERE, "asset_id", "form", "state", "quantity", "from_on", "until_on"),
    *("seq", "ended_seq", "void"),
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("publicity", "0001_initial")]

    operations: ClassVar = [
        ever_view("publicity_asset", ASSET),
        ever_view("publicity_assetpart", PART),
    ]
