"""Linked sentences come in, the same thing sourced otherwise on the two sides goes out (G6)."""

from collections.abc import Iterator
from itertools import product

from diptych.compare.comparison import Divergence
from diptych.compare.coverage import SYNONYM
from diptych.compare.lens import SURE, SURER, SUREST, Side, Sides, alike, pair_of
from diptych.compare.speakers import is_anonymous, same_speaker
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Saying
from diptych.facts.reporting import is_of_mind, reporting_stance
from diptych.i18n import _
from diptych.text import Span

_DISTANT = ("doubtful", "polemic")
_FIRM = ("assertive", "factive")
_ONE_UTTERANCE = 0.5
"""Share of the words that carry sense from which two contents tell the same thing."""
_SURELY_ONE = 0.65
"""The same where the link is unsure."""
_ONE_SPEAKER = 0.25
"""The same where both sides name one speaker."""
_UTTERED = ("direct", "mixed")
_ONE_MATTER = 0.34
"""The same by sense, in sentences that are surely linked."""
_SENSE = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_MOST_OF = 0.5
"""Share of a sentence that an attribution must tell for the sentence to be somebody's word."""


def judge_reporting(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G6 for sentence `i` of the left and `j` of the right: the most telling contrast (Recasens 2013)."""
    ours, theirs = _reported(sides[0], i), _reported(sides[1], j)
    pairs = _paired(sides, ours, theirs)
    found = [row for one, other in pairs if (row := _contrast(sides, one, other, score)) is not None]
    if found:
        yield max(found, key=lambda row: row.severity)
    elif score >= SURE and not (ours and theirs):
        yield from _unsourced(sides, i, j, score)


def _reported(side: Side, sentence: int) -> list[Saying]:
    """Attributions of that sentence that tell something; to plan or to attack is no telling.

    What a quotation holds ("I believe", "we urge") is its speaker's verb, not the article's.
    """
    quotes = [quote.span for quote in side.quotes.get(sentence, ()) if quote.form in _UTTERED]
    told = [saying for saying in side.sayings.get(sentence, ()) if saying.form != "stand"]
    # what is reported within a report is the source's word on another's: "he denied that she had said so"
    held = [*quotes, *(span for saying in told if saying.form == "clause" for span in saying.content)]
    return [saying for saying in told if not any(span.contains(saying.span) for span in held)]


def _paired(sides: Sides, ours: list[Saying], theirs: list[Saying]) -> list[tuple[Saying, Saying]]:
    """Each attribution with the one opposite that tells most of the same, the surest first, each once."""
    pairs = sorted(
        product(ours, theirs),
        key=lambda pair: (-_told_alike(sides, *pair), pair[0].span, pair[1].span),
    )
    found: list[tuple[Saying, Saying]] = []
    for one, other in pairs:
        if all(one is not known and other is not met for known, met in found):
            found.append((one, other))
    return found


def _contrast(sides: Sides, one: Saying, other: Saying, score: float) -> Divergence | None:
    """Another source, one that nobody can call up, or a verb of another stance; None where they agree."""
    speaker = same_speaker(sides, one, other)
    common = alike(_content(sides[0], one), _content(sides[1], other))
    if "quotation" == one.form == other.form and speaker == "other":
        # the judge of quotations tells the other speaker
        apart = any((one.stance in kind) != (other.stance in kind) for kind in (_DISTANT, _FIRM))
        return _stances(sides, one, other, score, 0.4) if apart and common >= _ONE_UTTERANCE else None
    if speaker == "other":
        tied = common >= (_ONE_UTTERANCE if score >= SURE else _SURELY_ONE)
        return _other_source(sides, one, other, score) if tied else None
    anonymous = is_anonymous(sides[0], one), is_anonymous(sides[1], other)
    named = one if anonymous[1] else other
    if anonymous[0] != anonymous[1] and named.source_key and common >= _ONE_UTTERANCE:
        return _unnamed(sides, one, other, score, in_left=anonymous[0])
    if any(is_of_mind(side.language, said.lemma) for side, said in zip(sides, (one, other), strict=True)):
        return None
    tied = common >= (_ONE_SPEAKER if speaker == "same" else _ONE_UTTERANCE)
    if score < SURE:
        tied = common >= _SURELY_ONE
    elif score >= SURER and not tied:
        # "selon" is said of the whole sentence, and the sentences are linked
        matter = _ONE_MATTER if speaker == "same" else _ONE_UTTERANCE
        tied = one.form == other.form == "marker" or _told_alike(sides, one, other) >= matter
    distant = one.stance in _DISTANT, other.stance in _DISTANT
    if distant[0] != distant[1] and tied:
        return _stances(sides, one, other, score, 0.45)
    firm = one.stance in _FIRM, other.stance in _FIRM
    if firm[0] != firm[1] and not any(distant) and tied and score >= SURE:
        if speaker != "same" and common < _ONE_UTTERANCE and score < SUREST:
            return None  # two people may say two things, each with his own verb
        return _stances(sides, one, other, score, 0.3)
    return None


def _told_alike(sides: Sides, one: Saying, other: Saying) -> float:
    """Share of the words of the shorter of two contents that the other has, or means nearly the same with."""
    ours, theirs = (_words(side, said) for side, said in zip(sides, (one, other), strict=True))
    short, long, here = (ours, theirs, 0) if len(ours) <= len(theirs) else (theirs, ours, 1)
    if not short:
        return 0.0
    side, there = sides[here], sides[1 - here]

    def has(n: int) -> bool:
        lemma = side.parse.tokens[n].lemma.lower()
        return any(
            there.parse.tokens[m].lemma.lower() == lemma or side.near(n, there, m) >= SYNONYM for m in long
        )

    return sum(map(has, short)) / len(short)


def _words(side: Side, saying: Saying) -> list[int]:
    inside = [n for span in saying.content for n in side.parse.within(span)]
    return [n for n in inside if side.parse.tokens[n].pos in _SENSE]


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
    ours, theirs = _reported(sides[0], i), _reported(sides[1], j)
    on_left = bool(ours)
    here, bare, sentence = (sides[0], sides[1], j) if on_left else (sides[1], sides[0], i)
    text = bare.analysis.article.sentence_text(sentence)
    # one fact in two tongues shares no words: there the link alone must tell it
    sure = score >= (SUREST if here.language == bare.language else SURER)
    said = [
        saying
        for saying in ours or theirs
        if _covers(here, saying) and (sure or alike(_content(here, saying), text) >= _ONE_UTTERANCE)
    ]
    if not said or bare.quotes.get(sentence) or _is_sourced(bare, sentence):
        return
    roots = [n for n in bare.tokens.get(sentence, ()) if bare.parse.tokens[n].dep == "root"]
    if not roots or bare.parse.tokens[roots[0]].pos != "VERB" or _tells(bare, roots[0]):
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


def _tells(side: Side, verb: int) -> bool:
    """Whether a verb tells: "the police announced the arrest" names its source as well as "said"."""
    return reporting_stance(side.language, side.parse.tokens[verb].lemma) is not None


def _is_sourced(side: Side, sentence: int) -> bool:
    """Whether a sentence is somebody's word all the same: "alleging", a title whose lead says who says so."""
    told = side.sayings.get(sentence, ())
    if any(saying.form != "stand" or saying.stance == "doubtful" for saying in told):
        return True
    article = side.analysis.article
    titles = article.sentences_in(Span(0, len(article.title))) if article.title else ()
    return sentence in titles and bool(_reported(side, titles[-1] + 1))


def _covers(side: Side, saying: Saying) -> bool:
    """Whether the attribution has a source and tells most of its sentence."""
    if saying.source is None or saying.form in ("noun", "colon"):
        return False
    sentence = side.analysis.article.sentences[saying.sentence].span
    return sum(map(len, saying.content)) >= _MOST_OF * len(sentence)
