"""The database as the migrations left it: groups with their rights, endorsers."""

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

kept = {}


def keep():
    """Note what the migrations wrote."""
    kept["rows"] = connection.creation.serialize_db_to_string()


def restore():
    """Empty every table, then write what the migrations wrote."""
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    connection.creation.deserialize_db_from_string(kept["rows"])
    ContentType.objects.clear_cache()
