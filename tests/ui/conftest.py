"""An invented pair of articles, small enough to know by heart, with every kind of mark."""

from hashlib import sha256

import numpy as np
import pytest

from diptych.compare import Comparison, Divergence, Link, Mark
from diptych.corpus import Article, Furniture, Origin
from diptych.facts import Analysis, Facts
from diptych.i18n import set_language
from diptych.language import DIMENSIONS
from diptych.text import Passage, Repair, Sentence, Span

LEFT = (
    "Port-Mélan : 1 200 dockers contre la fermeture du quai nord",
    "💡 En bref 🔑 : la réunion a duré trois heures et personne n’a cédé sur les salaires ni les horaires.",
    "Ils étaient 1 200 jeudi, selon le syndicat, à bloquer le port. La capitainerie en a compté 700.",
    "La décision, prise le 4 mai, condamne 85 emplois sur les quais. On parle d’un coup de massue.",
    "« Nous ne bougerons pas d’ici avant d’avoir été reçus par le ministre », a lancé la déléguée.",
    "Le port dit avoir perdu 3,2 millions d’euros l’an dernier. Une partie du trafic aurait été détournée.",
    "Une assemblée est convoquée lundi. Les élus y demanderont un moratoire de six mois.",
)
RIGHT = (
    "Au port, la réorganisation du quai nord passe mal",
    "Décidée dès le 2 mai, la réorganisation doit supprimer près de 90 postes dans la région.",
    "Un armateur étranger s’est dit intéressé par la reprise du terminal.",
    "Le port, qui a perdu 3,2 millions de dollars, a détourné une partie de son trafic.",
    "Jeudi, le blocage a réuni 1 500 personnes selon le syndicat, 700 selon la capitainerie.",
    "« Nous ne partirons pas d’ici sans avoir vu le ministre », a déclaré la déléguée syndicale.",
)


def article_of(
    lines: tuple[str, ...], *, outlet: str | None = "Le Môle", published: str | None = "2025-05-09"
):
    """An article whose passages are `lines`, the first of them the title, a sentence each."""
    passages, at = [], 0
    for number, line in enumerate(lines):
        kind = "item" if line.startswith("- ") else "body" if number else "title"
        passages.append(Passage(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Article(
        text="\n".join(lines),
        title=lines[0],
        author="Maud Kervel",
        outlet=outlet,
        published=published,
        language="fr",
        passages=tuple(passages),
        sentences=tuple(Sentence(one.span, n) for n, one in enumerate(passages)),
        furniture=(Furniture("Lire aussi : nos photos du port", "« à lire aussi »", 0),),
        repairs=(Repair("rÃ©union", "réunion", 70),),
        origin=Origin("/articles/mole.txt", sha256("\n".join(lines).encode()).hexdigest(), "utf-8"),
    )


def span_of(article: Article, words: str) -> Span:
    """The last place in `article` where `words` stand."""
    start = article.text.rindex(words)
    return Span(start, start + len(words))


def analysis_of(article: Article) -> Analysis:
    return Analysis(article, (), np.zeros((len(article.sentences), DIMENSIONS), np.float32), Facts())


def divergence_of(
    one: str, kind: str, severity: float, left: Span | None, right: Span | None, explanation: str
) -> Divergence:
    code = one.split("-")[0]
    return Divergence(one, code, "value-conflict", None, kind, severity, left, right, "", explanation, ())


def _marks(divergences: tuple[Divergence, ...], side: str) -> tuple[Mark, ...]:
    marks = []
    for one in divergences:
        span = getattr(one, side)
        if span and one.kind != "onesided":
            is_strong = one.severity >= 0.5 and one.kind != "quote"
            marks.append(Mark(span, one.kind, "strong" if is_strong else "quiet", one.id))
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.divergence_id)))


@pytest.fixture
def comparison() -> Comparison:
    """Two invented reports of one event, with crossing links, a divergence of every kind and an agreement."""
    left, right = article_of(LEFT), article_of(RIGHT, outlet="La Criée", published=None)

    def spans(ours: str | None, theirs: str | None) -> tuple[Span | None, Span | None]:
        return (span_of(left, ours) if ours else None, span_of(right, theirs) if theirs else None)

    divergences = (
        divergence_of("F6-1", "figure", 0.9, *spans("1 200", "1 500 personnes"), "1 200 en A, 1 500 en B."),
        divergence_of(
            "F4-1",
            "figure",
            0.8,
            *spans("3,2 millions d’euros", "3,2 millions de dollars"),
            "Même somme, autre monnaie (règle F4).",
        ),
        divergence_of("D2-1", "date", 0.6, *spans("le 4 mai", "dès le 2 mai"), "Le 4 mai en A, le 2 en B."),
        divergence_of("F7-1", "source", 0.55, *spans("sur les quais", "dans la région"), "Ici et ailleurs."),
        divergence_of(
            "G5-1", "framing", 0.5, *spans("aurait été détournée", "a détourné"), "Doute en A <seulement>."
        ),
        divergence_of(
            "G8-1",
            "quote",
            0.45,
            *spans(
                "Nous ne bougerons pas d’ici avant d’avoir été reçus par le ministre",
                "Nous ne partirons pas d’ici sans avoir vu le ministre",
            ),
            "Autrement cité.",
        ),
        divergence_of("F6-2", "figure", 0.4, *spans("85", "près de 90"), "85 en A, près de 90 en B."),
        divergence_of("G11-1", "onesided", 0.3, *spans(None, "Un armateur étranger"), "Rien en face."),
    )
    agreements = (divergence_of("F0-1", "figure", 0.0, *spans("700", "700"), "Même nombre."),)
    pairs = ((0, 0, 0.7), (2, 4, 0.93), (3, 1, 0.8), (4, 5, 0.97), (5, 3, 0.88))
    links = tuple(
        Link(
            left.passages[ours].span,
            right.passages[theirs].span,
            score,
            "possible" if score < 0.75 else "strong",
            ours == 5,
            (f"raison {ours}",),
        )
        for ours, theirs, score in pairs
    )
    agreed = [Mark(agreements[0].left, "figure", "agreement", "F0-1")]
    return Comparison(
        left=analysis_of(left),
        right=analysis_of(right),
        links=links,
        spine=(links[0], links[1], links[3]),
        divergences=divergences,
        agreements=agreements,
        left_marks=tuple(sorted((*_marks(divergences, "left"), *agreed), key=lambda mark: mark.span)),
        right_marks=_marks(divergences, "right"),
    )


@pytest.fixture
def write_article():
    """Makes an article of lines, the first of them its title: `write_article(("Titre", "Corps."))`."""
    return article_of


@pytest.fixture(autouse=True)
def _english() -> None:
    """Every test of the window begins in English, whatever the one before it chose."""
    set_language("en")
