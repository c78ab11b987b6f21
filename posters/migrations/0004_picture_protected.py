"""A picture that a poster shows can't be deleted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0012_library'),
        ('posters', '0003_artwork_design'),
    ]

    operations = [
        migrations.AlterField(
            model_name='poster',
            name='picture',
            field=models.ForeignKey(blank=True, help_text='With it, the design “Photo” is offered.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.picture', verbose_name='picture'),
        ),
    ]
