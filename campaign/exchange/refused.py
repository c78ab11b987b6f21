"""Why a file is not taken."""

REASONS = (
    "heavy",
    "format",
    "doctype",
    "xml",
    "version",
    "languages",
    "bomb",
    "archive",
    "table",
    "foreign",
    "many",
)


class Refused(Exception):
    """`reason` is one of REASONS; `detail` says where or what, in no language."""

    def __init__(self, reason: str, detail: str = ""):
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail
