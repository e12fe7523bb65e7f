"""An asking can be over, and how a plan read before is kept; askings that are over end."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
import handrail.ground.kernel.clock
import handrail.ground.kernel.ids
import handrail.ground.kernel.sealed
from django.db import migrations, models
from django.db.models import Exists, F, OuterRef


def end(apps: Any, schema_editor: Any) -> None:
    """Where somebody else began to coach after a coach was asked, the asking is over."""
    coaching = apps.get_model("people", "Relationship").objects.filter(
        participant_id=OuterRef("participant_id"), kind="coach", ended_at__isnull=True
    )
    rows = apps.get_model("matching", "Knowing").objects.filter(
        Exists(coaching.filter(started_at__gte=OuterRef("made_at"))),
        ~Exists(coaching.filter(staff_id=OuterRef("staff_id"))),
    )
    rows.update(shut_at=handrail.ground.kernel.clock.now())
    plans = apps.get_model("matching", "Knowing").objects.filter(plan__isnull=False)
    plans.update(plan_version=F("plan_version") + 1)


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0001_initial'),
        ('orgs', '0006_emergency_number'),
        ('people', '0011_earlier_strengths'),
    ]

    operations = [
        migrations.AddField(
            model_name='knowing',
            name='plan_version',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='knowing',
            name='shut_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='EarlierKnowingPlan',
            fields=[
                ('id', models.UUIDField(default=handrail.ground.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField(default=handrail.ground.kernel.clock.now, editable=False)),
                ('plan', handrail.ground.kernel.sealed.SealedField(blank=True, null=True)),
                ('knowing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matching.knowing')),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.organisation')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.participant')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['knowing', '-made_at'], name='knowing_plan_earlier')],
            },
        ),
        migrations.RunPython(end, migrations.RunPython.noop),
    ]
