"""Rules of the project that a newcomer would otherwise have to remember."""

from django.conf import settings
from django.core.checks import Error, register
from modeltranslation.translator import translator

from ict4sdg import languages

FONTS = ("noto-sans-latin", "noto-sans-cyrillic", "noto-sans-arabic")


@register()
def every_translated_field_has_a_column_per_language(app_configs, **kwargs):
    for model in translator.get_registered_models(abstract=False):
        columns = {field.name for field in model._meta.concrete_fields}
        for name in translator.get_options_for_model(model).all_fields:
            missing = [code for code in languages.CODES if f"{name}_{code}" not in columns]
            if missing:
                yield Error(
                    f"{model._meta.label}.{name} has no column for {', '.join(missing)}.",
                    hint="Register it in campaign/translation.py and make a migration.",
                    obj=model,
                    id="ict4sdg.E001",
                )


@register()
def nothing_is_ordered_by_a_translated_field(app_configs, **kwargs):
    """It would mean another column, and another order, in each language."""
    for model in translator.get_registered_models(abstract=False):
        translated = set(translator.get_options_for_model(model).all_fields)
        for name in model._meta.ordering:
            if str(name).lstrip("-").split("__")[-1] in translated:
                yield Error(
                    f"{model._meta.label} is ordered by the translated field {name}.",
                    hint="Order by a number, a date or the slug.",
                    obj=model,
                    id="ict4sdg.E002",
                )


@register()
def fonts_are_there(app_configs, **kwargs):
    for name in FONTS:
        if not (settings.BASE_DIR / "static" / "fonts" / f"{name}.woff2").exists():
            yield Error(
                f"The font {name}.woff2 is missing.", hint="Run `make fonts`.", id="ict4sdg.E003"
            )
