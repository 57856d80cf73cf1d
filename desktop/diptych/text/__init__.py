"""Strings and offsets: spans, cleaning of characters, passages, sentences, words, folding."""

from diptych.text.clean import Repair
from diptych.text.passages import Passage, Sentence
from diptych.text.span import Span

__all__ = ["Passage", "Repair", "Sentence", "Span"]
