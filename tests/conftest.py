import pytest
from django.conf import settings
from django.utils import translation

from ict4sdg import languages, messages


@pytest.fixture(scope="session", autouse=True)
def compiled_messages():
    messages.compile_all()


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Most tests read pages, not assets: no manifest is needed for those."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def restored_language():
    """Whatever language a test activates, the next one starts in the default."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(params=languages.CODES)
def code(request):
    """Each official language in turn."""
    return request.param
