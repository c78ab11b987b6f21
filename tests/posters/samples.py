"""Words for trial: the campaign's own, read from its content files without a database.

For the contact sheet, the benchmark and the tests. What the site prints comes from the database.
"""

import io
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from campaign import figures
from posters.pictures import Picture
from posters.words import Case, Fact, Words

CONTENT = Path(figures.__file__).parent / "content"
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
URL = "https://www.itu.int/ict4sdg/{language}/goals/{goal}/"
KICKER = {
    "ar": "هدف التنمية المستدامة", "zh": "可持续发展目标", "en": "Sustainable Development Goal",
    "fr": "Objectif de développement durable", "ru": "Цель в области устойчивого развития",
    "es": "Objetivo de Desarrollo Sostenible",
}  # fmt: skip
QUALIFIERS = {
    "": ("",) * 6,
    "more_than": ("أكثر من", "超过", "More than", "Plus de", "Более", "Más de"),
    "about": ("حوالي", "约", "About", "Environ", "Около", "Cerca de"),
    "less_than": ("أقل من", "不到", "Less than", "Moins de", "Менее", "Menos de"),
}
DOLLARS = ("{} دولار", "{}美元", "US$ {}", "{} USD", "{} долл. США", "USD {}")
FACTS_TITLE = ("أرقام", "数字", "Figures", "Chiffres", "Цифры", "Cifras")
CASES_TITLE = ("حالات", "案例", "Cases", "Cas", "Примеры", "Casos")
LONG = {
    "ar": (
        "تتيح الشبكات السريعة والميسورة التكلفة للطلاب والمزارعين والأطباء في أبعد "
        "القرى أن يتعلموا ويبيعوا ويعالجوا كما لو كانوا في العاصمة."
    ),
    "zh": (
        "快速而价格可承受的网络，让最偏远村庄的学生、"
        "农民和医生也能像在首都一样学习、销售和看病，并把当地的声音带到世界各地。"
    ),
    "en": (
        "Fast and affordable networks let pupils, farmers and doctors in the remotest "
        "villages learn, sell and heal as if they lived in the capital."
    ),
    "fr": (
        "Des réseaux rapides et abordables permettent aux élèves, aux agriculteurs et "
        "aux médecins des villages les plus reculés d’apprendre, de vendre et de "
        "soigner."
    ),
    "ru": (
        "Быстрые и доступные сети позволяют школьникам, фермерам и врачам самых "
        "отдаленных деревень учиться, торговать и лечить так, словно они живут в "
        "столице."
    ),
    "es": (
        "Unas redes rápidas y asequibles permiten que alumnos, agricultores y médicos "
        "de las aldeas más remotas aprendan, vendan y curen como si vivieran en la "
        "capital."
    ),
}
"""Headlines about as long as anyone may write."""
SHORT = {
    "ar": "إشارة.",
    "zh": "联通。",
    "en": "Signal.",
    "fr": "Reliés.",
    "ru": "Связь.",
    "es": "Señal.",
}


def said(words: tuple[str, ...], language: str) -> str:
    """That of `words`, which stand in the order of LANGUAGES."""
    return words[LANGUAGES.index(language)]


@cache
def read(folder: str) -> tuple[dict, ...]:
    """Every item of a content folder that is written in all six languages."""
    items = (tomllib.loads(path.read_text()) for path in sorted((CONTENT / folder).glob("*.toml")))
    return tuple(
        item for item in items if set(LANGUAGES) <= set(item.get("published_in", LANGUAGES))
    )


@cache
def campaign() -> dict:
    return tomllib.loads((CONTENT / "settings.toml").read_text())


def frame(language: str) -> dict:
    """What stands on every poster."""
    return {
        "campaign": campaign()["name"][language],
        "address": "itu.int/ict4sdg",
        "qr_alt": "itu.int/ict4sdg",
        "author": "ITU",
    }


