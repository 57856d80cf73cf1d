"""Namings across outlets, for newswcl50: the given mentions into groups that mean the same.

Mentions that mean someone are put together by the program's own actors; the set counts whoever is told with a
state (officials, troops, the government) as that state. What is no actor (a meeting, a deal) is put together
by what its words mean, the head counting twice.
"""

from collections import Counter, defaultdict

import numpy as np
from numpy.typing import NDArray
from tests.evaluation.sentence_rows import models

from diptych.compare.actors import shared_actors
from diptych.corpus import Article, Origin
from diptych.facts import ActorMention, Parse, is_content
from diptych.facts.actor_mentions import mention_at
from diptych.facts.actors import resolved
from diptych.facts.people import called
from diptych.text import Passage, Sentence, Span

_NEAR = 0.55
"""Mean cosine up to which two groups of phrases are one; for single words coverage.py asks for 0.62."""

Place = tuple[int, int, int, int]
"""Document, sentence, first word, word after the last."""


def predict(row: dict) -> list[list[Place]]:
    """Groups of mentions."""
    documents = [_document(doc["sentences"]) for doc in row["input"]["docs"]]
    places = sorted({tuple(m[:4]) for concept in row["gold"] for m in concept["mentions"]})
    spans = {place: _span(documents[place[0]][1], place) for place in places}
    groups: dict[Place, object] = dict(_actors([parse for parse, _words in documents], spans))
    rest = [place for place in places if place not in groups]
    groups |= _collectives(
        [parse for parse, _words in documents], {place: spans[place] for place in rest}, groups
    )
    rest = [place for place in rest if place not in groups]
    groups |= _things([parse for parse, _words in documents], {place: spans[place] for place in rest})
    found = defaultdict(list)
    for place in places:
        found[groups.get(place, place)].append(place)
    return list(found.values())


def _document(sentences: list[list[str]]) -> tuple[Parse, list[list[Span]]]:
    """The parse of the given words, joined by spaces, and where each word stands."""
    lines, words, start = [], [], 0
    for sentence in sentences:
        told = [word.replace("\\n", " ").replace("\n", " ").strip() or "_" for word in sentence]
        places = []
        for word in told:
            places.append(Span(start, start + len(word)))
            start += len(word) + 1
        lines.append(" ".join(told))
        words.append(places)
    spans = [Span(places[0].start, places[-1].end) for places in words]
    passages = tuple(Passage(span, "body") for span in spans)
    cut = tuple(Sentence(span, n) for n, span in enumerate(spans))
    article = Article(
        "\n".join(lines), None, None, None, None, "en", passages, cut, (), (), Origin("", "", "")
    )
    return Parse(article, models().tokens(article.text, spans, "en")), words


def _span(words: list[list[Span]], place: Place) -> Span:
    told = words[place[1]]
    return Span(told[place[2]].start, told[min(place[3], len(told)) - 1].end)


def _actors(parses: list[Parse], spans: dict[Place, Span]) -> dict[Place, object]:
    """Mentions of actors with what stands for the actor: a state, a sort of people, or its number."""
    mentions: list[dict[ActorMention, list[Place]]] = [{} for _ in parses]
    for place, span in spans.items():
        told = mention_at(parses[place[0]], span)
        if told is not None:
            mentions[place[0]].setdefault(told, []).append(place)
    told = [
        resolved(parse, sorted(held, key=lambda mention: (mention.span, mention.form)))
        for parse, held in zip(parses, mentions, strict=True)
    ]
    found: dict[Place, object] = {}
    ruled: Counter[str] = Counter()
    for number, actor in enumerate(shared_actors(told)):
        for document, member in actor.members:
            for mention in member.mentions:
                group: object = number
                families = [calling.family for calling in mention.callings]
                if mention.polity and not mention.person:
                    group = mention.polity
                    ruled[mention.polity] += 1 + len(parses) * ("government" in families)
                elif not member.names and families and not mention.person:
                    group = families[0]
                for place in mentions[document].get(mention, ()):
                    found[place] = group
    home = ruled.most_common(1)
    return {place: home[0][0] if group == "government" and home else group for place, group in found.items()}


def _collectives(
    parses: list[Parse], spans: dict[Place, Span], groups: dict[Place, object]
) -> dict[Place, object]:
    """ "The caravan" with the migrants, where it is told to be one of migrants."""
    of: dict[str, Counter[str]] = defaultdict(Counter)
    heads = {place: _head(parses[place[0]], span) for place, span in spans.items()}
    for place, head in heads.items():
        parse = parses[place[0]]
        below = [n for n in parse.children(head) if parse.tokens[n].dep in ("compound", "prep")]
        below += [m for n in below for m in parse.children(n) if parse.tokens[n].text == "of"]
        for n in below if parse.tokens[head].pos == "NOUN" else ():
            role = called(parse.tokens, n, "en")
            if role and role.callings[0].kind == "group":
                of[parse.tokens[head].lemma.lower()][role.callings[0].family] += 1
    found = {}
    for place, head in heads.items():
        lemma = parses[place[0]].tokens[head].lemma.lower()
        if of[lemma]:
            found[place] = of[lemma].most_common(1)[0][0]
    return found


def _head(parse: Parse, span: Span) -> int:
    held = list(parse.within(span)) or [parse.index_at(span.start) or 0]
    above = [n for n in held if parse.tokens[n].head not in held or parse.tokens[n].head == n]
    for kinds in (("NOUN", "PROPN"), ("VERB",)):
        for n in above:
            if parse.tokens[n].pos in kinds:
                return n
    return above[0] if above else held[-1]


def _things(parses: list[Parse], spans: dict[Place, Span]) -> dict[Place, object]:
    """Phrases by what they mean: average-linkage clustering of the means of their words' vectors."""
    weights: dict[Place, Counter[str]] = {}
    for place, span in spans.items():
        parse = parses[place[0]]
        head = _head(parse, span)
        held = Counter(
            parse.tokens[n].lemma.lower() for n in parse.within(span) if is_content(parse.tokens[n])
        )
        held[parse.tokens[head].lemma.lower()] += 1
        weights[place] = held
    words = sorted({word for held in weights.values() for word in held})
    if not words:
        return {}
    vectors = dict(zip(words, models().word_vectors(words), strict=True))
    rows = np.array([sum(count * vectors[word] for word, count in held.items()) for held in weights.values()])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    labels = _clusters(rows @ rows.T)
    return {place: ("thing", int(label)) for place, label in zip(weights, labels, strict=True)}


def _clusters(near: NDArray[np.float64]) -> NDArray[np.int64]:
    """Number of the group of each row: the two nearest are joined while their mean cosine is near."""
    near = near.astype(np.float64)
    np.fill_diagonal(near, -1)
    labels, sizes = np.arange(len(near)), np.ones(len(near))
    while True:
        one, other = divmod(int(near.argmax()), len(near))
        if near[one, other] < _NEAR:
            return labels
        near[one] = (near[one] * sizes[one] + near[other] * sizes[other]) / (sizes[one] + sizes[other])
        near[:, one], near[one, one] = near[one], -1
        near[other], near[:, other] = -1, -1
        sizes[one] += sizes[other]
        labels[labels == other] = one
