"""Archived as a state, the steps of an item, former addresses, the languages of translators."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PUBLISHABLE = ["activity", "casestudy", "document", "event", "fact", "page", "post", "video"]
STATES = [
    ("draft", "Draft"),
    ("in_review", "In review"),
    ("published", "Published"),
    ("archived", "Archived"),
]


def archived_is_a_state(model):
    known = models.Q(state__in=[value for value, _label in STATES])
    name = f"{model}_state_known"
    state = models.CharField(choices=STATES, default="draft", max_length=10, verbose_name="state")
    return [
        migrations.RemoveConstraint(model_name=model, name=name),
        migrations.AlterField(model_name=model, name="state", field=state),
        migrations.AddConstraint(
            model_name=model, constraint=models.CheckConstraint(condition=known, name=name)
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0008_translations"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        *(operation for model in PUBLISHABLE for operation in archived_is_a_state(model)),
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("slug", models.SlugField(max_length=80, verbose_name="address")),
            ],
            options={
                "verbose_name": "former address",
                "verbose_name_plural": "former addresses",
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "from_state",
                    models.CharField(blank=True, choices=STATES, max_length=10),
                ),
                ("to_state", models.CharField(choices=STATES, max_length=10)),
                (
                    "published_in",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("ar", "عربي"),
                                ("zh", "中文"),
                                ("en", "English"),
                                ("fr", "Français"),
                                ("ru", "Русский"),
                                ("es", "Español"),
                            ],
                            max_length=2,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("comment", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("ar", "عربي"),
                        ("zh", "中文"),
                        ("en", "English"),
                        ("fr", "Français"),
                        ("ru", "Русский"),
                        ("es", "Español"),
                    ],
                    max_length=2,
                ),
                blank=True,
                default=list,
                help_text="The languages whose texts a translator may write.",
                size=None,
                verbose_name="translates into",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("languages__contained_by", ["ar", "zh", "en", "fr", "ru", "es"])
                ),
                name="user_languages_known",
            ),
        ),
        migrations.AddField(
            model_name="formeraddress",
            name="content_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="content_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="formeraddress",
            constraint=models.UniqueConstraint(
                fields=("content_type", "slug"), name="formeraddress_once"
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["content_type", "object_id"], name="step_of_item"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_state__in", ["", "draft", "in_review", "published", "archived"]),
                    ("to_state__in", ["draft", "in_review", "published", "archived"]),
                ),
                name="step_states_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_in__contained_by", ["ar", "zh", "en", "fr", "ru", "es"])
                ),
                name="step_published_in_known",
            ),
        ),
    ]
