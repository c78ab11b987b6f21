from django import forms
from django.db import models
from django.db.models import F, Func
from django.db.models.fields.json import KeyTransform
from django.shortcuts import get_object_or_404, render

from campaign import editions as roadmap
from campaign.models import Edition
from campaign.tables import FORMATS


class FileForm(forms.Form):
    format = forms.ChoiceField(required=False, choices=[(each, each) for each in FORMATS])


def editions(request):
    links = Func(
        KeyTransform("links", F("snapshot")),
        function="jsonb_array_length",
        output_field=models.IntegerField(),
    )
    found = Edition.objects.defer("snapshot").annotate(links=links).order_by("-number")
    return render(request, "campaign/mapping/editions.html", {"editions": found})


def edition(request, number):
    edition = get_object_or_404(Edition, number=number)
    form = FileForm(request.GET)
    if form.is_valid() and form.cleaned_data["format"]:
        return roadmap.file_response(request, edition, form.cleaned_data["format"])
    code = request.LANGUAGE_CODE
    return render(
        request,
        "campaign/mapping/edition.html",
        {
            "edition": edition,
            "total": len(edition.snapshot["links"]),
            "change": roadmap.change(edition, code),
            "contents": roadmap.contents(edition.snapshot, code),
        },
    )
