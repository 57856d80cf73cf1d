"""Fits the weights of the likeness: `python -m tests.evaluation.fit_likeness EVENTS_DIR [--write]`.

EVENTS_DIR holds one folder an event, each with its articles and `gold.json` (the form is told beside them,
and the scorer beside them says what covers what). The first regression also learns, with little weight, from
the sets `ecbplus_sentlink` and `ntrex_align` beside EVENTS_DIR: they are many and of another kind; the second
from the latter with less. Prints
precision, recall and F1 with each event left out in turn, so that the figures are of events that the weights
have not seen, and average precision on half of the topics of ECB+ by weights that have not seen them; --write
then fits on all and writes `resources/models/likeness.yaml`.
"""

import argparse
import importlib.util
import itertools
import json
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import yaml
from tests.evaluation.sentence_rows import analysis_of, models

from diptych.compare import align
from diptych.compare.features import CONTEXT, FEATURES, SECOND_FEATURES, pair_features, second_features
from diptych.compare.likeness import Weights, stacked
from diptych.compare.views import sentence_views
from diptych.corpus import read_article
from diptych.facts import Analysis, analyse
from diptych.resources import resource

RIDGE = 10.0
SECOND_RIDGE = 3.0
STEPS = 20
LENT = 0.2
"""Weight of a pair of sentences of the sets beside one of the events."""
LENT_SECOND = 0.1
"""The same in the second regression, which learns from the reordered translations only."""


@dataclass(frozen=True)
class Pair:
    """One pair of articles as a table of features and of gold."""

    event: str
    crosses_languages: bool
    features: np.ndarray
    context: np.ndarray
    same: np.ndarray
    counted: np.ndarray  # False where gold says "related": neither right nor wrong
    traps: tuple[tuple[tuple[int, int], ...], ...] = ()  # cells of each trap


@dataclass(frozen=True)
class Model:
    """Both regressions."""

    first: Weights
    second: Weights

    def probability(self, pair: Pair) -> np.ndarray:
        """Of each cell."""
        return self.second.probability(second_look(self.first, pair))


def second_look(first: Weights, pair: Pair) -> np.ndarray:
    """What the second regression sees of each cell."""
    return second_features(first.probability(pair.features), pair.context)(slice(None))


