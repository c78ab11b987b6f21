"""No two rationales, messages or summaries say the same, or differ only by names.

Two texts are compared by the pairs of neighbouring words that they share (in Chinese, by triples of
characters), names and numbers left out: shared pairs over all pairs of both, 0 to 1. A text with
other names put in scores 0.6 and more, as `test_a_text_with_other_names_is_found` shows. Texts
about the same thing, such as an activity and its report, share up to
0.47. The line is drawn at 0.5.
"""

import itertools
import re
from collections import Counter, defaultdict

import pytest

from campaign.glossary import HAN, read
from ict4sdg import languages

from .content_texts import all_texts

THRESHOLD = 0.5
FIELDS = {"message", "rationale", "summary", "ict_part", "statement", "description"}
FEW = 5
"""A text of fewer pairs is a name, not a sentence."""


def pairs(text: str, code: str) -> frozenset:
    text = re.sub(r"《[^》]*》", "", read(text))
    if code == "zh":
        letters = re.findall(f"[{HAN}]", text)
        return frozenset(zip(letters, letters[1:], letters[2:], strict=False))
    text = re.sub(r"(?<![.!?:;] )(?<!^)\b[A-ZÀ-ÞА-Я][\w’'-]*", "", text)
    foreign = r"[a-z]+" if code in ("ar", "ru") else r"(?!)"
    words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if not re.match(foreign, word)]
    return frozenset(itertools.pairwise(words))


def likeness(one: frozenset, other: frozenset) -> float:
    return len(one & other) / len(one | other)


def alike(texts: list[tuple[str, frozenset]]) -> list[tuple[float, str, str]]:
    """The pairs of texts over the threshold. Only texts that share a pair are compared."""
    holders = defaultdict(list)
    for index, (_place, own) in enumerate(texts):
        for pair in own:
            holders[pair].append(index)
    shared = Counter(
        (i, j) for indexes in holders.values() for i in indexes for j in indexes if i < j
    )
    return [
        (likeness(texts[i][1], texts[j][1]), texts[i][0], texts[j][0])
        for (i, j), number in shared.items()
        if number >= FEW and likeness(texts[i][1], texts[j][1]) >= THRESHOLD
    ]


@pytest.mark.parametrize("code", languages.CODES)
def test_no_two_texts_differ_only_by_names(code):
    texts = [
        (f"{text.place}: {text.field}", pairs(text.texts[code], code))
        for text in all_texts()
        if text.field in FIELDS and code in text.texts
    ]
    assert len(texts) > 800
    assert alike(texts) == []


@pytest.mark.parametrize("code", languages.CODES)
def test_no_two_texts_of_a_kind_are_the_same(code):
    texts = Counter(
        (text.field, read(text.texts[code]))
        for text in all_texts()
        if text.field in FIELDS and code in text.texts
    )
    assert [text for text, number in texts.items() if number > 1] == []


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        (
            "en",
            "In Kenya, a sensor on each pump tells the mechanic of Fundifix which one has stopped.",
            "In Peru, a sensor on each pump tells the mechanic of Rimac which one has stopped.",
        ),
        (
            "ar",
            "في كينيا، يبلغ جهاز استشعار في كل مضخة يدوية الميكانيكي عن المضخة التي توقفت.",
            "في بيرو، يبلغ جهاز استشعار في كل مضخة يدوية الميكانيكي عن المضخة التي توقفت.",
        ),
        (
            "zh",
            "在肯尼亚，每个手压泵上的传感器会告诉维修工哪一个泵停了，多久没有出水。",
            "在秘鲁，每个手压泵上的传感器会告诉维修工哪一个泵停了，多久没有出水。",
        ),
    ],
)
def test_a_text_with_other_names_is_found(code, one, other):
    assert likeness(pairs(one, code), pairs(other, code)) >= 0.6
