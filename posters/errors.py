"""What a poster can be refused for. Each error carries plain values, for a message to a visitor."""


class PosterError(Exception):
    """Any refusal to render."""

    def __str__(self):
        return f"{type(self).__name__}: {vars(self)}"


class TooLong(PosterError):
    """Words of `field` do not fit at the smallest size; without `cut` characters they would."""

    def __init__(self, field: str, cut: int, of: int):
        super().__init__(f"{field}: cut {cut} of {of} characters")
        self.field, self.cut, self.of = field, cut, of


class LongWord(PosterError):
    """A word of `field` is longer than `limit` letters and cannot be broken."""

    def __init__(self, field: str, word: str, limit: int):
        super().__init__(f"{field}: the word {word[:20]}… is longer than {limit} letters")
        self.field, self.word, self.limit = field, word, limit


class MissingGlyphs(PosterError):
    """No font has these characters of `field`."""

    def __init__(self, field: str, characters: str):
        super().__init__(f"{field}: no font has {characters}")
        self.field, self.characters = field, characters


class MissingWords(PosterError):
    """The design needs words that were not given."""

    def __init__(self, field: str):
        super().__init__(f"{field}: empty")
        self.field = field


class BadAddress(PosterError):
    """The QR code's address is not an ordinary http or https address."""

    def __init__(self, address: str):
        super().__init__("not a web address")
        self.address = address[:200]


class BadPicture(PosterError):
    """The picture cannot be used; `reason` is one of `pictures.REASONS`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Busy(PosterError):
    """Every worker is rendering; try again in `retry_after` seconds."""

    def __init__(self, retry_after: int):
        super().__init__("all workers are rendering")
        self.retry_after = retry_after


class TooHeavy(PosterError):
    """Rendering went over its limit of time or memory and was stopped."""


class RenderFailed(PosterError):
    """The typesetter refused the page for a reason of its own: a fault of ours, to be logged."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
