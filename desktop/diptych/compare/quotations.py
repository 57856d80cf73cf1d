"""Quotations and linked sentences come in, those of one utterance that differ go out (G8).

Cut, reworded, given to another speaker, told in indirect speech, or translated: with the words that changed.
"""

from collections.abc import Iterable, Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, SURER, Side, Sides, pair_of, side_of
from diptych.compare.speakers import same_speaker
from diptych.compare.telling import divergence, linked_at
from diptych.compare.worddiff import WordDiff, word_diff
from diptych.compare.worddiff import changes as changed_words
from diptych.facts import Analysis, Quote, Saying
from diptych.i18n import _, n_, quoted
from diptych.text import Span, words

_LEAST_WORDS = 4
_LEAST_COMMON = 5
_SAME_UTTERANCE = 0.5
_CUT = 0.7
"""Share of the shorter quotation's words found in the longer from which one is the other cut short."""
_UTTERED = ("direct", "mixed")
_SHORTEST = 2
"""Words of a fragment that two speakers may be given in linked sentences ("plus de 60 %")."""
_SHARE = 0.4
_LONGEST_CHANGE = 6
"""Changed runs that are told one by one."""


def judge_quotations(
    left: Analysis, right: Analysis, pairs: Iterable[tuple[int, int, float]] = ()
) -> list[Divergence]:
    """Divergences between quotations, each paired once with its best match.

    `pairs` are linked sentences as (index on the left, index on the right, probability). Without a link, only
    words in common show that two quotations are of one utterance.
    """
    sides = side_of(left), side_of(right)
    taken: set[Span] = set()
    told = []
    for _ratio, ours, theirs, found in _candidates(left, right):
        if ours.span not in taken and theirs.span not in taken:
            taken |= {ours.span, theirs.span}
            told += _altered(sides, ours, theirs, found)
    for i, j, score in sorted(pairs, key=lambda pair: (-pair[2], pair)):
        for row in _in_linked(sides, i, j, score):
            if row.left not in taken and row.right not in taken:
                taken |= {span for span in (row.left, row.right) if span}
                told.append(row)
    return told


