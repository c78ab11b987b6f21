"""Publishing numbered editions of the roadmap, and reading them."""

import json
from itertools import groupby

from django.db import connection, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from campaign import snapshots
from campaign.edition_differences import best_text, difference, titles_of
from campaign.models import Edition
from campaign.tables import Column, table_response
from ict4sdg import languages


class Refused(Exception):
    """Why no edition was published, in the active language."""


def latest() -> Edition | None:
    return Edition.objects.order_by("-number").first()


def before(edition: Edition) -> Edition | None:
    return Edition.objects.filter(number__lt=edition.number).order_by("-number").first()


def snapshot_of(edition: Edition | None) -> dict:
    return edition.snapshot if edition else {}


@transaction.atomic
def publish(note: dict | None = None, seen: str = "") -> Edition:
    """The next edition: the mapping as it is now. `note` is by language; `seen` is the digest of
    what was previewed. Raises Refused."""
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {Edition._meta.db_table} IN EXCLUSIVE MODE")
    last, snapshot = latest(), snapshots.taken()
    digest = snapshots.digest_of(snapshot)
    if seen and seen != digest:
        raise Refused(_("The mapping changed meanwhile. Look at it once more, then publish."))
    if last and last.digest == digest:
        raise Refused(_("Nothing changed since the last edition."))
    return Edition.objects.create(
        number=last.number + 1 if last else 1,
        snapshot=snapshot,
        digest=digest,
        **{f"note_{code}": text for code, text in (note or {}).items()},
    )


def change(edition: Edition, code: str) -> dict | None:
    """What `edition` added, removed and changed, each link in words; None for the first."""
    previous = before(edition)
    return change_between(previous.snapshot, edition.snapshot, code) if previous else None


def change_between(old: dict, new: dict, code: str) -> dict:
    titles = titles_of(old, new)
    found = difference(old, new)
    return {
        name: [in_words(link, titles, code) for link in getattr(found, name)]
        for name in ("added", "removed", "changed")
    }


def in_words(link: dict, titles: dict, code: str) -> dict:
    """A link with its title in language `code`, or else in the best it has."""
    title, language = best_text(titles.get((link["kind"], link["code"]), {}), code)
    short = link["code"].split("-")[0] if link["kind"] == "line" else link["code"]
    return {**link, "short_code": short, "title": title or short, "language": language}


def contents(snapshot: dict, code: str) -> list[tuple]:
    """Each record that has links, in words, with the numbers of its goals; by kind."""
    titles = titles_of(snapshot)
    kinds = {"line": [], "technology": [], "activity": []}
    for (kind, _code), links in groupby(
        snapshot["links"], key=lambda link: (link["kind"], link["code"])
    ):
        links = list(links)
        goals = [link["goal"] for link in links]
        kinds[kind].append({**in_words(links[0], titles, code), "goals": goals})
    return list(kinds.items())


def file_response(request, edition: Edition, file_format: str):
    """JSON is the snapshot as it was frozen, in all languages; tables speak the request's."""
    if file_format == "json":
        return json_response(edition)
    return table_response(
        request,
        file_format,
        f"roadmap-{edition.number}",
        columns(),
        rows(edition.snapshot, request.LANGUAGE_CODE),
        title=str(edition),
    )


def json_response(edition: Edition):
    made = {
        "edition": edition.number,
        "published_on": edition.published_on.isoformat(),
        "note": snapshots.texts(edition, "note"),
        "digest": edition.digest,
        "snapshot": edition.snapshot,
    }
    response = HttpResponse(
        json.dumps(made, ensure_ascii=False, indent=1) + "\n",
        content_type="application/json; charset=utf-8",
    )
    name = f"ict4sdg-roadmap-{edition.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def columns():
    return [
        Column("kind", _("Kind")),
        Column("code", _("Code")),
        Column("title", _("Title")),
        Column("languages", _("Languages")),
        Column("goal", _("Goal")),
        Column("goal_uri", _("Address of the goal at the UN")),
        Column("targets", _("Targets")),
        Column("rationale", _("Why")),
        Column("basis", _("Basis")),
        Column("confidence", _("Confidence")),
        Column("endorsed_by", _("Endorsed by")),
        Column("endorsed_on", _("Endorsed on")),
    ]


def rows(snapshot: dict, code: str):
    """A row for each link; what has no text in language `code` leaves its cell empty."""
    titles = titles_of(snapshot)
    uris = {goal["number"]: goal["uri"] for goal in snapshot["goals"]}
    for link in snapshot["links"]:
        title = titles.get((link["kind"], link["code"]), {})
        yield [
            link["kind"],
            link["code"],
            title.get(code),
            [each for each in languages.CODES if each in title],
            link["goal"],
            uris.get(link["goal"]),
            link["targets"],
            link["rationale"].get(code),
            link.get("basis"),
            link.get("confidence"),
            link.get("endorsed_by", {}).get(code),
            link.get("endorsed_on"),
        ]
