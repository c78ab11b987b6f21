"""Files for translators: what goes out comes back, also after the usual tools had it."""

import io
import random
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from campaign.exchange import guard
from campaign.exchange.formats import FORMATS, format_of
from campaign.exchange.refused import Refused
from campaign.exchange.units import Bilingual, Unit, content_hash, stamped
from ict4sdg import languages

RICH = (
    '<h2>A</h2><p>B <strong>c &amp; <em>d</em></strong> <a href="https://itu.int/?a=1&amp;b=2">e'
    "</a><br>&nbsp;f</p><ul><li>g</li><li>h</li></ul>"
)
FORMAT_NAMES = list(FORMATS)


def unit(name="title", source="Broadband for 40 villages", target="", **fields):
    return stamped(Unit(f"post:rural-broadband:{name}", source, target, **fields))


def rich(target, source=RICH):
    return unit("body", source, target, rich=True)


def there_and_back(format, *units, pair=("en", "ar")):
    return format_of(data := format.write(Bilingual(*pair, units))).read(data)


def target_of(format, changed: bytes) -> Unit:
    (found,) = format.read(changed).units
    return found


@pytest.fixture(params=FORMAT_NAMES)
def format(request):
    return FORMATS[request.param]


# Five hundred items in six languages


@pytest.fixture(scope="module")
def parcels():
    """The texts of 500 items, from English into each of the five others."""
    pairs = [("en", code) for code in languages.CODES if code != "en"]
    return [Bilingual(*pair, tuple(generated(*pair))) for pair in pairs]


def generated(source, target):
    shuffled = random.Random(7)  # noqa: S311  (texts, not secrets)
    for number in range(500):
        words = [letters(source, number), letters(target, number)]
        state = shuffled.choice(["missing", "in_progress", "outdated", "current"])
        titles = [f"{word} {number} & <{number}%>" for word in words]
        bodies = [
            f"<p>{word} <strong>{number}</strong> &amp; co</p><p>{word}</p>" for word in words
        ]
        item = f"post:item-{number}"
        yield stamped(Unit(f"{item}:title", *titles, state, "Post", max_length=250))
        if state == "missing":
            yield stamped(Unit(f"{item}:body", bodies[0], "", state, rich=True))
        else:
            yield stamped(Unit(f"{item}:body", *bodies, state, rich=True))


def letters(code, number):
    words = {
        "ar": "النطاق العريض",
        "zh": "宽带",
        "ru": "Широкополосная связь",
        "fr": "Le haut débit",
    }
    return f"{words.get(code, 'Broadband')} {number}"


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_500_items_go_out_in_six_languages_and_come_back_equal(parcels, name):
    for bilingual in parcels:
        data = FORMATS[name].write(bilingual)
        assert format_of(data) is FORMATS[name]
        back = FORMATS[name].read(data)
        assert len(back.units) == 1000
        assert content_hash(back) == content_hash(bilingual)


def test_everything_about_a_unit_comes_back(format):
    units = (
        unit(target="الباند", state="outdated", note="Post: title", max_length=250),
        rich("<p>ب <em>x</em></p>", RICH),
        unit("summary", "a\n\n b\tc ", "", note="One “line”\nand another"),
    )
    back = there_and_back(format, *units)
    assert (back.source_language, back.target_language) == ("en", "ar")
    for sent, found in zip(units, back.units, strict=True):
        assert replace(found, state=sent.state, note=sent.note) == sent
        assert sent.note.replace("\n", " ") in found.note.replace("\n", " ")
    assert back.units[0].state in ("outdated", "in_progress")


@given(
    text=st.text(max_size=60),
    words=st.lists(st.sampled_from(["<", "&", "_x0041_", "=1+1", "'", " ", "\n", "–", "]]>"])),
)
@settings(max_examples=40, deadline=None)
def test_any_words_survive_every_format(text, words):
    source = text + "".join(words) or "x"
    markup = "<p>" + source.replace("&", "&amp;").replace("<", "&lt;") + "</p>"
    pair = (unit(source=source, target=source), unit("body", markup, markup, rich=True))
    for name in FORMAT_NAMES:
        back = there_and_back(FORMATS[name], *pair)
        for sent, found in zip(pair, back.units, strict=True):
            assert (found.source, found.target) == (sent.source, sent.target), name


def test_a_text_longer_than_a_cell_takes_several_rows_and_comes_back_whole():
    long = unit(source="ab " * 25_000, target="cd " * 12_000)
    back = there_and_back(FORMATS["xlsx"], long, unit("summary", "s", "t"))
    assert [(each.source, each.target) for each in back.units] == [
        (long.source, long.target),
        ("s", "t"),
    ]


# As tools change them


