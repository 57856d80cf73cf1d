"""A figure's place in its sentence comes in; what it is about, how it is put and who says so go out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from diptych.corpus import Article
from diptych.facts.around import around
from diptych.facts.conditional import is_conditional
from diptych.facts.figure import Mode
from diptych.facts.parse import Parse
from diptych.facts.quotes import in_quotes, quoted_spans
from diptych.facts.tables import GAP, either, lexicon_language, section
from diptych.facts.wording import Saying
from diptych.language import Token
from diptych.text import Span

_QUOTES = {"«": "»", "“": "”", '"': '"'}
_ARTICLE = re.compile(r"(?:^|\s)(?:le|la|les|l['’]|du|des|de|d['’]|the|of)\s*$|^\s*$", re.IGNORECASE)
_NAME = 40
"""Characters that a source named in quotation marks takes at most."""

_OPENING = ("«", "“", '"')


class Slots:
    """The slots of one article's figures, looked up by span; without a parse what the text alone tells."""

    def __init__(
        self,
        article: Article,
        parse: Parse | None = None,
        sayings: Sequence[Saying] = (),
        quoted: Sequence[Span] | None = None,
    ) -> None:
        self.article = article
        language = lexicon_language(article.language)
        self._known = around(language)
        self._markers = _markers(language)
        self._starts = [sentence.span.start for sentence in article.sentences]
        self._quoted = quoted_spans(article) if quoted is None else quoted
        self._parse = parse
        self._token_starts = [token.span.start for token in parse.tokens] if parse else []
        self._sources = self._find_sources(sayings)

    def sentence(self, span: Span) -> int:
        """Index of the sentence that `span` begins in."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def source(self, span: Span) -> Span | None:
        """The words of the source nearest to the figure: set after it, or opening its sentence.

        "6 800 selon la préfecture, 15 000 d'après les organisateurs": each figure has its own.
        """
        sources = [
            (cue, source)
            for cue, source in self._sources.get(self.sentence(span), [])
            if not source.overlaps(span)
        ]
        following = [(cue, source) for cue, source in sources if cue >= span.end]
        leading = [source for cue, source in sources if cue < span.start]
        if following:
            cue, source = following[0]
            between = self.article.text[span.end : cue]
            # "51 400, selon le ministère, 118 222, selon les manifestants": a comma alone parts nothing
            same_clause = between.strip() == "," or not any(mark in between for mark in ",;:")
            if self._known.contrast.search(between):  # "51 400, contre 111 010 selon …": of the second alone
                return leading[-1] if leading else None
            if same_clause or not leading:
                return source
        return leading[-1] if leading else None

    def mode(self, span: Span) -> Mode:
        """How the sentence puts the figure: quotation marks outweigh a conditional, that a source."""
        if in_quotes(self._quoted, span):
            return "quoted"
        if self._is_conditional(span):
            return "conditional"
        return "attributed" if self.source(span) else "asserted"

    def about(self, span: Span, noun: str) -> str:
        """Lemma of what is counted or measured: the noun after the number, else, by the parse, before it."""
        if noun or self._parse is None:
            return noun
        inside = self._inside(span)
        return (self._governing(inside) or self._following(inside)) if inside else ""

    def _governing(self, inside: list[int]) -> str:
        """The noun above, across no finite verb: "une offre de 9 millions", "un bien évalué à 9 millions"."""
        parse = self._parse
        if parse is None:
            return ""
        for index in parse.ancestors(inside[-1]):
            token = parse.tokens[index]
            if index in inside or (token.pos == "NOUN" and token.lemma in self._known.empty_nouns):
                continue
            if token.pos == "NOUN" and index < inside[0]:
                return token.lemma
            if (
                token.pos in ("VERB", "AUX")
                and token.dep.startswith("acl")
                and token.feature("VerbForm") == "Part"
            ):
                continue
            return ""
        return ""

    def _following(self, inside: list[int]) -> str:
        """The noun below, after the unit: "86 millions d'euros de dividendes"."""
        parse = self._parse
        for index in reversed(inside):
            for child in parse.children(index) if parse else ():
                token = parse.tokens[child] if parse else None
                if token and child > inside[-1] and token.pos == "NOUN" and token.dep in ("nmod", "obl:mod"):
                    return token.lemma
        return ""

    def counted(self, span: Span) -> str:
        """Lemma of the noun that the parse puts over a number, "" without a parse or a noun."""
        if self._parse is None:
            return ""
        for index in self._inside(span):
            token = self._parse.tokens[index]
            head = self._parse.tokens[token.head]
            follows = head.span.start >= span.end
            if token.dep == "nummod" and head.pos == "NOUN" and follows:
                return head.lemma
        return ""

    def _inside(self, span: Span) -> list[int]:
        if self._parse is None:
            return []
        first = bisect_left(self._token_starts, span.start)
        return [
            n
            for n in range(first, min(first + 12, len(self._token_starts)))
            if self._token_starts[n] < span.end
        ]

    def _is_conditional(self, span: Span) -> bool:
        if self._parse is None:
            sentence = self.article.sentence_text(self.sentence(span)) if self.article.sentences else ""
            return bool(self._known.hearsay.search(sentence))
        for index in self._inside(span):
            for ancestor in self._parse.ancestors(index):
                group = (ancestor, *self._parse.children(ancestor))
                tokens = [self._parse.tokens[n] for n in group]
                if tokens[0].pos in ("VERB", "AUX"):
                    verbs = [t for t in tokens if t is tokens[0] or t.dep.startswith(("aux", "cop"))]
                    return any(self._is_hearsay(t) for t in verbs) or any(
                        t.pos == "ADV" and self._known.hearsay.fullmatch(t.text) for t in tokens[1:]
                    )
        return False

    def _is_hearsay(self, verb: Token) -> bool:
        # of a verb held at a distance, "la fermeture « coûterait » neuf millions", the parser sees no mood
        before = self.article.text[: verb.span.start].rstrip()[-1:]
        return verb.feature("Mood") == "Cnd" or (before in _OPENING and is_conditional(verb.text))

    def _find_sources(self, sayings: Sequence[Saying]) -> dict[int, list[tuple[int, Span]]]:
        """Sentence to its sources in reading order, each with the place of its cue."""
        found: dict[int, list[tuple[int, Span]]] = {}
        for number, sentence in enumerate(self.article.sentences):
            for match in self._markers.finditer(self.article.text, sentence.span.start, sentence.span.end):
                span = Span(match.end(), self._source_end(match.end(), sentence.span.end))
                if len(span) > 1:
                    found.setdefault(number, []).append((match.start(), span))
        for saying in sayings:
            if saying.source is not None and saying.form != "stand":
                sources = found.setdefault(saying.sentence, [])
                if not any(source.overlaps(saying.source) for _, source in sources):
                    sources.append((saying.span.start, saying.source))
        return {number: sorted(sources) for number, sources in found.items()}

    def _source_end(self, start: int, limit: int) -> int:
        """Where the source that begins at `start` ends; a name in quotation marks is part of it."""
        text = self.article.text
        end = self._known.source_end.search(text, start, limit)
        if end is None:
            return limit
        opened = text[end.start()] if end.start() < limit else ""
        # a slice: "^" holds at the beginning of the text alone, wherever a search of it begins
        if opened in _QUOTES and _ARTICLE.search(text[start : end.start()]):
            closed = text.find(_QUOTES[opened], end.start() + 1, min(limit, end.start() + _NAME))
            return closed if closed > 0 else end.start()
        return end.start()


@cache
def _markers(language: str) -> re.Pattern[str]:
    entry = section("reporting", language, "markers")
    markers = [marker for words in entry.values() for marker in words if "…" not in marker]
    return re.compile(rf"(?<![\w-]){either(markers)}{GAP}+", re.IGNORECASE)
