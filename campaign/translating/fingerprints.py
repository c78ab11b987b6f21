"""A short print of a text, equal for all that a translator would call the same text."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from campaign.rich_text import stored

SPACES = re.compile(r"[ \t\u00a0\u202f]+")
# The editor wraps what stands in these in paragraphs of its own when it saves.
WRAPPED = re.compile(r"(<(?:li|blockquote)>)<p>|</p>(</(?:li|blockquote)>)")
BETWEEN_BLOCKS = re.compile(r"\s*(</?(?:p|h2|h3|ul|ol|li|blockquote)>|<br>)\s*")
LINK = re.compile(r"<a\b[^>]*>")
ADDRESS = re.compile(r'href="[^"]*"')


@lru_cache(maxsize=512)
def fingerprint(text: str | None, *, is_rich: bool = False) -> str:
    """16 hexadecimal digits, or "" for a text without words.

    Line ends, trailing and doubled spaces, the kind of a space, Unicode forms and, in rich text,
    how the same HTML is written make no difference.
    """
    folded = rich(text or "") if is_rich else plain(text or "")
    return hashlib.sha256(folded.encode()).hexdigest()[:16] if folded else ""


def plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def rich(html: str) -> str:
    html = stored(html).replace("&nbsp;", " ")
    html = BETWEEN_BLOCKS.sub(r"\1", re.sub(r"\s+", " ", plain(html)))
    html = WRAPPED.sub(lambda match: match[1] or match[2], html)
    return LINK.sub(lambda link: f"<a {''.join(ADDRESS.findall(link[0]))}>", html)
