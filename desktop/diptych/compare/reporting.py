"""Linked sentences come in, the same thing sourced otherwise on the two sides goes out (G6)."""

from collections.abc import Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, SURER, Side, Sides, alike, pair_of
from diptych.compare.speakers import is_anonymous, same_speaker
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Saying
from diptych.i18n import _
from diptych.text import Span

_DISTANT = ("doubtful", "polemic")
_FIRM = ("assertive", "factive")
_ONE_UTTERANCE = 0.5
"""Share of the words that carry sense from which two contents tell the same thing."""
_MOST_OF = 0.5


def judge_reporting(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G6 for the sentences `i` of the left and `j` of the right (Recasens 2013): the most telling contrast only."""
    ours, theirs = sides[0].sayings.get(i, []), sides[1].sayings.get(j, [])
    found = [
        row
        for one in ours
        for other in theirs
        if (row := _contrast(sides, one, other, score)) is not None
    ]
    if found:
        yield max(found, key=lambda row: row.severity)
    elif score >= SURE and not (ours and theirs):
        yield from _unsourced(sides, i, j, score)


def _contrast(sides: Sides, one: Saying, other: Saying, score: float) -> Divergence | None:
    """Another source, a source that nobody can call up, or a verb of another stance; None where they agree."""
    speaker = same_speaker(sides, one, other)
    same_words = alike(_content(sides[0], one), _content(sides[1], other)) >= _ONE_UTTERANCE
    reported = "stand" not in (one.form, other.form)
    if speaker == "other" and reported and score >= SURE and same_words:
        return _other_source(sides, one, other, score)
    if speaker == "other":
        return None
    anonymous = is_anonymous(sides[0], one), is_anonymous(sides[1], other)
    if anonymous[0] != anonymous[1] and reported and one.source and other.source and score >= SURE:
        named = other if anonymous[0] else one
        if named.source_key and same_words:
            return _unnamed(sides, one, other, score, in_left=anonymous[0])
    distant = one.stance in _DISTANT, other.stance in _DISTANT
    if distant[0] != distant[1] and (speaker == "same" or same_words or score >= SURER):
        return _stances(sides, one, other, score, 0.45)
    firm = one.stance in _FIRM, other.stance in _FIRM
    tied = speaker == "same" or same_words or score >= SURER
    if one.stance != other.stance and firm[0] != firm[1] and reported and tied and not any(distant):
        return _stances(sides, one, other, score, 0.3) if score >= SURE else None
    return None


def _content(side: Side, saying: Saying) -> str:
    return " ".join(side.of(span) for span in saying.content)


def _told(saying: Saying) -> Span:
    """Cue and source where they stand together, else the cue."""
    if saying.source is None:
        return saying.span
    whole = saying.span.joined(saying.source)
    return saying.span if any(whole.overlaps(span) for span in saying.content) else whole


def _stances(sides: Sides, one: Saying, other: Saying, score: float, severity: float) -> Divergence:
    named = {
        "neutral": _("neutral"), "assertive": _("assertive"), "factive": _("vouching"), "doubtful":
        _("doubtful"), "polemic": _("polemic"),
    }  # fmt: skip
    text = _("A reports with {a} ({one}), B with {b} ({other}).").format(
        a=sides[0].written(one.span),
        b=sides[1].written(other.span),
        one=named[one.stance],
        other=named[other.stance],
    )
    return divergence(
        "G6",
        pair_of(one.span, other.span),
        severity,
        gap=f"{named[one.stance]} ≠ {named[other.stance]}",
        explanation=text,
        reasons=(_("reporting verbs of another stance"), linked_at(score)),
    )


def _other_source(sides: Sides, one: Saying, other: Saying, score: float) -> Divergence:
    left, right = _source(one), _source(other)
    text = _("The same is said by {a} in A, by {b} in B.").format(
        a=sides[0].written(left), b=sides[1].written(right)
    )
    return divergence(
        "G6",
        pair_of(left, right),
        0.5,
        gap=_("another source"),
        explanation=text,
        reasons=(_("one proposition, two sources"), linked_at(score)),
        type="attribution-conflict",
    )


def _source(saying: Saying) -> Span:
    return saying.source or saying.span


def _unnamed(sides: Sides, one: Saying, other: Saying, score: float, *, in_left: bool) -> Divergence:
    text = _("{a} says so in A, {b} in B.").format(
        a=sides[0].written(_source(one)), b=sides[1].written(_source(other))
    )
    return divergence(
        "G6",
        pair_of(_told(one), _told(other)),
        0.4,
        gap=_("anonymous in {side}").format(side="A" if in_left else "B"),
        explanation=text,
        reasons=(_("a named source against an anonymous one"), linked_at(score)),
    )


def _unsourced(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """A source on one side, nobody's word on the other; a quotation opposite counts as sourced."""
    ours, theirs = sides[0].sayings.get(i, []), sides[1].sayings.get(j, [])
    on_left = bool(ours)
    here, bare, sentence = (sides[0], sides[1], j) if on_left else (sides[1], sides[0], i)
    said = [saying for saying in ours or theirs if _covers(here, saying)]
    if not said or bare.quotes.get(sentence):
        return
    roots = [n for n in bare.tokens.get(sentence, ()) if bare.parse.tokens[n].dep == "root"]
    if not roots or bare.parse.tokens[roots[0]].pos not in ("VERB", "AUX"):
        return
    told, verb = _told(said[0]), bare.verb_group(roots[0])
    left, right = (told, verb) if on_left else (verb, told)
    side = "A" if on_left else "B"
    text = _("{side} says who says so ({source}); the other side asserts it.").format(
        side=side, source=here.written(told)
    )
    yield divergence(
        "G6",
        pair_of(left, right),
        0.35,
        gap=_("source in {side} only").format(side=side),
        explanation=text,
        reasons=(_("attribution on one side only"), linked_at(score)),
    )


def _covers(side: Side, saying: Saying) -> bool:
    """Whether the attribution has a source and tells most of its sentence."""
    if saying.source is None or saying.form in ("stand", "noun"):
        return False
    sentence = side.analysis.article.sentences[saying.sentence].span
    return sum(map(len, saying.content)) >= _MOST_OF * len(sentence)
