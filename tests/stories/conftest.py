"""A library on disk with invented reports of three events, in two languages."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from diptych import i18n
from diptych.corpus import article_of
from diptych.corpus.library import Library, Record

REPORTS = {
    "ferry-a": (
        "Le bac de Mornevasse s'échoue avec 214 passagers\n\n"
        "Le bac Étoile-du-Ruault s'est échoué mardi sur un banc de sable devant Mornevasse. "
        "Les 214 passagers ont "
        "été évacués par la capitaine Solveig Tarnaud et les sauveteurs de Port-Ébrieu.\n\n"
        "La compagnie Naviloire, qui exploite le bac, estime les dégâts à 3,7 millions d'euros.\n"
    ),
    "ferry-b": (
        "Échouement à Mornevasse : la compagnie Naviloire mise en cause\n\n"
        "Selon les marins de Port-Ébrieu, le bac Étoile-du-Ruault n'aurait jamais dû quitter "
        "le quai. À bord, les "
        "214 passagers ont attendu trois heures, raconte la capitaine Solveig Tarnaud.\n\n"
        "La réparation coûterait 3,7 millions d'euros, selon Naviloire.\n"
    ),
    "ferry-en": (
        "Ferry runs aground off Mornevasse\n\n"
        "The ferry Étoile-du-Ruault ran onto a sandbank off Mornevasse on Tuesday, and 214 "
        "passengers were taken "
        "off by rescuers from Port-Ébrieu, said the captain, Solveig Tarnaud.\n\n"
        "Its owner, Naviloire, puts the damage at €3.7 million.\n"
    ),
    "museum": (
        "Le musée de Castelorge retrouve son horloge\n\n"
        "L'horloge volée du musée de Castelorge a été retrouvée dans une grange par le "
        "conservateur Anselme "
        "Bricout. Elle vaut 480 000 euros, selon la galerie Verdelin.\n"
    ),
    "harvest": (
        "La récolte de safran double dans le Haut-Vernay\n\n"
        "Les producteurs du Haut-Vernay ont récolté 92 kilos de safran cette année, annonce "
        "la présidente de la "
        "coopérative, Odile Marchetay. Le gramme se vend 31 euros à Brissol.\n"
    ),
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English, and nothing left behind."""
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def put(library: Library) -> Callable[..., list[Record]]:
    """Adds reports by their names."""

    def add(*names: str) -> list[Record]:
        found = []
        for name in names:
            raw = REPORTS[name].encode()
            found.append(library.add(raw, article_of(raw, source=f"{name}.txt"), source=f"{name}.txt"))
        return found

    return add