def test_weblate_reorders_translates_and_marks():
    """Its XLIFF 1.2: units in another order, targets added, states, approval, notes."""
    data = FORMATS["xliff12"].write(Bilingual("en", "fr", (unit(), rich("")))).decode()
    first, second = re.findall(r"(?s)<trans-unit.*?</trans-unit>", data)
    changed = second.replace(
        '<target state="new"></target>',
        '<target state="needs-review-translation"><g id="1">A</g><g id="2">B '
        '<g id="3">c &amp; <g id="4">d</g></g> <g id="5">e</g><x id="6"/>f</g></target>'
        '<note from="weblate">Is “e” right?</note>',
    )
    done = first.replace(
        '<target state="new"></target>', '<target state="translated">Haut débit</target>'
    ).replace("<trans-unit", '<trans-unit approved="yes"')
    data = data.replace(second, "\0").replace(first, changed).replace("\0", done)
    body, title = FORMATS["xliff12"].read(data.encode()).units
    assert title.target == "Haut débit"
    assert (title.state, title.is_doubtful) == ("current", False)
    assert body.target == (
        '<h2>A</h2><p>B <strong>c &amp; <em>d</em></strong> <a href="https://itu.int/?a=1&amp;b=2">'
        "e</a><br>f</p>"
    )
    assert body.is_doubtful
    assert "Is “e” right?" in body.note


def test_omegat_adds_segments_and_marks_inside_a_unit():
    data = FORMATS["xliff12"].write(Bilingual("en", "fr", (rich(""),))).decode()
    changed = data.replace(
        '<target state="new"></target>',
        '<seg-source><mrk mtype="seg" mid="1">…</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1"><g id="1">Un</g></mrk><mrk mtype="seg" mid="2"> '
        '<g id="2">Deux <g id="3">trois</g></g></mrk></target><alt-trans><target>X</target>'
        "</alt-trans>",
    )
    found = target_of(FORMATS["xliff12"], changed.encode())
    assert found.target == "<h2>Un</h2> <p>Deux <strong>trois</strong></p>"
    assert found.problem == ""


def test_a_tool_cuts_a_unit_of_xliff_2_into_segments():
    data = FORMATS["xliff20"].write(Bilingual("en", "fr", (unit(source="One. Two."),))).decode()
    segments = (
        '<segment id="s1" state="translated"><source>One.</source><target>Un.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment id="s2" state="final"><source>Two.</source><target>Deux.</target></segment>'
    )
    changed = re.sub(r"(?s)<segment.*</segment>", segments, data)
    found = target_of(FORMATS["xliff20"], changed.encode())
    assert (found.source, found.target, found.state) == ("One. Two.", "Un. Deux.", "current")


def test_a_code_split_over_segments_of_xliff_2_pairs_again():
    data = FORMATS["xliff20"].write(Bilingual("en", "fr", (rich("", "<p>A <em>b c</em></p>"),)))
    codes = 'X <sc id="2" dataRef="d3"/>y <ec startRef="2" dataRef="d4"/>'
    target = f'<target><pc id="1">{codes}</pc></target>'
    changed = re.sub(r"<target[^>]*></target>", target, data.decode())
    found = target_of(FORMATS["xliff20"], changed.encode())
    assert found.target == "<p>X <em>y </em></p>"


def test_a_word_processor_keeps_a_table_and_little_else():
    data = FORMATS["html"].write(Bilingual("en", "fr", (rich("", "<p>A</p>"), unit()))).decode()
    changed = re.sub(r"<tr[^>]*>", "<tr style='mso-yfti-irow:1'>", data)
    changed = re.sub(r"(?s)<style>.*?</style>", "", changed).replace("<td>", "<td class=MsoNormal>")
    changed = changed.replace(
        '<td lang="fr" dir="ltr" contenteditable="true"></td>',
        "<td><p class=MsoNormal><b>Du</b> <i>texte</i></p><script>alert(1)</script></td>",
    )
    body, title = FORMATS["html"].read(changed.encode("utf-8")).units
    assert body.target == "<p><strong>Du</strong> <em>texte</em></p>"
    assert body.id == "post:rural-broadband:body"
    assert title.source == "Broadband for 40 villages"


def test_rows_of_a_workbook_may_be_sorted_and_numbers_typed():
    data = FORMATS["xlsx"].write(Bilingual("en", "fr", (unit(), unit("summary", "40"))))
    book = load_workbook(io.BytesIO(data))
    sheet = book.active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    rows[1][1] = 40
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(buffer := io.BytesIO())
    found = {each.id: each.target for each in FORMATS["xlsx"].read(buffer.getvalue()).units}
    assert found == {"post:rural-broadband:title": "", "post:rural-broadband:summary": "40"}


def test_only_the_targets_of_a_workbook_are_open():
    data = FORMATS["xlsx"].write(Bilingual("en", "ar", (unit(source="=cmd|' /C calc'!A0"),)))
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2][:4]] == [True, False, True, True]
    assert sheet.column_dimensions["F"].hidden
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].alignment.readingOrder == 2


