"""A parse and the quoted spans come in, attributions go out: who says it, with which word, and what is said.

The verbs, nouns and markers are in `lexicons/reporting.yaml`, by language and stance. What is said is a
clause, a quotation or what is left of the sentence around an incise ("…, a-t-elle dit, …"); it goes on with
the quotations that follow in the passage.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diptych.facts.contents import following, pieces, trimmed
from diptych.facts.incises import incise_of
from diptych.facts.parse import Parse
from diptych.facts.reporting import Reporting, reporting
from diptych.facts.sources import key_of, phrase_after, possessor, source_of
from diptych.facts.wording import Saying, SayingForm
from diptych.resources import table
from diptych.text import Span, fold

_PARTICIPLES = (("é", "er"), ("i", "ir"), ("u", "re"), ("u", "oir"), ("is", "ettre"), ("it", "ire"))
_PARENTHESIS = ("parataxis", "ccomp:parataxis")
_OBJECTS = ("obj", "dobj", "obl:arg", "oprd")


def find_sayings(parse: Parse, quoted: Sequence[Span] = ()) -> tuple[Saying, ...]:
    """Attributions in reading order; none in a language without a lexicon.

    `quoted` are the spans of quotations without their marks, which tell a verb of saying from its other uses.
    """
    if parse.article.language not in table("lexicons/reporting.yaml"):
        return ()
    lexicon = reporting(parse.article.language)
    found = [
        *_by_verb(parse, lexicon, quoted),
        *_by_noun(parse, lexicon),
        *_by_marker(parse, lexicon),
        *_by_colon(parse, lexicon),
    ]
    found.sort(key=lambda saying: (saying.span, saying.form))
    told = [content for saying in found for content in saying.content]
    return tuple(
        replace(saying, content=(*saying.content, *following(parse.article, saying, told, quoted)))
        for saying in found
    )


def _by_verb(parse: Parse, lexicon: Reporting, quoted: Sequence[Span]) -> Iterator[Saying]:
    """Reporting verbs that do report: with a clause or a quotation, or in parenthesis (« …, a-t-il dit »)."""
    for index in range(len(parse.tokens)):
        lemma = _verb(parse, index, lexicon)
        if lemma is None:
            continue
        stance = lexicon.verbs[lemma]
        cue = _cue(parse, index)
        incise = incise_of(parse, index, lexicon) if parse.article.language == "fr" else None
        head = source_of(parse, index) if incise is None else None
        source = incise.source if incise else parse.phrase(head) if head is not None else None
        key = incise.key if incise else key_of(parse, head, lexicon)
        frame = [cue, source] if source and not source.overlaps(cue) else [cue]
        if incise is not None:
            form, content = _around(parse, index, frame, quoted)
        else:
            form, content = _said(parse, index, lexicon, quoted, frame)
        if form is not None:
            yield Saying(cue, lemma, stance, source, key, parse.sentence_of(index), content, form)


def _verb(parse: Parse, index: int, lexicon: Reporting) -> str | None:
    """Lemma of a verb of saying; a participle taken for an adjective is one by its auxiliary."""
    token = parse.tokens[index]
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        return lemma if lemma in lexicon.verbs and token.dep != "amod" else None
    if token.pos not in ("ADJ", "NOUN", "AUX"):
        return None
    if not any(parse.tokens[n].lemma in ("avoir", "have") for n in parse.children(index)):
        return None
    guesses = (lemma, *(token.text.lower()[: -len(end)] + verb for end, verb in _PARTICIPLES
                        if token.text.lower().endswith(end)))  # fmt: skip
    return next((guess for guess in guesses if guess in lexicon.verbs), None)


def _cue(parse: Parse, index: int) -> Span:
    """The verb with its auxiliaries where they stand before it."""
    auxiliaries = [n for n in parse.children(index) if parse.tokens[n].dep.startswith("aux") and n < index]
    return parse.span([*auxiliaries, index])


def _around(
    parse: Parse, index: int, frame: list[Span], quoted: Sequence[Span]
) -> tuple[SayingForm | None, tuple[Span, ...]]:
    """What an incise is set in: the quotations of its clause, or else all the clause."""
    sentence = parse.article.sentences[parse.sentence_of(index)].span
    clause = _clause(parse.article.text, sentence, frame[0])
    utterances = [span for span in quoted if span.overlaps(clause) and not span.overlaps(frame[0])]
    if utterances and _is_spoken(parse, index, utterances):
        return "quotation", trimmed(parse.article, utterances, frame, quoted)
    content = pieces(parse.article, clause, frame[0].joined(frame[-1]), quoted)
    return ("clause", content) if content else (None, ())


def _said(
    parse: Parse, index: int, lexicon: Reporting, quoted: Sequence[Span], frame: list[Span]
) -> tuple[SayingForm | None, tuple[Span, ...]]:
    """How the verb reports and what: nothing said, no attribution. `frame` is the cue with its source."""
    token = parse.tokens[index]
    lemma = _verb(parse, index, lexicon) or ""
    sentence = parse.article.sentences[parse.sentence_of(index)].span
    if any(span.contains(token.span) for span in quoted if len(span) < len(sentence)):
        quoted = [span for span in quoted if not span.contains(token.span)]
    utterances = [span for span in quoted if span.overlaps(sentence) and not span.overlaps(frame[0])]
    clauses = [n for n in parse.children(index) if parse.tokens[n].dep in ("ccomp", "parataxis")]
    clauses = [n for n in clauses if parse.tokens[n].dep == "ccomp" or utterances or _is_free(parse, n)]
    if token.dep in _PARENTHESIS or (token.dep == "ccomp" and token.head > index and not clauses):
        incise = frame[0].joined(frame[-1])
        return "clause", pieces(parse.article, sentence, incise, quoted)
    if clauses:
        spans = [parse.subtree_span(n) for n in clauses]
        return "clause", trimmed(parse.article, spans, frame, quoted)
    if utterances and _is_spoken(parse, index, utterances):
        return "quotation", trimmed(parse.article, utterances, frame, quoted)
    infinitives = [n for n in parse.children(index) if parse.tokens[n].dep == "xcomp"]
    if infinitives:
        spans = [parse.subtree_span(n) for n in infinitives]
        form: SayingForm = "stand" if lexicon.verbs[lemma] == "neutral" else "clause"
        return form, trimmed(parse.article, spans, frame, quoted)
    if lemma in lexicon.stands:
        objects = [n for n in parse.children(index) if parse.tokens[n].dep in _OBJECTS and n > index]
        if objects and source_of(parse, index) is not None:
            spans = [parse.subtree_span(n) for n in objects]
            return "stand", trimmed(parse.article, spans, frame, quoted)
    about = [
        n
        for n in parse.children(index)
        if n > index and parse.tokens[n].dep == "prep" and parse.tokens[n].lemma.lower() in lexicon.about
    ]
    if about and source_of(parse, index) is not None:
        return "stand", trimmed(parse.article, [parse.subtree_span(n) for n in about], frame, quoted)
    return None, ()


def _is_free(parse: Parse, index: int) -> bool:
    """Whether a clause set beside the verb is a sentence of its own, with a subject."""
    return any(parse.tokens[n].dep.startswith("nsubj") for n in parse.children(index))


def _is_spoken(parse: Parse, index: int, utterances: Sequence[Span]) -> bool:
    """Whether one of the quotations is the verb's own: no other verb between, and more than a word or two."""
    token = parse.tokens[index]
    for span in utterances:
        low, high = sorted((span, token.span))
        between = parse.within(Span(low.end, high.start))
        near = not any(parse.tokens[n].pos == "VERB" for n in between)
        if near and (len(span) >= 25 or token.dep == "root"):
            return True
    return False


