"""Who endorsed a tie and when; what the explorer filters by, and the free-text filter's words."""

import django.db.models.deletion
from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models
from django.utils.text import slugify
from django.utils.timezone import localdate

from campaign.models.activities import words_of

CODES = ["ar", "zh", "en", "fr", "ru", "es"]

# Lower case, without accents, Arabic vowel signs and lengthening; alef maqsura as ya, ta marbuta as ha.
# With a path of its own it is not inlined, so that its cost counts and the planner takes the index.
CREATE_WORDS = r"""
CREATE FUNCTION campaign_words(title text, summary text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 SET search_path = pg_catalog
RETURN translate(
    regexp_replace(
        lower(normalize(coalesce(title, '') || ' ' || coalesce(summary, ''), NFKD)),
        '[\u0300-\u036f\u064b-\u065f\u0670\u0640]', '', 'g'
    ),
    'ىة’', 'يه'''
)
"""

EDITORS = {
    "slug": "campaign-editors",
    "order": 1,
    "name_ar": "محررو حملة #ICT4SDG",
    "name_zh": "#ICT4SDG活动编辑组",
    "name_en": "Editors of the #ICT4SDG campaign",
    "name_fr": "Rédaction de la campagne #ICT4SDG",
    "name_ru": "Редакция кампании #ICT4SDG",
    "name_es": "Equipo de redacción de la campaña #ICT4SDG",
}


def name_the_endorsers(apps, schema_editor):
    """Ties endorsed so far were: by the body that staff typed, else by the campaign's editors."""
    ActivityGoal = apps.get_model("campaign", "ActivityGoal")
    Endorser = apps.get_model("campaign", "Endorser")
    ties = ActivityGoal.objects.select_related("activity")
    if not ties.exists():
        return
    editors = {"description": "", **EDITORS, "name": EDITORS["name_en"]}
    bodies = {"": Endorser.objects.create(**editors)}
    for tie in ties.exclude(status="draft", typed_endorser=""):
        name = tie.typed_endorser.strip()
        if name and name not in bodies:
            number = len(bodies) + 1
            bodies[name] = Endorser.objects.create(
                slug=f"{slugify(name)[:40]}-{number}".strip("-"),
                order=number,
                description="",
                name=name,
                **{f"name_{code}": name for code in CODES},
            )
        if name or tie.status == "endorsed":
            tie.endorsed_by = bodies[name]
        if tie.status == "endorsed" and not tie.endorsed_on:
            tie.endorsed_on = localdate(tie.activity.published_at or tie.activity.created_at)
        tie.save(update_fields=["endorsed_by", "endorsed_on"])


GRANTS = {
    "Editors": ["view_endorser"],
    "Translators": ["view_endorser"],
    "Publishers": [*(f"{each}_endorser" for each in ("view", "add", "change", "delete")), "endorse"],
}


def grant(apps, schema_editor):
    create_permissions(current_apps.get_app_config("campaign"), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GRANTS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="campaign", codename__in=codenames
            )
        )


class Migration(migrations.Migration):
    dependencies = [("campaign", "0002_groups")]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(CREATE_WORDS, "DROP FUNCTION campaign_words(text, text)"),
        migrations.AddIndex("activity", GinIndex(fields=["countries"], name="activity_countries")),
        migrations.AddIndex(
            "activity", models.Index(fields=["start_year"], name="activity_start_year")
        ),
        *(
            migrations.AddIndex(
                "activity",
                GinIndex(OpClass(words_of(code), name="gin_trgm_ops"), name=f"activity_words_{code}"),
            )
            for code in CODES
        ),
        migrations.CreateModel(
            name='Endorser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='address')),
                ('order', models.PositiveSmallIntegerField(verbose_name='order')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_ar', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_zh', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_fr', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_ru', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('name_es', models.CharField(max_length=200, null=True, verbose_name='name')),
                ('description', models.TextField(verbose_name='description')),
                ('description_ar', models.TextField(null=True, verbose_name='description')),
                ('description_zh', models.TextField(null=True, verbose_name='description')),
                ('description_en', models.TextField(null=True, verbose_name='description')),
                ('description_fr', models.TextField(null=True, verbose_name='description')),
                ('description_ru', models.TextField(null=True, verbose_name='description')),
                ('description_es', models.TextField(null=True, verbose_name='description')),
            ],
            options={
                'verbose_name': 'endorsing body',
                'verbose_name_plural': 'endorsing bodies',
                'ordering': ['order'],
            },
        ),
        migrations.AlterModelOptions(
            name='activitygoal',
            options={'ordering': ['activity', 'goal__number'], 'permissions': [('endorse', 'Can endorse ties of activities to goals')], 'verbose_name': 'activity’s goal', 'verbose_name_plural': 'activities’ goals'},
        ),
        migrations.RenameField("activitygoal", "endorsed_by", "typed_endorser"),
        migrations.AddField(
            "activitygoal",
            "endorsed_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ties",
                to="campaign.endorser",
                verbose_name="endorsed by",
            ),
        ),
        migrations.RunPython(name_the_endorsers, migrations.RunPython.noop),
        # PostgreSQL alters no table that has checks pending.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField("activitygoal", "typed_endorser"),
        migrations.AddIndex(
            "activitygoal",
            models.Index(
                condition=models.Q(("status", "endorsed")),
                fields=["goal", "activity"],
                name="activitygoal_endorsed",
            ),
        ),
        migrations.AddConstraint(
            "activitygoal",
            models.CheckConstraint(
                name="activitygoal_endorsed_by_whom_and_when",
                condition=~models.Q(status="endorsed")
                | models.Q(endorsed_by__isnull=False, endorsed_on__isnull=False),
                violation_error_message="An endorsed tie names the body that endorsed it, and the day.",
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
