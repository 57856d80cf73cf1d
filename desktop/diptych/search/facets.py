"""The articles that answer come in, counts by outlet, date, language, story and conflicts go out."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from diptych.search.catalogue import Catalogue, bare
from diptych.search.results import Facet

_MOST = 20
"""Values of one kind."""
_MOST_DATES = 24
_FIELDS = {"outlet": "source", "language": "langue", "story": "histoire"}


def facets(catalogue: Catalogue, ids: NDArray[np.int64]) -> tuple[Facet, ...]:
    """What the articles of these ids can be narrowed by; the most frequent values first, dates in order."""
    found: list[Facet] = []
    for name in ("outlet", "language", "story"):
        counts = np.bincount(catalogue.codes(name)[ids], minlength=1)
        values = catalogue.values(name)
        codes = [int(code) for code in np.argsort(-counts, kind="stable")[: _MOST + 1] if counts[code]]
        for code in [code for code in codes if values[code]][:_MOST]:
            asked = values[code] if name == "language" else f'="{bare(values[code])}"'
            found.append(Facet(name, values[code], int(counts[code]), f"{_FIELDS[name]}:{asked}"))
    return (*found, *_conflicts(catalogue.conflicts[ids]), *_dates(catalogue.first_day[ids]))


def _conflicts(counts: NDArray[np.int32]) -> Iterator[Facet]:
    """Of those that were compared with another: which contradict it, and which do not."""
    for value, asked, number in (
        ("yes", "oui", int((counts > 0).sum())),
        ("no", "non", int((counts == 0).sum())),
    ):
        if number:
            yield Facet("conflicts", value, number, f"conflits:{asked}")


def _dates(days: NDArray[np.int32]) -> Iterator[Facet]:
    """A histogram by day, month or year, as fine as it can be in two dozen bars."""
    known = days[days > 0]
    for divisor in (1, 100, 10000):
        numbers, counts = np.unique(known // divisor, return_counts=True)
        if len(numbers) <= _MOST_DATES or divisor == 10000:
            for number, count in list(zip(numbers, counts, strict=True))[-_MOST_DATES:]:
                digits = str(number)
                parts = (digits[:4], digits[4:6], digits[6:8])
                label = "-".join(part for part in parts if part)
                yield Facet("date", label, int(count), f"date:{label}")
            return
