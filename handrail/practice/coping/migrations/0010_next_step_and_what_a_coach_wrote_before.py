from django.db import migrations, models


def coachs_words(apps, schema_editor):
    """What a coach's own line read before was written by a coach, and is shared as the line is."""
    line = apps.get_model("coping", "PlanLine")
    before = apps.get_model("coping", "EarlierWords")
    for row in line._base_manager.filter(by="coach").only("pk", "visibility").iterator():
        before._base_manager.filter(kind="line", row_id=row.pk).update(
            by="coach", visibility=row.visibility
        )


class Migration(migrations.Migration):

    dependencies = [
        ("coping", "0009_walks_changed"),
    ]

    operations = [
        migrations.AddField(
            model_name="moment",
            name="next_step",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="planline",
            name="away_by",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddField(
            model_name="earlierwords",
            name="by",
            field=models.CharField(default="participant", max_length=12),
        ),
        migrations.AddField(
            model_name="earlierwords",
            name="visibility",
            field=models.CharField(default="only_me", max_length=8),
        ),
        migrations.RemoveConstraint(
            model_name="beside",
            name="coping_beside_state_known",
        ),
        migrations.AddConstraint(
            model_name="beside",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("waits", "taken", "let_be", "back"))),
                name="coping_beside_state_known",
            ),
        ),
        migrations.RunPython(coachs_words, migrations.RunPython.noop),
    ]
