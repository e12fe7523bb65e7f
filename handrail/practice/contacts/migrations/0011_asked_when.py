"""What was asked to be put right says when it was asked last."""

from typing import Any

from django.db import migrations, models
from django.db.models import F

import handrail.ground.kernel.clock


def fill(apps: Any, _schema: Any) -> None:
    apps.get_model("contacts", "CorrectionAsk")._base_manager.update(asked_at=F("made_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0010_stood_before'),
    ]

    operations = [
        migrations.AddField(
            model_name='correctionask',
            name='asked_at',
            field=models.DateTimeField(default=handrail.ground.kernel.clock.now),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
