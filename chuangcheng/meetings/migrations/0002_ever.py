"""The views of all versions, which `known_at` asks."""

from typing import ClassVar

from django.db import migrations

from chuangcheng.trail.sql import ever_view

WHERE = ["known_from", "city_id", "district_id", "subdistrict_id", "community_id", "void"]
MEETING = [*WHERE, "type", "held_on", "cancelled_on", "present", "present_certainty"]
TASK = [*WHERE, "unit_id", "person_id", "set_on", "due_on", "ended_on", "state"]
STAGE = [*WHERE, "task_id", "unit_id", "seq", "state", "due_on", "from_on", "until_on"]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0001_initial")]

    operations: ClassVar = [
        ever_view("meetings_meeting", MEETING),
        ever_view("meetings_task", TASK),
        ever_view("meetings_taskstage", STAGE),
    ]
