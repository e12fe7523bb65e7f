"""Which words of a question its answer is to; what is answered now is answered as it reads now."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F


def as_they_read(apps: Any, schema_editor: Any) -> None:
    """Of a question that is taken back or closed it is not known: it waits once it opens again."""
    rows = apps.get_model("boundaries", "BoundaryQuestion").objects.filter(state="answered")
    rows.update(answered_version=F("version"))


class Migration(migrations.Migration):
    dependencies = [("boundaries", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="boundaryquestion",
            name="answered_version",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.RunPython(as_they_read, migrations.RunPython.noop),
    ]
