from django.db import migrations, models

DESIGNS = ["signal", "photo", "fact", "campaign", "briefing"]


def take_from_posters(apps, schema_editor):
    """Artwork was of its poster's first design."""
    Artwork = apps.get_model("posters", "Artwork")
    for artwork in Artwork.objects.select_related("poster"):
        artwork.design = artwork.poster.design
        artwork.save(update_fields=["design"])


class Migration(migrations.Migration):
    dependencies = [("posters", "0002_groups")]

    operations = [
        migrations.AddField(
            model_name="artwork",
            name="design",
            field=models.CharField(
                choices=[
                    ("signal", "Signal"),
                    ("photo", "Photo"),
                    ("fact", "Fact"),
                    ("campaign", "Campaign"),
                    ("briefing", "Briefing sheet"),
                ],
                default="signal",
                max_length=8,
                verbose_name="design",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(take_from_posters, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="artwork",
            options={
                "ordering": ["poster", "design", "language", "format"],
                "verbose_name": "finished artwork",
                "verbose_name_plural": "finished artwork",
            },
        ),
        migrations.RemoveConstraint(model_name="artwork", name="artwork_once"),
        migrations.AddConstraint(
            model_name="artwork",
            constraint=models.UniqueConstraint(
                fields=("poster", "design", "language", "format"),
                name="artwork_once",
                violation_error_message="This design, language and format have their artwork already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="artwork",
            constraint=models.CheckConstraint(
                condition=models.Q(("design__in", DESIGNS)), name="artwork_design_known"
            ),
        ),
    ]
