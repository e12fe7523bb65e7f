"""How much coaching somebody wants, and since when."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_strength_pathway")]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="level",
            field=models.CharField(default="coaching", max_length=12),
        ),
        migrations.AddField(
            model_name="participant",
            name="level_since",
            field=models.DateField(blank=True, null=True),
        ),
    ]