def main() -> None:
    """Fit, tell how well, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pairs = read_pairs(options.events)
    lent = [*read_ecb(options.events.parent / "sets"), *read_ntrex(options.events.parent / "sets")]
    report(pairs, lent)
    report_sets(pairs, lent)
    if options.write:
        write(fit(pairs, lent))


def read_pairs(folder: Path) -> list[Pair]:
    """Every pair of every event, read and analysed by the program itself."""
    scorer = _module(folder.parent / "score.py")
    pairs = []
    for event in sorted(path for path in folder.iterdir() if path.is_dir()):
        gold = json.loads((event / "gold.json").read_text("utf-8"))
        analyses = {
            name: analyse(read_article(event / meta["file"]), models())
            for name, meta in gold["articles"].items()
        }
        for left, right in gold.get("pairs") or itertools.combinations(sorted(analyses), 2):
            pairs.append(_pair(scorer, event.name, gold, left, right, analyses[left], analyses[right]))
    return pairs


def read_ecb(sets: Path) -> list[Pair]:
    """English sentences that share two events, or one with its actors; one alone is not counted."""
    analysed = cache(lambda sentences: analysis_of(list(sentences), "en"))
    pairs = []
    for line in (sets / "ecbplus_sentlink" / "dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        left, right = (analysed(tuple(row["input"][side])) for side in "ab")
        tables = tables_of(left, right)
        linked, same = np.zeros((2, *tables[0].shape[:2]), bool)
        for i, j, events, actors in row["gold"]:
            linked[i, j] = events > 0
            same[i, j] = events > 1 or (events == 1 and actors > 1)
        pairs.append(Pair(f"ecb {row['group']}", False, *tables, same, same | ~linked))
    return pairs


def read_ntrex(sets: Path) -> list[Pair]:
    """Reordered translations, French and French-English."""
    analysed = cache(lambda sentences, language: analysis_of(list(sentences), language))
    pairs = []
    for line in (sets / "ntrex_align" / "dev.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["variant"] != "hard":
            continue
        codes = [code[:2] for code in row["lang"].split("-")]
        left, right = (
            analysed(tuple(row["input"][side]), code) for side, code in zip("ab", codes, strict=True)
        )
        tables = tables_of(left, right)
        same = np.zeros(tables[0].shape[:2], bool)
        for ours, theirs in row["gold"]:
            same[np.ix_(ours, theirs)] = True
        crosses = codes[0] != codes[1]
        pairs.append(Pair(f"ntrex {row['group']}", crosses, *tables, same, np.ones_like(same)))
    return pairs


def tables_of(left: Analysis, right: Analysis) -> tuple[np.ndarray, np.ndarray]:
    """Features of each pair of sentences, and those of its context."""
    features = pair_features(left, right, sentence_views(left), sentence_views(right))(slice(None))
    return stacked(features), stacked(features, CONTEXT)


def _pair(
    scorer: ModuleType, event: str, gold: dict, left: str, right: str, ours: Analysis, theirs: Analysis
) -> Pair:
    tables = tables_of(ours, theirs)
    same, related = np.zeros((2, *tables[0].shape[:2]), bool)
    for row in scorer.pairwise(gold.get("alignments", [])):
        if set(row["docs"]) == {left, right}:
            quoted = dict(zip(row["docs"], (row["a"], row["b"]), strict=True))
            cells = np.ix_(_covered(scorer, ours, quoted[left]), _covered(scorer, theirs, quoted[right]))
            (same if row["strength"] == "same" else related)[cells] = True
    traps = []
    for row in scorer.pairwise(gold.get("traps", [])):
        if set(row["docs"]) == {left, right} and row["a"] and row["b"]:
            quoted = dict(zip(row["docs"], (row["a"], row["b"]), strict=True))
            found = itertools.product(
                _covered(scorer, ours, quoted[left]), _covered(scorer, theirs, quoted[right])
            )
            traps.append(tuple(cell for cell in found if not same[cell] and not related[cell]))
    crosses = ours.article.language != theirs.article.language
    return Pair(event, crosses, *tables, same, same | ~related, tuple(trap for trap in traps if trap))


def _covered(scorer: ModuleType, analysis: Analysis, sentence: str) -> list[int]:
    found = scorer.Locator(analysis.article.text).find(sentence)
    if found is None:
        return []
    spans = [(s.span.start, s.span.end) for s in analysis.article.sentences]
    return [n for n, span in enumerate(spans) if scorer.covers(found, span)]


def fit(pairs: list[Pair], lent: list[Pair]) -> Model:
    """Both regressions: the second learns from probabilities of texts that the first has not seen."""
    seen: list[tuple[Pair, np.ndarray, float]] = []
    for event in sorted({_family(pair.event) for pair in pairs}):
        own = [pair for pair in pairs if _family(pair.event) == event]
        first = _first([pair for pair in pairs if _family(pair.event) != event], lent)
        seen += [(pair, second_look(first, pair), 1.0) for pair in own]
    for half in (0, 1):
        own = [pair for pair in lent if _is_of(pair, "ntrex", half)]
        first = _first(pairs, [pair for pair in lent if not _is_of(pair, "ntrex", half)])
        seen += [(pair, second_look(first, pair), LENT_SECOND) for pair in own]
    cells = np.concatenate([look[pair.counted] for pair, look, _ in seen])
    truth = np.concatenate([pair.same[pair.counted] for pair, _, _ in seen])
    weight = np.concatenate([np.full(int(pair.counted.sum()), amount) for pair, _, amount in seen])
    return Model(_first(pairs, lent), regression(cells, truth, weight, SECOND_RIDGE))


def _first(pairs: list[Pair], lent: list[Pair]) -> Weights:
    cells = np.concatenate([pair.features[pair.counted] for pair in (*pairs, *lent)])
    truth = np.concatenate([pair.same[pair.counted] for pair in (*pairs, *lent)])
    own = sum(int(pair.counted.sum()) for pair in pairs)
    return regression(cells, truth, np.r_[np.ones(own), np.full(len(truth) - own, LENT)], RIDGE)


def _is_of(pair: Pair, name: str, half: int) -> bool:
    """Whether it is of that half of that set; of one document all pairs are."""
    return pair.event.startswith(name) and zlib.crc32(pair.event.encode()) % 2 == half


def regression(cells: np.ndarray, truth: np.ndarray, weight: np.ndarray, ridge: float) -> Weights:
    """Ridge-penalised logistic regression by Newton's method."""
    mean, scale = cells.mean(0), cells.std(0) + 1e-9
    inputs = np.c_[(cells - mean) / scale, np.ones(len(cells))]
    penalty = np.diag(np.r_[np.full(cells.shape[1], ridge), 1e-6])
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        told = (1 + np.tanh(inputs @ weights / 2)) / 2
        slope = inputs.T @ (weight * (told - truth)) + penalty @ weights
        curve = (inputs.T * (weight * told * (1 - told))) @ inputs + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return Weights(mean, scale, weights[:-1], float(weights[-1]))


