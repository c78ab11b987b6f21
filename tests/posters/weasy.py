"""The same poster by WeasyPrint, for the benchmark only: the signal design on an equal layout.

The page holds what ours holds: seventeen rings, number, kicker, title, headline, hashtag, campaign,
address, QR code, in the same fonts and about the same sizes. It does not fit words by measuring.
"""

from html import escape

from posters import fonts, qr
from posters.palette import GOALS, on_colour
from posters.typesetting import SETTINGS

FAMILIES = {"ar": "'Noto Sans', Almarai", "zh": "'Noto Sans', 'Noto Sans CJK SC'"}
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>
<body><div class="page">{rings}
<div class="at kicker">{kicker}</div>
<div class="at number">{number}</div>
<div class="at title">{goal}</div>
<h1 class="at">{headline}</h1>
<div class="at foot"><b><bdi>{hashtag}</bdi></b><br>{campaign}<br><bdi>{address}</bdi></div>
<div class="at code">{code}</div>
</div></body></html>"""


def html(words, language: str, goal: int, url: str, width: float, height: float) -> str:
    """A document of one page, `width` × `height` points."""
    palette, u = on_colour(GOALS[goal - 1]), width / 210
    return PAGE.format(
        language=language,
        direction=SETTINGS[language].direction,
        title=escape(words.name),
        style=style(language, palette, u, width, height),
        rings=rings(goal, palette, u, width, height, SETTINGS[language].direction == "rtl"),
        kicker=escape(words.kicker),
        number=goal,
        goal=escape(words.title),
        headline=escape(words.headline),
        hashtag=escape(words.hashtag),
        campaign=escape(words.campaign),
        address=escape(words.address),
        code=sized(qr.svg(url, palette.paper_ink), 22 * u, 22 * u) if url else "",
    )


def style(language: str, palette, u: float, width: float, height: float) -> str:
    setting = SETTINGS[language]
    start, end = ("right", "left") if setting.direction == "rtl" else ("left", "right")
    return (
        faces()
        + f"""
@page {{ size: {width}pt {height}pt; margin: 0 }}
body {{ margin: 0; font-family: {FAMILIES.get(language, "'Noto Sans'")}; color: {palette.ink} }}
.page {{ position: absolute; inset: 0; background: {palette.ground} }}
.page > svg {{ position: absolute; left: 0; top: 0 }}
.at {{ position: absolute; {start}: {14 * u}pt; font-size: {4.4 * u}pt }}
.kicker {{ top: {14 * u}pt }}
.number {{ top: {22 * u}pt; font-size: {56 * u}pt; font-weight: 800; line-height: 1 }}
.title {{ top: {71 * u}pt; width: {63 * u}pt; font-size: {8 * u}pt; font-weight: 800 }}
h1 {{ top: {182 * u}pt; width: {182 * u}pt; margin: 0; font-weight: 800 }}
h1.at {{ font-size: {15 * u}pt; line-height: {setting.pitch} }}
.foot {{ bottom: {14 * u}pt }}
.foot b {{ font-size: {9 * u}pt; font-weight: 800 }}
.code {{ {start}: auto; {end}: {14 * u}pt; bottom: {14 * u}pt; background: white }}
"""
    )


def faces() -> str:
    noto, almarai, _ = fonts.folders()
    files = [("Noto Sans", "100 900", noto / "NotoSans[wdth,wght].ttf")]
    files += [("Almarai", 400, almarai / "Almarai-Regular.ttf")]
    files += [("Almarai", 800, almarai / "Almarai-ExtraBold.ttf")]
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight};"
        f" src: url('file://{path}') }}"
        for family, weight, path in files
    )


def rings(goal: int, palette, u: float, width: float, height: float, mirrored: bool) -> str:
    x, y = (40 if mirrored else 170) * u, 82 * u
    circles = f'<circle cx="{x}" cy="{y}" r="{4.5 * u}" fill="{palette.solid}"/>'
    for n in range(1, len(GOALS) + 1):
        colour = palette.solid if n == goal else palette.near if n < goal else palette.far
        circles += (
            f'<circle cx="{x}" cy="{y}" r="{(9 + 79 * (n - 1) / 16) * u}" fill="none" '
            f'stroke="{colour}" stroke-width="{(3.4 if n == goal else 0.4) * u}"/>'
        )
    return sized(f'<svg viewBox="0 0 {width} {height}">{circles}</svg>', width, height)


def sized(svg: str, width: float, height: float) -> str:
    return svg.replace("<svg ", f'<svg width="{width}pt" height="{height}pt" ', 1)
