from django.core.exceptions import BadRequest
from django.shortcuts import render

from campaign.explorer import downloads, shown
from campaign.explorer.counts import counts_of
from campaign.explorer.facets import reference_choices
from campaign.explorer.forms import ExplorerForm
from campaign.explorer.results import page_of

LONGEST_QUERY = 16_000
"""Characters: all values of all facets are fewer."""


def explorer(request):
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        raise BadRequest
    language = request.LANGUAGE_CODE
    choices = reference_choices(language)
    form = ExplorerForm(request.GET, choices)
    selection = form.selection(language)
    if form.cleaned_data.get("format"):
        return downloads.response(request, selection, form.cleaned_data["format"], choices)
    counts = counts_of(selection)
    choices = shown.with_found(choices, selection, counts)
    page = page_of(form, selection)
    return render(
        request,
        "campaign/explorer/explorer.html",
        {
            "form": form,
            "choices": choices,
            "selection": selection,
            "facets": shown.facets_of(choices, selection, counts),
            "chips": shown.chips_of(choices, selection),
            "loosenings": shown.loosenings_of(selection, counts),
            "goals_picture": shown.goals_picture(choices, counts, language),
            "lines_picture": shown.lines_picture(choices, counts, language),
            "listing": page,
            "query": selection.query(),
            "is_narrowed": bool(request.GET.keys() - {"page"}),
        },
    )
