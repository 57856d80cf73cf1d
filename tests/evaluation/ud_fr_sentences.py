"""French sentence ends: `pred` is the list of [start, end] spans."""

from diptych.text import Passage, Span, sentences


def predict(row: dict) -> list[list[int]]:
    text = row["input"]["text"]
    whole = Passage(Span(0, len(text)), "body")
    return [[sentence.span.start, sentence.span.end] for sentence in sentences(text, (whole,))]
