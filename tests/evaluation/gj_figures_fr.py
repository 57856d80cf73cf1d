"""Figures of one slot in two reports, for gj_figures_fr: which pairs the program shows, and how."""

import json
from functools import cache
from pathlib import Path

from tests.evaluation.figures_fr import models

from diptych.compare import compare
from diptych.corpus import Article, Origin
from diptych.facts import Analysis, analyse
from diptych.text import passages, sentences

SAME = {"same", "rounding-compatible", "one-sided", "framing"}


def predict(row: dict) -> list[dict]:
    """Every figure pair that the program tells a reader of, as the same or as differing."""
    left, right = (analysis(row["folder"], row["input"][key]) for key in ("doc_a", "doc_b"))
    comparison = compare(left, right)
    return [
        {
            "a": [told.left.start, told.left.end],
            "b": [told.right.start, told.right.end],
            "rel": "same" if told.type in SAME else "differs",
        }
        for told in (*comparison.divergences, *comparison.agreements)
        if told.code.startswith("F") and told.left and told.right
    ]


@cache
def documents(folder: str) -> dict[str, dict]:
    """The reports of the set, by their id."""
    lines = (Path(folder) / "docs.jsonl").read_text("utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


@cache
def analysis(folder: str, name: str) -> Analysis:
    """One report, its text kept to the character: the offsets of the set count in it."""
    text = documents(folder)[name]["text"]
    found = passages(text, None)
    article = Article(
        text, None, None, None, None, "fr", found, sentences(text, found), (), (), Origin("", "", "")
    )
    return analyse(article, models())
