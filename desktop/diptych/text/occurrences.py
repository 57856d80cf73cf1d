"""A text and a wording come in, the places where it stands go out, whatever its accents and case."""

from diptych.text.fold import fold
from diptych.text.span import Span


def occurrences(text: str, wording: str) -> tuple[Span, ...]:
    """Every place of `wording` in `text`, in reading order, none overlapping the one before.

    Letters are compared folded, one space stands for any stretch of white space. A place is whole characters:
    "oe" finds the "œ" it is written as. Empty or blank wordings stand nowhere. Time is linear in the text.
    """
    needle = " ".join(fold(part) for part in wording.split())
    if not needle:
        return ()
    folded, origins = _folded(text)
    found: list[Span] = []
    at = folded.find(needle)
    while at >= 0:
        end = at + len(needle)
        place = Span(origins[at], origins[end - 1] + 1)
        if not found or place.start >= found[-1].end:
            found.append(place)
        at = folded.find(needle, end)
    return tuple(found)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded character by character, white space as one space, and where each one came from."""
    characters: list[str] = []
    origins: list[int] = []
    for n, character in enumerate(text):
        if character.isspace():
            told = "" if characters and characters[-1] == " " else " "
        else:
            told = fold(character)
        characters.extend(told)
        origins.extend([n] * len(told))
    return "".join(characters), origins
