"""Strings and offsets: spans, cleaning of characters, passages, sentences, words, folding."""

from diptych.text.clean import Repair, cleaned
from diptych.text.fold import fold
from diptych.text.passages import Passage, Sentence, passages
from diptych.text.sentences import sentences
from diptych.text.span import Span
from diptych.text.visible import visible
from diptych.text.words import words

__all__ = [
    "Passage",
    "Repair",
    "Sentence",
    "Span",
    "cleaned",
    "fold",
    "passages",
    "sentences",
    "visible",
    "words",
]
