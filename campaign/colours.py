"""Which ink can be read on a colour. Formulas: WCAG 2.2, relative luminance and contrast ratio."""

NAVY = "#10142E"
WHITE = "#FFFFFF"


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), of `#RRGGBB`."""

    def linear(channel):
        value = int(channel, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21, of two colours `#RRGGBB`."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Navy or white, whichever reads better on `colour`."""
    return max((WHITE, NAVY), key=lambda ink: contrast(colour, ink))


def ink_of(colour: str, minimum: float = 4.5) -> str:
    """`colour` darkened in small steps until it reads on white at `minimum` to 1."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    while contrast(colour, WHITE) < minimum:
        channels = [int(channel * 0.96) for channel in channels]
        colour = "#" + "".join(f"{channel:02X}" for channel in channels)
    return colour