# Broken targets


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("xliff12", '<g id="99">x</g>'),
        ("xliff12", '<ph id="1">x</ph>'),
        ("xliff12", '<g id="1" ctype="x-html-script">x</g><g id="98">y</g>'),
        ("xliff20", '<pc id="99">x</pc>'),
        ("xliff20", '<pc id="1" dataRefStart="d3" dataRefEnd="d2">x</pc>'),
        ("xliff20", '<sc id="2" dataRef="d1"/>x'),
    ],
)
def test_broken_codes_are_noticed(name, target):
    data = FORMATS[name].write(Bilingual("en", "fr", (rich("", "<p>A <em>b</em></p>"),))).decode()
    changed = re.sub(r"(<target[^>]*>)</target>", rf"\1{target}</target>", data)
    assert target_of(FORMATS[name], changed.encode()).problem == "tags"


@pytest.mark.parametrize("target", ["<p>a", "<p><em>a</p></em>", "<script>a</script>", "a < b <p"])
def test_broken_tags_in_a_workbook_are_noticed(target):
    data = FORMATS["xlsx"].write(Bilingual("en", "fr", (rich("", "<p>A</p>"),)))
    book = load_workbook(io.BytesIO(data))
    book.active["B2"] = target
    book.save(buffer := io.BytesIO())
    assert target_of(FORMATS["xlsx"], buffer.getvalue()).problem == "tags"


def test_a_formula_in_a_workbook_is_no_text():
    data = FORMATS["xlsx"].write(Bilingual("en", "fr", (unit(),)))
    book = load_workbook(io.BytesIO(data))
    book.active["B2"] = "=1+1"
    book.save(buffer := io.BytesIO())
    found = target_of(FORMATS["xlsx"], buffer.getvalue())
    assert found.problem == "formula"


def test_a_unit_that_comes_twice_with_two_targets_is_noticed(format):
    twice = (
        unit(target="A"),
        unit(target="B"),
        unit("summary", "s", "t"),
        unit("summary", "s", "t"),
    )
    assert [each.problem for each in there_and_back(format, *twice).units] == ["twice", ""]


# Refused files

BOMB = '<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def with_prolog(data: bytes, prolog: str) -> bytes:
    return re.sub(rb"^<\?xml[^>]*\?>", b"<?xml version='1.0'?>" + prolog.encode(), data)


def zipped(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def repacked(data, name, change):
    source, buffer = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.infolist():
            content = source.read(part)
            archive.writestr(part.filename, change(content) if part.filename == name else content)
    return buffer.getvalue()


def refusal(data):
    with pytest.raises(Refused) as refused:
        format_of(data).read(data)
    return refused.value.reason


@pytest.mark.parametrize("name", ["xliff12", "xliff20"])
@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        "<!DOCTYPE xliff>",
        '<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_document_types_and_entities_are_refused(name, prolog):
    data = FORMATS[name].write(Bilingual("en", "fr", (unit(),)))
    assert refusal(with_prolog(data, prolog)) == "doctype"


def test_entities_in_other_formats_are_refused():
    html = FORMATS["html"].write(Bilingual("en", "fr", (unit(),)))
    html = html.replace(b"<!DOCTYPE html>", b'<!DOCTYPE html [<!ENTITY a "b">]>')
    assert refusal(html) == "doctype"
    book = FORMATS["xlsx"].write(Bilingual("en", "fr", (unit(),)))
    book = repacked(book, "xl/workbook.xml", lambda xml: BOMB.encode() + xml)
    assert refusal(book) == "doctype"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "format"),
        (b"Dear translator,", "format"),
        (b"\x89PNG\r\n", "format"),
        (b"<xliff version='1.2'><file>", "xml"),
        (b"<xliff version='1.2'/>", "format"),
        (b"<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>\0</xliff>", "xml"),
        (b"<xliff version='3.0'/>", "version"),
        (b"<html><xliff version='1.2'/></html>", "format"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "table"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "doctype"),
        (b"PK\x03\x04", "archive"),
        (zipped("a.txt", "b"), "archive"),
        (zipped("xl/a.xml", b"\0" * 10_000_000), "bomb"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(data, reason):
    assert refusal(data) == reason


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_a_version_that_is_not_known_is_refused(name):
    data = FORMATS[name].write(Bilingual("en", "fr", (unit(),)))
    if name == "xlsx":
        book = load_workbook(io.BytesIO(data))
        book.active["F1"] = "ict4sdg-exchange 9"
        book.save(buffer := io.BytesIO())
        data = buffer.getvalue()
    else:
        data = data.replace(b'ict:version="1"', b'ict:version="9"')
        data = data.replace(b'product-version="1"', b'product-version="9"')
        data = data.replace(b"ict4sdg-exchange 1", b"ict4sdg-exchange 9")
    assert refusal(data) == "version"


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_more_than_20_megabytes_are_refused_unread(name):
    with pytest.raises(Refused, match="heavy"):
        FORMATS[name].read(b" " * (guard.LARGEST + 1))


def test_many_small_parts_of_a_workbook_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(guard.MOST_PARTS + 1):
            archive.writestr(f"{number}.xml", "<a/>")
    assert refusal(buffer.getvalue()) == "bomb"
