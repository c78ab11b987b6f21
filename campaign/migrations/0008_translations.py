import django.db.models.deletion
from django.apps import apps as current_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

CODES = ["ar", "zh", "en", "fr", "ru", "es"]
LANGUAGES = [
    ("ar", "عربي"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
STATES = [
    ("missing", "missing"),
    ("in_progress", "in progress"),
    ("outdated", "outdated"),
    ("current", "current"),
]


def let_staff_view(apps, schema_editor):
    create_permissions(current_apps.get_app_config("campaign"), verbosity=0, apps=apps)
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="campaign", codename="view_translation"
    )
    for group in apps.get_model("auth", "Group").objects.filter(
        name__in=["Editors", "Translators", "Publishers"]
    ):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0007_activity_imports"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Translation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "language",
                    models.CharField(choices=LANGUAGES, max_length=2, verbose_name="language"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=LANGUAGES, max_length=2, verbose_name="source language"
                    ),
                ),
                ("state", models.CharField(choices=STATES, max_length=11, verbose_name="state")),
                ("in_progress", models.BooleanField(default=False, verbose_name="in progress")),
                ("promised", models.BooleanField(default=False, verbose_name="to be complete")),
                ("stamps", models.JSONField(default=dict, editable=False)),
                ("made_from", models.JSONField(default=dict, editable=False)),
                ("written", models.JSONField(default=dict, editable=False)),
                ("moved", models.JSONField(default=list, editable=False)),
                (
                    "words",
                    models.PositiveIntegerField(default=0, verbose_name="words of the source"),
                ),
                (
                    "words_current",
                    models.PositiveIntegerField(default=0, verbose_name="words that are current"),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="type",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation",
                "verbose_name_plural": "translations",
                "ordering": ["content_type", "object_id", "language"],
                "indexes": [
                    models.Index(fields=["language", "state"], name="translation_language_state"),
                    models.Index(fields=["-updated_at"], name="translation_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "language"), name="translation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", CODES), ("source__in", CODES)),
                        name="translation_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["missing", "in_progress", "outdated", "current"],
                            )
                        ),
                        name="translation_state_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(let_staff_view, migrations.RunPython.noop),
    ]
