import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from ict4sdg import languages, messages
from tests import migrated


@pytest.fixture(scope="session", autouse=True)
def compiled_messages():
    messages.compile_all()


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    """Tests read files from where they are written: nothing is collected for them."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(scope="session", autouse=True)
def counted_on_demand():
    """No thread writes downloads behind a test's back: it calls `counting.flush()`."""
    with override_settings(DOWNLOADS_WRITTEN_EVERY=0):
        yield


@pytest.fixture(autouse=True)
def restored_language():
    """Whatever language a test activates, the next one starts in the default."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        migrated.keep()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with transactions of its own empties the database: the next one finds it as after
    the migrations. So does the next file, or the one before it fails."""
    yield
    if not nextitem or not migrated.kept:
        return
    with item.config.stash[blocking_manager_key].unblock():
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction"):
            migrated.restore()
        if item.path != nextitem.path:
            assert migrated.left() == {}, f"{item.path.name} left rows in the database"


@pytest.fixture(params=languages.CODES)
def code(request):
    """Each official language in turn."""
    return request.param
