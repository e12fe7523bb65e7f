"""Times ahead that stayed with coaches who have left rest, as they do now."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import Exists, F, OuterRef

from handrail.ground.kernel import clock


def rest(apps: Any, schema_editor: Any) -> None:
    """Nobody is reminded of them: whether somebody comes is asked when a reminder is due."""
    here = apps.get_model("people", "Relationship").objects.filter(
        participant_id=OuterRef("participant_id"), staff_id=OuterRef("staff_id"), kind="coach",
        ended_at__isnull=True,
    )  # fmt: skip
    rows = apps.get_model("contacts", "Appointment").objects.filter(
        state__in=("proposed", "agreed"), starts_at__gt=clock.now()
    )
    rows.exclude(Exists(here)).update(stood=F("state"), state="rests", sequence=F("sequence") + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0012_begun_by_them"),
        ("people", "0011_earlier_strengths"),
    ]

    operations = [migrations.RunPython(rest, migrations.RunPython.noop)]
