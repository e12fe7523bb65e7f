"""Tables of the kernel: a person's key, and the receipts of what a device sent."""

from __future__ import annotations

from django.db import models


class StoredKey(models.Model):
    """A person's data key, wrapped by a key outside every database.

    It lives in a database of its own (`keys`), backed up apart from the data, so that deleting a
    row erases the person's words from the data and from every backup of it.
    """

    owner = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    master = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1, db_default=1)
    """Which of this person's keys it is, from 1; a sealed word names it and opens with no other."""
    made_at = models.DateTimeField()


class Receipt(models.Model):
    """The answer to one entry that a device sent, kept so that it is stored only once.

    `digest` is keyed with a secret outside the database: it tells two entries apart, and nobody
    who reads the table can try out what a person may have written. `org_id` is an organisation's
    id and no foreign key, as organisations lie above this room.
    """

    org_id = models.UUIDField()
    owner = models.UUIDField()
    entry = models.UUIDField()
    digest = models.BinaryField()
    answer = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "entry"], name="one_receipt_per_entry"),
        ]
