"""An article comes in, everything that is computed once about it goes out."""

from diptych.corpus import Article
from diptych.facts.actors import find_actors
from diptych.facts.analysis import Analysis, Facts
from diptych.facts.dates import find_dates
from diptych.facts.figures import find_figures
from diptych.facts.modality import find_modalities
from diptych.facts.modifiers import find_modifiers
from diptych.facts.names import find_names
from diptych.facts.parse import Parse
from diptych.facts.quotes import find_quotes, quoted_spans
from diptych.facts.sayings import find_sayings
from diptych.facts.terms import Terms, find_words
from diptych.language import Models


def analyse(article: Article, models: Models) -> Analysis:
    """The article with its tokens, vectors and facts: half a second for 9,000 characters."""
    spans = [sentence.span for sentence in article.sentences]
    tokens = models.tokens(article.text, spans, article.language)
    words, said = find_words(article, tokens)
    vectors, meanings = models.vectors_with_words([span.of(article.text) for span in spans], words)
    parse = Parse(article, tokens)
    quoted = quoted_spans(article)
    sayings = find_sayings(parse, quoted)
    dates = find_dates(article, quoted=quoted)
    # in English "March" and "Friday" are written like names
    names = [name for name in find_names(parse) if not any(date.span.overlaps(name.span) for date in dates)]
    facts = Facts(
        figures=find_figures(article, parse, sayings, quoted),
        dates=dates,
        names=tuple(names),
        quotes=find_quotes(article, sayings, quoted),
        modalities=find_modalities(parse, quoted),
        modifiers=find_modifiers(parse),
        sayings=sayings,
        actors=find_actors(parse, names),
    )
    return Analysis(article, tokens, vectors, facts, Terms(words, meanings, said))
