"""Promises and agreements that stayed with coaches who have left end as they do now."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import Exists, OuterRef

from handrail.ground.kernel import clock


def end(apps: Any, schema_editor: Any) -> None:
    """A coach's promise and name count while that coach works with the person."""
    coaching = apps.get_model("people", "Relationship").objects.filter(
        participant_id=OuterRef("participant_id"), kind="coach", ended_at__isnull=True
    )
    promises = apps.get_model("accountability", "Promise").objects
    left = promises.filter(whose="coach", put_away_at__isnull=True, left_at__isnull=True)
    here = coaching.filter(staff__user_id=OuterRef("writer_id"))
    left.exclude(Exists(here)).update(left_at=clock.now())
    signatures = apps.get_model("accountability", "Signature").objects
    signers = signatures.filter(agreement__current=True, by="coach")
    here = coaching.filter(staff__user_id=OuterRef("signer_id"))
    gone = list(signers.exclude(Exists(here)).values_list("agreement_id", flat=True))
    agreements = apps.get_model("accountability", "Agreement").objects
    for pk in gone:
        agreements.filter(pk=pk).update(current=False)


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0003_when_the_coach_changes"),
        ("people", "0011_earlier_strengths"),
    ]

    operations = [migrations.RunPython(end, migrations.RunPython.noop)]
