"""The areas that observations are about: countries, regions and groups of countries.

An area is named by its M49 code, three digits, as the UN Statistics Division writes it; the World
Bank's income groups, which M49 has not, by the World Bank's letters. Countries and their names
come from the CLDR.
"""

import re
from functools import cache

from babel.core import get_global
from django.utils.translation import gettext_lazy as _

from campaign import figures

WORLD = "001"
GROUPS = {
    WORLD: _("World"),
    "AVG": _("Average of countries with data"),
    "199": _("Least developed countries (LDCs)"),
    "432": _("Landlocked developing countries (LLDCs)"),
    "722": _("Small island developing States (SIDS)"),
    "HIC": _("High-income economies"),
    "UMC": _("Upper-middle-income economies"),
    "LMC": _("Lower-middle-income economies"),
    "LIC": _("Low-income economies"),
    "514": _("Developed regions"),
    "515": _("Developing regions"),
    "002": _("Africa"),
    "015": _("Northern Africa"),
    "202": _("Sub-Saharan Africa"),
    "747": _("Northern Africa and Western Asia"),
    "019": _("Americas"),
    "419": _("Latin America and the Caribbean"),
    "142": _("Asia"),
    "062": _("Central and Southern Asia"),
    "753": _("Eastern and South-Eastern Asia"),
    "150": _("Europe"),
    "513": _("Europe and Northern America"),
    "009": _("Oceania"),
    "053": _("Australia and New Zealand"),
    "543": _("Oceania excluding Australia and New Zealand"),
}
"""Groups of countries, in the order in which they are listed."""
NAMES = {"275": _("State of Palestine")}
"""Countries whose name at the UN is not the one of the CLDR."""
FORMER = {"158", "230", "249", "278", "280", "720", "736", "886"}
"""Numbers of the CLDR that stand for no country or area of today's M49."""
OTHER_NAMES = {"WLD": WORLD, "LDC": "199", "LLDC": "432", "SIDS": "722"}


@cache
def countries() -> dict[str, str]:
    """M49 code of each country to its ISO 3166 code of two letters."""
    aliases = get_global("territory_aliases")
    return {
        code: letters[0]
        for code, letters in aliases.items()
        if re.fullmatch(r"\d{3}", code) and len(letters) == 1 and is_country(code, letters[0])
    }


def is_country(code, letters):
    """Not one of the codes that ISO 3166 leaves to its users (AA, QM … QZ, XA … XZ, ZZ)."""
    return code not in FORMER and not re.fullmatch(r"AA|ZZ|X.|Q[M-Z]", letters)


@cache
def codes_by_letters() -> dict[str, str]:
    """ISO 3166 codes of two and three letters to M49."""
    found = {letters: code for code, letters in countries().items()}
    for other, letters in get_global("territory_aliases").items():
        if re.fullmatch(r"[A-Z]{3}", other) and letters[0] in found:
            found.setdefault(other, found[letters[0]])
    return found


def code_of(text: str) -> str | None:
    """The code of the area that `text` names (`1`, `001`, `WLD`, `KE`, `KEN`, `hic`), if any."""
    text = text.strip().upper()
    if re.fullmatch(r"[0-9]{1,3}", text):
        text = text.zfill(3)
    text = OTHER_NAMES.get(text, text)
    if text in GROUPS or text in countries():
        return text
    return codes_by_letters().get(text)


def name(code: str, language: str) -> str:
    """The area's name; the code where it is unknown."""
    if code in GROUPS or code in NAMES:
        return str(GROUPS.get(code) or NAMES[code])
    letters = countries().get(code)
    return figures.country(letters, language) if letters else code


def order(code: str) -> tuple:
    """Groups in their order, then countries by code."""
    return (list(GROUPS).index(code), "") if code in GROUPS else (len(GROUPS), code)
