"""An open library, and articles invented for it."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diptych.corpus import Article, article_of
from diptych.corpus.library import Library, Record

WORDS = (
    *("mairie", "pont", "travaux", "habitants", "rivière", "conseil", "budget", "école", "ville", "soirée"),
    *(
        "décision",
        "quartier",
        "marché",
        "train",
        "usine",
        "grève",
        "syndicat",
        "vallée",
        "fromage",
        "horloge",
    ),
    *("musée", "jardin", "lundi", "printemps", "ministre", "rapport", "enquête"),
)


def invented(seed: int, *, words: int = 120) -> bytes:
    """A text that no other seed gives: a title and four paragraphs."""
    dice = random.Random(seed)
    lines = [f"Article numéro {seed} sur le pont de Vaubrune"]
    for _ in range(4):
        chosen = [dice.choice(WORDS) for _ in range(words // 4)]
        lines.append(f"Selon la mairie, {' '.join(chosen)} et rien d’autre en {dice.randint(1900, 2025)}.")
    return "\n\n".join(lines).encode()


PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Le pont rouvre</title>
<meta name="author" content="Jeanne Orvel"></head><body><nav>Accueil | Sports | Météo</nav><article>
<h1>Le pont rouvre</h1>
<p>La mairie de Vaubrune a promis hier soir 44 millions d’euros pour réparer le vieux pont de la ville.</p>
<p>À lire aussi : Le marché couvert ferme ses portes</p>
<p>Les travaux du pont commenceront lundi prochain, a dit la maire devant les habitants réunis au marché.</p>
<p>Inscrivez-vous à notre newsletter</p></article></body></html>""".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder) as opened:
        yield opened


Shelve = Callable[..., tuple[Record, Article]]


@pytest.fixture
def shelve(library: Library) -> Shelve:
    """Adds bytes to the library; the record and the article as it was read."""

    def added(raw: bytes, source: str = "a.txt") -> tuple[Record, Article]:
        article = article_of(raw, source=source)
        return library.add(raw, article, source=source), article

    return added


@pytest.fixture
def page() -> bytes:
    return PAGE
