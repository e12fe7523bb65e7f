"""A receipt says whose organisation it is of, and its digest is keyed; a key has a version."""

from django.db import migrations, models

from handrail.ground.kernel.receipts import keyed

# Who owns a receipt: a participant, a coach for a contact, an account for a place. The tables
# belong to rooms above, so they are asked by name, and only where there are receipts at all.
OWNERS = ("people_participant", "people_staff", "accounts_user")


def fill(apps, editor):
    Receipt = apps.get_model("kernel", "Receipt")
    receipts = Receipt.objects.using(editor.connection.alias)
    if not receipts.exists():
        return
    for table in OWNERS:
        editor.execute(
            f"UPDATE kernel_receipt SET org_id = "
            f"(SELECT org_id FROM {table} WHERE {table}.id = kernel_receipt.owner) "
            f"WHERE org_id IS NULL AND owner IN (SELECT id FROM {table})"
        )
    receipts.filter(org_id=None).delete()
    waiting = []
    for row in receipts.only("owner", "entry", "digest").iterator(chunk_size=2000):
        row.digest = keyed(row.owner, row.entry, bytes(row.digest))
        waiting.append(row)
        if len(waiting) == 2000:
            receipts.bulk_update(waiting, ["digest"], batch_size=200)
            waiting = []
    receipts.bulk_update(waiting, ["digest"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [
        migrations.AddField("receipt", "org_id", models.UUIDField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("receipt", "org_id", models.UUIDField()),
        migrations.AddField(
            "storedkey", "version", models.PositiveSmallIntegerField(default=1, db_default=1)
        ),
    ]
