"""Small invented articles and an index over them."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from diptych.corpus import Article, Origin
from diptych.search import Document, Index
from diptych.text import Passage, Span

TEXTS = {
    "pont.txt": (
        "fr",
        "Le pont des Énormes rouvre\nLa préfecture a proposé 97,4 millions d’euros 🌉 pour l’ouvrage.\n"
        "Les États-Unis n'ont rien dit de l'offre hostile, ni des 12 000 habitants.",
    ),
    "offre.txt": (
        "fr",
        "Une offre énorme\nSelon la mairie, hostile à tout, l'offre manifestée hier reste à 12 500 euros.\n"
        "Personne ne parle du pont.",
    ),
    "bridge.txt": (
        "en",
        "The bridge reopens\nThe mayor’s offers were rejected by 12,000 residents, and 97.4 was too much.",
    ),
    "puente.txt": ("und", "El puente\nNadie habló de la oferta."),
}


def made(text: str, language: str = "fr", title: str | None = None) -> Article:
    passages, at = [], 0
    for line in text.split("\n"):
        passages.append(Passage(Span(at, at + len(line)), "body"))
        at += len(line) + 1
    return Article(
        text=text,
        title=title or text.split("\n")[0],
        author=None,
        outlet="Le Fanal",
        published="2025-03-03",
        language=language,
        passages=tuple(passages),
        sentences=(),
        furniture=(),
        repairs=(),
        origin=Origin("", sha256(text.encode()).hexdigest(), "utf-8"),
    )


@pytest.fixture
def make() -> Callable[..., Article]:
    """A maker of articles: text, language, title."""
    return made


@pytest.fixture
def articles() -> list[Document]:
    return [Document(Path(name), made(text, language)) for name, (language, text) in TEXTS.items()]


@pytest.fixture
def index(tmp_path, articles) -> Iterator[Index]:
    with Index(tmp_path / "index") as opened:
        opened.rebuild(articles)
        yield opened
