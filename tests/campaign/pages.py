"""Reading a page as a test does: its language, its blocks, its links."""

import re
from html.parser import HTMLParser


class Page(HTMLParser):
    """The parts of an HTML page that tests ask for."""

    def __init__(self, response):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.text = response.content.decode()
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        return [
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]

    @property
    def html(self):
        return self.all("html")[0]

    @property
    def canonical(self):
        return self.all("link", rel="canonical")[0]["href"]

    @property
    def hreflangs(self):
        return {
            link["hreflang"]: link["href"]
            for link in self.all("link", rel="alternate")
            if "hreflang" in link
        }

    @property
    def is_indexed(self):
        return not self.all("meta", name="robots", content="noindex")

    @property
    def words(self):
        """The words of the body, tags and white space folded."""
        body = re.sub(r"(?s)^.*?<body>", "", self.text)
        return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return Page(response)
