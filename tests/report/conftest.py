"""A small comparison built by hand: the report must not depend on what the other rooms find."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from diptych.compare import Comparison, Divergence, Link, Mark
from diptych.corpus import Article, Furniture, Origin
from diptych.facts import Analysis, Date, Facts, Figure
from diptych.text import Passage, Sentence, Span

LEFT = """La mairie promet 1,2 million d'euros
Lundi 3 mars 2025, à 15 h 30, la maire a promis 1,2 million d'euros pour le pont 🌉.
« Le pont rouvrira », a-t-elle dit."""
RIGHT = """Pont fermé : 900 000 euros <script>alert("x")</script>
La mairie aurait promis 900 000 euros, au moins, & rien d'autre."""


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str, source: str, *, furniture: tuple[Furniture, ...] = ()) -> Article:
    passages, at = [], 0
    for line in text.split("\n"):
        passages.append(Passage(Span(at, at + len(line)), "body" if passages else "title"))
        at += len(line) + 1
    return Article(
        text=text,
        title=text.split("\n")[0],
        author="Ana Roux",
        outlet="Le Fanal",
        published="2025-03-03",
        language="fr",
        passages=tuple(passages),
        sentences=tuple(Sentence(passage.span, n) for n, passage in enumerate(passages)),
        furniture=furniture,
        repairs=(),
        origin=Origin(source, "ab" * 32, "utf-8"),
    )


def figure(text: str, words: str, **told) -> Figure:
    values = {
        "kind": "money",
        "value": Decimal("1.2E+6"),
        "low": Decimal("1.15E+6"),
        "high": Decimal("1250000.00"),
        "op": "=",
        "unit": "EUR",
        "mode": "asserted",
        "about": "",
        "sentence": 1,
    }
    return Figure(span=span(text, words), text=words, **(values | told))


def divergence(code: str, left: Span | None, right: Span | None, **told) -> Divergence:
    values = {
        "id": f"{code}-{left.start if left else 'x'}-{right.start if right else 'x'}",
        "type": "value-conflict",
        "lens": None,
        "kind": "figure",
        "severity": 0.7,
        "gap": "écart 300 000",
        "explanation": "A dit 1,2 million d'euros, B 900 000 euros.",
        "reasons": ("même unité",),
    }
    return Divergence(code=code, left=left, right=right, **(values | told))


@pytest.fixture
def build() -> Callable[..., Comparison]:
    """A maker of comparisons of the two small articles; what is given replaces what it would hold."""

    def make(**told) -> Comparison:
        left_article = article(
            LEFT, "gauche.txt", furniture=(Furniture("Lire aussi : <b>rien</b>", "related", 10),)
        )
        right_article = article(RIGHT, "droite.txt")
        sum_left, sum_right = span(LEFT, "1,2 million d'euros pour"), span(RIGHT, "900 000 euros, au moins")
        value = divergence("F6", sum_left, sum_right)
        hedge = divergence(
            "G5",
            span(LEFT, "a promis 1,2 million"),
            span(RIGHT, "aurait promis 900 000 euros"),
            type="framing",
            lens="modality",
            kind="framing",
            severity=0.4,
            gap="affirmé ≠ conditionnel",
            explanation='A affirme, B met au conditionnel "aurait".',
        )
        alone = divergence(
            "G11", span(LEFT, "Le pont rouvrira"), None, type="one-sided", kind="onesided", severity=0.2
        )
        same = divergence(
            "F0", span(LEFT, "1,2 million d'euros"), span(RIGHT, "900 000 euros"), type="same", severity=0.0
        )
        values = {
            "left": Analysis(
                left_article,
                (),
                np.zeros((3, 512), np.float32),
                Facts(
                    figures=(
                        figure(LEFT, "1,2 million d'euros"),
                        figure(
                            LEFT,
                            "15 h 30",
                            kind="time",
                            unit="time",
                            value=Decimal(930),
                            low=Decimal("929.5"),
                            high=Decimal("930.5"),
                        ),
                    ),
                    dates=(
                        Date(
                            span(LEFT, "Lundi 3 mars 2025"),
                            "Lundi 3 mars 2025",
                            "2025-03-03",
                            date(2025, 3, 3),
                            date(2025, 3, 3),
                            "=",
                            "asserted",
                            1,
                        ),
                    ),
                ),
            ),
            "right": Analysis(
                right_article,
                (),
                np.zeros((2, 512), np.float32),
                Facts(
                    figures=(
                        figure(
                            RIGHT,
                            "900 000 euros, au moins",
                            value=Decimal(900_000),
                            low=Decimal(900_000),
                            high=Decimal("Infinity"),
                            op=">=",
                        ),
                    )
                ),
            ),
            "links": (Link(Span(37, 120), Span(55, 118), 0.81239, "strong", False, ("même montant",)),),
            "spine": (),
            "divergences": (value, hedge, alone),
            "agreements": (same,),
            "left_marks": (
                Mark(same.left, "figure", "agreement", same.id),
                Mark(hedge.left, "framing", "quiet", hedge.id),
                Mark(value.left, "figure", "strong", value.id),
                Mark(alone.left, "onesided", "quiet", alone.id),
            ),
            "right_marks": (
                Mark(hedge.right, "framing", "quiet", hedge.id),
                Mark(value.right, "figure", "strong", value.id),
            ),
        }
        return Comparison(**(values | told))

    return make


@pytest.fixture
def comparison(build: Callable[..., Comparison]) -> Comparison:
    """Two small articles with crossing marks, hostile markup, an open interval and an agreement."""
    return build()
