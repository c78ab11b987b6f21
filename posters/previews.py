"""A printed page as a picture for the screen: PDF in, WebP out."""

import io
import threading

import pypdfium2

QUALITY = 82
lock = threading.Lock()
"""PDFium works for one thread at a time."""


def picture_of(pdf: bytes, width: int) -> bytes:
    """The first page, `width` pixels wide."""
    with lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            # Drawn twice as wide and made smaller: thin rings stay even.
            picture = page.render(scale=2 * width / page.get_width()).to_pil()
        finally:
            document.close()
    buffer = io.BytesIO()
    picture.convert("RGB").reduce(2).save(buffer, "WEBP", quality=QUALITY)
    return buffer.getvalue()
