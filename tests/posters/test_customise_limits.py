"""What keeps “Make your own” from being a burden: pool, counts, sizes."""

import os
import tempfile
import threading
import time
from pathlib import Path

import pytest
from django.test import RequestFactory

from posters import customising, limits, uploads
from posters.errors import Busy, LongWord, TooHeavy
from posters.pool import Pool
from posters.render import render
from posters.words import Words
from tests.posters import making
from tests.posters.making import ADDRESS, downloaded, hidden, photo, previewed, upload


@pytest.fixture
def pool():
    made = Pool(size=1, seconds=2, megabytes=1024, patience=0.2)
    yield made
    made.close()


@pytest.fixture
def campaign(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return making.campaign()


class Gate(threading.Thread):
    """A caller that occupies the pool's only worker for a while."""

    def __init__(self, pool, seconds):
        super().__init__(daemon=True)
        self.pool, self.seconds = pool, seconds
        self.start()
        while pool.turns._value:
            os.sched_yield()

    def run(self):
        self.pool.run(time.sleep, self.seconds)


def test_what_takes_too_long_is_stopped_and_the_next_is_served(pool):
    pool.run(abs, -1)
    before = time.monotonic()
    with pytest.raises(TooHeavy):
        pool.run(time.sleep, 60)
    assert time.monotonic() - before < 5
    assert pool.run(abs, -7) == 7


def test_what_takes_too_much_memory_is_stopped_and_the_next_is_served(pool):
    with pytest.raises(TooHeavy):
        pool.run(bytes, 2 * 1024**3)
    assert pool.run(abs, -7) == 7


def test_a_worker_that_dies_takes_its_folder_with_it(pool):
    folder = pool.run(tempfile.gettempdir)
    assert Path(folder).is_dir()
    with pytest.raises(TooHeavy):
        pool.run(os.abort)
    assert not Path(folder).exists()
    assert pool.run(abs, -7) == 7


@pytest.mark.parametrize("secret", ["DATABASE_URL", "SECRET_KEY"])
def test_a_worker_knows_no_secret(pool, secret):
    assert os.environ[secret]
    assert pool.run(os.getenv, secret) is None


def test_errors_come_back_with_their_values(pool):
    with pytest.raises(LongWord) as error:
        pool.run(render, "signal", Words(headline="a" * 100), "en", "a4.pdf", goal=9)
    assert (error.value.field, error.value.word) == ("headline", "a" * 100)


def test_a_full_pool_refuses_at_once_or_after_a_short_wait(pool):
    pool.run(abs, -1)
    gate = Gate(pool, 1)
    before = time.monotonic()
    with pytest.raises(Busy):
        pool.run(abs, -1)
    assert time.monotonic() - before < 0.9
    gate.join()
    assert pool.run(abs, -7) == 7


def test_when_the_pool_is_full_the_visitor_keeps_the_form(client, campaign, pool, monkeypatch):
    pool.run(abs, -1)
    monkeypatch.setattr(customising, "pool", lambda: pool)
    monkeypatch.setattr("posters.forms.pool", lambda: pool)
    gate = Gate(pool, 1.5)
    response = previewed(client, headline="Kept words", design="photo", photo=upload(photo()))
    assert response.status_code == 503
    assert int(response["Retry-After"]) >= 1
    assert "Kept words" in response.content.decode()
    assert uploads.unsealed(hidden(response, "kept_photo"), "photo") == photo()
    assert client.get("/en/goals/9/").status_code == 200
    gate.join()


def request(address="192.0.2.1", **meta):
    return RequestFactory().post("/", REMOTE_ADDR=address, **meta)


def test_each_client_has_its_own_count_a_minute(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    one = [limits.is_allowed(request(), now=600) for _ in range(limits.REQUESTS_A_MINUTE + 1)]
    assert one == [True] * limits.REQUESTS_A_MINUTE + [False]
    assert limits.is_allowed(request("192.0.2.2"), now=600)
    assert limits.is_allowed(request(), now=661)


def test_counts_of_past_minutes_are_forgotten_and_name_nobody(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    for now in (600, 660, 720, 780):
        limits.is_allowed(request(), now=now)
    assert sorted(each.name for each in (tmp_path / "requests").iterdir()) == ["12", "13"]
    names = {each.name for each in (tmp_path / "requests").glob("*/*")}
    assert len(names) == 2
    assert not any("192" in name for name in names)


def test_a_broken_disk_turns_nobody_away(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "file"
    settings.VAR_DIR.write_text("not a folder")
    assert limits.is_allowed(request())


def test_one_network_of_ipv6_is_one_client():
    clients = {limits.client_of(request(f"2001:db8::{n}")) for n in range(5)}
    assert clients == {"2001:db8::/64"}


def test_behind_a_proxy_the_clients_own_claims_do_not_count(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    claimed = request("10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 192.0.2.9")
    assert limits.client_of(claimed) == "192.0.2.9"
    settings.SECURE_PROXY_SSL_HEADER = None
    assert limits.client_of(claimed) == "10.0.0.1"


def test_who_asks_too_often_waits_and_keeps_the_form(client, campaign, monkeypatch):
    monkeypatch.setattr(limits, "REQUESTS_A_MINUTE", 0)
    response = downloaded(client, headline="Kept words")
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert "Kept words" in response.content.decode()


def test_a_file_over_ten_megabytes_is_let_go_and_the_rest_is_kept(client, campaign):
    heavy = upload(b"\xff\xd8" + b"0" * (uploads.MAX_BYTES + 1))
    response = previewed(client, design="photo", headline="Kept words", photo=heavy)
    assert response.status_code == 422
    assert "10 MB" in making.said(response)
    assert "Kept words" in response.content.decode()


def test_a_request_that_is_too_large_is_not_read(client, campaign):
    response = client.post(
        ADDRESS.format(code="ar"),
        b"never read",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(uploads.LARGEST_REQUEST + 1),
    )
    assert response.status_code == 413
    assert 'dir="rtl"' in response.content.decode()


def test_fields_beyond_django_limit_get_the_same_page(client, campaign):
    response = downloaded(client, headline="a" * (13 * 1024 * 1024))
    assert response.status_code == 413
    assert "<form" in response.content.decode()
