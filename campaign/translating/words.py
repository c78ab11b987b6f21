"""How many words a text has, as translators count them."""

import html
import re

from django.utils.html import strip_tags

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# With the signs above and below letters: Arabic vowels don't part a word.
LETTER = r"[\w\u0300-\u036f\u0640\u064b-\u065f\u0670]"
WORD = re.compile(rf"{LETTER}+(?:[’'.,:/-]{LETTER}+)*")
BLOCK = re.compile(r"</?(?:p|h2|h3|li|ul|ol|blockquote|br)[^>]*>")


def words(text: str | None) -> int:
    """Words of a text or its HTML; a Chinese character counts as one, as the trade does."""
    text = html.unescape(strip_tags(BLOCK.sub(" ", text or "")))
    return len(HAN.findall(text)) + len(WORD.findall(HAN.sub(" ", text)))