def _in_linked(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """What only a link shows: a fragment of two speakers, direct against indirect speech, a translation."""
    yield from _fragments(sides, i, j, score)
    yield from _unquoted(sides, i, j, score)
    yield from _translated(sides, i, j, score)


def _candidates(left: Analysis, right: Analysis) -> list[tuple[float, Quote, Quote, WordDiff]]:
    """Pairs of quotations whose words are mostly the same, the most alike first."""
    found = []
    for ours in left.facts.quotes:
        for theirs in right.facts.quotes:
            if min(len(words(ours.text)), len(words(theirs.text))) >= _LEAST_WORDS:
                diff = word_diff(ours.text, theirs.text)
                if max(diff.ratio, _contained(ours, theirs, diff)) >= _SAME_UTTERANCE:
                    found.append((diff.ratio, ours, theirs, diff))
    return sorted(found, key=lambda row: (-row[0], row[1].span, row[2].span))


def _contained(ours: Quote, theirs: Quote, found: WordDiff) -> float:
    """1 when most of the shorter quotation stands in the longer in the same order, else 0."""
    counts = len(words(ours.text)), len(words(theirs.text))
    kept = counts[0] - len(found.left), counts[1] - len(found.right)
    common = kept[counts.index(min(counts))]
    return 1.0 if common >= max(_LEAST_COMMON, _CUT * min(counts)) else 0.0


def _altered(sides: Sides, ours: Quote, theirs: Quote, found: WordDiff) -> list[Divergence]:
    """What differs between two quotations of one utterance: the words, the speaker, or nothing."""
    other = same_speaker(sides, ours, theirs) == "other"
    changed = max(len(found.left), len(found.right))
    told = []
    if other and ours.source and theirs.source:
        told.append(_other_speaker(sides, ours, theirs, _("{percent}% of the words in common").format(
            percent=round(100 * found.ratio))))  # fmt: skip
    if changed:
        short = n_("{n} word changed", "{n} words changed", changed)
        text = _("One utterance, quoted in other words.")
        if not found.left or not found.right:
            text = _("One utterance, cut short in {side}.").format(side="A" if not found.left else "B")
        percent = round(100 * found.ratio)
        reasons = (
            *_changes(ours.text, theirs.text, found),
            _("{percent}% of the words in common").format(percent=percent),
        )
        pair = pair_of(ours.span, theirs.span)
        told.append(divergence("G8", pair, 0.45, gap=short, explanation=text, reasons=reasons))
    return told


def _changes(ours: str, theirs: str, found: WordDiff) -> Iterator[str]:
    """The runs of words that changed, as the ledger tells them."""
    for left, right in changed_words(ours, theirs, found)[:_LONGEST_CHANGE]:
        if left and right:
            yield _("{a} in A, {b} in B").format(a=quoted(left), b=quoted(right))
        else:
            yield _("{words} in {side} only").format(words=quoted(left or right), side="A" if left else "B")


def _other_speaker(sides: Sides, ours: Quote, theirs: Quote, reason: str) -> Divergence:
    left, right = ours.source or ours.span, theirs.source or theirs.span
    return divergence(
        "G6",
        pair_of(left, right),
        0.5,
        gap=_("another speaker"),
        explanation=_("The same words are given to {a} in A, to {b} in B.").format(
            a=sides[0].written(left), b=sides[1].written(right)
        ),
        reasons=(_("one quotation, two speakers"), reason),
        type="attribution-conflict",
    )


def _fragments(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """A few quoted words, the same on both sides of a link, with two speakers."""
    for ours in sides[0].quotes.get(i, ()):
        for theirs in sides[1].quotes.get(j, ()):
            count = len(words(ours.text))
            same = _SHORTEST <= count < _LEAST_WORDS and word_diff(ours.text, theirs.text).ratio == 1
            told = same and score >= SURE and ours.source and theirs.source
            if told and same_speaker(sides, ours, theirs) == "other":
                yield _other_speaker(sides, ours, theirs, linked_at(score))


def _unquoted(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """Direct speech on one side, the same words without marks on the other."""
    if score < SURE or sides[0].language != sides[1].language:
        return
    quotes = _utterances(sides[0], i), _utterances(sides[1], j)
    if bool(quotes[0]) == bool(quotes[1]):
        return
    direct = quotes[0] or quotes[1]
    there, sentence = (sides[1], j) if quotes[0] else (sides[0], i)
    for quote in direct:
        for saying in there.sayings.get(sentence, ()):
            if saying.form in ("clause", "noun") and (span := _same_words(there, quote, saying)):
                left, right = (quote.span, span) if quotes[0] else (span, quote.span)
                text = _("Quoted word for word in {side}, told in indirect speech in {other}.").format(
                    side="A" if quotes[0] else "B", other="B" if quotes[0] else "A"
                )
                yield divergence(
                    "G8", pair_of(left, right), 0.3, gap=_("direct ≠ indirect"), explanation=text,
                    reasons=(_("most of the words in common"), linked_at(score)),
                )  # fmt: skip
                return


def _utterances(side: Side, sentence: int) -> list[Quote]:
    return [
        quote
        for quote in side.quotes.get(sentence, ())
        if quote.form in _UTTERED and len(words(quote.text)) >= _LEAST_WORDS
    ]


def _same_words(there: Side, quote: Quote, saying: Saying) -> Span | None:
    """The indirect speech that holds most of the quotation's words."""
    for span in saying.content:
        found = word_diff(quote.text, there.of(span))
        common = len(words(quote.text)) - len(found.left)
        if common >= max(_LEAST_COMMON, _CUT * min(len(words(quote.text)), len(words(there.of(span))))):
            return span
    return None


def _translated(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """An utterance in two languages: no word diff can tell whether the translation is true, a reader must."""
    if score < SURER or sides[0].language == sides[1].language:
        return
    ours, theirs = _utterances(sides[0], i), _utterances(sides[1], j)
    if len(ours) != 1 or len(theirs) != 1 or same_speaker(sides, ours[0], theirs[0]) == "other":
        return
    if not (_most_of(sides[0], ours[0]) and _most_of(sides[1], theirs[0])):
        return
    counts = len(words(ours[0].text)), len(words(theirs[0].text))
    yield divergence(
        "G8",
        pair_of(ours[0].span, theirs[0].span),
        0.25,
        gap=_("translated"),
        explanation=_(
            "One utterance in two languages ({a} words in A, {b} in B): compare the wording."
        ).format(a=counts[0], b=counts[1]),
        reasons=(_("quotations of linked sentences in two languages"), linked_at(score)),
    )


def _most_of(side: Side, quote: Quote) -> bool:
    """Whether the quotation makes up so much of its sentence that the link is one of the quotations."""
    return len(quote.span) >= _SHARE * len(side.analysis.article.sentences[quote.sentence].span)
