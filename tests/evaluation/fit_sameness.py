"""Fits what tells articles of one event: `python -m tests.evaluation.fit_sameness EVAL_DIR [--write]`.

EVAL_DIR holds `events`, a folder an event with its articles and `gold.json`, and `sets` with `basil_triples`
(three outlets an event) and `ecbplus_sentlink` (short reports, half of the pairs of a like event of another
year). Pairs of articles of different events are drawn beside them. Prints precision and recall by the weights
in use, which may have seen all of it, and by weights that have not seen the events they judge; --write then
fits on all and writes `resources/models/sameness.yaml`.
"""

import argparse
import json
import random
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np
import yaml
from tests.evaluation.fit_likeness import regression

from diptych.corpus import Article, article_of, read_article
from diptych.resources import resource
from diptych.stories.digest import Digest, digest
from diptych.stories.sameness import FEATURES, Rarity, features, weights

RIDGE = 1.0
FOLDS = 10
SOURCES = ("events", "basil", "ecb")
DRAWN = 4
"""Pairs of other events drawn for each article."""


@dataclass(frozen=True)
class Told:
    """An article and its event."""

    event: str
    source: str
    digest: Digest


@dataclass(frozen=True)
class Row:
    """A pair of articles, and whether they tell of one event."""

    event: str
    source: str
    values: tuple[float, ...]
    same: bool


def main() -> None:
    """Fit, tell how well, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = read_rows(options.folder)
    unseen: dict[int, float] = {}
    for fold in sorted({_fold(row.event) for row in rows}):
        model = fit([row for row in rows if _fold(row.event) != fold])
        unseen |= {n: score(row, model) for n, row in enumerate(rows) if _fold(row.event) == fold}
    in_use = {n: score(row, weights()) for n, row in enumerate(rows)}
    for source in SOURCES:
        of = [n for n, row in enumerate(rows) if row.source == source]
        for title, scores in (("in use", in_use), ("fitted without them", unseen)):
            print(f"{source:7} {title:20}", told([rows[n] for n in of], [scores[n] for n in of]))
    if options.write:
        write(*fit(rows))


def read_rows(folder: Path) -> list[Row]:
    """Every pair, in a library of all of them."""
    single = [*read_events(folder / "events"), *read_basil(folder / "sets" / "basil_triples" / "dev.jsonl")]
    pairs = read_ecb(folder / "sets" / "ecbplus_sentlink" / "dev.jsonl")
    held = {one.digest: one for one in [*single, *(one for pair in pairs for one in pair[:2])]}
    rarity = rarity_in([one.digest for one in held.values()])
    rows = [
        Row(one.event, "ecb", features(one.digest, other.digest, rarity), same) for one, other, same in pairs
    ]
    rng = random.Random(3)
    for one, other in combinations(single, 2):
        if one.source == other.source and one.event == other.event:
            rows.append(Row(one.event, one.source, features(one.digest, other.digest, rarity), True))
    for one in single:
        others = [other for other in single if other.event != one.event]
        for other in rng.sample(others, DRAWN):
            rows.append(Row(one.event, one.source, features(one.digest, other.digest, rarity), False))
    return rows


def read_events(folder: Path) -> list[Told]:
    """The articles of each event; an event and its translation are one."""
    found = []
    for event in sorted(path for path in folder.iterdir() if path.is_dir()):
        gold = json.loads((event / "gold.json").read_text("utf-8"))
        name = event.name.removesuffix("-en-fr").removesuffix("-fr-fr")
        for meta in gold["articles"].values():
            found.append(Told(name, "events", digest(read_article(event / meta["file"]))))
    return list({one.digest: one for one in found}.values())


def read_basil(path: Path) -> list[Told]:
    """Three articles an event."""
    found = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        for one in row["input"]["articles"]:
            article = _article([one["title"], *one["sentences"]], one["date"])
            found.append(Told(row["group"], "basil", digest(article)))
    return found


def read_ecb(path: Path) -> list[tuple[Told, Told, bool]]:
    """Short reports in pairs."""
    found = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        one, other = (Told(row["group"], "ecb", digest(_article(row["input"][side], None))) for side in "ab")
        found.append((one, other, row["meta"]["pair"] == "same event"))
    return found


def rarity_in(digests: list[Digest]) -> Rarity:
    """How rare a trait is among these."""
    counts = Counter(trait for one in digests for trait in one.traits())
    total = len(digests)
    return lambda key: log((total + 1) / max(counts[key], 1)) if counts[key] <= total * 0.5 else 0.0


def fit(rows: list[Row]) -> tuple[tuple[float, ...], float]:
    """Weights of the features as they are, and the bias; each source weighs alike."""
    values = np.array([row.values for row in rows])
    same = np.array([row.same for row in rows])
    counts = Counter((row.source, row.same) for row in rows)
    balance = np.array([len(rows) / len(counts) / counts[row.source, row.same] for row in rows])
    found = regression(values, same, balance, RIDGE)
    return tuple(found.weight / found.scale), float(
        found.bias - (found.weight * found.mean / found.scale).sum()
    )


def score(row: Row, model: tuple[tuple[float, ...], float]) -> float:
    """Log odds of a pair."""
    return float(np.dot(row.values, model[0]) + model[1])


def told(rows: list[Row], scores: list[float]) -> str:
    """Precision and recall from a probability of one half on."""
    said, same = np.array(scores) >= 0, np.array([row.same for row in rows])
    right = int((said & same).sum())
    precision, recall = right / max(1, said.sum()), right / same.sum()
    return f"precision {precision:.3f}  recall {recall:.3f}  ({same.sum()} of {len(same)} pairs)"


def _fold(event: str) -> int:
    return zlib.crc32(event.encode()) % FOLDS


def write(each: tuple[float, ...], bias: float) -> None:
    """The weights as `resources/models/sameness.yaml`."""
    head = (
        "# Weights by which two articles tell of one event: a logistic regression.\n"
        "# Made by `python -m tests.evaluation.fit_sameness EVAL_DIR --write`; do not edit by hand.\n"
    )
    rows = {name: round(float(weight), 4) for name, weight in zip(FEATURES, each, strict=True)}
    body = yaml.safe_dump({"bias": round(bias, 4), "weights": rows}, sort_keys=False)
    resource("models/sameness.yaml").write_text(head + body, encoding="utf-8")


def _article(lines: list[str], published: str | None) -> Article:
    article = article_of("\n\n".join(lines).encode(), source="report.txt")
    return replace(article, language="en", published=published)


if __name__ == "__main__":
    main()
