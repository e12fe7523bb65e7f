"""A draft says of which organisation it is: its writer's."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def _org(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.organisation",
        **more,
    )  # fmt: skip


def fill(apps, editor):
    Staff = apps.get_model("people", "Staff")
    whose = Staff.objects.filter(pk=OuterRef("staff_id")).values("org_id")
    apps.get_model("contacts", "ContactDraft").objects.update(org_id=Subquery(whose))


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_draft_is_guarded"), ("people", "0001_initial")]
    operations = [
        migrations.AddField("contactdraft", "org", _org(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("contactdraft", "org", _org()),
    ]
