"""What a PDF says and where it says it, read with other programs than the one that made it."""

import ctypes
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

CONTROLS = dict.fromkeys([*range(0x2066, 0x206A), *range(0x202A, 0x202F), 0x200E, 0x200F, 0x00AD])


@dataclass(frozen=True)
class Box:
    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box", by: float = 0.0) -> bool:
        """Whether the two overlap by more than `by` points in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.high, other.high) - max(self.low, other.low)
        return across > by and along > by

    def meets_ring(self, ring: "Ring") -> bool:
        near_x = min(max(ring.x, self.left), self.right) - ring.x
        near_y = min(max(ring.y, self.low), self.high) - ring.y
        far_x = max(abs(self.left - ring.x), abs(self.right - ring.x))
        far_y = max(abs(self.low - ring.y), abs(self.high - ring.y))
        nearest, farthest = (near_x**2 + near_y**2) ** 0.5, (far_x**2 + far_y**2) ** 0.5
        return nearest < ring.radius + ring.width / 2 and farthest > ring.radius - ring.width / 2


@dataclass(frozen=True)
class Character:
    index: int
    text: str
    box: Box
    baseline: float

    def collides(self, other: "Character") -> bool:
        """Whether it stands on the other. Neighbours in a line may: joined letters, ligatures."""
        if abs(self.baseline - other.baseline) < 0.5 and abs(self.index - other.index) < 8:
            return False
        height = min(self.box.high - self.box.low, other.box.high - other.box.low)
        return self.box.meets(other.box, max(0.6, 0.12 * height))


@dataclass(frozen=True)
class Ring:
    x: float
    y: float
    radius: float
    width: float


class Page:
    """The one page of `data`; fails where there are more."""

    def __init__(self, data: bytes):
        self.document = pypdfium2.PdfDocument(data)
        assert len(self.document) == 1
        self.page = self.document[0]
        self.text_page = self.page.get_textpage()

    @property
    def text(self) -> str:
        return self.text_page.get_text_range()

    def characters(self) -> list["Character"]:
        """Every visible character: the box of its ink, the height of its baseline, in points."""
        found = []
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(self.text_page.count_chars()):
            text = self.text_page.get_text_range(index, 1)
            box = Box(*self.text_page.get_charbox(index))
            pdfium.FPDFText_GetCharOrigin(self.text_page.raw, index, x, y)
            if text.strip() and text != "\ufffe" and box.right > box.left and box.high > box.low:
                found.append(Character(index, text, box, y.value))
        return found

    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]

    def rings(self) -> list[Ring]:
        """Every circle that is drawn as a line."""
        found = []
        for item in self.page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, low, right, high = item.get_bounds()
            width = ctypes.c_float()
            pdfium.FPDFPageObj_GetStrokeWidth(item.raw, width)
            fill, stroked = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroked)
            if stroked.value and abs((right - left) - (high - low)) < 0.1:
                # The bounds leave room for the whole line on each side.
                radius = (right - left) / 2 - width.value
                found.append(Ring((left + right) / 2, (low + high) / 2, radius, width.value))
        return found


def words(text: str) -> list[str]:
    """Words of letters and figures, ligatures and directions undone."""
    text = unicodedata.normalize("NFKC", text).translate(CONTROLS)
    return re.findall(r"\w+", text)


def intact(wanted: str, text: str) -> float:
    """The share of the words of `wanted` that `text` has, each as often."""
    asked, found = Counter(words(wanted)), Counter(words(text))
    return sum((asked & found).values()) / sum(asked.values())


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def fonts(pdf: pikepdf.Pdf) -> list:
    found = []

    def visit(resources):
        found.extend(resources.get("/Font", {}).values())
        for form in resources.get("/XObject", {}).values():
            if "/Resources" in form:
                visit(form.Resources)

    visit(pdf.pages[0].Resources)
    return found


def glyphs(pdf: pikepdf.Pdf) -> list[int]:
    """The number of every glyph that the page shows; 0 is the empty box."""
    found = []
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    found += [int.from_bytes(raw[k : k + 2], "big") for k in range(0, len(raw), 2)]
    return found


def structure(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """(kind, alternative text) of every element of the structure tree, in reading order."""
    found = []

    def visit(item):
        if isinstance(item, pikepdf.Array):
            for child in item:
                visit(child)
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            found.append((str(item.S)[1:], str(item.get("/Alt", ""))))
            visit(item.get("/K"))

    visit(pdf.Root.StructTreeRoot.K)
    return found
