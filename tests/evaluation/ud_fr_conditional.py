"""French verbs in the conditional, for ud_fr_conditional."""

from functools import cache

from tests.evaluation.figure_rows import article_of

from diptych.facts.conditional import conditionals
from diptych.language import Models


@cache
def models() -> Models:
    return Models()


def predict(row: dict) -> list[dict]:
    """Spans of the finite verbs in the conditional, auxiliaries among them."""
    article = article_of(row["input"]["text"], "fr")
    tokens = models().tokens(article.text, [sentence.span for sentence in article.sentences], "fr")
    found = (tokens[n].span for n in conditionals(tokens))
    return [{"start": span.start, "end": span.end} for span in found]
