"""Steps that were done and then put aside or replaced still count as what they were."""

from typing import Any

from django.db import migrations
from django.db.models import F


def fill(apps: Any, _schema: Any) -> None:
    steps = apps.get_model("plans", "Step")._base_manager
    gone = steps.filter(state__in=("aside", "smaller", "swapped"), was__in=("done", "partly"))
    gone.update(happened=F("was"))


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0008_moves_and_corrections'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
