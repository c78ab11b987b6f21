"""Working in the admin as a member of staff does: signing in, filling in forms, reading errors."""

from django import forms
from django.contrib.auth.models import Group
from django.urls import reverse

from ict4sdg import languages
from tests.factories import UserFactory

MULTIPLE = (forms.ModelMultipleChoiceField, forms.MultipleChoiceField)


def sign_in(client, *groups, **fields):
    """A new member of staff of these groups, signed in. Translators have all languages unless
    told otherwise."""
    if "Translators" in groups:
        fields.setdefault("languages", list(languages.CODES))
    user = UserFactory(**fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    client.force_login(user)
    return user


def address(item_or_model, action="change"):
    """The admin's address for an item, or for a model’s list and add form."""
    meta = item_or_model._meta
    pk = [item_or_model.pk] if action in ("change", "delete", "history") else []
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{action}", args=pk)


def filled(response):
    """What a browser would send of the form on the page, unchanged."""
    shown = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        shown += [inline.formset.management_form, *inline.formset.forms]
    return {name: value for form in shown for field in form for name, value in sent(field)}


def sent(field):
    value, widget = field.value(), field.field.widget
    if isinstance(widget, forms.MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        for number, (part, one) in enumerate(zip(parts, widget.widgets, strict=True)):
            yield f"{field.html_name}_{number}", one.format_value(part) or ""
    elif isinstance(widget, forms.CheckboxInput):
        if value:
            yield field.html_name, "on"
    elif value not in (None, ""):
        yield field.html_name, value if isinstance(value, list) else widget.format_value(value)
    elif not isinstance(field.field, MULTIPLE) and not isinstance(widget, forms.FileInput):
        yield field.html_name, ""


def save(client, where, **changes):
    """Open a form, change some of its fields and save it. None leaves a field out."""
    data = {**filled(client.get(where)), **changes}
    return client.post(where, {name: value for name, value in data.items() if value is not None})


def errors(response):
    """The messages of a rejected form: field to list of messages; None if it was accepted."""
    if response.status_code == 302:
        return None
    found = {name: list(each) for name, each in response.context["adminform"].form.errors.items()}
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= {f"{form.prefix}-{name}": list(each) for name, each in form.errors.items()}
    return found
