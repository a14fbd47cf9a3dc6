"""The views of all versions of media pieces and doorstep visits."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id"]
PIECE = [*WHERE, "channel", "published_on", "void"]
DOORSTEP = [
    *(*WHERE, "visited_on", "households", "households_certainty"),
    *("leaflets", "leaflets_certainty", "void"),
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("publicity", "0003_media_pieces_and_doorstep_visits")]

    operations: ClassVar = [
        ever_view("publicity_mediapiece", PIECE),
        ever_view("publicity_doorstepvisit", DOORSTEP),
    ]
