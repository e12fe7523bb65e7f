"""A roster says of which organisation it is: that of a line in the book which names it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def _org(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.organisation",
        **more,
    )  # fmt: skip


def fill(apps, editor):
    lines = apps.get_model("audit", "AuditEvent").objects.filter(roster=OuterRef("roster"))
    members = apps.get_model("audit", "RosterMember").objects
    members.update(org_id=Subquery(lines.values("org_id")[:1]))
    # A roster that no line names says nothing about anybody who looked.
    members.filter(org=None).delete()


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only"), ("orgs", "0001_initial")]
    operations = [
        migrations.AddField("rostermember", "org", _org(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("rostermember", "org", _org()),
    ]
