"""Linked sentences come in, a loaded word that the other side tells without goes out (G1)."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Literal

from diptych.compare.comparison import Divergence
from diptych.compare.coverage import near_words
from diptych.compare.event_names import judge_names_of_event
from diptych.compare.lens import SURE, Side, Sides, pair_of
from diptych.compare.naming import judge_subjects
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Modifier
from diptych.i18n import _
from diptych.text import Span

_LOADED = 2
"""Strength from which a word is loaded by itself; below it is a fact as often as a judgement."""
_COUNTERPART = 0.57
"""Cosine from which a word of the same part of speech tells the same in other words."""
_WHOLE = 0.97
"""Probability of a link from which a word without a counterpart is held against the whole sentence."""
_PLACE = 0.8
"""Probability of a link from which a loaded verb is held against a verb that may stand in its place."""
_FAR = 0.4
"""Cosine from which a verb may stand in the place of a loaded one."""
_NOUN = 0.62
"""Cosine from which two nouns name one thing, as in coverage.py."""
_HEAD = 6
_LEAD_WORDS = 9
_SHARED = 3
_SHARED_BY_TITLES = 2
"""The same for two titles, which are short."""
_Reach = Literal["word", "verb", "sentence"]
"""What a loaded word without a counterpart may be held against."""
_TAGS = {"adjective": "ADJ", "noun": "NOUN", "verb": "VERB", "adverb": "ADV"}


def judge_loaded(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G1: a word of the lexicon on one side, none of its polarity and strength on the other (BASIL)."""
    if score >= SURE:
        reach: _Reach = "sentence" if score >= _WHOLE else "verb" if score >= _PLACE else "word"
        yield from _judge(sides, i, j, linked_at(score), reach)


def judge_tops(sides: Sides) -> Iterator[Divergence]:
    """G1, G3 and G4 for titles and first sentences, linked or not: they tell the whole event."""
    linked = _("titles and first sentences of both articles")
    tops = _top(sides[0]), _top(sides[1])
    # a title against the title and a lead against the lead, before the one against the other
    for i, j in dict.fromkeys((*zip(*tops, strict=False), *product(*tops))):
        if _share_words(sides, i, j):
            yield from judge_subjects(sides, i, j, linked)
            yield from _judge(sides, i, j, linked, "sentence")
    # the lead may stand below a standfirst, and a short one names the event too: "Un tsunami a tout emporté."
    named = _top(sides[0], least=0, most=2), _top(sides[1], least=0, most=2)
    for i, j in dict.fromkeys((*zip(*tops, strict=False), *product(*tops), *product(*named))):
        yield from judge_names_of_event(sides, i, j, linked)


def _top(side: Side, *, least: int = _LEAD_WORDS, most: int = 1) -> list[int]:
    """The title and the first `most` sentences of the body that have `least` words to tell something."""
    article = side.analysis.article
    titles = article.sentences_in(Span(0, len(article.title))) if article.title else ()
    body = range(len(titles), min(len(titles) + _HEAD, len(article.sentences)))
    lead = (n for n in body if len(side.analysis.terms.of(n)) >= least)
    return [*titles, *islice(lead, most)]


def _share_words(sides: Sides, i: int, j: int) -> bool:
    """Whether two sentences have a word and its like in common, by name or by sense."""
    ours, theirs = sides[0].analysis.terms, sides[1].analysis.terms
    same = {ours.words[n] for n in ours.of(i)} & {theirs.words[n] for n in theirs.of(j)}
    titles = i == j == 0 and bool(sides[0].analysis.article.title and sides[1].analysis.article.title)
    return len(same) + len(near_words(ours, theirs, i, j)) >= (_SHARED_BY_TITLES if titles else _SHARED)


def _judge(sides: Sides, i: int, j: int, linked: str, reach: _Reach) -> Iterator[Divergence]:
    ours, theirs = sides[0].loaded.get(i, []), sides[1].loaded.get(j, [])
    for side, here, there, sentence in ((0, ours, theirs, j), (1, theirs, ours, i)):
        strong = [
            m
            for m in here
            if m.grade >= _LOADED
            and not _matched(m, there)
            and not _judged_elsewhere(sides, side, m, sentence)
        ]
        told_of: set[str] = set()
        for modifier in sorted(strong, key=lambda m: (-m.grade, m.span.start)):
            if modifier.part in told_of:
                continue
            found = _counterpart(sides[side], modifier, sides[1 - side], sentence)
            told = found is not None
            if not told and reach != "word" and modifier.polarity and not told_of:
                found = _in_its_place(sides[side], modifier, sides[1 - side], sentence, reach)
            if found is not None:
                told_of.add(modifier.part)
                yield _row(sides, side, modifier, found, linked, told=told)


