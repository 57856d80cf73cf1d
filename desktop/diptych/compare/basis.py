"""Two articles come in, what one counts in and the other leaves out goes out, and votes told two ways.

Neither needs a number of its own: "dette comprise" against "excluding debt" (F7), and "à l'unanimité"
against "three voted against" (F6).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from diptych.compare.comparison import Divergence
from diptych.compare.concepts import concepts_of, told_in, words_of
from diptych.compare.likeness import Likeness
from diptych.compare.telling import divergence, written
from diptych.facts import Analysis
from diptych.i18n import _
from diptych.text import Span

_SOME_LIKENESS = 0.04
"""Likeness of the sentences, or of those beside, from which both are of one sum or one vote."""
_BETWEEN = r"(?:\s+[^\s.;:!?]+){0,5}?\s+"
"""Up to five words from "excludes" to what it excludes: "about £600m of"."""
_Patterns = tuple[tuple[str, bool, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    thing: str
    positive: bool
    """Counted in, or by all votes."""
    sentence: int


@dataclass(frozen=True, slots=True)
class _Pair:
    left: _Told
    right: _Told


def judge_basis(left: Analysis, right: Analysis, alike: Likeness) -> list[Divergence]:
    """F7 for a sum with and without a part of it, F6 for a vote by all and not by all."""
    found = []
    for pair in _opposite(left, right, alike, _inclusions):
        sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
        text = _("A says {a}, B {b}: one sum counts in what the other leaves out.").format(**sides)
        reasons = (_("counted in on one side, left out on the other"),)
        short, kind = _("other basis"), "scope-conflict"
        found.append(divergence("F7", pair, 0.55, gap=short, explanation=text, reasons=reasons, type=kind))
    for pair in _opposite(left, right, alike, _votes):
        sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
        text = _("A says {a}, B {b}: only one of them tells of dissent.").format(**sides)
        reasons = (_("a vote by all against a vote that was not"),)
        found.append(divergence("F6", pair, 0.6, gap=_("all ≠ not all"), explanation=text, reasons=reasons))
    return found


def _opposite(
    left: Analysis, right: Analysis, alike: Likeness, patterns: Callable[[str], _Patterns]
) -> Iterator[_Pair]:
    """The two tellings of one thing that are likeliest of one passage, where the one denies the other."""
    ours, theirs = _found(left, patterns), _found(right, patterns)
    for thing in sorted({told.thing for told in ours} & {told.thing for told in theirs}):
        pairs = [
            (_nearness(left, right, alike, (a, b)), a.positive == b.positive, n, _Pair(a, b))
            for n, (a, b) in enumerate(product(ours, theirs))
            if a.thing == b.thing == thing
        ]
        nearness, agreed, _n, pair = max(pairs, key=lambda row: row[:3])
        if nearness >= _SOME_LIKENESS and not agreed:
            yield pair


def _nearness(left: Analysis, right: Analysis, alike: Likeness, pair: tuple[_Told, _Told]) -> float:
    """Likeness of the two passages; enough of it where one body votes in both."""
    i, j = pair[0].sentence, pair[1].sentence
    bodies = [
        {
            body
            for _place, body in told_in(
                analysis.article.sentences[n].span.of(analysis.article.text),
                "bodies",
                analysis.article.language,
            )
        }
        for analysis, n in ((left, i), (right, j))
    ]
    voted = pair[0].thing == "vote" and bool(bodies[0] & bodies[1])
    return max(_around(alike, i, j), _SOME_LIKENESS if voted else 0.0)


def _around(alike: Likeness, i: int, j: int) -> float:
    beside = alike.probability[max(0, i - 1) : i + 2, max(0, j - 1) : j + 2]
    return float(beside.max()) if beside.size else 0.0


def _found(analysis: Analysis, patterns: Callable[[str], _Patterns]) -> list[_Told]:
    text, found = analysis.article.text, list[_Told]()
    for thing, positive, pattern in patterns(analysis.article.language):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            # "non comprise" holds "comprise", and "excluding" is told before "including"
            if not any(told.span.overlaps(span) for told in found):
                found.append(_Told(span, thing, positive, analysis.article.sentence_at(span.start)))
    return found


@cache
def _inclusions(language: str) -> _Patterns:
    """Patterns of what is left out, then of what is counted in, for every thing of the table."""
    found = []
    for key, positive in (("out", False), ("in", True)):
        ahead, behind = (_words("inclusion", f"{key}_{place}", language) for place in ("before", "after"))
        for thing in sorted(concepts_of("included")):
            named = _words("included", thing, language)
            found.append(
                (
                    thing,
                    positive,
                    re.compile(
                        rf"(?<!\w)(?:(?:{ahead}){_BETWEEN}(?:{named})|(?:{named})\s+(?:{behind}))(?!\w)",
                        re.IGNORECASE,
                    ),
                )
            )
    return tuple(found)


@cache
def _votes(language: str) -> _Patterns:
    ways = (("divided", False), ("unanimous", True))
    return tuple(
        ("vote", positive, re.compile(rf"(?<!\w)(?:{_words('votes', key, language)})(?!\w)", re.IGNORECASE))
        for key, positive in ways
    )


def _words(section: str, key: str, language: str) -> str:
    return words_of(section, key, language).replace(r"\ ", r"\s+").replace("'", "['’]")
