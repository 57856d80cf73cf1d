"""A text comes in, the code of its language goes out: "fr", "en", or "und" when neither is plain."""

import re

from diptych.resources import reading, table

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Language of `text` by the share of its words that are function words of that language.

    The words are in `lexicons/function_words.yaml`. A text is "und" when fewer than one word in twelve is a
    function word of any language known, or when the two best are within a fifth of each other.
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if not words:
        return "und"
    lexicon = table("lexicons/function_words.yaml")
    shares = {
        code: sum(map(known.__contains__, words)) / len(words) for code, known in _sets(lexicon).items()
    }
    (best, high), (_, second) = sorted(shares.items(), key=lambda item: -item[1])[:2]
    return best if high >= 1 / 12 and second < 0.8 * high else "und"


@reading("function_words.yaml")
def _sets(lexicon: dict[str, str]) -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in lexicon.items()}
