"""A ride is only kept in the rows of the caseload for a time where somebody goes somewhere."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import Any

from django.db import migrations

GOING = ("in_person", "community", "joint_meeting", "practical_help")
CHUNK = 500


def leave_out(apps: Any, schema_editor: Any) -> None:
    """Of each time that is kept with a ride, look whether it is one to go to."""
    rows = apps.get_model("insight", "CaseloadRow").objects
    times = apps.get_model("contacts", "Appointment").objects
    for row in rows.exclude(appointments=[]).iterator(chunk_size=CHUNK):
        if not any(any(ride) for _at, _asked, *ride in row.appointments):
            continue
        found = times.filter(
            participant_id=row.participant_id, needs_ride=True, kind__in=GOING
        ).values_list("starts_at", "state", "proposed_by")
        going: defaultdict[tuple[str, bool], int] = defaultdict(int)
        for at, state, by in found:
            if state in ("proposed", "agreed"):
                asked = state == "proposed" and by == "participant"
                going[at.astimezone(UTC).isoformat(), asked] += 1
        kept = []
        for at, asked, *ride in row.appointments:
            rides = any(ride) and going[at, asked] > 0
            going[at, asked] -= rides
            kept.append([at, asked, rides])
        rows.filter(pk=row.pk).update(appointments=kept)


class Migration(migrations.Migration):
    dependencies = [
        ("insight", "0002_caseloadrow_encouraged"),
        ("contacts", "0016_holidays"),
    ]

    operations = [migrations.RunPython(leave_out, migrations.RunPython.noop)]
