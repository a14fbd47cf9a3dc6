"""建设单位: several units may have set up what came of no pledge."""

import django.db.models.deletion
from django.db import migrations, models

from chuangcheng.trail.sql import ever_view

VIEW = ever_view(
    "partners_facility",
    [
        *("known_from", "city_id", "district_id", "subdistrict_id", "community_id", "void"),
        *("kind", "set_up_on", "state", "state_on"),
    ],
)


# The one unit of before is the first of several.
COPY = """
    INSERT INTO partners_facilityunit (facility_id, unit_id, "order")
    SELECT id, unit_id, 1 FROM partners_facility WHERE unit_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_tables"), ("people", "0001_tables")]

    operations = [
        migrations.CreateModel(
            name="FacilityUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="partners.facility",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "建设单位",
                "ordering": ["order", "id"],
                "indexes": [models.Index(fields=["unit", "facility"], name="partners_built_by")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "unit"), name="partners_builds_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        # SQLite makes the table anew; the view over it must not see it gone.
        migrations.RunSQL("DROP VIEW partners_facilityever", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="facility", name="unit"),
        VIEW,
    ]