def _by_noun(parse: Parse, lexicon: Reporting) -> Iterator[Saying]:
    """Nouns of speech with their clause: "l'affirmation selon laquelle", "the announcement that"."""
    for index, token in enumerate(parse.tokens):
        stance = lexicon.nouns.get(token.lemma.lower()) if token.pos == "NOUN" else None
        if stance is None:
            continue
        for clause in parse.children(index):
            if clause > index and parse.tokens[clause].dep in ("acl", "ccomp", "acl:relcl"):
                inside = [fold(parse.tokens[n].text) for n in sorted(parse.subtree(clause))[:1]]
                if inside and inside[0] in lexicon.links:
                    head = possessor(parse, index)
                    source = parse.phrase(head) if head is not None else None
                    content = trimmed(parse.article, [parse.subtree_span(clause)], [token.span], ())
                    key = key_of(parse, head, lexicon)
                    number = parse.sentence_of(index)
                    lemma = token.lemma.lower()
                    yield Saying(token.span, lemma, stance, source, key, number, content, "noun")


def _by_marker(parse: Parse, lexicon: Reporting) -> Iterator[Saying]:
    """Markers with the source after them: what is said is the rest of the clause."""
    text = parse.article.text
    for number, sentence in enumerate(parse.article.sentences):
        for pattern, stance in lexicon.markers:
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                cue = Span(*match.span())
                head, source = phrase_after(parse, cue.end, sentence.span)
                frame = cue.joined(source) if source else cue
                content = pieces(parse.article, _clause(text, sentence.span, cue), frame, ())
                key = key_of(parse, head, lexicon)
                yield Saying(cue, fold(match.group()), stance, source, key, number, content, "marker")


def _clause(text: str, sentence: Span, cue: Span) -> Span:
    """The part of the sentence between semicolons that the cue stands in."""
    start = text.rfind(";", sentence.start, cue.start)
    end = text.find(";", cue.end, sentence.end)
    return Span(start + 1 if start >= 0 else sentence.start, end if end >= 0 else sentence.end)


def _by_colon(parse: Parse, lexicon: Reporting) -> Iterator[Saying]:
    """A title or heading that opens with a name and a colon: "Lenoir : « Nous tiendrons »"."""
    article = parse.article
    for number, sentence in enumerate(article.sentences):
        kind = article.passages[sentence.passage].kind
        at = article.text.find(":", sentence.span.start, sentence.span.end)
        if kind == "body" or at < 0:
            continue
        tokens = parse.within(Span(sentence.span.start, at))
        named = bool(tokens) and all(parse.tokens[n].entity in ("PER", "PERSON", "ORG") for n in tokens)
        if named and len(tokens) <= 4 and article.text[at + 1 : sentence.span.end].strip():
            content = pieces(article, sentence.span, Span(sentence.span.start, at + 1), ())
            source = parse.span(list(tokens))
            key = key_of(parse, tokens[-1], lexicon)
            yield Saying(Span(at, at + 1), ":", "neutral", source, key, number, content, "colon")
