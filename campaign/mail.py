"""Messages to staff, each in their own language."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import override

log = logging.getLogger(__name__)


def send(people, message):
    """`message()` gives subject and body in the language that is active.

    One that can't be sent is logged, and keeps nobody else from getting theirs.
    """
    for person in people:
        try:
            with override(person.language or settings.LANGUAGE_CODE):
                subject, body = message()
            send_mail(subject, body, None, [person.email])
        except Exception:
            log.exception("A message to user %s was not sent.", person.pk)


def one_line(text) -> str:
    """Fit for a subject, whatever a title holds."""
    return " ".join(str(text).split())
