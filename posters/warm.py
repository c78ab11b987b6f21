"""Opens fonts and dictionaries before the first visitor waits for them."""

from .render import render
from .typesetting import SETTINGS
from .words import Words

SAMPLES = {"ar": "إشارة", "zh": "信号信号", "ru": "Сигнал"}


def warm_up() -> None:
    for language in SETTINGS:
        words = Words(headline=SAMPLES.get(language, "Signal"), title="9")
        render("signal", words, language, "a4.pdf", goal=9)
