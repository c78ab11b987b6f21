"""Strangers' posters are rendered by processes that are few, bounded and can be killed."""

import io
import os
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from posters import errors
from posters.pictures import Picture
from posters.pool import Pool
from posters.render import render
from posters.words import Words
from tests.posters import samples
from tests.posters.samples import photograph


@pytest.fixture(scope="module")
def pool():
    made = Pool(size=1, seconds=60, patience=0.2)
    yield made
    made.close()


def picture(kind="JPEG", size=(900, 900)):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#804020").save(buffer, kind)
    return Picture(buffer.getvalue())


def test_a_worker_renders_the_same_bytes(pool, code):
    words = samples.briefing(9, code)
    assert pool.render("briefing", words, code, "a4.pdf", goal=9) == render(
        "briefing", words, code, "a4.pdf", goal=9
    )


def test_pictures_travel_to_the_worker(pool):
    words, options = samples.signal(9, "en"), {"goal": 9, "picture": photograph()}
    assert pool.render("photo", words, "en", "square.png", **options) == render(
        "photo", words, "en", "square.png", **options
    )


def test_any_function_may_run_there_and_answer_with_what_json_holds(pool):
    assert pool.run(sorted, [3, 1, 2]) == [1, 2, 3]
    assert pool.run(os.getpid) != os.getpid()


@pytest.mark.parametrize(
    ("words", "options", "kind", "values"),
    [
        (Words("Signal 😀"), {}, errors.MissingGlyphs, {"field": "headline", "characters": "😀"}),
        (
            Words("x" * 60),
            {},
            errors.LongWord,
            {"field": "headline", "word": "x" * 60, "limit": 44},
        ),
        (Words("信" * 230), {}, errors.TooLong, {"field": "headline", "of": 230}),
        (Words(), {}, errors.MissingWords, {"field": "headline"}),
        (
            Words("Signal"),
            {"url": "javascript:alert(1)"},
            errors.BadAddress,
            {"address": "javascript:alert(1)"},
        ),
        (Words("Signal"), {"picture": Picture(b"GIF89a")}, errors.BadPicture, {"reason": "kind"}),
    ],
)
def test_refusals_come_back_with_their_values(pool, words, options, kind, values):
    design = "photo" if "picture" in options else "signal"
    with pytest.raises(kind) as caught:
        pool.render(design, words, "en", "wide.png", goal=9, **options)
    assert vars(caught.value) | values == vars(caught.value)


def test_a_mistake_of_ours_is_reported_and_the_worker_lives_on(pool):
    before = pool.run(os.getpid)
    with pytest.raises(errors.RenderFailed) as caught:
        pool.render("signal", Words("Signal"), "en", "a4.pdf")
    assert "goal" in caught.value.message
    assert pool.run(os.getpid) == before


def test_a_full_pool_says_so_soon():
    full = Pool(size=1, seconds=60, patience=0.2)
    full.run(os.getpid)
    long = threading.Thread(target=full.run, args=(time.sleep, 3))
    long.start()
    time.sleep(0.3)
    start = time.monotonic()
    with pytest.raises(errors.Busy) as caught:
        full.run(os.getpid)
    assert time.monotonic() - start < 1
    assert caught.value.retry_after >= 1
    long.join()
    assert full.run(os.getpid)
    full.close()


def test_a_worker_that_takes_too_long_is_killed_and_replaced(pool):
    old, folder = pool.run(os.getpid), Path(pool.idle[0].folder)
    pool.seconds = 0.5
    try:
        with pytest.raises(errors.TooHeavy):
            pool.run(time.sleep, 30)
    finally:
        pool.seconds = 60
    assert not Path(f"/proc/{old}").exists()
    assert not folder.exists()
    assert pool.run(os.getpid) != old


def test_a_worker_that_wants_too_much_memory_is_refused_it(pool):
    with pytest.raises(errors.TooHeavy):
        pool.run(bytearray, 2 << 30)
    assert pool.render("signal", Words("Signal"), "en", "a4.pdf", goal=9)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "JPEG"])
def test_the_largest_pictures_allowed_fit_in_the_memory_given(pool, kind):
    large = picture(kind, (6000, 4000))
    assert pool.render("photo", Words("Signal"), "en", "a4.pdf", goal=9, picture=large)


def test_a_worker_knows_no_secret_of_the_site(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    monkeypatch.setenv("DATABASE_URL", "postgres://hush")
    other = Pool(size=1, seconds=60)
    assert other.run(os.getenv, "SECRET_KEY") is None
    assert other.run(os.getenv, "DATABASE_URL") is None
    other.close()


def test_closing_leaves_no_process_and_no_folder_behind():
    other = Pool(size=1, seconds=60)
    pid, folder = other.run(os.getpid), Path(other.idle[0].folder)
    other.close()
    assert not Path(f"/proc/{pid}").exists()
    assert not folder.exists()
