"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id"]
OF_CAMPAIGN = [*WHERE, "campaign_id", "void"]
CAMPAIGN = [*WHERE, "began_on", "ended_on", "void"]
MEASURE = [*OF_CAMPAIGN, "unit_id", "quantity", "certainty", "set_on", "due_on", "done_on"]
STAGE = [*OF_CAMPAIGN, "measure_id", "unit_id", "seq", "state", "due_on", "from_on", "until_on"]
ISSUE = [*OF_CAMPAIGN, "since", "until", "issue_id"]
STATEMENT = [*OF_CAMPAIGN, "since", "until", "statement_id", "visit_id", "certainty"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("campaigns", "0001_initial")]

    operations: ClassVar = [
        ever_view("campaigns_campaign", CAMPAIGN),
        ever_view("campaigns_measure", MEASURE),
        ever_view("campaigns_measurestage", STAGE),
        ever_view("campaigns_campaignissue", ISSUE),
        ever_view("campaigns_campaignstatement", STATEMENT),
    ]
