"""A language of items copied into another, as a start."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaign import history
from campaign.exchange import apply, forms
from ict4sdg import languages

from . import exchange_rights
from .exchange_pages import LIST, chosen_items, count_of, page, require_staff_of_texts, usual_pair


def copy_page(request, site, items=None):
    require_staff_of_texts(request)
    is_sent = request.method == "POST" and items is None
    given = chosen_items(request, items)
    form = forms.CopyForm(
        request.POST if is_sent else None,
        initial={"items": given, **usual_pair(request, items)},
    )
    if is_sent and form.is_valid() and form.cleaned_data["items"]:
        copy_texts(request, form.cleaned_data)
        return redirect(LIST)
    return page(
        request, site, "copy", _("Copy a language into another"), form=form, count=count_of(given)
    )


@transaction.atomic
def copy_texts(request, chosen):
    opened, filled, refused = exchange_rights.opened(request), 0, 0
    source, target = chosen["source"], chosen["target"]
    names = {"source": languages.isolated(languages.BY_CODE[source].name)}
    names["target"] = languages.isolated(languages.BY_CODE[target].name)
    comment = _("%(source)s copied into %(target)s, as a start") % names
    for item in apply.locked(chosen["items"]).values():
        if target not in opened(item):
            refused += 1
            continue
        with history.recorded(exchange_rights.whole(item), request.user, comment):
            filled += len(apply.copied(item, source, target, request.user))
    copied = ngettext(
        "%(count)s empty text was filled; it counts as in progress.",
        "%(count)s empty texts were filled; they count as in progress.",
        filled,
    )
    messages.success(request, copied % {"count": filled})
    if refused:
        kept = ngettext(
            "%(count)s item was left as it is: you may not write this language of it.",
            "%(count)s items were left as they are: you may not write this language of them.",
            refused,
        )
        messages.warning(request, kept % {"count": refused})
