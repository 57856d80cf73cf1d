"""Two digests come in, how likely they tell of the same event goes out, with sentences that say why."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import exp, log, log1p, sqrt

from diptych.i18n import _
from diptych.resources import table
from diptych.stories.digest import Digest, folded

Rarity = Callable[[str], float]
"""How rare one of `Digest.traits` is in the library: 0 for what stands in every article."""

FEATURES = ("names", "figures", "words", "title", "across", "apart")
"""In the order of `features`."""
_MONTHS = 60
"""Days beyond which it does not matter how much further two reports lie apart."""
_TOLD = 4
"""Names or figures that a sentence lists."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """What two articles have in common."""

    probability: float
    reasons: tuple[str, ...]
    """Sentences to be shown, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A digest with how much each of its traits weighs, told once for all that it is laid beside."""

    digest: Digest
    names: dict[str, float]
    figures: dict[str, float]
    words: dict[str, float]


def sameness(one: Digest, other: Digest, rarity: Rarity) -> Sameness:
    """How likely two articles tell of the same event, and why."""
    both = weighed(one, rarity), weighed(other, rarity)
    return Sameness(probability(*both), _reasons(one, other, rarity))


def weighed(one: Digest, rarity: Rarity) -> Weighed:
    """A digest whose traits weigh by how rare they are, words also by how often they stand there."""
    return Weighed(
        digest=one,
        names={key: rarity(key) for key in _signed("n ", one.names)},
        figures={key: rarity(key) for key in _signed("# ", one.figures)},
        words={key: (1 + log(times)) * rarity(key) for key, times in one.words},
    )


def probability(one: Weighed, other: Weighed) -> float:
    """How likely two articles tell of the same event, 0 to 1."""
    each, bias = weights()
    values = zip(each, _compared(one, other), strict=True)
    score = bias + sum(weight * value for weight, value in values)
    return 1 / (1 + exp(-max(min(score, 30.0), -30.0)))


@cache
def weights() -> tuple[tuple[float, ...], float]:
    """Of each of `FEATURES`, and the bias, as `tests.evaluation.fit_sameness` has fitted them."""
    told = table("models/sameness.yaml")
    return tuple(float(told["weights"][name]) for name in FEATURES), float(told["bias"])


def features(one: Digest, other: Digest, rarity: Rarity) -> tuple[float, ...]:
    """Names, figures, words, title in common, across languages, days apart, as in `FEATURES`."""
    return _compared(weighed(one, rarity), weighed(other, rarity))


def _compared(mine: Weighed, theirs: Weighed) -> tuple[float, ...]:
    one, other = mine.digest, theirs.digest
    is_across = one.language != other.language
    names = _cosine(mine.names, theirs.names)
    figures = sum(mine.figures[key] for key in sorted(mine.figures.keys() & theirs.figures.keys()))
    words = 0.0 if is_across else _cosine(mine.words, theirs.words)
    title = len(folded(one.title) & folded(other.title))
    apart = min(abs(one.day - other.day), _MONTHS) if one.day and other.day else 0
    return (names, log1p(figures), words, log1p(title), float(is_across), apart / _MONTHS)


def _signed(sign: str, pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(sign + key for key, _written in pairs)


def _cosine(mine: dict[str, float], theirs: dict[str, float]) -> float:
    """Cosine of what two articles hold, by its weights."""
    norm = sqrt(sum(x * x for x in mine.values()) * sum(x * x for x in theirs.values()))
    return sum(weight * theirs.get(key, 0.0) for key, weight in mine.items()) / norm if norm else 0.0


def _reasons(one: Digest, other: Digest, rarity: Rarity) -> tuple[str, ...]:
    told = []
    if names := _rarest("n ", one.names, other.names, rarity):
        told.append(_("Both name {names}.").format(names=", ".join(names)))
    if figures := _rarest("# ", one.figures, other.figures, rarity):
        told.append(_("Both give {figures}.").format(figures=", ".join(figures)))
    if one.day and other.day:
        days = abs(one.day - other.day)
        told.append(
            _("Both appeared on the same day.")
            if not days
            else _("They appeared {days} days apart.").format(days=days)
        )
    return tuple(told)


def _rarest(
    sign: str, one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], rarity: Rarity
) -> list[str]:
    theirs = dict(other)
    common = [(rarity(sign + key), written) for key, written in one if key in theirs]
    common.sort(key=lambda told: -told[0])
    return [written for rare, written in common[:_TOLD] if rare > 1]
