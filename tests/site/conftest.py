"""The whole site on its real content, loaded once a module, and served where a browser needs it."""

import pytest
from django.test.testcases import LiveServerThread, _StaticFilesHandler

from campaign.loading import kinds, write
from campaign.models import LoadedRecord


@pytest.fixture(scope="module")
def campaign(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        write.load()
        yield
        for kind in reversed(kinds.KINDS):
            kind.model.objects.all().delete()
        LoadedRecord.objects.all().delete()


@pytest.fixture(scope="module")
def address(campaign):
    """Where the loaded site is served."""
    thread = LiveServerThread("127.0.0.1", _StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None, thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
