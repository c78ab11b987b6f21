"""The JSON of the UN Statistics Division’s SDG API: {"data": [{"indicator": ["9.c.1"], …}]}."""

import json
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from campaign import areas
from campaign.models import Breakdown, Nature

from .rows import LEFT_OUT, Unreadable, printable

SERIES = {
    "IT_MOB_2GNTWK": Breakdown.TWO_G,
    "IT_MOB_3GNTWK": Breakdown.THREE_G,
    "IT_MOB_4GNTWK": Breakdown.FOUR_G,
    "IT_MOB_5GNTWK": Breakdown.FIVE_G,
    "SE_ACS_CMPTR": Breakdown.COMPUTERS,
    "SE_ACS_INTNT": Breakdown.INTERNET,
}
"""Series that are a breakdown of their indicator by their own name."""
DIMENSIONS = {
    "Sex": {"BOTHSEX": "", "FEMALE": Breakdown.WOMEN, "MALE": Breakdown.MEN},
    "Location": {"ALLAREA": "", "URBAN": Breakdown.URBAN, "RURAL": Breakdown.RURAL},
    "Type of speed": {
        "ANYS": "",
        "256KT2MBPS": Breakdown.SLOW,
        "2MT10MBPS": Breakdown.MIDDLE,
        "10MBPS": Breakdown.FAST,
    },
    "Age": {"ALLAGE": ""},
}
NATURES = {
    "C": Nature.COUNTRY,
    "CA": Nature.ADJUSTED,
    "E": Nature.ESTIMATED,
    "M": Nature.MODELLED,
    "G": Nature.GLOBAL,
}
UNITS = {"PERCENT": "percent", "PER_100_POP": "per_100", "NUMBER": "number"}
NO_VALUE = ("", "NaN", "N", "NA", None)


def api_rows(text: str, defaults: dict) -> Iterator[tuple[int, dict]]:
    """Each object of `data`, numbered as rows below a heading, as cells of the same columns."""
    try:
        # A NaN or Infinity, which JSON has not, stays a word and is refused as a value.
        document = json.loads(text, parse_constant=str, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This is not valid JSON.")) from error
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(data, list):
        raise Unreadable(_("The JSON has no list “data”, as the SDG API gives it."))
    for number, each in enumerate(data, start=2):
        yield number, api_cells(each if isinstance(each, dict) else {}, defaults)


def api_cells(each: dict, defaults: dict) -> dict:
    """One object as cells; with `LEFT_OUT` where this site has no place for it."""
    if "value" in each and each["value"] in NO_VALUE:
        return {LEFT_OUT: _("no value")}
    area, (breakdown, unknown) = word(each.get("geoAreaCode")), api_breakdown(each)
    if unknown:
        return {LEFT_OUT: unknown}
    if re.fullmatch(r"[0-9]{1,3}", area) and not areas.code_of(area):
        return {LEFT_OUT: f"geoAreaCode {area}"}
    indicator, attributes = each.get("indicator"), part(each, "attributes")
    return {
        "indicator": word(indicator[0] if isinstance(indicator, list) and indicator else indicator),
        "area": area,
        "breakdown": breakdown,
        "year": word(each.get("timePeriodStart")),
        "value": word(each.get("value")),
        "nature": NATURES.get(word(attributes.get("Nature")), ""),
        "source_name": word(each.get("source"))[:250].strip() or defaults.get("source_name", ""),
        "source_url": defaults.get("source_url", ""),
        "as_of": defaults.get("as_of", ""),
        "unit_known": UNITS.get(word(attributes.get("Units")), ""),
    }


def api_breakdown(each: dict) -> tuple[str, str]:
    """The breakdown that series and dimensions name together; where we keep none such, what they
    say."""
    found = {SERIES.get(word(each.get("series")), "")}
    for name, code in part(each, "dimensions").items():
        if name == "Reporting Type":
            continue
        if word(code) not in DIMENSIONS.get(name, {}):
            return "", printable(f"{name}: {word(code)}")
        found.add(DIMENSIONS[name][word(code)])
    found.discard("")
    if len(found) > 1:
        return "", " + ".join(sorted(found))
    return str(found.pop()) if found else "", ""


def part(each: dict, name: str) -> dict:
    inner = each.get(name)
    return inner if isinstance(inner, dict) else {}


def word(value) -> str:
    return value.strip() if isinstance(value, str) else ""
