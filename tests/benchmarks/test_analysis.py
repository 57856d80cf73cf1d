"""Analysing an article against the bare parser and encoder on the same sentences, in the same run."""

import time
from collections.abc import Callable

from tests.facts.factory import article as article_of

from diptych.corpus import Article
from diptych.facts import analyse
from diptych.language import Models

LIMIT = 1.2
"""Times the processor time of the bare parse and the sentence vectors."""
WORDS = 1_000
RUNS = 20
COUNTS = ("le maire", "la présidente", "un témoin", "le préfet", "une élue", "le tribunal", "la ministre")


def paragraph(n: int) -> str:
    """Some 85 words with figures, dates, a quotation and a conditional, different for each `n`."""
    who = COUNTS[n % len(COUNTS)]
    return (
        f"Selon {who}, {n + 3} commerçants sur {n + 12} ont quitté la halle le {n % 28 + 1} mars 2025. "
        f"« Nous n’avons pas été entendus », a répété {who} devant {n * 7 + 40} personnes de la vallée. "
        f"La ville aurait promis {n + 1},5 millions d’euros de travaux, mais rien n’est encore voté. "
        f"L’association du quartier, qui redoute une fermeture brutale, demande un délai de {n % 9 + 2} mois "
        f"et prévient qu’elle saisira le tribunal si le projet se poursuit sans les habitants."
    )


def story() -> Article:
    """An article of about a thousand words."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < WORDS:
        parts.append(paragraph(len(parts)))
    return article_of("\n".join(("La halle de Bréval se vide", *parts)))


def bare(models: Models, article: Article) -> None:
    """What no analysis can do without: the parse and the vectors of the sentences."""
    texts = [article.sentence_text(n) for n in range(len(article.sentences))]
    parser = models._parser(article.language)
    list(parser.pipe(texts))
    models.vectors(texts)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def test_an_analysis_costs_little_more_than_the_bare_parse_and_vectors(models, record_property):
    article = story()
    analyse(article, models)
    # in turn, so that what disturbs the machine disturbs both; the quickest of each was disturbed least
    runs = [
        (seconds(lambda: analyse(article, models)), seconds(lambda: bare(models, article)))
        for _run in range(RUNS)
    ]
    ours, theirs = (min(times) for times in zip(*runs, strict=True))
    told = f"{1000 * ours:.0f} ms, bare {1000 * theirs:.0f} ms, ratio {ours / theirs:.2f}"
    record_property("analysis", told)
    print(f"{article.word_count} words: {told}")
    assert ours / theirs <= LIMIT
