"""Files of the library; a picture or a file in use can't be deleted; licences are required."""

import django.db.models.deletion
from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import campaign.models.library

GROUPS = {
    "Editors": ["view", "add", "change"],
    "Translators": ["view"],
    "Publishers": ["view", "add", "change", "delete"],
}


def let_groups_work(apps, schema_editor):
    create_permissions(current_apps.get_app_config("campaign"), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, actions in GROUPS.items():
        wanted = [f"{action}_libraryfile" for action in actions]
        for group in Group.objects.filter(name=name):
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label="campaign", codename__in=wanted)
            )


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0011_terms'),
    ]

    operations = [
        migrations.AlterField(
            model_name='activity',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.picture', verbose_name='picture'),
        ),
        migrations.AlterField(
            model_name='casestudy',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.picture', verbose_name='picture'),
        ),
        migrations.AlterField(
            model_name='documentfile',
            name='url',
            field=models.URLField(blank=True, max_length=500, verbose_name='link'),
        ),
        migrations.AlterField(
            model_name='event',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.picture', verbose_name='picture'),
        ),
        migrations.AlterField(
            model_name='goal',
            name='icon',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.picture', verbose_name='official icon'),
        ),
        migrations.AlterField(
            model_name='picture',
            name='licence',
            field=models.CharField(max_length=120, verbose_name='licence'),
        ),
        migrations.AlterField(
            model_name='post',
            name='picture',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.picture', verbose_name='picture'),
        ),
        migrations.CreateModel(
            name='LibraryFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('language', models.CharField(blank=True, choices=[('ar', 'عربي'), ('zh', '中文'), ('en', 'English'), ('fr', 'Français'), ('ru', 'Русский'), ('es', 'Español')], max_length=2, verbose_name='language')),
                ('credit', models.CharField(max_length=160, verbose_name='credit')),
                ('licence', models.CharField(max_length=120, verbose_name='licence')),
                ('key', models.CharField(default=campaign.models.library.new_key, editable=False, max_length=32, unique=True)),
                ('file_name', models.CharField(editable=False, max_length=120, verbose_name='file name')),
                ('kind', models.CharField(editable=False, max_length=4, verbose_name='kind')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('size', models.PositiveIntegerField(editable=False, verbose_name='bytes')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
            ],
            options={
                'verbose_name': 'file of the library',
                'verbose_name_plural': 'files of the library',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['', 'ar', 'zh', 'en', 'fr', 'ru', 'es'])), name='libraryfile_language_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'csv', 'txt'])), name='libraryfile_kind_known')],
            },
        ),
        migrations.AddField(
            model_name='documentfile',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaign.libraryfile', verbose_name='file of the library'),
        ),
        migrations.AddConstraint(
            model_name='documentfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('url', ''), ('file__isnull', False)), models.Q(models.Q(('url', ''), _negated=True), ('file__isnull', True)), _connector='OR'), name='documentfile_link_or_file', violation_error_message='Give either the publisher’s link or a file of the library.'),
        ),
        migrations.RunPython(let_groups_work, migrations.RunPython.noop),
    ]
