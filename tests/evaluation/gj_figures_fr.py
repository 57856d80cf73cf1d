"""Figures of one slot in two reports, for gj_figures_fr: which pairs the program shows, and how."""

import json
import re
from functools import cache
from pathlib import Path

from tests.evaluation.figures_fr import models

from diptych.compare.align import links
from diptych.compare.figures import judge_figures
from diptych.compare.likeness import likeness
from diptych.compare.pairing import figure_pairs
from diptych.corpus import Article, Origin
from diptych.facts import Analysis, analyse
from diptych.text import Span, passages, sentences

SAME = {"same", "rounding-compatible", "one-sided", "framing"}


def predict(row: dict) -> list[dict]:
    """Every pair that the program's judge of figures tells, as the same or as differing.

    The window leaves out counts of two sources that each have their like opposite; the set wants all.
    """
    left, right = (analysis(row["folder"], row["input"][key]) for key in ("doc_a", "doc_b"))
    alike = likeness(left, right)
    pairs = figure_pairs(left, right, links(left, right, alike), alike, crosswise=True)
    return [
        {
            "a": [told.left.start, told.left.end],
            "b": [told.right.start, told.right.end],
            "rel": "same" if told.type in SAME else "differs",
        }
        for told in judge_figures(left, right, pairs)
        if told.left and told.right
    ]


@cache
def documents(folder: str) -> dict[str, dict]:
    """The reports of the set, by their id."""
    lines = (Path(folder) / "docs.jsonl").read_text("utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


@cache
def analysis(folder: str, name: str) -> Analysis:
    """One report, its text kept to the character: the offsets of the set count in it."""
    document = documents(folder)[name]
    text, title = document["text"], document["title"]
    found = passages(text, Span(0, len(title)) if title and text.startswith(title) else None)
    article = Article(
        text,
        title,
        None,
        document["outlet"],
        published(document),
        "fr",
        found,
        sentences(text, found),
        (),
        (),
        Origin("", "", ""),
    )
    return analyse(article, models())


def published(document: dict) -> str | None:
    """The day at the end of the reference, written 2019-02-09 or 9-2-2019."""
    found = re.search(r" (\d+)-(\d+)-(\d+)$", document["ref"] or "")
    if found is None:
        return None
    parts = found.groups() if len(found[1]) == 4 else found.groups()[::-1]
    return "-".join(part.zfill(2) for part in parts)
