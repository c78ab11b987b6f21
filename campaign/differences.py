"""What changed between two texts, word by word. Pure."""

import re
from difflib import SequenceMatcher
from html import unescape

from django.utils.html import strip_tags

from campaign.rich_text import stored
from campaign.translating import fingerprints

# A word, a run of spaces, or one sign; Chinese is compared sign by sign.
TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|[^\w\s]")
BLOCK_END = re.compile(r"</(?:p|h2|h3|li|blockquote)>|<br\s*/?>")


def parts(before: str, after: str) -> list[tuple[str, str]]:
    """The texts as one sequence of (kind, text): kept, gone or new."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("kept", "".join(old[a:b])))
            continue
        if a < b:
            found.append(("gone", "".join(old[a:b])))
        if c < d:
            found.append(("new", "".join(new[c:d])))
    return found


def lines(html: str) -> str:
    """Rich text as plain lines, so that its words can be compared."""
    return unescape(strip_tags(BLOCK_END.sub("\n", html or ""))).strip()


def folded(html: str) -> str:
    """Rich text, the same however its HTML is written: the editor writes it anew on every save.

    No-break spaces stay what they are: they are somebody's work.
    """
    kept = stored(html).replace("&nbsp;", "\ue000").replace("\u202f", "\ue001")
    return fingerprints.rich(kept)