def signal(goal: int, language: str) -> Words:
    found = next(item for item in read("goals") if item["number"] == goal)
    return Words(
        headline=found["message"][language],
        title=found["title"][language],
        kicker=KICKER[language],
        name=f"{goal}. {found['title'][language]}",
        alt=f"17 ◎ {goal}",
        **frame(language),
    )


def figure(item: dict, language: str) -> str:
    value = Decimal(str(item["value"]))
    if item["unit"] == "percent":
        return figures.percent(value, language)
    text = figures.number(value, language)
    return said(DOLLARS, language).format(text) if item["unit"] == "usd" else text


def as_fact(item: dict, language: str) -> Fact:
    return Fact(
        figure=figure(item, language),
        statement=item["statement"][language],
        source=f"{item['source_name']}, {item.get('source_year', item['year'])}",
        qualifier=said(QUALIFIERS[item["qualifier"]], language),
        caveat=item.get("caveat", {}).get(language, ""),
        share=float(item["value"]) / 100 if item["unit"] == "percent" else None,
    )


def facts(goal: int, language: str) -> list[Fact]:
    found = [item for item in read("facts") if item["goal"] == goal]
    return [as_fact(item, language) for item in found if language in item["statement"]]


def fact(goal: int, language: str, index: int = -1) -> Words:
    chosen = facts(goal, language)[index]
    words = signal(goal, language)
    return Words(**vars(words) | {"headline": chosen.statement, "fact": chosen})


def cases(goal: int, language: str) -> list[Case]:
    found = [item for item in read("case-studies") if goal in item["goals"]]
    found = [item for item in found if language in item["title"] and language in item["summary"]]
    return [Case(item["title"][language], item["summary"][language]) for item in found]


def briefing(goal: int, language: str) -> Words:
    given = {
        "facts": tuple(facts(goal, language)[:3]),
        "facts_title": said(FACTS_TITLE, language),
        "cases": tuple(cases(goal, language)[:2]),
        "cases_title": said(CASES_TITLE, language) if cases(goal, language) else "",
    }
    return Words(**vars(signal(goal, language)) | given)


def overall(language: str) -> Words:
    """The campaign's own poster."""
    settings = campaign()
    return Words(
        headline=settings["tagline"][language],
        name=settings["name"][language],
        alt="17 ◎",
        **frame(language),
    )


def words(design: str, goal: int | None, language: str) -> Words:
    if design == "campaign":
        return overall(language)
    makers = {"fact": fact, "briefing": briefing}
    return makers.get(design, signal)(goal, language)


def url(goal: int | None, language: str) -> str:
    return (
        URL.format(language=language, goal=goal)
        if goal
        else f"https://www.itu.int/ict4sdg/{language}/"
    )


def photograph() -> Picture:
    """A landscape of flat shapes, so that no one's photograph need be shipped."""
    image = Image.new("RGB", (1800, 1400), "#9fc9e8")
    draw = ImageDraw.Draw(image)
    draw.ellipse((1150, 150, 1450, 450), fill="#fff3c4")
    draw.polygon(
        [(0, 900), (500, 480), (900, 820), (1300, 420), (1800, 860), (1800, 1400), (0, 1400)],
        fill="#54757d",
    )
    draw.polygon([(0, 1100), (700, 820), (1800, 1150), (1800, 1400), (0, 1400)], fill="#2f4a3c")
    draw.rectangle((1010, 480, 1034, 1010), fill="#e9ecef")
    draw.polygon([(960, 1010), (1022, 470), (1084, 1010)], outline="#e9ecef", width=10)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90)
    return Picture(buffer.getvalue(), (0.58, 0.5))


def emblem() -> bytes:
    image = Image.new("RGBA", (900, 360), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 20, 340, 340), fill="#1d5fa8")
    draw.rectangle((400, 90, 880, 150), fill="#1d5fa8")
    draw.rectangle((400, 200, 740, 260), fill="#8aa4bd")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
