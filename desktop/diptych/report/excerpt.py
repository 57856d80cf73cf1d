"""A span of a text comes in, the words to quote for it in a table or a terminal go out."""

from diptych.text import Span


def excerpt(text: str, span: Span, *, most: int = 120) -> str:
    """The characters of `span` on one line, cut in the middle with an ellipsis beyond `most` characters."""
    words = " ".join(span.of(text).split(" ")).replace("\n", " ")
    if len(words) <= most:
        return words
    half = (most - 1) // 2
    return f"{words[:half].rstrip()}…{words[-half:].lstrip()}"
