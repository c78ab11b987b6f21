"""Where a headline may break: pieces that stay whole, and which of them end a line well."""

import re

import rjieba

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
OPENING = "「『（《〈“‘【〔([{«¿¡"
CLOSING = "，。、；：！？）》〉」』”’】〕…—·,.;:!?)]}»%"
FOLLOWING = "的了着过们地得等年月日个项家队者员站船量率度费业"
"""Chinese particles, measure words and the like, which belong to the word before."""
WHOLE = re.compile("(“[^“”]{1,6}”|负责任|可持续发展|可持续|不平等|伙伴关系|和社区|国际电联)")
"""Short quotations, words that the dictionary cuts in two, or that the goals' titles had rather not
see broken."""
CLINGING = re.compile(r"(?<![^ ])([а-яё]{1,2}) (?=\w)", re.IGNORECASE)
"""Russian prepositions and conjunctions of one or two letters never end a line."""
LONGEST_CHINESE_PIECE = 7
GOOD_ENDS = "，。、；：！？,.;:!?،؛؟—–…"
WEAK_LETTERS = 3
"""Words up to this length look lost at a line's end."""


def belongs(piece: str, following: str) -> bool:
    """Whether two words of a Chinese sentence should stay on one line."""
    if following[0] in CLOSING or piece[-1] in OPENING:
        return True
    if piece[-1] in CLOSING or following[0] in OPENING:
        return False
    figure = piece[-1].isdigit() or following[0].isdigit()
    return figure or following in FOLLOWING or len(piece) == 1


def must_not_part(piece: str, following: str) -> bool:
    """Whether no line may break here, however long it grows: at marks, and between 2017 and 年."""
    marks = following[0] in CLOSING or piece[-1] in OPENING
    return marks or (piece[-1].isdigit() and following in FOLLOWING)


def chinese(text: str) -> list[str]:
    """Chinese without spaces, cut where words end; no piece begins with closing punctuation."""
    pieces = []
    for word in chinese_words(text):
        last = pieces[-1] if pieces else ""
        short = len(last + word) <= LONGEST_CHINESE_PIECE
        if last and (must_not_part(last, word) or (short and belongs(last, word))):
            pieces[-1] += word
        else:
            pieces.append(word)
    return [part for piece in without_lone_ends(pieces) for part in short_parts(piece)]


def chinese_words(text: str) -> list[str]:
    return [
        word
        for part in WHOLE.split(text)
        for word in ([part] if WHOLE.fullmatch(part) else rjieba.cut(part))
    ]


def without_lone_ends(pieces: list[str]) -> list[str]:
    """A single character before punctuation goes with the word before: 太阳能 + 板，"""
    kept = []
    for piece in pieces:
        lone = len(piece) > 1 and len(piece.rstrip(CLOSING)) == 1
        if kept and lone and kept[-1][-1] not in GOOD_ENDS:
            kept[-1] += piece
        else:
            kept.append(piece)
    return kept


def short_parts(piece: str) -> list[str]:
    """`piece`, cut where it is too long to be one word, never before closing punctuation."""
    parts = [""]
    for character in piece:
        full = len(parts[-1]) >= LONGEST_CHINESE_PIECE + 1
        free = character not in CLOSING and HAN.match(character)
        if full and free and parts[-1][-1] not in OPENING:
            parts.append("")
        parts[-1] += character
    return parts


def after_hyphens(word: str) -> list[str]:
    """A compound word cut after its hyphens and dashes: well-|being, ITU–|FAO."""
    return re.findall(r"[^-–/]{2,}[-–/](?=[^\W\d_]{3})|.+", word)


def pieces(text: str) -> list[tuple[str, bool, bool, bool]]:
    """`text` as (piece, space before it, ends a line badly, ends a line well)."""
    made = []
    for word in CLINGING.sub(r"\1\0", text).split(" "):
        parts = chinese(word) if HAN.search(word) else after_hyphens(word.replace("\0", " "))
        for index, part in enumerate(parts):
            good = part[-1] in GOOD_ENDS
            letters = len(re.sub(r"\W", "", part))
            weak = not HAN.search(part) and letters <= WEAK_LETTERS and not good
            made.append((part, index == 0 and bool(made), weak, good))
    return made
