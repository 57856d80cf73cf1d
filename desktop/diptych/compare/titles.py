"""An article comes in, what its title says and its own text does not bear out goes out (G13)."""

from collections.abc import Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.coverage import near_words
from diptych.compare.deeds import Deed, deeds, mention_of, one_actor, one_thing
from diptych.compare.lens import Side
from diptych.compare.telling import on_one_side
from diptych.facts import ActorMention, Figure, Modality, Saying
from diptych.facts.opposites import is_empty_verb
from diptych.i18n import _
from diptych.text import Span

_DOUBTS = ("conditional", "hedged")
_OPEN = ("conditional", "hedged", "condition", "negated")
_COVERED = 0.5
"""Share of the words of a title that the sentence must have which tells it in the text."""
_FORM = 5
"""Letters of a verb from which its regular forms are hardly ever another word."""
_PATIENTS = ("obj", "dobj", "nsubj:pass", "nsubjpass")
_COUNTED = ("count", "money", "percent")
_LEAST = 3
_ASIDE = ("stand", "noun")
"""Forms of attribution after which the title's sentence is still the reporter's."""


def judge_title(side: Side, letter: str) -> Iterator[Divergence]:
    """G13 of the article on the side `letter`, "A" or "B", at the words of its title (after OBSINFOX).

    A title that asks, doubts or names who says so claims nothing of its own.
    """
    article = side.analysis.article
    titles = article.sentences_in(Span(0, len(article.title))) if article.title else ()
    for n in titles:
        if len(titles) == len(article.sentences):
            return
        yield from _louder(side, letter, n, titles[-1] + 1)
        if not _claims(side, n):
            continue
        yield from _surer(side, letter, n, titles[-1] + 1)
        yield from _rounder(side, letter, n, titles[-1] + 1)
        yield from _other_doer(side, letter, n, titles[-1] + 1)


def _claims(side: Side, sentence: int) -> bool:
    """Whether a sentence of the title asserts in the reporter's name."""
    text = side.analysis.article.sentence_text(sentence)
    told = [saying for saying in side.sayings.get(sentence, ()) if saying.form not in _ASIDE]
    return "?" not in text and not told and not _held(side, sentence, *_OPEN)


def _held(side: Side, sentence: int, *kinds: str) -> list[Modality]:
    return [modality for modality in side.modalities.get(sentence, ()) if modality.kind in kinds]


def _surer(side: Side, letter: str, title: int, body: int) -> Iterator[Divergence]:
    """A verb that the title asserts, and the text, wherever it has it, hedges."""
    quotes = [quote.span for quote in side.quotes.get(title, ())]
    doubts = [m for n in range(body, len(side.analysis.article.sentences)) for m in _held(side, n, *_DOUBTS)]
    for n in side.tokens.get(title, ()):
        if any(span.overlaps(side.parse.tokens[n].span) for span in quotes):
            continue
        told = [
            m
            for m in doubts
            if _says(side, n, m.lemma)
            and not is_empty_verb(m.lemma)
            and not _asserts(side, m.lemma, body)
            and _is_of(side, title, m)
            and _tells(side, title, m.sentence, body)
        ]
        if told:
            verb = side.verb_group(n)
            text = _("{side} says {a} in its title, {b} in its text: the title is surer.").format(
                side=letter, a=side.written(verb), b=side.written(_doubt(side, told[0]))
            )
            reason = _("the text hedges the verb wherever it has it")
            yield _row(letter, verb, 0.5, _("title surer than text"), text, reason)
            return


def _says(side: Side, index: int, lemma: str) -> bool:
    """Whether a word of the title asserts the verb `lemma`: by the parse, or as a regular form of today.

    The parser, which knows few titles, takes "Pesticide poisons bees" for three nouns.
    """
    token = side.parse.tokens[index]
    if token.pos == "VERB":
        return token.lemma.lower() == lemma and side.is_finite(index)
    before = side.parse.tokens[index - 1].pos if index else "PUNCT"
    stem, endings = (
        (lemma.removesuffix("er"), ("e", "ent")) if side.language == "fr" else (lemma, ("s", "es"))
    )
    is_form = len(lemma) >= _FORM and token.text.lower() in [stem + ending for ending in endings]
    return is_form and before in ("NOUN", "PROPN") and token.pos in ("NOUN", "ADJ", "PROPN", "X")


def _is_of(side: Side, title: int, doubt: Modality) -> bool:
    """Whether the title has what the hedged verb is done to, or who does it where nothing is named."""
    parse, terms = side.parse, side.analysis.terms
    words = {terms.words[n] for n in terms.of(title)}
    verbs = [n for n in side.tokens[doubt.sentence] if parse.tokens[n].lemma.lower() == doubt.lemma]
    below = [m for n in verbs for m in parse.children(n)]
    objects = [m for m in below if parse.tokens[m].dep in _PATIENTS]
    held = objects or [m for m in below if parse.tokens[m].dep.startswith("nsubj")]
    return any(parse.tokens[m].lemma.lower() in words for m in held)


def _doubt(side: Side, doubt: Modality) -> Span:
    """The words of a hedge with the verb that it bears on."""
    tokens = side.parse.tokens
    verbs = [n for n in side.tokens[doubt.sentence] if tokens[n].lemma.lower() == doubt.lemma]
    return doubt.span.joined(tokens[verbs[0]].span) if verbs else doubt.span