def report(pairs: list[Pair], lent: list[Pair]) -> None:
    """Precision, recall and F1, and traps linked, each event left out in turn."""
    counts: dict[str, np.ndarray] = {}
    for event in sorted({_family(pair.event) for pair in pairs}):
        model = fit([pair for pair in pairs if _family(pair.event) != event], lent)
        for pair in pairs:
            if _family(pair.event) != event:
                continue
            kind = ("real" if event.startswith("real") else "invented") + (
                ", two languages" if pair.crosses_languages else ""
            )
            for key in (kind, kind.split(",")[0] + ", all", "all"):
                counts[key] = counts.get(key, 0) + _counts(pair, model.probability(pair))
    for key, row in sorted(counts.items()):
        right, wrong, gold, all_right, all_wrong, linked, traps = (int(count) for count in row)
        precision, recall = right / max(1, right + wrong), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        sure = all_right / max(1, all_right + all_wrong)
        every = f"all: precision {sure:.3f}  recall {all_right / max(1, gold):.3f}"
        print(
            f"{key:24} strong: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  "
            f"{every}  traps {linked}/{traps}  ({gold} cells)"
        )


def _counts(pair: Pair, probability: np.ndarray) -> np.ndarray:
    strong = align.choose_strong(probability)
    every = strong | align.choose_possible(probability)
    row = [(strong & pair.same).sum(), (strong & ~pair.same & pair.counted).sum(), pair.same.sum()]
    row += [(every & pair.same).sum(), (every & ~pair.same & pair.counted).sum()]
    return np.array([*row, sum(any(strong[cell] for cell in trap) for trap in pair.traps), len(pair.traps)])


def report_sets(pairs: list[Pair], lent: list[Pair]) -> None:
    """Average precision on half of the topics of ECB+, and F1 on half of the reordered documents, unseen."""
    for name in ("ecb", "ntrex"):
        held = [pair for pair in lent if _is_of(pair, name, 1)]
        model = fit(pairs, [pair for pair in lent if not _is_of(pair, name, 1)])
        probabilities = [model.probability(pair) for pair in held]
        if name == "ecb":
            scores = np.concatenate([probability.ravel() for probability in probabilities])
            linked = np.concatenate([(pair.same | ~pair.counted).ravel() for pair in held])
            print(f"ECB+, half of its topics: average precision {_average_precision(scores, linked):.3f}")
            continue
        for crosses, languages in ((False, "French"), (True, "French-English")):
            found = [
                (align.choose_strong(probability), pair.same)
                for pair, probability in zip(held, probabilities, strict=True)
                if pair.crosses_languages == crosses
            ]
            right = sum(int((strong & same).sum()) for strong, same in found)
            told = sum(int(strong.sum() + same.sum()) for strong, same in found)
            print(f"NTREX, half of its documents, {languages}: F1 {2 * right / told:.3f}")


def _average_precision(scores: np.ndarray, truth: np.ndarray) -> float:
    ordered = truth[np.argsort(-scores)]
    precision = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float((precision * ordered).sum() / ordered.sum())


def write(model: Model) -> None:
    """The weights as `resources/models/likeness.yaml`."""
    head = (
        "# Weights of the likeness of two sentences: two logistic regressions over standardised features.\n"
        "# Made by `python -m tests.evaluation.fit_likeness EVENTS_DIR --write`; do not edit by hand.\n"
    )
    body = yaml.safe_dump(
        {"first": _entry(model.first, FEATURES), "second": _entry(model.second, SECOND_FEATURES)},
        sort_keys=False,
        default_flow_style=None,
    )
    resource("models/likeness.yaml").write_text(head + body, encoding="utf-8")


def _entry(weights: Weights, names: tuple[str, ...]) -> dict:
    rows = {
        name: {key: _short(getattr(weights, key)[n]) for key in ("mean", "scale", "weight")}
        for n, name in enumerate(names)
    }
    return {"bias": _short(weights.bias), "features": rows}


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
