from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

MODELS = ["poster", "artwork", "download"]
# Posters are public at once, like the goals they are of: only publishers change them.
GROUPS = {
    "Editors": {f"view_{model}" for model in MODELS},
    "Translators": {f"view_{model}" for model in MODELS},
    "Publishers": {f"view_{model}" for model in MODELS}
    | {"change_poster", "add_artwork", "change_artwork", "delete_artwork"},
}


def make_slots(apps, schema_editor):
    """A poster for every goal and for the campaign, where they are loaded already."""
    Poster = apps.get_model("posters", "Poster")
    for goal in apps.get_model("campaign", "Goal").objects.all():
        Poster.objects.get_or_create(slug=f"goal-{goal.number}", defaults={"goal": goal})
    if apps.get_model("campaign", "CampaignSettings").objects.exists():
        Poster.objects.get_or_create(slug="campaign", defaults={"design": "campaign"})


def give_permissions(apps, schema_editor):
    # Django makes permissions only after all migrations; groups need them now.
    create_permissions(current_apps.get_app_config("posters"), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, wanted in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="posters", codename__in=wanted)
        )


class Migration(migrations.Migration):
    dependencies = [("posters", "0001_initial"), ("campaign", "0002_groups")]

    operations = [
        migrations.RunPython(make_slots, migrations.RunPython.noop),
        migrations.RunPython(give_permissions, migrations.RunPython.noop),
    ]
