"""Python's widths are the typesetter's own."""

import json

import pytest

from posters import metrics, typesetting
from posters.compiler import Typesetter
from tests.posters import samples

TEMPLATE = """#import "base.typ": *
#let (lines, lang, typeface, mirrored) = giving(json("poster.json"))()
#set text(font: typeface, lang: lang.code, region: lang.region,
  dir: if mirrored { rtl } else { ltr }, fallback: false, cjk-latin-spacing: none)
#let em(line) = measure(text(size: 100pt, weight: 800, line)).width / 100pt
#context [#metadata(lines.map(em)) <widths>]
"""


@pytest.fixture(scope="module")
def measure():
    """Widths as the typesetter measures them."""
    own = Typesetter()

    def widths(texts, code):
        data = {
            "lines": texts, "unit": 1, "height": 1,
            "colours": {"ink": "#000000"}, "language": typesetting.plain(code),
        }  # fmt: skip
        source = own.folder / "measure.typ"
        source.write_text(TEMPLATE)
        (own.folder / "poster.json").write_text(json.dumps(data))
        try:
            own.compiler.compile(input=str(source), format="svg")
            return json.loads(own.compiler.query("<widths>", field="value", one=True))
        finally:
            source.unlink()
            (own.folder / "poster.json").unlink()

    return widths


def test_headlines_are_as_wide_as_the_typesetter_sets_them(code, measure):
    texts = [samples.signal(goal, code).headline for goal in range(1, 18)]
    texts += ["ITU و#ICT4SDG 43%", "国际电联ITU的“信号”", "Étude – 90 %", "Ёж №5", "¿Qué?"]
    for text, width in zip(texts, measure(texts, code), strict=True):
        # Marks at a line's end are narrower in Chinese; `lines` knows that.
        assert metrics.width(text, code) == pytest.approx(
            width, rel=0.01, abs=0.51 if code == "zh" else 0.05
        ), text
