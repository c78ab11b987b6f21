"""What a cell means: from text or number to the value of a column. Pure functions.

What a cell cannot mean is `Wrong`, with a message for whoever filled it in.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_slug
from django.utils.translation import gettext_lazy as _

from campaign import figures
from campaign.models import Activity
from campaign.tables import clean
from ict4sdg import languages

from .columns import NUMBERS, RATIONALE
from .reading import Unusable

REASON = re.compile(r"(\d{1,2}): ?(.*)")
LONGEST = {"slug": 80, "title": 250, "url": 500}
YEARS = range(1865, 2101)


class Wrong(Exception):
    def __init__(self, message, **values):
        super().__init__(message)
        self.message = message % values if values else message


def value_of(key: str, cell, known: dict):
    """The value of a cell in column `key`; `known` has the codes of each kind of tie."""
    if isinstance(cell, Unusable):
        raise Wrong(cell.message)
    text = "" if cell is None else str(cell)
    name = key.rpartition("_")[0] if key.rpartition("_")[2] in languages.CODES else key
    if key in known:
        return codes_of(text, known[key])
    if name in READERS:
        return READERS[name](text.strip())
    if name == RATIONALE:
        return reasons_of(text)
    return fitting(name, clean(text))


def fitting(name, text):
    most = LONGEST.get(name)
    if most and len(text) > most:
        raise Wrong(_("%(length)d characters, %(most)d fit."), length=len(text), most=most)
    return text


def codes_of(text, known):
    codes = list(dict.fromkeys(part.strip() for part in re.split(r"[;,\n]", text)))
    codes = [code for code in codes if code]
    for code in codes:
        if code not in known:
            raise Wrong(_("“%(code)s” is not known here."), code=code[:40])
    return codes


def slug_of(text):
    try:
        validate_slug(text)
    except ValidationError as error:
        raise Wrong(_("Latin letters, digits and hyphens only.")) from error
    return fitting("slug", text)


def year_of(text):
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) in YEARS):
        raise Wrong(_("Write a year with four digits."))
    return int(text)


def one_of(choices):
    def read(text):
        if text not in choices:
            raise Wrong(_("Write one of: %(codes)s."), codes=", ".join(choices))
        return text

    return read


def url_of(text):
    if text:
        try:
            URLValidator(schemes=["http", "https"])(text)
        except ValidationError as error:
            raise Wrong(_("This is no address of a page.")) from error
    return fitting("url", text)


def countries_of(text):
    codes = codes_of(text.upper(), COUNTRIES)
    return codes


COUNTRIES = {code for code in figures.locale("en").territories if re.fullmatch("[A-Z]{2}", code)}
READERS = {
    "slug": slug_of,
    **dict.fromkeys(NUMBERS, year_of),
    "status": one_of(Activity.Status.values),
    "source_language": one_of(languages.CODES),
    "url": url_of,
    "countries": countries_of,
}


def reasons_of(text) -> dict[str, str]:
    """Goal to reason, out of lines such as `9: Why`."""
    reasons, goal = {}, None
    for line in clean(text).split("\n") if text.strip() else ():
        match = REASON.fullmatch(line)
        if match:
            goal = str(int(match[1]))
            if goal in reasons:
                raise Wrong(_("Goal %(goal)s stands twice."), goal=goal)
            reasons[goal] = match[2]
        elif goal and (line.startswith(" ") or not line):
            reasons[goal] += "\n" + line[1:]
        else:
            raise Wrong(_("Begin each reason with its goal, as in “9: Why”."))
    return reasons
