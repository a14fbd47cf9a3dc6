"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id", "void"]
MATCH = [*WHERE, "unit_id", "from_on", "until_on"]
AGREEMENT = [*WHERE, "signed_on", "until_on"]
PLEDGE = [
    *WHERE,
    "kind",
    "quantity",
    "certainty",
    "agreed_on",
    "due_on",
    "state",
    "state_on",
]
STAGE = [*WHERE, "pledge_id", "kind", "seq", "state", "from_on", "until_on"]
DELIVERY = [*WHERE, "pledge_id", "kind", "happened_on", "outcome", "confirmed_on"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("partners", "0001_initial")]

    operations: ClassVar = [
        ever_view("partners_match", MATCH),
        ever_view("partners_agreement", AGREEMENT),
        ever_view("partners_pledge", PLEDGE),
        ever_view("partners_pledgestage", STAGE),
        ever_view("partners_delivery", DELIVERY),
    ]
