"""A sign-in card says which organisation it opens, as its account does."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def _org(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="orgs.organisation",
        **more,
    )  # fmt: skip


def fill(apps, editor):
    User = apps.get_model("accounts", "User")
    whose = User.objects.filter(pk=OuterRef("user_id")).values("org_id")
    apps.get_model("accounts", "SignInCard").objects.update(org_id=Subquery(whose))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("orgs", "0001_initial")]
    operations = [
        migrations.AddField("signincard", "org", _org(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("signincard", "org", _org()),
    ]
