"""Words as they were typed come in, the wording that must stand in a text goes out."""

from diptych.search.query import Words
from diptych.text import words


def wording(leaf: Words) -> str:
    """The words of a leaf as they must stand in a text, without an article that is elided before them."""
    found = words(leaf.text)
    return plain(leaf.text[found[0].start : found[-1].end])


def plain(text: str) -> str:
    """The same text with one kind of apostrophe and of space and without case, letter by letter."""
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_SAME)


_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})
