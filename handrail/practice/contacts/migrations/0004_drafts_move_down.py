"""Drafts of contacts become drafts of anything; what was typed is sealed anew at its new place."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from handrail.ground.kernel.ids import uuid7
from handrail.ground.kernel.keys import key_if_kept
from handrail.ground.kernel.sealed import keep, read


def move(apps: Any, schema_editor: Any) -> None:
    """Carry every draft whose key still stands."""
    old, new = apps.get_model("contacts", "ContactDraft"), apps.get_model("people", "Draft")
    for row in old.objects.select_related("staff"):
        key = key_if_kept(row.participant_id or row.staff_id)
        text = read(key, row, "body") if key else None
        if key is None or text is None:
            continue
        draft = new(
            id=uuid7(), org_id=row.staff.org_id, writer_id=row.staff.user_id, entry=uuid7(),
            participant_id=row.participant_id, kind="contact", saved_at=row.saved_at,
        )  # fmt: skip
        keep(key, draft, body=text)
        draft.save()


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0003_contactdraft_org"),
        ("people", "0007_draft"),
        ("kernel", "0002_keyed_receipts_versioned_keys"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="ContactDraft"),
    ]
