import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import translation

from ict4sdg import languages, messages


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


@pytest.fixture(params=languages.CODES)
def code(request):
    """Each official language in turn."""
    return request.param
