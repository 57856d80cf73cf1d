"""The tokens of an article come in; who governs whom, sentence by sentence, goes out."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from diptych.corpus import Article
from diptych.language import Token
from diptych.text import Span


class Parse:
    """Dependency trees of an article's sentences, looked up by token index."""

    def __init__(self, article: Article, tokens: tuple[Token, ...]) -> None:
        self.article = article
        self.tokens = tokens
        starts = [sentence.span.start for sentence in article.sentences]
        self._sentence = [bisect_right(starts, token.span.start) - 1 for token in tokens]
        self._starts = [token.span.start for token in tokens]
        self._children: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(tokens):
            if token.head != index:
                self._children[token.head].append(index)

    def sentence_of(self, index: int) -> int:
        """Index of the sentence that token `index` stands in."""
        return self._sentence[index]

    def index_at(self, position: int) -> int | None:
        """Index of the token that the character at `position` belongs to, None between tokens."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.tokens[index].span.end else None

    def within(self, span: Span) -> range:
        """Indexes of the tokens that begin in `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def children(self, index: int) -> list[int]:
        """Indexes of the tokens that `index` governs, in reading order."""
        return self._children[index]

    def subtree(self, index: int) -> Iterator[int]:
        """`index` and everything below it, in no particular order."""
        waiting = [index]
        seen = set()
        while waiting:
            found = waiting.pop()
            if found not in seen:  # a parser may, rarely, return a cycle
                seen.add(found)
                yield found
                waiting.extend(self._children[found])

    def subtree_span(self, index: int) -> Span:
        """From the first to the last character of the subtree of `index`."""
        spans = [self.tokens[n].span for n in self.subtree(index)]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def phrase(self, index: int) -> Span:
        """The words of the noun phrase that `index` heads, without its relative clauses and afterthoughts."""
        held = [index]
        waiting = [index]
        while waiting:
            for n in self._children[waiting.pop()]:
                dep = self.tokens[n].dep
                if not dep.startswith(("acl", "relcl", "advcl", "parataxis", "punct", "ccomp", "case")):
                    waiting.append(n)
                    held.append(n)
        low, high = min(held), max(held)
        inside = set(held)
        # a gap of a clause ends the phrase: only what is joined to the head counts
        end = next((n for n in range(index, high + 1) if n not in inside and self._breaks(n)), high + 1)
        start = next((n for n in range(index, low - 1, -1) if n not in inside and self._breaks(n)), low - 1)
        return self.span([n for n in held if start < n < end])

    def _breaks(self, index: int) -> bool:
        return self.tokens[index].pos in ("VERB", "AUX") or self.tokens[index].text in (
            ";",
            ":",
            "«",
            "»",
            "“",
        )

    def span(self, indexes: list[int]) -> Span:
        """From the first to the last character of the given tokens."""
        return Span(
            min(self.tokens[n].span.start for n in indexes), max(self.tokens[n].span.end for n in indexes)
        )

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads of `index`, the nearest first, up to the root."""
        seen = {index}
        while (head := self.tokens[index].head) not in seen:
            yield head
            seen.add(head)
            index = head
