"""Spans of what may be said come in, the content of an attribution goes out, its quotations whole."""

from collections.abc import Sequence

from diptych.corpus import Article
from diptych.facts.wording import Saying
from diptych.text import Span

OPENING = "«“\"‘'"
CLOSING = "»”\"’'"
_LOOSE = " \t\n\u00a0\u202f,;:.–—-"


def trimmed(
    article: Article, spans: Sequence[Span], frame: Sequence[Span], quoted: Sequence[Span]
) -> tuple[Span, ...]:
    """`spans` without the words of the `frame` (cue and source) and widened to the quotations they touch."""
    found = []
    for span in spans:
        for piece in _without(span, frame):
            wide = _widened(article, piece, [q for q in quoted if not any(q.overlaps(f) for f in frame)])
            tight = _tight(article.text, wide)
            if len(tight) > 1:
                found.append(tight)
    return _joined(found)


def pieces(article: Article, whole: Span, incise: Span, quoted: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of `whole` around an incise: one piece or two."""
    return trimmed(article, [Span(whole.start, incise.start), Span(incise.end, whole.end)], [incise], quoted)


def following(
    article: Article, saying: Saying, told: Sequence[Span], quoted: Sequence[Span]
) -> tuple[Span, ...]:
    """Quotations that go on after the attribution in its passage, or open the next after a colon.

    A quotation that another attribution tells already is not this one's.
    """
    if saying.form not in ("clause", "quotation", "colon") or not article.sentences:
        return ()
    if not any(span.overlaps(q) for span in saying.content for q in quoted) and not _ends_in_colon(
        article, saying
    ):
        return ()
    passage = article.sentences[saying.sentence].passage
    stretch = article.passages[passage].span
    if _ends_in_colon(article, saying) and passage + 1 < len(article.passages):
        stretch = stretch.joined(article.passages[passage + 1].span)
    found = []
    end = max((span.end for span in saying.content), default=saying.span.end)
    for span in quoted:
        between = article.text[max(end, saying.span.end) : span.start]
        if span.start < max(end, saying.span.end) or not stretch.contains(span):
            continue
        if any(span.overlaps(other) for other in told) or len(between.split()) > _few(article, saying, end):
            break
        found.append(_tight(article.text, _marked(article.text, span)))
        end = span.end
    return tuple(found)


def _few(article: Article, saying: Saying, end: int) -> int:
    """Words allowed before the next quotation: those that end the sentence of the cue."""
    stop = article.sentences[saying.sentence].span.end
    return len(article.text[max(end, saying.span.end) : stop].split()) + 1


def _ends_in_colon(article: Article, saying: Saying) -> bool:
    text = article.sentence_text(saying.sentence)
    return text.rstrip().endswith(":") and article.sentences[saying.sentence].span.end - saying.span.end < 60


def _without(span: Span, frame: Sequence[Span]) -> list[Span]:
    left = [span]
    for hole in frame:
        cut = []
        for piece in left:
            if piece.overlaps(hole):
                cut += [Span(piece.start, hole.start), Span(hole.end, piece.end)]
            else:
                cut.append(piece)
        left = [piece for piece in cut if piece.start < piece.end]
    return left


def _widened(article: Article, span: Span, quoted: Sequence[Span]) -> Span:
    for quote in quoted:
        if quote.overlaps(span):
            span = span.joined(_marked(article.text, quote))
    return span


def _marked(text: str, span: Span) -> Span:
    """A quotation with its marks."""
    start, end = span.start, span.end
    while start and text[start - 1] in " \u00a0\u202f":
        start -= 1
    while end < len(text) and text[end] in " \u00a0\u202f":
        end += 1
    opened = start > 0 and text[start - 1] in OPENING
    closed = end < len(text) and text[end] in CLOSING
    return Span(start - 1 if opened else span.start, end + 1 if closed else span.end)


def _tight(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in reading order, those that meet made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return tuple(found)
