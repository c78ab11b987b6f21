"""Events as an iCalendar file (RFC 5545)."""

import datetime

from icalendar import Calendar
from icalendar import Event as CalendarEvent


def calendar_of(events, *, name, absolute) -> bytes:
    """A calendar `name` of `events`, whose texts are read in the active language.

    `absolute` makes an absolute address of an event's own.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//ITU//ICT4SDG//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(entry(event, absolute))
    return calendar.to_ical()


def entry(event, absolute):
    made = CalendarEvent()
    made.add("uid", f"{event.slug}@ict4sdg")
    made.add("dtstamp", event.updated_at)
    made.add("dtstart", event.start)
    # The end is exclusive: a whole-day event ends as the day after its last begins.
    made.add("dtend", event.end + datetime.timedelta(days=1))
    made.add("summary", event.title)
    if event.place:
        made.add("location", event.place)
    if event.summary:
        made.add("description", event.summary)
    made.add("url", absolute(event.get_absolute_url()))
    return made
