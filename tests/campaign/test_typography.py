import pytest

from campaign import typography


@pytest.mark.parametrize(
    ("code", "text", "problem"),
    [
        ("fr", "Pourquoi ?", "can break"),
        ("fr", "Pourquoi?", "no space before"),
        ("fr", "l'objectif", "straight apostrophe"),
        ("fr", "un «\u00a0mot", "do not pair"),
        ("zh", "信息,通信", "half-width"),
        ("zh", "信息通信.", "half-width"),
        ("ar", "الأهداف, والغايات", "Latin comma"),
        ("ar", "كيف?", "question mark"),
        ("es", "Cómo?", "do not pair"),
        ("ru", 'слово "цель"', "quotation"),
        ("en", "ITU's role", "straight"),
        ("ar", 'كلمة "أخرى"', "quotation"),
        ("ar", "«كلمة", "do not pair"),
        ("zh", "信息 通信", "space between"),
        ("zh", "《议程", "do not pair"),
        ("es", "«Conectar", "do not pair"),
        ("en", "wait...", "three full stops"),
        ("ru", "сеть - это", "hyphen"),
        ("fr", "un  mot", "two spaces"),
    ],
)
def test_a_slip_is_named(code, text, problem):
    assert any(problem in each for each in typography.problems(text, code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Pourquoi\u00a0? «\u00a0Connecter\u00a0» 67\u00a0% des gens\u00a0: l’objectif."),
        ("zh", "信息通信技术（ICT）服务“目标9”，占67%。"),
        ("ar", "كيف؟ الأهداف، والغايات؛ 67%"),
        ("es", "¿Cómo? «Conectar» 67\u00a0%"),
        ("ru", "«Подключить» 67\u00a0% людей"),
        ("en", "ITU’s “role”"),
    ],
)
def test_a_well_set_text_passes(code, text):
    assert typography.problems(text, code) == []


def test_spaces_are_set_as_printed():
    assert typography.set_spaces("Pourquoi ? « Oui » : 3 500 000, 67 %", "fr") == (
        "Pourquoi\u00a0? «\u00a0Oui\u00a0»\u00a0: 3\u00a0500\u00a0000, 67\u00a0%"
    )
    assert typography.set_spaces("67 % — это", "ru") == "67\u00a0%\u00a0— это"
    assert typography.set_spaces("Why ?", "en") == "Why ?"


@pytest.mark.parametrize(
    ("code", "text", "bound"),
    [
        ("en", "2.5 °C by 2100 and 12 mm of it", ["2.5 °C", "12 mm"]),
        ("en", "5 million people, 67 per cent", ["5 million", "67 per cent"]),
        ("en", "Goals 9 and 4, target 9.c", ["Goals 9", "target 9.c"]),
        ("en", "ITU-T Y.4900 and ITU-R M.2150", ["ITU-T Y.4900", "ITU-R M.2150"]),
        ("fr", "Objectif 9, cible 9.c, 3 milliards", ["Objectif 9", "cible 9.c", "3 milliards"]),
        ("fr", "20 Mo, UIT-T Y.4900, 2 %", ["20 Mo", "UIT-T Y.4900", "2 %"]),
        ("ru", "Целью 9, задачу 9.c, 5 млн", ["Целью 9", "задачу 9.c", "5 млн"]),
        ("ru", "20 ТВт·ч, МСЭ-T L.1023", ["20 ТВт·ч", "МСЭ-T L.1023"]),
        ("es", "Objetivo 9, meta 9.c", ["Objetivo 9", "meta 9.c"]),
        ("es", "3 mil millones, 20 mil", ["3 mil millones", "20 mil"]),
        ("ar", "والهدف 9، والمقصد 9.c", ["والهدف 9", "والمقصد 9.c"]),
        ("ar", "20 تيراواط/ساعة، 67 في المائة", ["20 تيراواط/ساعة", "67 في المائة"]),
        ("ar", "5 ملايين، 12 مم", ["5 ملايين", "12 مم"]),
        ("zh", "30 MB，ITU-T Y.4900", ["30 MB", "ITU-T Y.4900"]),
    ],
)
def test_a_number_stays_with_what_it_counts(code, text, bound):
    printed = typography.set_spaces(text, code)
    for each in bound:
        assert each.replace(" ", "\u00a0") in printed
    assert typography.set_spaces(printed, code) == printed


@pytest.mark.parametrize(
    "text", ["9 months", "3 targets", "in 2021 the", "goals for 2030", "4 who"]
)
def test_other_words_may_part_from_their_number(text):
    assert typography.set_spaces(text, "en") == text


def test_a_name_of_one_letter_and_a_word_stays_whole():
    assert typography.whole_names("M-PESA и X-Road, МСЭ-T") == (
        ["", "M-PESA", " и ", "X-Road", ", ", "МСЭ-T", ""]
    )
    assert typography.whole_names("y a-t-il un rendez-vous, 5-a, A-B") == (
        ["y a-t-il un rendez-vous, 5-a, A-B"]
    )


def test_a_name_longer_than_a_phones_line_may_break():
    assert typography.whole_names("e-" + "a" * 20) == ["e-" + "a" * 20]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Индустриализация", "Индус|три|а|ли|за|ция"),
        ("Недорогостоящая", "Недо|ро|гос|то|я|щая"),
        ("инфраструктура", "инфраструктура"),
    ],
)
def test_only_the_longest_russian_words_may_be_hyphenated(text, parts):
    assert typography.hyphenated(text) == parts.replace("|", typography.SOFT_HYPHEN)


def test_codes_keep_their_order_inside_arabic():
    text = '<a href="/ar/goals/9.c/">المقصد 9.c</a>، والمؤشر 5.b.1 (#ICT4SDG) 90.1.'
    assert typography.isolate_codes(text) == (
        '<a href="/ar/goals/9.c/">المقصد \u20669.c\u2069</a>، والمؤشر \u20665.b.1\u2069 '
        "(\u2066#ICT4SDG\u2069) 90.1."
    )


def test_a_text_in_another_script_is_found():
    english = "This sentence is long enough to tell that it is not in Russian at all, is it not?"
    assert not typography.in_script(english, "ru")
    assert typography.in_script(english, "en")
    assert typography.in_script("World Wide Web Foundation", "zh")
