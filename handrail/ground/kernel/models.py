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
    made_at = models.DateTimeField()


class Receipt(models.Model):
    """The answer to one entry that a device sent, kept so that it is stored only once."""

    owner = models.UUIDField()
    entry = models.UUIDField()
    digest = models.BinaryField()
    answer = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "entry"], name="one_receipt_per_entry"),
        ]
