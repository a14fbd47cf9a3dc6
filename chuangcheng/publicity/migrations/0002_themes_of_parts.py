"""A part of a batch repeats the themes of its batch, so that figures are cut by them."""

from typing import Any

from django.db import migrations, models

from chuangcheng.trail.sql import ever_view

SHARED = (
    *("known_from", "city_id", "district_id", "subdistrict_id", "community_id", "asset_id"),
    *("form", "state", "quantity", "from_on", "until_on"),
)
ENDS = ("seq", "ended_seq", "void")
THEMES = (
    *("core_values", "china_dream", "care_minors", "civil_health", "new_style", "integrity"),
    *("volunteer_spirit", "citizen_pact", "resident_pact", "village_rules", "moral_reminder"),
)


def repeat(apps: Any, _editor: Any) -> None:
    """What a batch shows now it is taken to have shown before."""
    part, version = (apps.get_model("publicity", f"AssetPart{tail}") for tail in ("", "Version"))
    for asset in apps.get_model("publicity", "Asset").objects.exclude(themes=[]).iterator():
        shown = [theme for theme in THEMES if theme in asset.themes]
        if shown:
            mark = f",{','.join(shown)},"
            part.objects.filter(asset=asset).update(marked_themes=mark)
            version.objects.filter(asset=asset).update(marked_themes=mark)


def leave(_apps: Any, _editor: Any) -> None:
    """The column goes."""


class Migration(migrations.Migration):
    dependencies = [("publicity", "0001_tables")]

    operations = [
        migrations.RunSQL(
            "DROP VIEW publicity_assetpartever",
            ever_view("publicity_assetpart", [*SHARED, *ENDS]).sql,
        ),
        *(
            migrations.AddField(
                model_name=name,
                name="marked_themes",
                field=models.CharField(blank=True, max_length=200, verbose_name="主题标记"),
            )
            for name in ("assetpart", "assetpartversion", "assetpartever")
        ),
        migrations.RunPython(repeat, leave),
        ever_view("publicity_assetpart", [*SHARED, "marked_themes", *ENDS]),
    ]
