"""Strengths and pathways become sealed rows of the person's own; what stood there moves along."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import handrail.ground.kernel.clock
import handrail.ground.kernel.ids
import handrail.ground.kernel.sealed
from handrail.ground.kernel.keys import keys_for
from handrail.ground.kernel.sealed import keep


def move(apps: Any, editor: Any) -> None:
    """Seal what stood in plain columns; somebody without a key has no words any more."""
    person, strength, pathway = (
        apps.get_model("people", name) for name in ("Participant", "Strength", "Pathway")
    )
    for row in person.objects.exclude(strengths=[], pathway="").iterator(chunk_size=500):
        key = keys_for([row.pk]).get(row.pk)
        if key is None:
            continue
        own = {"org_id": row.org_id, "participant_id": row.pk}
        for text in row.strengths[:20]:
            made = strength(**own, by="coach")
            keep(key, made, text=str(text)[:80])
            made.save()
        if row.pathway:
            # The coach could read it until now, and the person knew that.
            chosen = pathway(**own, visibility="coach")
            keep(key, chosen, own=row.pathway)
            chosen.save()


def _own() -> list[tuple[str, Any]]:
    return [
        ("id", models.UUIDField(default=handrail.ground.kernel.ids.uuid7, editable=False,
                                primary_key=True, serialize=False)),
        ("made_at", models.DateTimeField(default=handrail.ground.kernel.clock.now,
                                         editable=False)),
        ("org", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT,
                                  related_name="+", to="orgs.organisation")),
        ("participant", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE,
                                          related_name="+", to="people.participant")),
    ]  # fmt: skip


def _sealed() -> handrail.ground.kernel.sealed.SealedField:
    return handrail.ground.kernel.sealed.SealedField(blank=True, null=True)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_participant_removed_at")]

    operations = [
        migrations.CreateModel(
            name="Strength",
            fields=[
                *_own(),
                ("text", _sealed()),
                ("by", models.CharField(max_length=12)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"abstract": False, "base_manager_name": "objects"},
        ),
        migrations.CreateModel(
            name="Pathway",
            fields=[
                *_own(),
                ("chosen", _sealed()),
                ("own", _sealed()),
                ("visibility", models.CharField(default="me", max_length=8)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("participant",), name="one_pathway_row")
                ],
            },
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="participant", name="strengths"),
        migrations.RemoveField(model_name="participant", name="pathway"),
    ]
