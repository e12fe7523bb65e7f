"""Erasing one row for good, when the person it belongs to says so."""

from __future__ import annotations

from typing import Any

from django.db import models

from .owned import ParticipantOwned


def erase_row(row: ParticipantOwned) -> None:
    """Delete a row with all that is part of it; what only points to it stays and points nowhere.

    The caller has authorised it, and holds the person's lock.
    """
    for relation in row._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and isinstance(relation, models.ManyToOneRel)):
            continue
        others: Any = relation.related_model
        pointing = others.objects.for_system("what hangs on a row that its owner erases")
        found = pointing.filter(**{relation.field.name: row.pk})
        if relation.on_delete is models.CASCADE:
            for part in found:
                erase_row(part)
        else:
            found.update(**{relation.field.name: None})
    mine = type(row).objects.for_system("a row that its owner erases").filter(pk=row.pk)
    # Not delete(): it would look for what points here with a query that says nothing.
    mine._raw_delete(mine.db)
