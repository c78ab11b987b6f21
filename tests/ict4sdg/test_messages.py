import re

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext

from ict4sdg import messages

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")


@pytest.fixture(params=messages.TRANSLATED)
def translated(request):
    return request.param


def test_every_string_is_translated(translated):
    assert messages.untranslated(translated) == []


def test_translations_keep_the_placeholders(translated):
    for message in messages.read(translated):
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for text in texts:
            assert set(PLACEHOLDER.findall(text)) <= wanted, message.id
        assert set(PLACEHOLDER.findall(texts[-1])) == wanted, message.id


def test_chinese_borrows_djangos_own_strings():
    with translation.override("zh"):
        assert gettext("Log out") == "注销"


def test_plurals_follow_the_language():
    with translation.override("ru"):
        forms = {ngettext("%(total)s entry", "%(total)s entries", n) for n in (1, 2, 5)}
    assert len(forms) == 3


def test_french_marks_stay_on_the_line_of_their_word():
    strings = (each.string for each in messages.read("fr") if each.id)
    texts = [text for each in strings for text in (each if isinstance(each, tuple) else [each])]
    assert [text for text in texts if re.search(r"[ ]([:;!?»]|%(?!\())|«[ ]", text)] == []