def _asserts(side: Side, lemma: str, body: int) -> bool:
    """Whether the text has the verb, in any form, outside what it hedges."""
    doubted = {m.sentence for held in side.modalities.values() for m in held if _opens(m, lemma)}
    return any(
        side.parse.tokens[n].lemma.lower() == lemma and side.parse.tokens[n].pos in ("VERB", "NOUN")
        for sentence, held in side.tokens.items()
        if sentence >= body and sentence not in doubted
        for n in held
    )


def _opens(modality: Modality, lemma: str) -> bool:
    return modality.kind in _OPEN and modality.lemma == lemma


def _tells(side: Side, title: int, sentence: int, body: int) -> bool:
    """Whether no sentence of the text tells more of the title than this one, and this one most of it."""
    shares = {n: _share(side, title, n) for n in range(body, len(side.analysis.article.sentences))}
    return shares[sentence] >= max(_COVERED, *shares.values())


def _share(side: Side, title: int, sentence: int) -> float:
    terms = side.analysis.terms
    words = {terms.words[n] for n in terms.of(title)}
    same = words & {terms.words[n] for n in terms.of(sentence)}
    near = {one for one, _other in near_words(terms, terms, title, sentence)}
    return len(same | (words & near)) / len(words) if words else 0.0


def _rounder(side: Side, letter: str, title: int, body: int) -> Iterator[Divergence]:
    """A figure that the title gives plainly, and the text only as a bound or a hearsay."""
    figures = [f for f in side.analysis.facts.figures if f.kind in _COUNTED and (f.value or 0) >= _LEAST]
    for head in figures:
        if head.sentence != title or head.op != "=" or head.mode != "asserted":
            continue
        told = [f for f in figures if f.sentence >= body and f.kind == head.kind and f.value == head.value]
        if told and all(f.op == "<=" or f.mode == "conditional" for f in told):
            text = _("{side} says {a} in its title, {b} in its text: the title is surer.").format(
                side=letter, a=side.written(head.span), b=side.written(_whole(side, told[0]))
            )
            reason = _("the text gives the figure as a bound or a hearsay only")
            yield _row(letter, head.span, 0.5, _("title surer than text"), text, reason)
            return


def _whole(side: Side, figure: Figure) -> Span:
    """The figure with the hedge or bound before it, as far as its sentence has one."""
    hedges = [m.span for m in _held(side, figure.sentence, *_DOUBTS)]
    return figure.span if figure.op == "<=" or not hedges else figure.span.joined(hedges[0])


def _louder(side: Side, letter: str, title: int, body: int) -> Iterator[Divergence]:
    """Somebody quarrels in the title who only speaks in the text."""
    for saying in side.sayings.get(title, ()):
        if saying.stance != "polemic" or not saying.source_key:
            continue
        held = [told for n, sayings in side.sayings.items() if n >= body for told in sayings]
        theirs = [told for told in held if told.source_key == saying.source_key]
        if not theirs or any(told.stance == "polemic" for told in held):
            continue
        if any(_is_harsh(side, told) for told in held):
            continue
        text = _("{side} says {a} in its title, {b} in its text: the title is louder.").format(
            side=letter, a=side.written(saying.span), b=side.written(theirs[0].span)
        )
        reason = _("no verb or word of the text quarrels")
        yield _row(letter, saying.span, 0.4, _("title louder than text"), text, reason)
        return


def _other_doer(side: Side, letter: str, title: int, body: int) -> Iterator[Divergence]:
    """A deed that the title lays on one person, and the text, wherever it has it, on another."""
    heads = [deed for deed in deeds(side, title) if _named(side, deed.agent)]
    body_sentences = range(body, len(side.analysis.article.sentences)) if heads else ()
    told = [deed for n in body_sentences for deed in deeds(side, n)]
    for head in heads:
        same = [d for d in told if d.names & head.names and one_thing((side, side), head.patient, d.patient)]
        doer, others = _named(side, head.agent), [_named(side, d.agent) for d in same if d.agent is not None]
        if doer is None or not others or None in others:
            continue
        if any(one_actor((side, side), doer, other) for other in others if other):
            continue
        text = _("{side} says {a} in its title, {b} in its text: another does it.").format(
            side=letter, a=side.written(_clause(side, head)), b=side.written(_clause(side, same[0]))
        )
        reason = _("one deed, and nowhere in the text the doer of the title")
        yield _row(letter, _clause(side, head), 0.5, _("another doer in the title"), text, reason)
        return


def _named(side: Side, agent: int | None) -> ActorMention | None:
    """Who does it, where it is a person known by name: a body acts by its head, and one has two offices."""
    found = None if agent is None else mention_of(side, agent)
    return found if found is not None and found.person and side.who[found.span].names else None


def _clause(side: Side, deed: Deed) -> Span:
    """A deed with the words for who does it."""
    held = [deed.index] if deed.agent is None else [deed.index, deed.agent]
    return deed.span.joined(side.parse.span(held))


def _is_harsh(side: Side, saying: Saying) -> bool:
    """Whether what is said, or its sentence, holds a word that blames."""
    places = {saying.sentence}
    for span in saying.content:
        places.update(side.analysis.article.sentences_in(span))
    return any(m.polarity < 0 for m in side.analysis.facts.modifiers if m.sentence in places)


def _row(letter: str, span: Span, severity: float, gap: str, explanation: str, reason: str) -> Divergence:
    reasons = (reason,)
    return on_one_side("G13", letter, span, severity, gap=gap, explanation=explanation, reasons=reasons)
