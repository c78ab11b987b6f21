import hashlib
import io
import tracemalloc
import zipfile
from urllib.parse import unquote

import pytest

from ict4sdg import languages
from posters.cells import File
from posters.kits import kit
from posters.renderings import Entry
from posters.storing import keep
from tests import factories

pytestmark = pytest.mark.django_db


def opened(response):
    data = b"".join(response.streaming_content)
    assert int(response["Content-Length"]) == len(data)
    return zipfile.ZipFile(io.BytesIO(data))


def test_a_goals_kit_has_every_language_in_a_folder_of_its_own_name(client, poster):
    made = opened(client.get("/fr/posters/kit.zip?goal=9"))
    assert made.testzip() is None
    folders = {name.split("/")[0] for name in made.namelist() if "/" in name}
    assert folders == {each.name for each in languages.OFFICIAL}
    # Signal and fact in eight formats, the briefing sheet in one, and what to read.
    assert len(made.namelist()) == 6 * (8 + 8 + 1 + 1) + 1


def test_a_languages_kit_has_every_poster_in_it(client, poster):
    factories.GoalFactory(number=4, colour="#C5192D")
    made = opened(client.get("/zh/posters/kit.zip"))
    assert {name.split("/")[0] for name in made.namelist()} == {"中文", "SHA256SUMS.txt"}
    for title in ("4 title zh", "9 title zh"):
        assert any(f"ICT4SDG {title}" in name for name in made.namelist())
    names = unquote(client.get("/zh/posters/kit.zip")["Content-Disposition"])
    assert "中文.zip" in names


def test_every_checksum_in_a_kit_is_right(client, poster):
    made = opened(client.get("/ar/posters/kit.zip?goal=9"))
    lines = made.read("SHA256SUMS.txt").decode().splitlines()
    assert len(lines) == 6 * 17
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(made.read(name)).hexdigest() == digest


def test_a_kit_brings_the_terms_of_use_in_its_language(client, poster):
    factories.PageFactory(slug="terms", body_ar="<h2>شروط</h2><p>نص &amp; نص</p>")
    made = opened(client.get("/ar/posters/kit.zip"))
    texts = [made.read(name).decode() for name in made.namelist() if name.endswith(".txt")]
    assert any("شروط\n\nنص & نص" in text for text in texts)


def test_a_kit_of_a_hundred_megabytes_streams_in_little_memory():
    entries = []
    for number in range(100):
        digest = keep(bytes([number]) * 1_000_000, "png")
        file = File("goal-9", "signal", "en", f"{number}.png")
        entries.append((Entry(file, digest, 1_000_000), f"{number}.png"))
    tracemalloc.start()
    stream = kit(entries, {}, "https://www.itu.int/")
    total = sum(len(piece) for piece in stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total > 100_000_000
    assert peak < 20_000_000


def test_a_kit_before_anything_is_loaded_says_come_again(client, db):
    assert client.get("/en/posters/kit.zip").status_code == 503
