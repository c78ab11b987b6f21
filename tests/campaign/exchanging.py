"""Sending texts out to translators and bringing them back, as staff do it in the admin."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaign.exchange.formats import FORMATS
from campaign.exchange.units import Bilingual, Unit
from campaign.models.publishing import State
from tests import factories

EXPORT, IMPORT, COPY = (
    f"/admin/campaign/exchange/{name}/" for name in ("export", "import", "copy")
)


def draft(slug="broadband", **fields):
    written = {
        "title_en": "Broadband for 40 villages",
        "body_en": "<p>One <strong>tower</strong></p>",
    }
    return factories.PostFactory(
        **{"slug": slug, "state": State.IN_REVIEW, "published_in": [], **written, **fields}
    )


def export(client, items="", source="en", target="ar", format="xliff12", **fields):
    given = {"states": ["missing", "in_progress", "outdated"], **fields}
    return client.post(
        EXPORT, {"items": items, "source": source, "target": target, "format": format, **given}
    )


def exported(client, *args, **fields) -> Bilingual:
    response = export(client, *args, **fields)
    assert "attachment" in response["Content-Disposition"], response.content.decode()
    return FORMATS[fields.get("format", "xliff12")].read(response.content)


def translated(bilingual, **targets):
    """The file with `targets` by field name."""
    units = []
    for unit in bilingual.units:
        target = targets.get(unit.id.rpartition(":")[2], unit.target)
        units.append(Unit(**{**vars(unit), "target": target, "is_doubtful": False}))
    return Bilingual(bilingual.source_language, bilingual.target_language, tuple(units))


def bring(client, bilingual, format="xliff12", **fields):
    """The page of the dry run."""
    data = bilingual if isinstance(bilingual, bytes) else FORMATS[format].write(bilingual)
    file = SimpleUploadedFile("back.xlf", data)
    return client.post(IMPORT, {"file": file, **fields}, follow=True)


def go(client, page, state="in_progress", **fields):
    """Apply what the dry run shows."""
    where = reverse("admin:campaign_exchange_apply", args=[page.context["exchange"].pk])
    return client.post(where, {"digest": page.context["digest"], "state": state, **fields})


def stored(item):
    return type(item).objects.get(pk=item.pk)
