"""Paces that were agreed with coaches who have left are over, as they are from now on."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce


def end(apps: Any, schema_editor: Any) -> None:
    """What was agreed or proposed before the coach of now began was said to somebody else."""
    coaching = apps.get_model("people", "Relationship").objects.filter(
        participant_id=OuterRef("participant_id"), kind="coach"
    )
    rows = apps.get_model("contacts", "AgreedPace").objects.alias(
        said_at=Coalesce("answered_at", "made_at")
    )
    # The one who coached then coaches still.
    same = coaching.filter(ended_at__isnull=True, started_at__lte=OuterRef("said_at"))
    for state, becomes in (("holds", "over"), ("waits", "let_be")):
        found = rows.filter(Exists(coaching), ~Exists(same), state=state)
        found.update(state=becomes)


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0014_notes_of_coaches_before"),
        ("people", "0011_earlier_strengths"),
    ]

    operations = [migrations.RunPython(end, migrations.RunPython.noop)]
