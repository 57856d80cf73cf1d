"""Fits the weights of the likeness: `python -m tests.evaluation.fit_likeness EVENTS_DIR [--write]`.

EVENTS_DIR holds one folder an event, each with its articles and `gold.json` (the form is told beside them,
and the scorer beside them says what covers what). Prints precision, recall and F1 of strong links with each
event left out in turn, so that the figures are of events that the weights have not seen; --write then fits on
all and writes `resources/models/likeness.yaml`.
"""

import argparse
import importlib.util
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import yaml

from diptych.compare import align, likeness
from diptych.corpus import read_article
from diptych.facts import Analysis, analyse
from diptych.language import Models
from diptych.resources import resource

RIDGE = 3.0
STEPS = 60


@dataclass(frozen=True)
class Pair:
    """One pair of articles as a table of features and of gold."""

    event: str
    crosses_languages: bool
    features: np.ndarray
    same: np.ndarray
    counted: np.ndarray  # False where gold says "related": neither right nor wrong


def main() -> None:
    """Fit, tell how well, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pairs = read_pairs(options.events)
    report(pairs)
    if options.write:
        write(fit(pairs))


def read_pairs(folder: Path) -> list[Pair]:
    """Every pair of every event, read and analysed by the program itself."""
    scorer = _module(folder.parent / "score.py")
    models = Models()
    pairs = []
    for event in sorted(path for path in folder.iterdir() if path.is_dir()):
        gold = json.loads((event / "gold.json").read_text("utf-8"))
        analyses = {
            name: analyse(read_article(event / meta["file"]), models)
            for name, meta in gold["articles"].items()
        }
        for left, right in gold.get("pairs") or itertools.combinations(sorted(analyses), 2):
            pairs.append(_pair(scorer, event.name, gold, left, right, analyses[left], analyses[right]))
    return pairs


def _pair(
    scorer: ModuleType, event: str, gold: dict, left: str, right: str, ours: Analysis, theirs: Analysis
) -> Pair:
    views = likeness.sentence_views(ours), likeness.sentence_views(theirs)
    features = likeness.pair_features(ours, theirs, *views)
    same = np.zeros(features.shape[:2], bool)
    related = np.zeros(features.shape[:2], bool)
    for row in scorer.pairwise(gold.get("alignments", [])):
        if set(row["docs"]) == {left, right}:
            quoted = dict(zip(row["docs"], (row["a"], row["b"]), strict=True))
            cells = np.ix_(_covered(scorer, ours, quoted[left]), _covered(scorer, theirs, quoted[right]))
            (same if row["strength"] == "same" else related)[cells] = True
    crosses = ours.article.language != theirs.article.language
    return Pair(event, crosses, features, same, same | ~related)


def _covered(scorer: ModuleType, analysis: Analysis, sentence: str) -> list[int]:
    found = scorer.Locator(analysis.article.text).find(sentence)
    if found is None:
        return []
    spans = [(s.span.start, s.span.end) for s in analysis.article.sentences]
    return [n for n, span in enumerate(spans) if scorer.covers(found, span)]


@dataclass(frozen=True)
class Weights:
    """A logistic regression over standardised features."""

    mean: np.ndarray
    scale: np.ndarray
    weight: np.ndarray
    bias: float

    def probability(self, features: np.ndarray) -> np.ndarray:
        """Of each cell."""
        return 1 / (1 + np.exp(-(((features - self.mean) / self.scale) @ self.weight + self.bias)))


def fit(pairs: list[Pair]) -> Weights:
    """Ridge-penalised logistic regression by Newton's method."""
    cells = np.concatenate([pair.features[pair.counted] for pair in pairs])
    truth = np.concatenate([pair.same[pair.counted] for pair in pairs]).astype(float)
    mean, scale = cells.mean(0), cells.std(0) + 1e-9
    inputs = np.c_[(cells - mean) / scale, np.ones(len(cells))]
    penalty = np.diag(np.r_[np.full(cells.shape[1], RIDGE), 1e-6])
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (told - truth) + penalty @ weights
        curve = (inputs.T * (told * (1 - told))) @ inputs + penalty
        weights -= np.linalg.solve(curve, slope)
    return Weights(mean, scale, weights[:-1], float(weights[-1]))


def report(pairs: list[Pair]) -> None:
    """Precision, recall and F1 of strong links, each event left out in turn."""
    counts: dict[str, np.ndarray] = {}
    events = sorted({_family(pair.event) for pair in pairs})
    for event in events:
        weights = fit([pair for pair in pairs if _family(pair.event) != event])
        for pair in pairs:
            if _family(pair.event) != event:
                continue
            chosen = align.choose(weights.probability(pair.features), align.STRONG)
            row = [(chosen & pair.same).sum(), (chosen & ~pair.same & pair.counted).sum(), pair.same.sum()]
            kind = ("real" if event.startswith("real") else "invented") + (
                ", two languages" if pair.crosses_languages else ""
            )
            for key in (kind, "all"):
                counts[key] = counts.get(key, np.zeros(3)) + row
    for key, (right, wrong, gold) in sorted(counts.items()):
        precision, recall = right / max(1, right + wrong), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{key:24} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({int(gold)} cells)")


def write(weights: Weights) -> None:
    """The weights as `resources/models/likeness.yaml`."""
    rows = {
        name: {
            "mean": _short(weights.mean[n]),
            "scale": _short(weights.scale[n]),
            "weight": _short(weights.weight[n]),
        }
        for n, name in enumerate(likeness.FEATURES)
    }
    head = (
        "# Weights of the likeness of two sentences: a logistic regression over standardised features.\n"
        "# Made by `python -m tests.evaluation.fit_likeness EVENTS_DIR --write`; do not edit by hand.\n"
    )
    body = yaml.safe_dump(
        {"bias": _short(weights.bias), "features": rows}, sort_keys=False, default_flow_style=None
    )
    resource("models/likeness.yaml").write_text(head + body, encoding="utf-8")


def _short(value: float) -> float:
    return round(float(value), 4)


def _family(event: str) -> str:
    """An event and its translation are one: leaving out one leaves out both."""
    return event.replace("-en-fr", "").replace("-fr-fr", "")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
