"""Files that came back from translators; all three groups see them."""

import django.db.models.deletion
from django.apps import apps as current_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

GROUPS = ["Editors", "Translators", "Publishers"]


def let_groups_see(apps, schema_editor):
    create_permissions(current_apps.get_app_config("campaign"), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    sees = Permission.objects.get(content_type__app_label="campaign", codename="view_exchange")
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(sees)


class Migration(migrations.Migration):

    dependencies = [
        ('campaign', '0009_workflow'),
    ]

    operations = [
        migrations.CreateModel(
            name='Exchange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='file name')),
                ('format', models.CharField(choices=[('xliff12', 'XLIFF 1.2'), ('xliff20', 'XLIFF 2.0'), ('xlsx', 'XLSX'), ('html', 'HTML')], max_length=8, verbose_name='format')),
                ('source_language', models.CharField(choices=[('ar', 'عربي'), ('zh', '中文'), ('en', 'English'), ('fr', 'Français'), ('ru', 'Русский'), ('es', 'Español')], max_length=2, verbose_name='source language')),
                ('target_language', models.CharField(choices=[('ar', 'عربي'), ('zh', '中文'), ('en', 'English'), ('fr', 'Français'), ('ru', 'Русский'), ('es', 'Español')], max_length=2, verbose_name='target language')),
                ('data', models.BinaryField()),
                ('size', models.PositiveIntegerField(verbose_name='bytes')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='applied')),
                ('applied_as', models.CharField(blank=True, choices=[('in_progress', 'in progress'), ('current', 'current')], max_length=11, verbose_name='applied as')),
                ('applied', models.JSONField(default=list, verbose_name='texts applied')),
                ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='applied by')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='brought by')),
            ],
            options={
                'verbose_name': 'file from translators',
                'verbose_name_plural': 'files for translators',
                'ordering': ['-uploaded_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('source_language__in', ['ar', 'zh', 'en', 'fr', 'ru', 'es']), ('target_language__in', ['ar', 'zh', 'en', 'fr', 'ru', 'es']), models.Q(('source_language', models.F('target_language')), _negated=True)), name='exchange_two_languages'), models.CheckConstraint(condition=models.Q(('format__in', ['xliff12', 'xliff20', 'xlsx', 'html'])), name='exchange_format_known'), models.CheckConstraint(condition=models.Q(models.Q(('applied_as', ''), ('applied_at__isnull', True)), models.Q(('applied_as__in', ['in_progress', 'current']), ('applied_at__isnull', False)), _connector='OR'), name='exchange_applied_as_known')],
            },
        ),
        migrations.RunPython(let_groups_see, migrations.RunPython.noop),
    ]
