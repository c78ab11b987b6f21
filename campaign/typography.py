"""What a typographer of each language would mark in a text. Pure functions on plain text.

Sources: the UN editorial manual and the languages' own printing rules (no-break spaces and
guillemets in French, full-width marks in Chinese, the Arabic comma and question mark, opening
marks in Spanish, guillemets in Russian).
"""

import re
from functools import cache
from itertools import pairwise

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


MAGNITUDES = {
    "ar": r"\w*(?:ألف|آلاف|مليون|ملايين|مليار|بليون|بلايين|تريليون)\w*",
    "en": "thousand|million|billion|trillion",
    "fr": "mille|millions?|milliards?|billions?",
    "ru": r"тыс\.|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*|триллион\w*",
    "es": f"mil(?:[ {NBSP}]millones)?|mill[oó]n(?:es)?|bill[oó]n(?:es)?",
}
SHARES = {
    "ar": f"في[ {NBSP}](?:المائة|المئة)",
    "en": f"per[ {NBSP}]cent",
    "fr": f"pour[ {NBSP}]cent",
    "ru": r"процент\w*",
    "es": f"por[ {NBSP}]ciento",
}
UNITS = {
    "ar": r"مم|سم|كم|م²|كم²|كغ|كيلوغرام\w*|كيلومتر\w*|(?:كيلو|ميغا|غيغا|تيرا)واط\w*|"
    r"(?:كيلو|ميغا|غيغا|تيرا)بايت|(?:كيلو|ميغا|غيغا)هرتز|درجة",
    "fr": "[kMGT]?o",
    "ru": r"мм|см|км|м|м²|км²|кг|г|т|[кМГТ]?Вт(?:·ч)?|[КМГТ]Б|[кМГ]?Гц|[КМГ]бит/с|г\.|гг\.",
}
SYMBOLS = r"%|°[CFС]|[mck]?m[²³]?|k?g|t|ha|[kMGT]?W(?:h|·h)?|[kMGT]B|[kMG]?Hz|[kMG]bit/s"
NUMBERED = {
    "ar": r"\w*(?:هدف|أهداف)\w*",
    "en": "[Gg]oals?|SDGs?",
    "fr": "[Oo]bjectifs?|ODD",
    "ru": r"[Цц]ел(?:ь|и|ью|ей|ям|ями|ях)|ЦУР",
    "es": "[Oo]bjetivos?|ODS",
}
"""What stands before the number of a goal."""
CODED = {
    "ar": r"\w*(?:مقصد|مقاصد|غاية|غايات|مؤشر|مؤشرات)\w*",
    "en": "[Tt]argets?|[Ii]ndicators?",
    "fr": "[Cc]ibles?|[Ii]ndicateurs?",
    "ru": r"[Зз]адач\w*|[Пп]оказател\w*",
    "es": "[Mm]etas?|[Ii]ndicador(?:es)?",
}
"""What stands before the code of a target or of an indicator."""
SECTOR = re.compile("\\b((?:ITU|UIT|МСЭ)-[TRDТРД]) (?=[A-Z]{1,2}[.-]?\\d|[A-Z]\\.|\\d)")
"""Before the number of a Recommendation or of a study group: ITU-T Y.4900."""


def set_spaces(text: str, code: str) -> str:
    """`text` with the no-break spaces its language prints, inside numbers too, and between what
    a line's end must not part: a number and its unit, Goal and 9, target and 9.c."""
    if code == "fr":
        text = re.sub(r" +([?!;:»%])", NBSP + r"\1", text)
        text = re.sub(r"« +", "«" + NBSP, text)
    if code in ("ar", "fr", "ru", "es"):
        text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", NBSP, text)
    if code == "ru":
        text = re.sub(r" —", NBSP + "—", text)
    for pattern in bound(code):
        text = pattern.sub(lambda match: match[0].replace(" ", NBSP), text)
    return text


@cache
def bound(code: str) -> list[re.Pattern]:
    """What stays on one line, spaces and all."""
    units = [SYMBOLS, *(words[code] for words in (UNITS, SHARES) if code in words)]
    patterns = [SECTOR]
    if code in MAGNITUDES:
        patterns += [
            re.compile(rf"(?<=\d) (?:{MAGNITUDES[code]})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{NUMBERED[code]}) (?=\d)"),
            re.compile(rf"(?<!\w)(?:{CODED[code]}) (?=\d+\.[\da-z])"),
        ]
    return [*patterns, re.compile(rf"(?<=\d) (?:{'|'.join(units)})(?!\w)")]


NAME = re.compile(r"(?<![\w-])((?:[^\W\d_]-\w{2,}|\w{2,}-[^\W\d_])(?![\w-]))")
"""A word of which one part is a single letter: M-PESA, X-Road, E-waste, ITU-T."""
LONGEST_NAME = 16
"""Letters that fit on a phone's line in a heading; a longer name has to break."""


def whole_names(text: str) -> list[str]:
    """`text` cut so that every second part is a name which stays on one line."""
    parts = [""]
    for index, part in enumerate(NAME.split(text)):
        if index % 2 and len(part) <= LONGEST_NAME:
            parts += [part, ""]
        else:
            parts[-1] += part
    return parts


SOFT_HYPHEN = "\u00ad"
LONG_WORD = re.compile("[А-Яа-яЁё]{15,}")
VOWELS, CONSONANTS, SIGNS = "аеёиоуыэюя", "бвгджзклмнпрстфхцчшщ", "йьъ"
SYLLABLES = re.compile(
    f"(?<=[{VOWELS}])(?=[{CONSONANTS}][{VOWELS}])"
    f"|(?<=[{VOWELS}][{CONSONANTS}{SIGNS}])(?=[{CONSONANTS}]+[{VOWELS}])"
    f"|(?<=[{VOWELS}])(?=[{VOWELS}][{CONSONANTS}])"
    f"|(?<=[{CONSONANTS}][{SIGNS}])(?=[{CONSONANTS}])",
    re.IGNORECASE,
)
SHORTEST_PART = 3


def hyphenated(text: str) -> str:
    """Russian `text` whose longest words may break after a syllable."""
    return LONG_WORD.sub(lambda match: syllables(match[0]), text)


def syllables(word: str) -> str:
    ends = [match.start() for match in SYLLABLES.finditer(word)]
    kept = [end for end in ends if SHORTEST_PART <= end <= len(word) - SHORTEST_PART]
    parts = [word[a:b] for a, b in pairwise([0, *kept, len(word)])]
    return SOFT_HYPHEN.join(parts)
