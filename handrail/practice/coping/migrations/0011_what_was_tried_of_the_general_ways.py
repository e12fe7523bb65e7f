from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('coping', '0010_next_step_and_what_a_coach_wrote_before'),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='idea',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
        migrations.AddField(
            model_name='card',
            name='idea',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
    ]
