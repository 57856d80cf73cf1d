"""Two articles and their links come in, what one tells first and the other last, or not, goes out (G11)."""

from collections.abc import Iterator, Sequence

from diptych.compare.actors import SharedActor, shared_actors
from diptych.compare.comparison import Divergence, Link
from diptych.compare.coverage import near_words
from diptych.compare.lens import SUREST
from diptych.compare.telling import linked_at, on_either_side
from diptych.facts import Analysis
from diptych.i18n import _, number, quoted
from diptych.text import Span

LENS = "place"
_TOP = 2
"""Sentences of the body that, with the title, are the head of an article."""
_LAST = 2 / 3
"""Share of an article's sentences behind which its last third begins."""
_LEAST = 9
"""Sentences below which an article has no end to bury anything in."""
_NAMED = 3
"""Times that an article must name somebody for the other's silence to tell something."""
_MONTH = len("2025-03")
_MOST = 3
"""Rows of one kind and side: the first tell it, more are a list."""


def judge_placing(left: Analysis, right: Analysis, links: tuple[Link, ...]) -> Iterator[Divergence]:
    """G11 for two articles as wholes: where they tell one thing, and who is named in one alone (BASIL)."""
    sides = left, right
    for here in (0, 1):
        told: dict[Span | None, Divergence] = {}
        for link in sorted(links, key=lambda link: -link.score):
            if row := _moved(sides, links, here, link):
                told.setdefault((row.right, row.left)[here], row)
        yield from list(told.values())[:_MOST]
    shared = shared_actors([side.facts.actors for side in sides])
    for here in (0, 1):
        alone = (_unnamed(sides, here, actor) for actor in _most_named(shared, here))
        yield from [row for row in alone if row is not None][:_MOST]


def _head(analysis: Analysis) -> int:
    """The number of sentences of title and lead."""
    article = analysis.article
    titles = len(article.sentences_in(Span(0, len(article.title)))) if article.title else 0
    return titles + _TOP


def _moved(
    sides: tuple[Analysis, Analysis], links: tuple[Link, ...], here: int, link: Link
) -> Divergence | None:
    """What stands in the head on the side `here`, and in the last third of the other alone."""
    (left, right), there = sides, sides[1 - here]
    count = len(there.article.sentences)
    at = _sentences(sides, link)
    if (
        link.score < SUREST
        or count < _LEAST
        or at[here] >= _head(sides[here])
        or at[1 - here] < _LAST * count
    ):
        return None
    # the same told in the other's head too, or something of this head, is not buried there
    for known in links:
        other = _sentences(sides, known)
        if other[here] == at[here] and other[1 - here] < _LAST * count:
            return None
        if other[1 - here] == at[1 - here] and other[here] >= _head(sides[here]):
            return None
    if _in_head(sides, here, at[here]) or _is_past(left, at[0]) != _is_past(right, at[1]):
        return None
    letters = "AB"[here], "AB"[1 - here]
    text = _("{side} tells it at its head, {other} in its last third (sentence {n} of {count}).").format(
        side=letters[0], other=letters[1], n=number(at[1 - here] + 1), count=number(count)
    )
    gap = _("lead in A, last third in B") if here == 0 else _("last third in A, lead in B")
    spans, reason = (link.left, link.right), linked_at(link.score)
    return on_either_side("G11", spans, 0.15, lens=LENS, gap=gap, explanation=text, reasons=(reason,))


def _in_head(sides: tuple[Analysis, Analysis], here: int, sentence: int) -> bool:
    """Whether the head of the other article has half of the words of this sentence, or words near to them."""
    ours, theirs = sides[here].terms, sides[1 - here].terms
    mine = {ours.words[n] for n in ours.of(sentence)}
    for n in range(_head(sides[1 - here])):
        same = mine & {theirs.words[m] for m in theirs.of(n)}
        near = {one for one, _other in near_words(ours, theirs, sentence, n)}
        if 2 * len(same | near) >= len(mine):
            return True
    return False


def _is_past(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence is of another time: it tells a day, and that lies months before its article's."""
    published = analysis.article.published
    dates = [told.high for told in analysis.facts.dates if told.sentence == sentence and told.high]
    return bool(published and dates) and max(dates).isoformat()[:_MONTH] < str(published)[:_MONTH]


def _sentences(sides: tuple[Analysis, Analysis], link: Link) -> tuple[int, int]:
    left, right = (side.article for side in sides)
    return left.sentence_at(link.left.start), right.sentence_at(link.right.start)


def _most_named(shared: Sequence[SharedActor], here: int) -> list[SharedActor]:
    """Persons and bodies that one side alone names, those named most first."""
    alone = [actor for actor in shared if {n for n, _actor in actor.members} == {here}]
    named = [
        actor for actor in alone if any(a.names and a.person and not a.polity for _n, a in actor.members)
    ]
    return sorted(named, key=lambda actor: (-len(_names(actor, here)), actor.of(here)[0].span))


def _is_person(actor: SharedActor) -> bool:
    """Whether most of its names are taken for a person's: the parser takes a place for one now and then."""
    names = [m for _n, one in actor.members for m in one.mentions if m.form == "name"]
    return 2 * sum(mention.person for mention in names) > len(names)


def _names(actor: SharedActor, here: int) -> list[Span]:
    return [mention.span for mention in actor.of(here) if mention.form == "name"]


def _unnamed(sides: tuple[Analysis, Analysis], here: int, actor: SharedActor) -> Divergence | None:
    """Somebody whom one article names again and again, and the other nowhere."""
    names = _names(actor, here)
    word = actor.label.split()[-1]
    if len(names) < _NAMED or word.lower() in sides[1 - here].article.text.lower():
        return None
    side, other = "AB"[here], "AB"[1 - here]
    text = _("{side} names {name} {n} times, {other} nowhere.").format(
        side=side, name=quoted(actor.label), n=number(len(names)), other=other
    )
    spans = (names[0], None) if here == 0 else (None, names[0])
    gap = _("named in {side} only: {name}").format(side=side, name=actor.label)
    reason = _("a name that the other article does not have")
    return on_either_side("G11", spans, 0.1, lens=LENS, gap=gap, explanation=text, reasons=(reason,))