def _matched(modifier: Modifier, others: list[Modifier]) -> bool:
    return any(m.polarity == modifier.polarity and m.grade >= _LOADED for m in others)


def _judged_elsewhere(sides: Sides, side: int, modifier: Modifier, sentence: int) -> bool:
    """Whether another lens tells it: one noun with and without it (G2), or two reporting verbs (G6)."""
    here, there = sides[side], sides[1 - side]
    lemmas = {there.parse.tokens[n].lemma.lower() for n in there.tokens.get(sentence, ())}
    if modifier.part == "adjective" and here.language == there.language and modifier.noun in lemmas:
        return True
    cues = [saying.span for saying in here.sayings.get(modifier.sentence, ()) if saying.form != "stand"]
    reported = any(saying.form != "stand" for saying in there.sayings.get(sentence, ()))
    return reported and any(cue.overlaps(modifier.word) for cue in cues)


def _counterpart(here: Side, modifier: Modifier, there: Side, sentence: int) -> Span | None:
    """What tells the same on the other side: the nearest word of its part of speech, an adjective's noun."""
    found = _nearest(here, modifier, there, sentence)
    if found is None or found[0] < (_NOUN if modifier.part == "adjective" else _COUNTERPART):
        return None
    return there.verb_group(found[1]) if modifier.part == "verb" else there.parse.tokens[found[1]].span


def _in_its_place(here: Side, modifier: Modifier, there: Side, sentence: int, reach: _Reach) -> Span | None:
    """What the other side says instead: a verb not too far for a verb, else the main verb or the sentence."""
    if modifier.part == "adjective" and not modifier.noun:
        return None  # the parser may have taken a participle for it
    found = _nearest(here, modifier, there, sentence) if modifier.part == "verb" else None
    near = found is not None and found[0] >= _FAR
    if reach == "verb" and not near:
        return None
    place = found[1] if found is not None and near else there.root(sentence)
    told = None if place is None else there.parse.tokens[place]
    if place is None or told is None or told.pos not in ("VERB", "AUX") or not told.text[:1].isalpha():
        return there.analysis.article.sentences[sentence].span
    return there.verb_group(place)


def _nearest(here: Side, modifier: Modifier, there: Side, sentence: int) -> tuple[float, int] | None:
    """The word of the sentence nearest to the loaded one (to the noun of an adjective), with its cosine."""
    if modifier.part == "adjective":
        told = [
            n for n in here.parse.within(modifier.span) if here.parse.tokens[n].lemma.lower() == modifier.noun
        ]
    else:
        told = list(here.parse.within(modifier.word))[:1]
    tag = "NOUN" if modifier.part == "adjective" else _TAGS[modifier.part]
    tokens = there.parse.tokens
    near = [
        (1.0 if tokens[n].lemma == here.parse.tokens[told[0]].lemma else here.near(told[0], there, n), n)
        for n in there.tokens.get(sentence, ())
        if told and tokens[n].pos == tag
    ]
    return max(near, default=None)


def _row(sides: Sides, side: int, modifier: Modifier, other: Span, linked: str, *, told: bool) -> Divergence:
    left, right = (modifier.span, other) if side == 0 else (other, modifier.span)
    name = "AB"[side]
    if told:
        text = _("A writes {a}, B {b}: the word of {side} is loaded.").format(
            a=sides[0].written(left), b=sides[1].written(right), side=name
        )
    else:
        text = _("{side} writes {word}; the other side tells it without a word so loaded.").format(
            side=name, word=sides[side].written(modifier.span)
        )
    return divergence(
        "G1",
        pair_of(left, right),
        0.2 + 0.05 * modifier.grade + 0.1 * told,
        gap=_("loaded in {side}: {word}").format(side=name, word=sides[side].of(modifier.word)),
        explanation=text,
        reasons=(
            _("a loaded word on one side only"),
            _("lexicon: {entry}").format(entry=modifier.entry),
            linked,
        ),
    )
