"""The database as the migrations left it: groups with their rights, endorsers."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from psycopg.sql import SQL, Identifier, Literal

kept = {}


def keep():
    """Note what the migrations wrote."""
    kept["rows"] = connection.creation.serialize_db_to_string()
    kept["counts"] = counts()


def restore():
    """Empty every table, then write what the migrations wrote."""
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    connection.creation.deserialize_db_from_string(kept["rows"])
    ContentType.objects.clear_cache()


def counts() -> dict[str, int]:
    """Table to its number of rows, in one query."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    count = SQL("SELECT {}, count(*) FROM {}")
    each = [count.format(Literal(table), Identifier(table)) for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(SQL(" UNION ALL ").join(each))
        return dict(cursor.fetchall())


def left() -> dict[str, int]:
    """Table to the rows that tests left in it (or took from it), where there are any."""
    now = counts()
    return {table: now[table] - was for table, was in kept["counts"].items() if now[table] != was}
