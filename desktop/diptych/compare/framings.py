"""Links and wordings come in, framings go out: only contrast, always with the reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diptych.compare.comparison import Divergence
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Analysis, Modality, Modifier, Parse, Saying
from diptych.i18n import _, quoted
from diptych.text import Span

_SURE = 0.5
"""Probability of a link from which a missing word on one side may be told."""
_SURER = 0.75
"""Probability of a link from which the main verbs of two sentences tell the same thing in other words."""
_GRADE_GAP = 2
_DISTANT = ("doubtful", "polemic")
_FINITE = ("Ind", "Imp")


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of one side."""

    span: Span


@dataclass(frozen=True, slots=True)
class _Pair:
    left: _Place
    right: _Place


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One article with its parse, and the facts of each sentence."""

    analysis: Analysis
    parse: Parse
    tokens: dict[int, list[int]]

    def written(self, span: Span) -> str:
        return quoted(span.of(self.analysis.article.text))


def judge_framings(
    left: Analysis, right: Analysis, pairs: Iterable[tuple[int, int, float]]
) -> list[Divergence]:
    """G2, G5 and G6 for pairs (sentence of the left, sentence of the right, probability of their link)."""
    sides = _side(left), _side(right)
    found: dict[str, Divergence] = {}
    for i, j, score in sorted(pairs, key=lambda pair: -pair[2]):
        for told in (
            *_evaluative(sides, i, j),
            *_modality(sides, i, j, score),
            *_reporting(sides, i, j, score),
        ):
            # the same words may be held against several sentences: the surest link tells it
            key = f"{told.code}-{told.left}" if told.code == "G5" else told.id
            found.setdefault(key, told)
    return list(found.values())


def _evaluative(sides: tuple[_Side, _Side], i: int, j: int) -> Iterator[Divergence]:
    """G2: one noun, modifiers two grades apart or of opposite polarity (Recasens 2013; VAGO)."""
    ours = [m for m in sides[0].analysis.facts.modifiers if m.sentence == i]
    theirs = [m for m in sides[1].analysis.facts.modifiers if m.sentence == j]
    if sides[0].analysis.article.language != sides[1].analysis.article.language:
        return
    for one in ours:
        for other in theirs:
            if one.noun == other.noun and one.lemma != other.lemma and _contrast(one, other):
                yield _modified(sides, one.span, other.span, (one, other))
    nouns = {m.noun for m in ours} & {m.noun for m in theirs}
    for one in ours:
        if one.grade >= _GRADE_GAP and one.noun not in nouns and (bare := _bare(sides[1], j, one.noun)):
            yield _modified(sides, one.span, bare, (one, None))
    for other in theirs:
        if other.grade >= _GRADE_GAP and other.noun not in nouns and (bare := _bare(sides[0], i, other.noun)):
            yield _modified(sides, bare, other.span, (None, other))


def _contrast(one: Modifier, other: Modifier) -> bool:
    return (
        abs(one.grade - other.grade) >= _GRADE_GAP
        or one.polarity * other.polarity < 0
        or (
            # loaded on one side, only large on the other ("offre hostile", "offre énorme")
            one.polarity != other.polarity and max(one.grade, other.grade) >= _GRADE_GAP
        )
    )


def _bare(side: _Side, sentence: int, noun: str) -> Span | None:
    """The noun in that sentence without an evaluative adjective."""
    for n in side.tokens.get(sentence, ()):
        token = side.parse.tokens[n]
        if token.pos == "NOUN" and token.lemma.lower() == noun:
            return token.span
    return None


def _modified(
    sides: tuple[_Side, _Side], left: Span, right: Span, modifiers: tuple[Modifier | None, Modifier | None]
) -> Divergence:
    a, b = sides[0].written(left), sides[1].written(right)
    entries = [m.entry for m in modifiers if m]
    text = _("The same thing is {a} in A, {b} in B.").format(a=a, b=b)
    names = [m.lemma if m else _("(bare)") for m in modifiers]
    severity = 0.5 if any(m and m.grade >= 2 for m in modifiers) and modifiers[0] and modifiers[1] else 0.4
    return divergence(
        "G2",
        _Pair(_Place(left), _Place(right)),
        severity,
        gap=" ≠ ".join(names),
        explanation=text,
        reasons=(
            _("graded modifiers of one noun"),
            *(_("lexicon: {entry}").format(entry=e) for e in entries),
        ),
    )


def _modality(sides: tuple[_Side, _Side], i: int, j: int, score: float) -> Iterator[Divergence]:
    """G5: hedged on one side, asserted on the other (Kronning 2002, Haillet)."""
    ours = [m for m in sides[0].analysis.facts.modalities if m.sentence == i]
    theirs = [m for m in sides[1].analysis.facts.modalities if m.sentence == j]
    if bool(ours) == bool(theirs):
        return
    hedged, other, sentence = (ours, sides[1], j) if ours else (theirs, sides[0], i)
    for modality in hedged:
        asserted = _asserted(other, sentence, modality, sure=score >= _SURER)
        if asserted is None:
            continue
        left, right = (modality.span, asserted) if ours else (asserted, modality.span)
        sides_told = {"a": sides[0].written(left), "b": sides[1].written(right)}
        text = _("{a} is hedged in A, {b} asserted in B.").format(**sides_told)
        if not ours:
            text = _("{b} is hedged in B, {a} asserted in A.").format(**sides_told)
        cue = _("conditional of hearsay: {cue}") if modality.kind == "conditional" else _("hedge: {cue}")
        yield divergence(
            "G5",
            _Pair(_Place(left), _Place(right)),
            0.5 if modality.kind == "conditional" else 0.4,
            gap=_("hedged ≠ asserted"),
            explanation=text,
            reasons=(cue.format(cue=quoted(modality.cue)), linked_at(score)),
        )


def _asserted(side: _Side, sentence: int, modality: Modality, *, sure: bool) -> Span | None:
    """The verb group that asserts what is hedged opposite: the same verb, or in a sure link the main verb."""
    parse = side.parse
    main = None
    for n in side.tokens.get(sentence, ()):
        token = parse.tokens[n]
        if token.pos not in ("VERB", "AUX") or not _is_finite(parse, n):
            continue
        if token.lemma.lower() == modality.lemma:
            return _group(parse, n)
        if token.dep == "root":
            main = n
    return _group(parse, main) if main is not None and sure else None


def _is_finite(parse: Parse, index: int) -> bool:
    """Whether a verb is in the indicative, by itself or by its auxiliary."""
    group = [index, *(n for n in parse.children(index) if parse.tokens[n].dep.startswith("aux"))]
    return any(
        parse.tokens[n].feature("Mood") in _FINITE or parse.tokens[n].feature("VerbForm") == "Fin"
        for n in group
    )


def _group(parse: Parse, index: int) -> Span:
    auxiliaries = [n for n in parse.children(index) if parse.tokens[n].dep.startswith("aux")]
    return parse.span([*auxiliaries, index])


def _reporting(sides: tuple[_Side, _Side], i: int, j: int, score: float) -> Iterator[Divergence]:
    """G6: one side reports at a distance, or names a source, and the other does not (Recasens 2013)."""
    ours = [s for s in sides[0].analysis.facts.sayings if s.sentence == i]
    theirs = [s for s in sides[1].analysis.facts.sayings if s.sentence == j]
    for one in ours:
        for other in theirs:
            one_speaker = one.source_key == other.source_key or score >= _SURER
            if one_speaker and (one.stance in _DISTANT) != (other.stance in _DISTANT):
                yield _stances(sides, one, other, score)
                return
    if score >= _SURE and bool(ours) != bool(theirs):
        yield from _unsourced(sides, ours[0] if ours else theirs[0], i, j, score)


def _stances(sides: tuple[_Side, _Side], one: Saying, other: Saying, score: float) -> Divergence:
    sides_told = {"a": sides[0].written(one.span), "b": sides[1].written(other.span)}
    named = {
        "neutral": _("neutral"), "assertive": _("assertive"), "factive": _("vouching"), "doubtful":
        _("doubtful"), "polemic": _("polemic"),
    }  # fmt: skip
    text = _("A reports with {a} ({one}), B with {b} ({other}).").format(
        **sides_told, one=named[one.stance], other=named[other.stance]
    )
    return divergence(
        "G6",
        _Pair(_Place(one.span), _Place(other.span)),
        0.45,
        gap=f"{named[one.stance]} ≠ {named[other.stance]}",
        explanation=text,
        reasons=(_("reporting verbs of another stance"), linked_at(score)),
    )


def _unsourced(
    sides: tuple[_Side, _Side], saying: Saying, i: int, j: int, score: float
) -> Iterator[Divergence]:
    """A source on one side, nobody's word on the other; a quotation opposite counts as sourced."""
    on_left = saying in sides[0].analysis.facts.sayings
    bare, sentence = (sides[1], j) if on_left else (sides[0], i)
    if saying.source is None or any(quote.sentence == sentence for quote in bare.analysis.facts.quotes):
        return
    roots = [n for n in bare.tokens.get(sentence, ()) if bare.parse.tokens[n].dep == "root"]
    if not roots or bare.parse.tokens[roots[0]].pos not in ("VERB", "AUX"):
        return
    verb = _group(bare.parse, roots[0])
    told = saying.span.joined(saying.source)
    left, right = (told, verb) if on_left else (verb, told)
    side = "A" if on_left else "B"
    text = _("{side} says who says so ({source}); the other side asserts it.").format(
        side=side, source=quoted(told.of(sides[0 if on_left else 1].analysis.article.text))
    )
    yield divergence(
        "G6",
        _Pair(_Place(left), _Place(right)),
        0.35,
        gap=_("source in {side} only").format(side=side),
        explanation=text,
        reasons=(_("attribution on one side only"), linked_at(score)),
    )


def _side(analysis: Analysis) -> _Side:
    parse = Parse(analysis.article, analysis.tokens)
    tokens: dict[int, list[int]] = {}
    for n in range(len(analysis.tokens)):
        tokens.setdefault(parse.sentence_of(n), []).append(n)
    return _Side(analysis, parse, tokens)
