"""An article and its attributions come in, its quotations go out, each with its speaker."""

import re
from collections.abc import Sequence

from diptych.corpus import Article
from diptych.facts.reporting import reporting
from diptych.facts.wording import Quote, QuoteForm, Saying
from diptych.resources import table
from diptych.text import Span, words

# one pair of marks a quotation; a straight or single mark opens only before a word, and closes after one
_QUOTED = re.compile(
    r"«\s*(?P<guillemets>(?:[^«»]|«[^«»]*»)+?)\s*»"
    r"|“\s*(?P<curly>(?:[^“”]|“[^“”]*”)+?)\s*”"
    r"|(?<!\w)\"(?=[\w.…$€£'’‘(\[])(?P<straight>[^\"]+?)\"(?!\w)"
    r"|(?<![\w’'])[‘'](?=\w)(?P<single>[^‘’'\"“”«»\n]+(?:[’'](?=\w)[^‘’'\"“”«»\n]+)*)(?<=[\w.,!?…])[’'](?!\w)"
    r"|‹\s*(?P<angle>[^‹›]+?)\s*›|„\s*(?P<low>[^„“”]+?)\s*[“”]"
)
# a quotation of several paragraphs opens each of them and closes the last one only
_UNCLOSED = re.compile(r"(?:«\s*|“|(?<!\w)\")(?=\S)(?P<rest>[^«»“”\"]+)$")
_SPOKEN = 5
"""Words from which a quotation without a speaker may be an utterance; fewer are a word held at a distance."""


def quoted_spans(article: Article) -> tuple[Span, ...]:
    """The words inside each outermost pair of quotation marks, in reading order; never across a passage.

    A quotation of several paragraphs gives one span a paragraph.
    """
    found = []
    text = article.text
    for number, passage in enumerate(article.passages):
        begin, end = passage.span.start, passage.span.end
        last = begin
        for match in _QUOTED.finditer(text, begin, end):
            span = Span(*match.span(match.lastgroup or 0))
            found.append(span)
            last = match.end()
        rest = _UNCLOSED.search(text, last, end)
        if rest and _goes_on(article, number):
            found.append(Span(*rest.span("rest")))
    return tuple(found)


def _goes_on(article: Article, number: int) -> bool:
    """Whether the passage after opens with a quotation mark, as each paragraph of a long quotation does."""
    after = article.passages[number + 1].span.of(article.text) if number + 1 < len(article.passages) else ""
    return after.lstrip().startswith(("«", "“", '"'))


def find_quotes(
    article: Article, sayings: Sequence[Saying] = (), spans: Sequence[Span] | None = None
) -> tuple[Quote, ...]:
    """Quotations in reading order, with the source of the attribution that tells them, or of the nearest one.

    `spans` are those of `quoted_spans`, when they are known already.
    """
    quotes = []
    for span in quoted_spans(article) if spans is None else spans:
        sentences = article.sentences_in(span)
        if sentences:
            passage = article.passages[article.sentences[sentences[0]].passage].span
            speaker, whose = _speaker(span, passage, sayings)
            form = _form(article, span, sentences[0], spoken=whose is not None)
            quotes.append(Quote(span, span.of(article.text), speaker, sentences[0], whose, form))
    return tuple(quotes)


def in_quotes(quoted: Sequence[Span], span: Span) -> bool:
    """Whether `span` lies wholly inside one of the spans of `quoted_spans`."""
    return any(words_quoted.contains(span) for words_quoted in quoted)


def _speaker(span: Span, passage: Span, sayings: Sequence[Saying]) -> tuple[str, Span | None]:
    """Key and words of the source: of the attribution whose content the quotation is, else of the nearest."""
    telling = [
        saying
        for saying in sayings
        if any(content.overlaps(span) for content in saying.content) and not span.contains(saying.span)
    ]
    # nested: the innermost attribution is the one that tells these words
    telling.sort(key=lambda saying: (not saying.source_key, sum(map(len, saying.content))))
    if telling:
        return telling[0].source_key, telling[0].source
    near = [
        (max(saying.span.start - span.end, span.start - saying.span.end), saying.span, saying)
        for saying in sayings
        if passage.contains(saying.span) and saying.source_key and not span.contains(saying.span)
    ]
    return (min(near)[2].source_key, None) if near else ("", None)


def _form(article: Article, span: Span, sentence: int, *, spoken: bool) -> QuoteForm:
    """Direct when a sentence, mixed when part of one; a title of a work; or a word held at a distance."""
    count = len(words(span.of(article.text)))
    if count < _SPOKEN and _is_title(article, span):
        return "title"
    whole = article.sentences[sentence].span
    if not spoken and count < _SPOKEN:
        return "scare"
    outside = len(words(article.text[whole.start : span.start]))
    begins = span.of(article.text)[:1].isupper() or outside == 0
    return "direct" if begins and count >= _SPOKEN else "mixed" if spoken or count >= _SPOKEN else "scare"


def _is_title(article: Article, span: Span) -> bool:
    """Whether the words before name a work: "le film « … »"."""
    if article.language not in table("lexicons/reporting.yaml"):
        return False
    before = words(article.text[max(0, span.start - 30) : span.start])
    last = before[-1].of(article.text[max(0, span.start - 30) : span.start]).lower() if before else ""
    return last in reporting(article.language).titles
