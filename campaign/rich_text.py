"""Rich text with a small vocabulary: one field, one sanitiser for saving and for rendering."""

import re
from itertools import zip_longest

import nh3
from django_prose_editor.fields import ProseEditorField

from campaign import typography

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False},
    "HardBreak": True,
    # Buttons only: the library’s dropdown can’t be named in the language of the admin.
    "Menu": {
        "groups": [
            {"group": "blockType -lists"},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "history"},
        ]
    },
}
TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "blockquote", "a", "br"}
VOCABULARY = {
    "tags": TAGS,
    "attributes": {"a": {"href", "hreflang", "lang"}},
    "url_schemes": {"http", "https", "mailto"},
}
TAG = re.compile(r'<(?:"[^"]*"|[^">])*>')
"""In clean HTML, where every other < is escaped."""


def clean(html: str) -> str:
    """`html` with only the vocabulary above; everything else is dropped or unwrapped."""
    return nh3.clean(html or "", link_rel="noopener", **VOCABULARY)


def whole_names(html: str) -> str:
    """Clean `html` in which a name such as M-PESA is never broken, nor changed."""
    texts, tags = TAG.split(html), TAG.findall(html)
    for index, text in enumerate(texts):
        parts = typography.whole_names(text)
        parts[1::2] = [f'<span class="nobr">{name}</span>' for name in parts[1::2]]
        texts[index] = "".join(parts)
    return "".join(text + tag for text, tag in zip_longest(texts, tags, fillvalue=""))


def stored(html: str) -> str:
    """`html` as it is saved: clean, without what rendering adds, and empty if it has no words."""
    text = nh3.clean(html or "", link_rel=None, **VOCABULARY)
    return text if TAG.sub("", text).strip() else ""


class RichTextField(ProseEditorField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", stored)
        super().__init__(*args, **kwargs)
