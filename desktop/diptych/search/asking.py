"""A tree of what is asked comes in, the articles that answer go out with how well they do.

Every node becomes two arrays over all articles, which of them answer and how well: whatever is asked, it
costs as much as reading each posting list once, and never as much as walking articles one by one.
"""

import time
from collections.abc import Sequence
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from diptych.errors import QueryError
from diptych.i18n import _
from diptych.i18n import number as counted
from diptych.search import query as q
from diptych.search.amounts import condition
from diptych.search.catalogue import Catalogue, Mask, holds
from diptych.search.exact import plain, wording
from diptych.search.like import alike, telling
from diptych.search.matching import Part, places
from diptych.search.postings import View
from diptych.search.store import Store
from diptych.search.terms import LANGUAGES, term
from diptych.search.vocabulary import Vocabulary
from diptych.text import Span, fold

Scores = NDArray[np.float32]

# BM25 with the customary constants (Robertson and Zaragoza, The probabilistic relevance framework, 2009)
_K1, _B = 1.2, 0.75
_TITLE = 0.25
"""How many times more a word counts in the title, as in BM25F."""
_SEVERAL = 16
"""Terms of a pattern from which on titles are not looked at: they say little then."""
SECONDS = 0.5
"""Of work, after which an answer is given up; the user sees a sentence instead."""
_LEFT = 0.2
"""Seconds that are left for the rest when texts have been read for exact words."""
_EXACT = 4000
"""Articles whose text is read to see whether it holds the exact words, the best ones first."""


