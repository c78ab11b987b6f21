"""What a typographer of each language would mark in a text. Pure functions on plain text.

Sources: the UN editorial manual and the languages' own printing rules (no-break spaces and
guillemets in French, full-width marks in Chinese, the Arabic comma and question mark, opening
marks in Spanish, guillemets in Russian).
"""

import re

from ict4sdg.languages import BY_CODE

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"
HAN = r"\u3400-\u9fff"
ARABIC = r"\u0600-\u06ff"

RULES = {
    "ar": [
        (rf"[{ARABIC}]\s*[,;?]", "Latin comma, semicolon or question mark after an Arabic word"),
        ("\u0640", "tatweel"),
        (r"[\u0660-\u0669\u066b\u066c]", "Arabic-Indic digit; the site writes 0–9"),
        ('["“”]', "quotation marks other than « »"),
    ],
    "zh": [
        (rf"[{HAN}][,;:?!(]|[,;:?!)][{HAN}]|[{HAN}]\.", "half-width punctuation beside Chinese"),
        ('["«»]', "foreign quotation marks"),
        (rf"[{HAN}] +[{HAN}]", "space between Chinese words"),
    ],
    "en": [("[\"']", "straight quotation mark or apostrophe")],
    "fr": [
        ("[\"'“”]", "quotation marks other than « » or a straight apostrophe"),
        (rf"[^\s{NBSP}{NARROW_NBSP}?!][?!;»%]", "no space before ? ! ; » or %"),
        (r"\w:(?=\s)", "no space before a colon"),
        (r"«\w", "no space after «"),
        (r" [?!;:»%]|« ", "a space that can break; use a no-break space"),
    ],
    "ru": [('["“”]', "quotation marks other than « »"), (r"\d %", "a space that can break")],
    "es": [('["“”]', "quotation marks other than « »"), (r"\d %", "a space that can break")],
}
EVERYWHERE = [
    (r"\w  +\w", "two spaces"),
    (r"\.\.\.", "three full stops; use an ellipsis"),
    (r"\w [,.](?!\w)", "space before a comma or full stop"),
    (r"\w - \w", "hyphen for a dash"),
]
PAIRS = {
    "ar": [("«", "»")],
    "zh": [("“", "”"), ("《", "》"), ("（", "）")],
    "en": [("“", "”")],
    "fr": [("«", "»")],
    "ru": [("«", "»")],
    "es": [("¿", "?"), ("¡", "!"), ("«", "»")],
}


def problems(text: str, code: str) -> list[str]:
    """What is wrong with `text` as a text of language `code`; empty when nothing is."""
    found = [
        f"{message}: …{text[max(0, match.start() - 15) : match.end() + 10]}…"
        for pattern, message in RULES[code] + EVERYWHERE
        if (match := re.search(pattern, text))
    ]
    found += [
        f"{opening} and {closing} do not pair"
        for opening, closing in PAIRS.get(code, ())
        if text.count(opening) != text.count(closing)
    ]
    if not in_script(text, code):
        found.append(f"mostly not in the script of {BY_CODE[code].name_en}: {text[:40]}…")
    return found


def in_script(text: str, code: str) -> bool:
    """Whether most letters are of the language's script. Names of up to 60 letters pass."""
    letters = re.findall(r"[^\W\d_]", text)
    own = re.findall(BY_CODE[code].script, text)
    return len(letters) <= 60 or len(own) >= 0.5 * len(letters)


LTR_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"
# 9.c, 5.b.1, 72/64-E/2017/12 and #ICT4SDG: beside Arabic, a mark next to a digit turns them round.
CODE = re.compile(r"(?<![\w./#&-])(?:#\w+|\d[\d./-]*[./-][A-Za-z][\w/-]*(?:\.\d+)*)", re.ASCII)


def isolate_codes(text: str) -> str:
    """Arabic `text` in which codes keep their own order; tags are left alone."""
    parts = re.split("(<[^>]*>)", text)
    parts[::2] = [CODE.sub(rf"{LTR_ISOLATE}\g<0>{POP_ISOLATE}", part) for part in parts[::2]]
    return "".join(parts)


def set_spaces(text: str, code: str) -> str:
    """`text` with the no-break spaces its language prints, inside numbers too."""
    if code == "fr":
        text = re.sub(r" +([?!;:»%])", NBSP + r"\1", text)
        text = re.sub(r"« +", "«" + NBSP, text)
    if code in ("ar", "fr", "ru", "es"):
        text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", NBSP, text)
    if code in ("fr", "ru", "es"):
        text = re.sub(r"(?<=\d) %", NBSP + "%", text)
    if code == "ru":
        text = re.sub(r" —", NBSP + "—", text)
    return text
