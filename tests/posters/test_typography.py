"""Each language is set by its own rules."""

import re
from dataclasses import replace

import pytest

from posters.breaks import CLOSING
from posters.render import render
from tests.posters import samples

from . import reading

LONG_TEXT = {
    "zh": (
        "国际电联（ITU）说：“网络是基础设施，是连接、学习、就医的前提。”到2030年，"
        "所有人都应当用得起、用得上；这需要政府、企业、学校一起行动！"
    )
    * 2,
    "fr": (
        "Que faire ? Tout : relier « chaque » école ; payer 90 % du prix ! Voilà : c’est simple ; "
        "n’est-ce pas ? Oui : "
    )
    * 3,
    "ru": (
        "Межправительственные телекоммуникационные организации совершенствуют инфраструктуру, "
        "обеспечивая доступность образования. "
    )
    * 3,
    "es": (
        "Telecomunicaciones interoperables, infraestructuras internacionales, disponibilidad y "
        "responsabilidades intergubernamentales. "
    )
    * 3,
}


def page(words, code, format="a4.pdf", goal=9):
    return reading.Page(render("signal", words, code, format, goal=goal))


def lines_at_many_widths(words, code):
    """Every line of the text in the different columns that the designs give it."""
    found = page(words, code).lines()
    fact = samples.facts(9, code)[0]
    cases = tuple(replace(case, summary=words.text[:200]) for case in samples.cases(9, code)[:2])
    given = replace(
        samples.briefing(9, code),
        text="",
        facts=(replace(fact, statement=words.text[:80]),) * 3,
        cases=cases,
    )
    data = render("briefing", given, code, "a4.pdf", goal=9)
    return found + reading.Page(data).lines()


def test_no_chinese_line_begins_with_closing_punctuation():
    words = replace(samples.signal(9, "zh"), text=LONG_TEXT["zh"][:200])
    found = lines_at_many_widths(words, "zh")
    assert len(found) > 15
    assert [line for line in found if line[0] in CLOSING] == []


def test_no_chinese_line_ends_with_opening_punctuation():
    words = replace(samples.signal(9, "zh"), text=LONG_TEXT["zh"][:200])
    assert [line for line in lines_at_many_widths(words, "zh") if line[-1] in "（“《"] == []


def test_chinese_takes_its_glyphs_from_the_simplified_face():
    pdf = reading.opened(render("signal", samples.signal(9, "zh"), "zh", "a4.pdf", goal=9))
    names = {str(font.BaseFont).split("+")[1] for font in reading.fonts(pdf)}
    assert {name.split("-")[0] for name in names} == {"NotoSansCJKsc", "NotoSans"}


def test_no_french_line_begins_with_a_mark_or_ends_with_an_opening_one():
    words = replace(samples.signal(9, "fr"), text=LONG_TEXT["fr"][:300])
    found = lines_at_many_widths(words, "fr")
    assert [line for line in found if line[0] in "?!:;»%"] == []
    assert [line for line in found if line[-1] == "«"] == []


@pytest.mark.parametrize("code", ["ru", "es"])
def test_running_text_is_hyphenated_by_syllables(code):
    words = replace(samples.signal(9, code), text=LONG_TEXT[code][:300])
    text = "\n".join(lines_at_many_widths(words, code))
    broken = re.findall(r"(\w+)[\ufffe\u00ad]\s*(\w+)", text)
    assert broken
    vowels = "аеёиоуыэюяaeiouáéíóúü"
    for before, after in broken:
        assert re.search(f"[{vowels}]", before.lower()), (before, after)
        assert re.search(f"[{vowels}]", after.lower()), (before, after)
        assert min(len(before), len(after)) >= 2


def test_headlines_and_titles_are_never_hyphenated(code):
    for goal in range(1, 18):
        for format in ("a4.pdf",):
            words = samples.signal(goal, code)
            text = page(words, code, format, goal).text
            assert "\ufffe" not in text
            assert "\u00ad" not in text


def test_joined_arabic_differs_from_unjoined():
    joined = "السواتل تكشف إزالة الغابات"
    unjoined = "\u200c".join(joined.replace(" ", "  ")).replace("\u200c \u200c \u200c", " ")
    made = [
        reading.opened(
            render(
                "signal", replace(samples.signal(9, "ar"), headline=text), "ar", "a4.pdf", goal=9
            )
        )
        for text in (joined, unjoined)
    ]
    one, two = (sorted(reading.glyphs(pdf)) for pdf in made)
    assert one != two
    assert render(
        "signal", replace(samples.signal(9, "ar"), headline=joined), "ar", "square.png", goal=9
    ) != render(
        "signal", replace(samples.signal(9, "ar"), headline=unjoined), "ar", "square.png", goal=9
    )


def test_joined_arabic_is_narrower_than_its_letters_apart():
    from posters import metrics

    word = "مستشفيات"
    assert metrics.width(word, "ar") < 0.8 * sum(metrics.width(letter, "ar") for letter in word)


@pytest.mark.parametrize("where", ["hashtag", "headline", "text"])
def test_the_hashtag_reads_left_to_right_inside_arabic(where):
    words = samples.signal(9, "ar")
    if where != "hashtag":
        sentence = f"شارك عبر #ICT4SDG في {'2015-09-25'} وقل نعم لنسبة 43% من itu.int/ict4sdg الآن."
        words = replace(words, **{where: sentence}, hashtag="", address="")
    found = page(words, "ar").characters()
    runs = (
        ["#ICT4SDG"] if where == "hashtag" else ["#ICT4SDG", "2015-09-25", "43%", "itu.int/ict4sdg"]
    )
    for run in runs:
        assert stands_in_order(found, run), run


def stands_in_order(characters, run: str) -> bool:
    """Whether the characters of `run` stand side by side from left to right on one line."""
    by_line = {}
    for character in characters:
        by_line.setdefault(round(character.baseline), []).append(character)
    texts = (
        "".join(c.text for c in sorted(line, key=lambda c: c.box.left)) for line in by_line.values()
    )
    return any(run in text for text in texts)


def test_arabic_begins_at_the_right_and_rings_stand_at_the_left():
    found = {}
    for code in ("ar", "en"):
        this = page(samples.signal(9, code), code)
        width = this.page.get_size()[0]
        baseline_box = [c.box for c in this.characters()]
        found[code] = (
            sum(box.left for box in baseline_box) / len(baseline_box) / width,
            sum(ring.x for ring in this.rings()) / len(this.rings()) / width,
        )
    assert found["ar"][0] > 0.5 > found["ar"][1]
    assert found["en"][0] < 0.5 < found["en"][1]
    assert found["ar"][1] == pytest.approx(1 - found["en"][1], abs=0.001)
