"""The whole site on its real content, loaded once a module, and served where a browser needs it."""

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.test.testcases import LiveServerThread

from campaign import editions
from campaign.loading import write
from tests.migrated import restore


@pytest.fixture(scope="module")
def campaign(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        write.load()
        editions.publish()
        yield
        restore()


@pytest.fixture(scope="module")
def rendered(campaign, django_db_blocker):
    """Every file of every poster, made on all cores before pages ask for them one by one."""
    with django_db_blocker.unblock():
        call_command("render_posters", lenient=True, verbosity=0)


@pytest.fixture(scope="module")
def address(campaign):
    """Where the loaded site is served."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None, thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
