"""兑现承诺: which delivery of a partner's pledge an activity shows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0003_facilities_and_needs"),
        ("volunteering", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="fulfils",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partners.delivery",
                verbose_name="兑现承诺",
            ),
        ),
    ]
