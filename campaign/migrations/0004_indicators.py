import django.core.validators
import django.db.models.deletion
from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

# Public at once, in every language: publishers write them, all groups read them.
REFERENCE = ["indicator", "observation"]
ACTIONS = {
    "Editors": ["view"],
    "Translators": ["view"],
    "Publishers": ["view", "add", "change", "delete"],
}


def extend_groups(apps, schema_editor):
    # Django makes permissions only after all migrations; groups need them now.
    create_permissions(current_apps.get_app_config("campaign"), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, actions in ACTIONS.items():
        wanted = [f"{action}_{model}" for action in actions for model in REFERENCE]
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="campaign", codename__in=wanted)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0003_mapping"),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="It is part of the page’s address: 9.c.1, mobile-subscriptions.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator("^[0-9a-z]+([.-][0-9a-z]+)*$")
                        ],
                        verbose_name="code",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[("sdg", "SDG indicators"), ("world", "ITU world series")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("name_ar", models.CharField(max_length=300, null=True, verbose_name="name")),
                ("name_zh", models.CharField(max_length=300, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=300, null=True, verbose_name="name")),
                ("name_fr", models.CharField(max_length=300, null=True, verbose_name="name")),
                ("name_ru", models.CharField(max_length=300, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=300, null=True, verbose_name="name")),
                ("definition", models.TextField(verbose_name="definition")),
                ("definition_ar", models.TextField(null=True, verbose_name="definition")),
                ("definition_zh", models.TextField(null=True, verbose_name="definition")),
                ("definition_en", models.TextField(null=True, verbose_name="definition")),
                ("definition_fr", models.TextField(null=True, verbose_name="definition")),
                ("definition_ru", models.TextField(null=True, verbose_name="definition")),
                ("definition_es", models.TextField(null=True, verbose_name="definition")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("percent", "Per cent"),
                            ("per_100", "Per 100 inhabitants"),
                            ("number", "Number"),
                        ],
                        max_length=8,
                        verbose_name="unit",
                    ),
                ),
                (
                    "unit_label",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "unit_label_ar",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        null=True,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "unit_label_zh",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        null=True,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "unit_label_en",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        null=True,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "unit_label_fr",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        null=True,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "unit_label_ru",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        null=True,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "unit_label_es",
                    models.CharField(
                        help_text="For the chart: per cent of the population",
                        max_length=120,
                        null=True,
                        verbose_name="unit in words",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        verbose_name="note",
                    ),
                ),
                (
                    "note_ar",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_zh",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_en",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_fr",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_ru",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_es",
                    models.TextField(
                        blank=True,
                        help_text="What a reader must know before quoting a value.",
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "main_area",
                    models.CharField(
                        default="001",
                        help_text="Shown first.",
                        max_length=3,
                        verbose_name="main area",
                    ),
                ),
                (
                    "main_breakdown",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "All"),
                            ("2g", "At least 2G"),
                            ("3g", "At least 3G"),
                            ("4g", "At least 4G"),
                            ("5g", "At least 5G"),
                            ("women", "Women"),
                            ("men", "Men"),
                            ("urban", "Urban areas"),
                            ("rural", "Rural areas"),
                            ("information", "Information and data literacy"),
                            ("communication", "Communication and collaboration"),
                            ("content", "Digital content creation"),
                            ("safety", "Safety"),
                            ("problems", "Problem solving"),
                            ("under-2m", "256 kbit/s to less than 2 Mbit/s"),
                            ("2m-10m", "2 to less than 10 Mbit/s"),
                            ("from-10m", "10 Mbit/s or more"),
                            ("computers", "Computers for teaching"),
                            ("internet", "Internet for teaching"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="main breakdown",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        help_text="The source’s own title, in its own language.",
                        max_length=250,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(max_length=500, verbose_name="address of the source"),
                ),
                (
                    "custodians",
                    models.ManyToManyField(
                        blank=True,
                        related_name="indicators",
                        to="campaign.organisation",
                        verbose_name="custodians",
                    ),
                ),
                (
                    "goals",
                    models.ManyToManyField(
                        blank=True,
                        related_name="indicators",
                        to="campaign.goal",
                        verbose_name="goals",
                    ),
                ),
                (
                    "lines",
                    models.ManyToManyField(
                        blank=True,
                        related_name="indicators",
                        to="campaign.actionline",
                        verbose_name="action lines",
                    ),
                ),
                (
                    "targets",
                    models.ManyToManyField(
                        blank=True,
                        related_name="indicators",
                        to="campaign.target",
                        verbose_name="targets",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        help_text="M49 code of three digits, or HIC, UMC, LMC, LIC.",
                        max_length=3,
                        verbose_name="area",
                    ),
                ),
                (
                    "breakdown",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "All"),
                            ("2g", "At least 2G"),
                            ("3g", "At least 3G"),
                            ("4g", "At least 4G"),
                            ("5g", "At least 5G"),
                            ("women", "Women"),
                            ("men", "Men"),
                            ("urban", "Urban areas"),
                            ("rural", "Rural areas"),
                            ("information", "Information and data literacy"),
                            ("communication", "Communication and collaboration"),
                            ("content", "Digital content creation"),
                            ("safety", "Safety"),
                            ("problems", "Problem solving"),
                            ("under-2m", "256 kbit/s to less than 2 Mbit/s"),
                            ("2m-10m", "2 to less than 10 Mbit/s"),
                            ("from-10m", "10 Mbit/s or more"),
                            ("computers", "Computers for teaching"),
                            ("internet", "Internet for teaching"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="breakdown",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1865),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=5, max_digits=20, verbose_name="value"),
                ),
                (
                    "nature",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not stated"),
                            ("country", "Country data"),
                            ("adjusted", "Country data, adjusted"),
                            ("estimated", "Estimated"),
                            ("modelled", "Modelled"),
                            ("global", "Global monitoring data"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(
                        help_text="The source’s own title, in its own language.",
                        max_length=250,
                        verbose_name="source",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(max_length=500, verbose_name="address of the source"),
                ),
                (
                    "as_of",
                    models.CharField(
                        help_text="When the source said so: 2025, 2025-06 or 2025-06-30.",
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(19|20)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$"
                            )
                        ],
                        verbose_name="as of",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="campaign.indicator",
                        verbose_name="indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "observation",
                "verbose_name_plural": "observations",
                "ordering": ["area", "breakdown", "year"],
            },
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[0-9a-z]+([.-][0-9a-z]+)*$")),
                name="indicator_code_format",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["sdg", "world"])), name="indicator_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit__in", ["percent", "per_100", "number"])),
                name="indicator_unit_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_name", ""), _negated=True),
                    models.Q(("source_url", ""), _negated=True),
                ),
                name="indicator_has_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "main_breakdown__in",
                        [
                            "",
                            "2g",
                            "3g",
                            "4g",
                            "5g",
                            "women",
                            "men",
                            "urban",
                            "rural",
                            "information",
                            "communication",
                            "content",
                            "safety",
                            "problems",
                            "under-2m",
                            "2m-10m",
                            "from-10m",
                            "computers",
                            "internet",
                        ],
                    )
                ),
                name="indicator_main_breakdown_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                fields=("indicator", "area", "breakdown", "year"),
                name="observation_once",
                violation_error_message="This area and breakdown have a value for this year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_name", ""), _negated=True),
                    models.Q(("source_url", ""), _negated=True),
                ),
                name="observation_has_source",
                violation_error_message="A figure needs its source and the source’s address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__lt", 1000000000000000)),
                name="observation_value_is_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of__regex", "^(19|20)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$")
                ),
                name="observation_has_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("area__regex", "^(\\d{3}|[A-Z]{3})$")),
                name="observation_area_format",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "breakdown__in",
                        [
                            "",
                            "2g",
                            "3g",
                            "4g",
                            "5g",
                            "women",
                            "men",
                            "urban",
                            "rural",
                            "information",
                            "communication",
                            "content",
                            "safety",
                            "problems",
                            "under-2m",
                            "2m-10m",
                            "from-10m",
                            "computers",
                            "internet",
                        ],
                    )
                ),
                name="observation_breakdown_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 1865), ("year__lte", 2100)),
                name="observation_year_plausible",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nature__in", ["", "country", "adjusted", "estimated", "modelled", "global"])
                ),
                name="observation_nature_known",
            ),
        ),
        migrations.RunPython(extend_groups, migrations.RunPython.noop),
    ]
