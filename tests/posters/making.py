"""What the tests of “Make your own” send: forms, pictures, and how they read the answers."""

import io
import re

from PIL import Image

from tests import factories

ADDRESS = "/{code}/posters/customise/"
PHOTO_COLOURS = ((200, 30, 30), (30, 30, 200))


def campaign():
    """What a page of the campaign rests on: settings, and goal 9 with its poster."""
    goal = factories.GoalFactory(number=9, **texts("message", "Networks run other goals"))
    factories.SettingsFactory(featured_goal=goal)
    return goal


def texts(field, text):
    return {f"{field}_{code}": f"{text} {code}" for code in ("ar", "zh", "en", "fr", "ru", "es")}


def file_of(image, file_format="JPEG", **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def photo(size=(900, 600), file_format="JPEG", **options):
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, PHOTO_COLOURS[0])
    image.paste(PHOTO_COLOURS[1], (size[0] // 2, 0, *size))
    return file_of(image, file_format, **options)


def upload(data, name="photo.jpg"):
    file = io.BytesIO(data)
    file.name = name
    return file


def filled(**changed):
    """A form as a browser sends it, files and button aside."""
    return {
        "goal": "9",
        "design": "signal",
        "language": "en",
        "format": "a4.pdf",
        "focus": "centre",
        "headline": "Signals for all",
        "organisation": "Ministry of Signals",
        "asker": "member-state",
        **changed,
    }


def previewed(client, code="en", **changed):
    return client.post(ADDRESS.format(code=code), filled(preview="1", **changed))


def downloaded(client, code="en", **changed):
    return client.post(ADDRESS.format(code=code), filled(download="1", **changed))


def preview_of(response) -> bytes | None:
    """The picture inside the page."""
    from base64 import b64decode

    found = re.search(r'src="data:image/webp;base64,([^"]+)"', response.content.decode())
    return b64decode(found[1]) if found else None


def hidden(response, name) -> str:
    tag = re.search(rf'<input type="hidden" name="{name}"[^>]*>', response.content.decode())[0]
    value = re.search(r'value="([^"]*)"', tag)
    return value[1] if value else ""


def said(response) -> str:
    """Every message of the page's result section, as text."""
    html = response.content.decode()
    result = html[html.index('id="result"') :]
    return " ".join(re.sub(r"<[^>]+>", " ", result[: result.index("</section>")]).split())
