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
