"""Files that staff offer for download: which kinds the site takes, and what they must be inside.

Nothing that a browser would run is taken, and nothing taken is ever shown inside a page.
"""

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass

LARGEST = 50 * 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
KINDS = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "pptx": f"{OFFICE}presentationml.presentation",
    "odt": f"{ODF}text",
    "ods": f"{ODF}spreadsheet",
    "odp": f"{ODF}presentation",
    "epub": "application/epub+zip",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
INSIDE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
UNWANTED = re.compile(r"[\x00-\x1f\x7f\"*/:<>?\\|\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HEAVY, KIND, OTHER, MACROS = "heavy", "kind", "other", "macros"


class Refused(Exception):
    """`reason` is one of the constants above."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Checked:
    file_name: str
    kind: str
    digest: str
    data: bytes


def checked(name: str, data: bytes) -> Checked:
    """What is kept of an upload. Raises Refused."""
    if len(data) > LARGEST:
        raise Refused(HEAVY)
    name = clean_name(name)
    kind = name.rpartition(".")[2].lower()
    if kind not in KINDS:
        raise Refused(KIND)
    if not holds(kind, data):
        raise Refused(OTHER)
    return Checked(name, kind, hashlib.sha256(data).hexdigest(), data)


def clean_name(name: str) -> str:
    """The name in its own script, without what systems forbid in names."""
    stem, _dot, kind = UNWANTED.sub("", name or "").strip(". ").rpartition(".")
    return f"{stem[:100].strip(' .') or 'file'}.{kind[:10]}"


def holds(kind: str, data: bytes) -> bool:
    """Whether `data` is what its name says."""
    if kind == "pdf":
        return data[:1024].lstrip().startswith(b"%PDF-")
    if kind in ("csv", "txt"):
        return is_text(data)
    return is_package(kind, data)


def is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


def is_package(kind: str, data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Refused(MACROS)
            if kind in INSIDE:
                return any(name.startswith(INSIDE[kind]) for name in names)
            with package.open("mimetype") as said:
                return said.read(100).decode("ascii", "replace").strip() == KINDS[kind]
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError):
        return False