class Asking:
    """One query being answered; `notes` are sentences for the user about how it was."""

    def __init__(self, view: View, catalogue: Catalogue, store: Store, *, seconds: float = SECONDS) -> None:
        self.view = view
        self.catalogue = catalogue
        self.store = store
        self.vocabulary = Vocabulary(store)
        self.notes: list[str] = []
        self._end = time.thread_time() + seconds
        self._telling: dict[int, dict[str, float]] = {}
        self._terms: dict[q.Leaf, tuple[frozenset[str], ...]] = {}

    def answer(self, node: q.Node) -> tuple[Mask, Scores]:
        """Which articles answer, and how well; raises QueryError when it takes too long."""
        self.check()
        if isinstance(node, q.All):
            return self._all(node.parts)
        if isinstance(node, q.Any):
            mask, scores = self.nothing()
            for part in node.parts:
                one, own = self.answer(part)
                mask |= one
                scores += own
            return mask, scores
        if isinstance(node, q.Without):
            mask, _scores = self.answer(node.part)
            return ~mask & self._there, self.nothing()[1]
        return self._leaf(node)

    def most(self, leaves: Sequence[q.Leaf]) -> tuple[Mask, Scores]:
        """The articles that answer as many of these as any does, one at least, and how well."""
        counts = np.zeros(self.catalogue.size, np.int16)
        scores = self.nothing()[1]
        for leaf in leaves:
            mask, own = self.answer(leaf)
            counts += mask
            scores += own
        return counts > 0, scores

    def part(self, leaf: q.Leaf) -> Part | None:
        """How the matches of a leaf are found in a text; None for what stands in none."""
        if isinstance(leaf, q.Like) and (model := self._model(leaf)) is not None:
            return Part((frozenset(self._weights(model)),))
        if not isinstance(leaf, q.Words | q.Pattern | q.Fuzzy):
            return None
        if not isinstance(leaf, q.Words):
            return Part(self.terms(leaf))
        return Part(self.terms(leaf), leaf.slop, wording(leaf) if leaf.exact else "")

    def terms(self, leaf: q.Words | q.Pattern | q.Fuzzy) -> tuple[frozenset[str], ...]:
        """For each word of a leaf, the terms that may stand for it."""
        if leaf not in self._terms:
            self._terms[leaf] = self._expanded(leaf)
        return self._terms[leaf]

    def figures(self, id: int, leaves: Sequence[q.Leaf]) -> list[Span]:
        """Where an article holds the figures that are asked for."""
        found = []
        for leaf in leaves:
            if isinstance(leaf, q.Amount):
                where, told = condition(leaf, self.vocabulary)
                rows = self.store.select(
                    f"SELECT start, stop FROM figure WHERE article = ? AND {where}", (id, *told)
                )
                found += [Span(int(str(start)), int(str(stop))) for start, stop in rows]
        return found

    def nothing(self) -> tuple[Mask, Scores]:
        """No article, and no merit."""
        return np.zeros(self.catalogue.size, bool), np.zeros(self.catalogue.size, np.float32)

    def check(self) -> None:
        """Raises QueryError once the time is over."""
        if time.thread_time() > self._end:
            raise QueryError(_("This search takes too long; use longer words, or fewer of them."))

    @cached_property
    def _there(self) -> Mask:
        mask = np.zeros(self.catalogue.size, bool)
        ids = self.view.ids()
        mask[ids[ids < self.catalogue.size]] = True
        return mask & self.catalogue.there

    def _all(self, parts: Sequence[q.Node]) -> tuple[Mask, Scores]:
        mask, scores = self.answer(parts[0])
        for part in parts[1:]:
            one, own = self.answer(part)
            mask &= one
            scores += own
        return mask, scores

    def _leaf(self, leaf: q.Leaf) -> tuple[Mask, Scores]:
        if isinstance(leaf, q.Words):
            return self._words(leaf)
        if isinstance(leaf, q.Pattern | q.Fuzzy):
            (terms,) = self.terms(leaf)
            return self._any_of(terms, leaf.place)
        mask, scores = self.nothing()
        if isinstance(leaf, q.Amount):
            where, told = condition(leaf, self.vocabulary)
            rows = self.store.select(f"SELECT DISTINCT article FROM figure WHERE {where}", told)
            self._set(mask, np.fromiter((int(str(row[0])) for row in rows), np.int64, len(rows)))
        elif isinstance(leaf, q.Dated):
            mask = self.catalogue.within(leaf.first, leaf.last)
        elif isinstance(leaf, q.Told):
            mask = self._told(leaf)
        else:
            return self._like(leaf)
        scores[mask] = 0.5
        return mask & self._there, scores

    def _like(self, leaf: q.Like) -> tuple[Mask, Scores]:
        model = self._model(leaf)
        if model is None:
            message = _("No article is called “{text}”; begin its title, or give its path.")
            raise QueryError(message.format(text=leaf.text[:60]), at=(leaf.at.start, leaf.at.end))
        day = int(self.catalogue.first_day[model])
        weights = self._weights(model)
        mask, scores = alike(self.view, self.catalogue, weights, event=leaf.event, day=day)
        if leaf.event:
            # what the user has put into one story is about one event, whatever the words say
            stories = self.catalogue.codes("story")
            mask |= (stories == stories[model]) & (stories > 0)
        mask[model] = False
        return mask & self._there, scores

    def _model(self, leaf: q.Like) -> int | None:
        """Id of the article that a leaf names by its path or title, or by how either begins or ends."""
        wanted = fold(leaf.text)
        names = ("path", "source", "title")
        # one walk over the names: folding them is what costs
        like: dict[str, dict[int, int]] = {name: {} for name in names}
        for name in names:
            self.check()
            for code, value in enumerate(self.catalogue.values(name)):
                folded = value.lower() if value.isascii() else fold(value)
                if folded == wanted:
                    like[name][code] = 0 if value == leaf.text else 1
                elif folded.startswith(wanted) or folded.endswith("/" + wanted):
                    like[name][code] = 2
        for nearness in range(3):
            for name in names:
                codes = [code for code, near in like[name].items() if code and near == nearness]
                found = np.flatnonzero(np.isin(self.catalogue.codes(name), codes) & self.catalogue.there)
                if len(found):
                    return int(found[0])
        return None

    def _weights(self, id: int) -> dict[str, float]:
        """The telling words of an article."""
        if id not in self._telling:
            language = self.catalogue.values("language")[self.catalogue.codes("language")[id]]
            total = int(self._there.sum())
            self._telling[id] = telling(self.view, total, self.store.text(id), language)
        return self._telling[id]

    def _told(self, leaf: q.Told) -> Mask:
        if leaf.name == "conflicts":
            return self._conflicting(leaf)
        if leaf.exact and leaf.name != "language":
            return self.catalogue.named(leaf.name, leaf.text)
        if leaf.name == "language":
            code = _LANGUAGES.get(fold(leaf.text), fold(leaf.text)[:3])
            return self.catalogue.where("language", lambda value: value == code)
        if leaf.name == "source":
            wanted = fold(leaf.text).replace("\\", "/")
            return self.catalogue.where("source", lambda value: wanted in fold(value).replace("\\", "/"))
        return self.catalogue.where(leaf.name, holds(leaf.text))

    def _conflicting(self, leaf: q.Told) -> Mask:
        """The articles that were compared, with conflicts or without."""
        wanted = _ANSWERS.get(fold(leaf.text))
        if wanted is None:
            message = _(
                "“{text}” is neither yes nor no; conflicts:yes finds articles that contradict others."
            )
            raise QueryError(message.format(text=leaf.text[:40]), at=(leaf.at.start, leaf.at.end))
        found = self.catalogue.conflicts
        return (found > 0 if wanted else found == 0) & self.catalogue.there

    def _words(self, leaf: q.Words) -> tuple[Mask, Scores]:
        positions = self.terms(leaf)
        if len(positions) == 1:
            mask, scores = self._any_of(positions[0], leaf.place)
        else:
            mask, scores = self._phrase(positions, leaf)
        if leaf.exact:
            mask = self._exactly(mask, scores, leaf)
        return mask, scores

    def _phrase(self, positions: tuple[frozenset[str], ...], leaf: q.Words) -> tuple[Mask, Scores]:
        mask, scores = self.nothing()
        if not positions:
            return mask, scores
        # where one language reads two words, another may read one: terms of one language stand together
        wanted = [sorted(terms) for terms in positions]
        if leaf.place != "title":
            self._set(mask, self.view.near("body", wanted, leaf.slop))
        if leaf.place in ("any", "title"):
            self._set(mask, self.view.near("title", wanted, leaf.slop))
        if leaf.place in ("name", "quote"):
            for terms in positions:
                mask &= self._any_of(terms, leaf.place)[0]
        found = int(mask.sum())
        scores[mask] = len(positions) * self._idf(found)
        return mask, scores

    def _any_of(self, terms: frozenset[str], place: q.Place) -> tuple[Mask, Scores]:
        """The articles that hold one of these terms, the better the more often and the shorter they are."""
        mask, scores = self.nothing()
        counts = np.zeros(self.catalogue.size, np.float32)
        field = "body" if place == "any" else place
        for number, one in enumerate(sorted(terms)):
            if number % 32 == 0:
                self.check()
            ids, weights = self.view.postings(field, one)
            if len(ids):
                counts[ids] += weights
        # a title that the user has told stands nowhere in the text
        if place == "any" and len(terms) < _SEVERAL:
            for one in terms:
                ids, weights = self.view.postings("title", one)
                counts[ids] += weights * _TITLE
        np.greater(counts, 0, out=mask)
        mask &= self._there
        idf = self._idf(int(mask.sum()))
        length = self.catalogue.words / self._average
        np.divide(counts * (idf * (_K1 + 1)), counts + _K1 * (1 - _B + _B * length), out=scores, where=mask)
        scores[~mask] = 0
        return mask, scores

    @cached_property
    def _average(self) -> float:
        there = self._there
        return float(self.catalogue.words[there].mean()) if there.any() else 1.0

    def _idf(self, found: int) -> float:
        total = max(int(self._there.sum()), 1)
        return log(1 + (total - found + 0.5) / (found + 0.5)) if found <= total else 0.0

    def _expanded(self, leaf: q.Words | q.Pattern | q.Fuzzy) -> tuple[frozenset[str], ...]:
        if isinstance(leaf, q.Words):
            return self.vocabulary.readings(leaf.text)
        if isinstance(leaf, q.Pattern):
            terms, more = self.vocabulary.matching(leaf.text)
            if more:
                note = _("“{text}” stands for too many words; the {n} most frequent of them were looked for.")
                self.notes.append(note.format(text=leaf.text, n=len(terms)))
            return (terms,)
        forms = [fold(leaf.text), *self.vocabulary.near(leaf.text, leaf.distance)[:50]]
        found = {one for form in forms for one in self.vocabulary.terms_of(form)}
        return (frozenset(found) | {term(leaf.text, language) for language in LANGUAGES},)

    def _exactly(self, mask: Mask, scores: Scores, leaf: q.Words) -> Mask:
        """Those of the articles whose text holds the words just as they were typed."""
        ids = np.flatnonzero(mask)
        likeliest = ids[np.argsort(-scores[ids], kind="stable")]
        part = self.part(leaf)
        good, wanted = np.zeros_like(mask), wording(leaf)
        languages = self.catalogue.values("language")
        for number, id in enumerate(likeliest):
            if number == _EXACT or time.thread_time() > self._end - _LEFT:
                note = _("“{text}” was looked for just as written in the {n} likeliest articles alone.")
                self.notes.append(note.format(text=leaf.text, n=counted(number)))
                break
            text = self.store.text(int(id))
            if part and wanted in plain(text):
                language = languages[self.catalogue.codes("language")[id]]
                good[id] = bool(places(plain(text), language, [part]))
        return good

    def _set(self, mask: Mask, ids: NDArray[np.integer]) -> None:
        mask[ids[(ids >= 0) & (ids < len(mask))]] = True
        mask &= self._there


_ANSWERS = {"oui": True, "yes": True, "non": False, "no": False}
_LANGUAGES = {
    "francais": "fr", "french": "fr", "anglais": "en", "english": "en", "inconnue": "und", "unknown": "und",
}  # fmt: skip
