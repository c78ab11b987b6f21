"""The same poster by WeasyPrint, for the benchmark only: the signal design on an equal layout.

The page holds what ours holds: seventeen rings, number, kicker, title, headline, hashtag, campaign,
address, QR code, in the same fonts and sizes, tagged as PDF/UA. It does not fit words by measuring.
"""

from html import escape

from . import fonts, qr
from .palette import GOALS, on_colour
from .typesetting import SETTINGS

STYLE = """
{faces}
@page {{ size: {width}pt {height}pt; margin: 0 }}
body {{ margin: 0; font-family: {families}; color: {ink}; direction: {direction} }}
.page {{ position: absolute; inset: 0; background: {ground} }}
.at {{ position: absolute; }}
svg {{ position: absolute; left: 0; top: 0 }}
h1 {{ margin: 0; font-size: {u15}pt; font-weight: 800; line-height: {pitch} }}
"""
PAGE = """<!doctype html><html lang="{lang}" dir="{direction}"><head><meta charset="utf-8">
<title>{title}</title><style>{style}</style></head><body><div class="page">{rings}
<div class="at" style="{start}:{m}pt; top:{kicker_y}pt; font-size:{small}pt; font-weight:500">{kicker}</div>
<div class="at" style="{start}:{m}pt; top:{number_y}pt; font-size:{number_size}pt; font-weight:800; line-height:1">{number}</div>
<div class="at" style="{start}:{m}pt; top:{title_y}pt; width:{column}pt; font-size:{title_size}pt; font-weight:700">{goal}</div>
<h1 class="at" style="{start}:{m}pt; top:{message_y}pt; width:{wide}pt">{headline}</h1>
<div class="at" style="{start}:{m}pt; bottom:{foot}pt; font-size:{small}pt"><b style="font-size:{hashtag}pt">
<bdi>{mark}</bdi></b><br>{campaign}<br><bdi>{address}</bdi></div>{code}</div></body></html>"""


def faces() -> str:
    noto, almarai, _ = fonts.folders()
    files = [("Noto Sans", "100 900", noto / "NotoSans[wdth,wght].ttf")]
    files += [("Almarai", weight, almarai / f"Almarai-{name}.ttf") for name, weight in (("Regular", 400), ("Bold", 700), ("ExtraBold", 800))]
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; src: url('file://{path}') }}"
        for family, weight, path in files
    )


def html(words, language, goal, url, width, height) -> str:
    setting, palette, u = SETTINGS[language], on_colour(GOALS[goal - 1]), width / 210
    mirrored = setting.direction == "rtl"
    cx = (40 if mirrored else 170) * u
    circles = "".join(
        f'<circle cx="{cx}" cy="{82 * u}" r="{(9 + 79 * (n - 1) / 16) * u}" fill="none" '
        f'stroke="{palette.solid if n == goal else palette.near if n < goal else palette.far}" '
        f'stroke-width="{(3.4 if n == goal else 0.4) * u}"/>'
        for n in range(1, 18)
    )
    rings = f'<svg width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">{circles}<circle cx="{cx}" cy="{82 * u}" r="{4.5 * u}" fill="{palette.solid}"/></svg>'
    side = "left" if mirrored else "right"
    code = f'<div class="at" style="{side}:{14 * u}pt; bottom:{14 * u}pt; width:{22 * u}pt; height:{22 * u}pt; background:white">{qr.svg(url, "#10142E").replace("<svg ", f"<svg width={chr(34)}{22 * u}pt{chr(34)} height={chr(34)}{22 * u}pt{chr(34)} ", 1)}</div>' if url else ""
    families = {"ar": "'Noto Sans', Almarai", "zh": "'Noto Sans', 'Noto Sans CJK SC'"}.get(language, "'Noto Sans'")
    style = STYLE.format(
        faces=faces(), width=width, height=height, families=families, ink=palette.ink,
        direction=setting.direction, ground=palette.ground, u15=15 * u, pitch=setting.pitch,
    )  # fmt: skip
    return PAGE.format(
        lang=language, direction=setting.direction, title=escape(words.name), style=style, rings=rings,
        start="right" if mirrored else "left", m=14 * u, kicker_y=14 * u, small=4.4 * u, kicker=escape(words.kicker),
        number_y=22 * u, number_size=56 * u, number=goal, title_y=71 * u, column=63 * u, title_size=8 * u,
        goal=escape(words.title), message_y=182 * u, wide=182 * u, headline=escape(words.headline), foot=14 * u,
        hashtag=9 * u, mark=escape(words.hashtag), campaign=escape(words.campaign), address=escape(words.address), code=code,
    )  # fmt: skip
