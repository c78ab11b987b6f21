"""Strings that mean harm, in every design: each gets a clear refusal or a right poster."""

import random
import resource
import unicodedata

import pytest
import typst

from posters import errors
from posters.compiler import Typesetter, typesetter
from posters.designs import DESIGNS
from posters.palette import GOALS
from posters.render import render
from posters.words import Case, Fact, Words, clean

from . import reading

PARTS = [
    '#read("/etc/passwd")', "$ x^2 $", "*bold* _it_ `raw`", "= Heading", "// c", "/* c",
    '#include "x.typ"', "\\u{41}", "#panic()", "\x00", "\x0b\x0c", "\u202e", "\u2066\u2067",
    "\u2028\u2029", "\ud800", "😀👨\u200d👩\u200d👧", "السلام", "信息，", "，。）", "﷽", "ไทย",
    "שלום", "e\u0301\u0302\u0303" * 8, "a" * 300, "x" * 30, "W" * 40, "\t\n", "%s%n", "\ufeff",
    "<script>alert(1)</script>", "{{7*7}}", "\u200b", "\u200d\u200c", "\U000e0041", "\uffff",
    "\U0010ffff", "﷼", "«»“”‘’", "-" * 60, "/" * 50, "0" * 44, "1 000 000", "ﬁ", "٣", "\u0600",
    "\u06dd", "𝔸", "中" * 100, "\u00ad", '"]}', "\\", "'\";--",
]  # fmt: skip
HARMLESS = ["Signal", "Ring 9", "сигнал", "信号", "إشارة"]
FORMATS = ("a4.pdf", "a4.pdf", "square.png", "wide.png", "a4.svg", "story.png")


def posters(seed, count):
    """`count` posters of hostile words, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - no secret hangs on it

    def text():
        number = dice.choice((1, 1, 1, 2, 2, 3, 8))
        return dice.choice(("", " ")).join(dice.choice(PARTS + HARMLESS * 6) for _ in range(number))

    def maybe(share=0.3):
        return text() if dice.random() < share else ""

    def several(most, kind, fields):
        return tuple(kind(*(text() for _ in range(fields))) for _ in range(dice.randint(0, most)))

    for _ in range(count):
        design = dice.choice(("signal", "fact", "campaign", "briefing"))
        sheet = design == "briefing"
        words = Words(
            headline=text(), title=text() if sheet else maybe(0.6), text=maybe(), kicker=maybe(),
            campaign=maybe(), maker=maybe(), credit=maybe(), alt=text(), name=text(),
            terms=text(), author=text(), address=maybe(),
            fact=Fact(text(), text(), text(), maybe(), maybe()) if design == "fact" else None,
            facts=several(3, Fact, 3) if sheet else (),
            cases=several(2, Case, 2) if sheet else (),
        )  # fmt: skip
        code = dice.choice(("ar", "zh", "en", "fr", "ru", "es"))
        goal = dice.randint(1, len(GOALS)) if DESIGNS[design].goal else None
        yield design, words, code, "a4.pdf" if sheet else dice.choice(FORMATS), goal


def outcome(design, words, code, format, goal):
    """The file, or the refusal; anything else is an error of ours."""
    try:
        return render(design, words, code, format, goal=goal)
    except errors.RenderFailed:
        raise
    except errors.PosterError as error:
        return error


@pytest.mark.parametrize("seed", range(2))
def test_hostile_words_get_a_clear_refusal_or_a_poster(seed):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = [outcome(*poster) for poster in posters(seed, 100)]
    refused = [each for each in found if isinstance(each, errors.PosterError)]
    assert all(vars(error) for error in refused), "a refusal says what it is about"
    assert len(found) - len(refused) > 15
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#import "base.typ": *',
        "*a* _b_ $c$ `d` = e",
        "\\#sys.version",
        "<a> @b // c",
    ],
)
def test_markup_is_printed_as_it_was_typed(text):
    data = render("signal", Words(text, text=text), "en", "a4.pdf", goal=9)
    found = "".join(reading.Page(data).text.split())
    assert found.count("".join(text.split())) == 2
    assert b"root:" not in data


def test_the_typesetter_reads_nothing_outside_its_folder():
    own = Typesetter()
    for path in ("/etc/passwd", "../../etc/passwd", "/proc/self/environ"):
        source = own.folder / "probe.typ"
        source.write_text(f'#read("{path}")')
        try:
            with pytest.raises(typst.TypstError):
                own.compiler.compile(input=str(source), format="svg")
        finally:
            source.unlink()


def test_nothing_of_a_poster_stays_in_the_typesetters_folder():
    render("signal", Words("Secret words"), "en", "a4.pdf", goal=9)
    left = {path.suffix for path in typesetter().folder.iterdir()}
    assert left == {".typ"}


def test_direction_overrides_do_not_reach_the_page():
    data = render("signal", Words("abc\u202edef\u2066ghi"), "en", "a4.pdf", goal=9)
    text = reading.Page(data).text
    assert "abcdefghi" in text
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRI") for c in text)


def test_one_megabyte_is_refused_in_no_time():
    for text in ("x" * 1_000_000, "x " * 500_000, "\u0301" * 1_000_000, "信" * 1_000_000):
        with pytest.raises(errors.TooLong):
            render("signal", Words(text), "en", "a4.pdf", goal=9)
    assert clean("x" * 10) == "x" * 10
