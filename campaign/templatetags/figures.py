"""Values of indicators as each language prints them."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from campaign import areas, figures
from campaign.series import value_text

register = template.Library()


@register.filter
def value_of(value, indicator):
    """A value of the indicator with its sign: 67.4%, 5.5 billion."""
    return value_text(indicator, Decimal(str(value)), get_language())


@register.filter
def plain_value(value):
    """A value in a table, whose heading has the unit."""
    return figures.number(value, get_language())


@register.filter
def part_of_date(text):
    """A date that may lack day or month; as it stands where there is no such day."""
    try:
        return figures.part_of_date(text, get_language())
    except ValueError:
        return text


@register.filter
def area_name(code):
    return areas.name(code, get_language())
