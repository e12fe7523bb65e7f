"""The number that participants may call, apart from the one that signs somebody in."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_participant_level")]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="work_phone",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
    ]
