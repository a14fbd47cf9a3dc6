"""Lists and groups name their document by its key; words that match none stay in the note."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from chuangcheng.kernel.text import folded
from chuangcheng.trail.sql import ever_view

OWNED = [
    *("known_from", "city_id", "district_id", "subdistrict_id", "community_id"),
    *("since", "until", "void"),
]
DROP, CREATE = "DROP VIEW duties_leadinggroupever", ever_view("duties_leadinggroup", OWNED).sql


def find_documents(apps: Any, _schema_editor: Any) -> None:
    for name, field in (("DutyList", "document"), ("LeadingGroup", "founding")):
        for row in apps.get_model("duties", name).objects.exclude(note=""):
            found = _named(apps, row)
            if len(found) == 1:
                setattr(row, field, found[0])
                row.note = ""
                row.save(update_fields=[field, "note"])


def _named(apps: Any, row: Any) -> list[Any]:
    """The documents of the sub-district of which the note says the number, the title, or both."""
    wanted = _plain(row.note)
    documents = apps.get_model("documents", "Document").objects
    held = documents.filter(subdistrict=row.subdistrict_id, void=False)
    return [each for each in held if wanted in _spellings(each)]


def _spellings(document: Any) -> set[str]:
    title, number = _plain(document.title), _plain(document.number)
    return {title, number, f"{title}({number})"}


def _plain(words: str) -> str:
    return folded(words).replace("《", "").replace("》", "")


def _key(words: str) -> Any:
    return models.ForeignKey(
        "documents.Document",
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        verbose_name=words,
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("documents", "0002_ever"), ("duties", "0004_ever")]

    operations: ClassVar = [
        migrations.RunSQL(DROP, CREATE),
        migrations.RenameField("dutylist", "number", "note"),
        migrations.RenameField("leadinggroup", "founding", "note"),
        *(
            migrations.AlterField(
                model, "note", models.CharField("备注", max_length=200, blank=True)
            )
            for model in ("dutylist", "leadinggroup")
        ),
        migrations.AddField("dutylist", "document", _key("清单文件")),
        migrations.AddField("leadinggroup", "founding", _key("成立文件")),
        migrations.RunSQL(CREATE, DROP),
        migrations.RunPython(find_documents, migrations.RunPython.noop),
    ]
