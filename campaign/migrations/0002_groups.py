from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

PUBLISHABLE = ["activity", "casestudy", "document", "event", "fact", "page", "post", "video"]
# What belongs to an item, and what items name: public only through a published item.
PARTS = ["activitygoal", "documentfile", "reference"]
NAMED = ["eventseries", "organisation", "picture"]
# Public at once, in every language: nobody reviews it after it is saved.
REFERENCE = [
    "actionline",
    "campaignsettings",
    "goal",
    "linegoal",
    "mandate",
    "sector",
    "strategicgoal",
    "target",
    "technology",
    "technologygoal",
]
EVERYTHING = [*PUBLISHABLE, *PARTS, *NAMED, *REFERENCE]


def codenames(actions, models):
    return {f"{action}_{model}" for action in actions for model in models}


GROUPS = {
    "Editors": codenames(["view"], EVERYTHING)
    | codenames(["add", "change"], [*PUBLISHABLE, *NAMED])
    | codenames(["add", "change", "delete"], PARTS),
    "Translators": codenames(["view"], EVERYTHING) | {"translate"},
    "Publishers": codenames(["view", "add", "change", "delete"], EVERYTHING) | {"publish"},
}


def create_groups(apps, schema_editor):
    # Django makes permissions only after all migrations; groups need them now.
    create_permissions(current_apps.get_app_config("campaign"), verbosity=0, apps=apps)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, wanted in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="campaign", codename__in=wanted)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="campaignsettings",
            options={
                "permissions": [
                    ("publish", "Can publish items and change published ones"),
                    ("translate", "Can write the texts of items"),
                ],
                "verbose_name": "campaign settings",
                "verbose_name_plural": "campaign settings",
            },
        ),
        migrations.RunPython(create_groups, migrations.RunPython.noop),
    ]
