"""A word comes in, the form under which its spellings are equal goes out."""

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"}
)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """`word` without case and accents, ligatures written out, curly apostrophes straight.

    "Œuvrée" and "oeuvree" fold to the same form. The length may change: never use a folded text for offsets.
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char))
