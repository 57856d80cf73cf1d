"""A role among the mentions of an article comes in, the mentions that it is set beside go out."""

from collections.abc import Iterator, Mapping, Sequence

from diptych.facts.actor_mentions import ActorMention
from diptych.facts.parse import Parse

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")
_LEAD = 25
"""Characters between a name and the role set behind it: "Sam Altman, l’actuel PDG"."""
_TAIL = 60
"""Characters between a role with its complement and the name set behind it: "la maire de Bréval, Solène"."""


def beside(
    parse: Parse, mentions: Sequence[ActorMention], n: int, by_token: Mapping[int, int]
) -> Iterator[int]:
    """Numbers of the mentions that the role `n` is set beside: by the parse, by a copula, between commas.

    by_token: for each token of a mention the number of the mention.
    """
    role, tokens = mentions[n], parse.tokens
    token = tokens[role.head]
    if token.dep.startswith("appos") and token.head in by_token:
        yield by_token[token.head]
    children = parse.children(role.head)
    yield from (
        by_token[c] for c in children if tokens[c].dep.startswith(("appos", "flat")) and c in by_token
    )
    copula = any(tokens[child].dep == "cop" for child in children)
    above = role.head if copula else token.head if token.dep == "attr" else None
    if above is not None:
        yield from (
            by_token[c] for c in parse.children(above) if tokens[c].dep in _SUBJECTS and c in by_token
        )
    yield from _before(parse, mentions, n)
    yield from _behind(parse, mentions, n)


def _before(parse: Parse, mentions: Sequence[ActorMention], n: int) -> Iterator[int]:
    """The name before a role: "Sam Altman, directeur général d'OpenAI"."""
    other = mentions[n - 1] if n else None
    if other is None or other.form != "name" or other.sentence != mentions[n].sentence:
        return
    between = parse.article.text[other.span.end : mentions[n].span.start].strip()
    if (
        between[:1] in (",", "(")
        and len(between) <= _LEAD
        and not any(sign in between[1:] for sign in ",;:).")
    ):
        yield n - 1


def _behind(parse: Parse, mentions: Sequence[ActorMention], n: int) -> Iterator[int]:
    """The name behind a definite role and its complement: "le patron de Tesla, Elon Musk,"."""
    role, text = mentions[n], parse.article.text
    for place, other in enumerate(mentions[n + 1 : n + 3], start=n + 1):
        if other.sentence != role.sentence or other.form != "name":
            continue
        between = text[role.span.end : other.span.start].strip()
        after = text[other.span.end :].lstrip()[:1]
        told = between.endswith(",") and between.count(",") == 1 and len(between) <= _TAIL
        if told and role.definite and role.person and other.person and after in (",", ".", ")"):
            yield place
