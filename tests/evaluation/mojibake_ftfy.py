"""Repair of broken encodings: `pred` is the repaired text, with no other cleaning."""

from diptych.text.clean import mended


def predict(row: dict) -> str:
    return "\n".join(map(mended, row["input"]["text"].split("\n")))
