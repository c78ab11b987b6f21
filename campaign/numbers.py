"""The numbers in a text, as values: 3.5 million, 3,5 millions, 350万 and 3 500 000 are the same.

Thousands are parted by a comma (en, zh) or a space (ar, fr, ru, es), decimals by a point (ar, en,
zh) or a comma (fr, ru, es). Numbers in words (up to twenty, half, a million) are asked for nowhere,
but answer for digits in the other language: “five schools” fits 5所学校. Digits inside a name, such
as U4SSC, G20 or COVID-19, are no numbers.
"""

import re
from decimal import Decimal
from functools import lru_cache

from django.utils.html import strip_tags

THOUSANDS = {"en": ",", "zh": ","}
DECIMALS = {"fr": ",.", "ru": ",.", "es": ",."}  # a point in codes such as 17.8
TIMES = {
    "ar": {"ألف|آلاف|ألفاً": 10**3, "مليون|ملايين|مليوناً": 10**6, "مليار|بليون|مليارات": 10**9},
    "zh": {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8},
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9},
    "fr": {"mille": 10**3, "millions?": 10**6, "milliards?": 10**9},
    "ru": {r"тыс\.|тысяч\w*": 10**3, r"млн|миллион\w*": 10**6, r"млрд|миллиард\w*": 10**9},
    "es": {"mil millones": 10**9, "mill[óo]n|millones": 10**6, "mil": 10**3},
}
MONTHS = re.compile(r"(?<![\d.])\d{1,2}(?=月)")
# In this order: one to twenty, half, half a million, a million. An Arabic dual is a two.
WORDS = {
    "ar": r"واحد \w+(?:ين|ان)\b|اثن|كلا ثلاث أربع خمس ست سبع ثماني?|ثمان تسع عشر أحد.عشر "
    r"اثن\w+.عشر ثلاث\w*.عشر أربع\w*.عشر خمس\w*.عشر ست\w*.عشر سبع\w*.عشر ثماني\w*.عشر "
    r"تسع\w*.عشر عشر(?:ون|ين) نصف نصف.مليون مليون",
    "zh": "一 二|两|双 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 "
    "半 五十万|半百万 一百万|百万",
    "en": "one|once|a|first two|twice|second|both three|third four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "half half.a.million a.million|one.million",
    "fr": "une?|premi deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf vingt demi demi-million un.million",
    "ru": "одн|один|перв дв[аеу]|обе|втор тр[ие] четыр пят шест семь|семи восем|восьм девят десят "
    "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат "
    "девятнадцат двадцат полов|пол полумиллион миллион",
    "es": "uno?|una|primer dos|segund|ambos|ambas tres cuatro cinco seis siete ocho nueve diez "
    "once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte "
    "medi[oa]|mitad medio.millón un.millón",
}
VALUES = [*map(Decimal, range(1, 21)), Decimal("0.5"), Decimal(500_000), Decimal(1_000_000)]


def differences(source: str, source_code: str, text: str, code: str) -> list[Decimal]:
    """Numbers of either text that the other does not have, in order of size."""
    asked, given = numbers(source, source_code), numbers(text, code)
    missing = asked - given - in_words(text, code)
    return sorted(missing | given - asked - in_words(source, source_code))


def numbers(text: str, code: str) -> set[Decimal]:
    """The values of the numbers written in digits."""
    text = MONTHS.sub(" ", plain(text)) if code == "zh" else plain(text)
    found = set()
    for match in number_pattern(code).finditer(text):
        value = value_of(match["number"], code)
        for words, times in TIMES[code].items():
            if match["times"] and re.fullmatch(words, match["times"]):
                value *= times
        found.add(value.normalize())
    return found


def in_words(text: str, code: str) -> set[Decimal]:
    text = plain(text).lower()
    patterns = zip(word_patterns(code), VALUES, strict=True)
    return {value.normalize() for pattern, value in patterns if pattern.search(text)}


def plain(text):
    return strip_tags(text).replace("\u00a0", " ").replace("\u202f", " ")


def value_of(number, code):
    return Decimal(number.replace(THOUSANDS.get(code, " "), "").replace(",", "."))


@lru_cache
def word_patterns(code):
    start = r"\b" if code in ("en", "fr", "ru", "es") else ""
    return [re.compile(rf"{start}(?:{words})") for words in WORDS[code].split(" ")]


@lru_cache
def number_pattern(code):
    part, point = re.escape(THOUSANDS.get(code, " ")), DECIMALS.get(code, ".")
    times = "|".join(sorted("|".join(TIMES[code]).split("|"), key=len, reverse=True))
    gap, end = ("[多余]?", "") if code == "zh" else (" (?:de )?", r"(?!\w)")
    return re.compile(
        r"(?<![\dA-Za-z])(?<![A-Za-zА-Я]-)"
        rf"(?P<number>(?:\d{{1,3}}(?:{part}\d{{3}})+(?!\d)|\d+)(?:[{point}]\d+)?)(?![A-Z])"
        rf"(?:{gap}(?P<times>{times}){end})?"
    )
