"""A verb, noun or marker of saying comes in, who is said to say it goes out."""

from diptych.facts.parse import Parse
from diptych.facts.reporting import Reporting
from diptych.text import Span, fold

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass", "expl:subj", "csubj")
_ACTIVE = ("nsubj", "expl:subj", "csubj")
_AGENTS = ("agent", "obl:agent")
_NOUNS = ("NOUN", "PROPN")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_RELATIVES = frozenset(("who", "which", "that", "qui", "lequel", "laquelle", "lesquels", "lesquelles"))
_BORROWED = ("conj", "advcl", "xcomp", "acl", "parataxis")
_FAR = 6


def source_of(parse: Parse, index: int) -> int | None:
    """The token that heads the source of the verb `index`: its subject, its agent, or that of the verb above.

    A participle has the subject of its verb, or the noun it stands by; "qui" and "who" stand for their noun.
    """
    for _step in range(_FAR):
        token = parse.tokens[index]
        children = [(n, parse.tokens[n]) for n in parse.children(index)]
        for n, child in children:
            if child.dep in _AGENTS:
                below = [m for m in parse.children(n) if parse.tokens[m].dep == "pobj"]
                return below[0] if below else n if child.dep == "obl:agent" else None
        passive = any(child.dep in ("nsubjpass", "nsubj:pass") for _n, child in children)
        for n, child in children:
            if child.dep in _ACTIVE and not passive:
                return _antecedent(parse, index, n)
        if passive:
            return None
        if token.dep.startswith("acl") and parse.tokens[token.head].pos in _NOUNS:
            return token.head
        if token.dep not in _BORROWED or token.head == index:
            return None
        if parse.tokens[token.head].pos not in ("VERB", "AUX"):
            return None
        index = token.head
    return None


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    relative = fold(parse.tokens[subject].text) in _RELATIVES
    clause = parse.tokens[verb].dep in ("relcl", "acl:relcl")
    return parse.tokens[verb].head if relative and clause else subject


def possessor(parse: Parse, index: int) -> int | None:
    """Whose word a noun of speech is: "the minister's claim", "l'annonce du ministre"."""
    for n in parse.children(index):
        token = parse.tokens[n]
        if token.dep in ("poss", "nmod", "nmod:poss") and token.pos in _NOMINAL:
            return n
        if token.dep == "prep" and token.lemma.lower() in ("of", "by"):
            return next((m for m in parse.children(n) if parse.tokens[m].dep == "pobj"), None)
    return None


def phrase_after(parse: Parse, position: int, sentence: Span) -> tuple[int | None, Span | None]:
    """The head and the words of the noun phrase right after `position`, up to a comma or a verb."""
    following = [n for n in parse.within(Span(position, sentence.end)) if n >= 0]
    head = None
    for index in following[:_FAR]:
        token = parse.tokens[index]
        if token.pos in _NOMINAL and token.dep not in ("nummod", "compound", "poss"):
            head = index
            break
        if token.pos in ("VERB", "AUX", "PUNCT"):
            break
    if head is None:
        return None, None
    below = parse.subtree_span(head)
    end = parse.tokens[head].span.end
    for token in parse.tokens[head + 1 : following[-1] + 1]:
        if token.pos in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ") or token.span.end > below.end:
            break
        end = token.span.end if token.pos != "ADP" else end
    return head, Span(parse.tokens[following[0]].span.start, end)


def key_of(parse: Parse, head: int | None, lexicon: Reporting) -> str:
    """Folded last word of a named source or head noun of another; "" for a pronoun or an anonymous source.

    A name set beside a role speaks for it: "la maire, Solène Aubert" is "aubert".
    """
    if head is None or parse.tokens[head].pos not in _NOUNS:
        return ""
    token = parse.tokens[head]
    if fold(token.lemma) in lexicon.anonymous or fold(token.text) in lexicon.anonymous:
        return ""
    named = _last_name(parse, head)
    if named is None and token.pos == "NOUN":
        beside = [n for n in parse.children(head) if parse.tokens[n].dep in ("appos", "nmod:appos")]
        person = [n for n in beside if parse.tokens[n].entity in ("PER", "PERSON")]
        named = next((_last_name(parse, n) or n for n in person), None)
    return fold(token.lemma if named is None else parse.tokens[named].text)


def _last_name(parse: Parse, head: int) -> int | None:
    flat = [n for n in parse.children(head) if parse.tokens[n].dep in ("flat:name", "flat", "flat:foreign")]
    return flat[-1] if flat else None
