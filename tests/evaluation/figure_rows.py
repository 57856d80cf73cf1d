"""What the program finds in one string of a set of figures; shared by the adapters of those sets."""

from decimal import Decimal

from diptych.corpus import Article, Origin
from diptych.facts import Figure, find_dates, find_figures
from diptych.text import Passage, Sentence, Span

SUBUNITS = ("cent", "cents", "centime", "centimes")


def article_of(text: str, language: str, published: str | None = None) -> Article:
    """One string as an article of one sentence."""
    text = text.replace("\n", " ")
    span = Span(0, len(text))
    passages, sentences = (Passage(span, "body"),), (Sentence(span, 0),)
    return Article(
        text, None, None, None, published, language, passages, sentences, (), (), Origin("", "", "")
    )


def figures_of(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of one string, by the text alone."""
    return find_figures(article_of(text, language))


def dates_of(text: str, language: str, published: str | None):
    """The dates of one string, resolved against `published`."""
    return find_dates(article_of(text, language, published))


def told(figure: Figure, value: Decimal | None = None) -> Decimal | None:
    """The value in the unit that was written: 63 for "63 cents"."""
    value = figure.value if value is None else value
    words = figure.text.lower().split()
    only = figure.kind == "money" and len(words) == 2 and words[-1] in SUBUNITS
    return value * 100 if value is not None and only else value


def number(value: Decimal) -> int | float:
    """`value` for JSON."""
    return int(value) if value == value.to_integral_value() else float(value)
