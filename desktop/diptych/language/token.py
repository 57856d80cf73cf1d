"""One word or sign as the parser sees it."""

from dataclasses import dataclass

from diptych.text import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a sentence, in Universal Dependencies terms."""

    span: Span
    text: str
    lemma: str
    """Lower case but for proper nouns."""
    pos: str
    """Universal part of speech: NOUN, VERB, AUX, PROPN, ADJ …"""
    morph: str
    """Universal features, as in `Mood=Cnd|Number=Sing`."""
    dep: str
    """Relation to the head, lower case, as the model of the language names it."""
    head: int
    """Index of the head in the article's tuple of tokens; its own index at a root."""
    entity: str
    """Type of the named entity the token belongs to (PER, ORG, LOC, MISC …), or ""."""

    def feature(self, name: str) -> str:
        """The value of one feature, "" when the token has none: `token.feature("Mood") == "Cnd"`."""
        for pair in self.morph.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""
