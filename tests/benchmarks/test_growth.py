"""How cost grows with the work: linking by the length of the articles, importing by their number.

Linking is held against the plain way in the same run: every sentence with every other, by their shared words.
"""

import math
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing

import pytest
from tests.benchmarks.memory_run import pair
from tests.benchmarks.test_readers import bare_text, text

from diptych.app.importing import import_paths
from diptych.compare.align import links
from diptych.compare.likeness import likeness
from diptych.corpus import Article, article_of
from diptych.corpus.library import FILE, Library
from diptych.facts import analyse
from diptych.text import words

LENGTHS = (100, 300, 1_000, 3_000, 10_000)
STEEPEST = 2.1
"""Power of the length by which the time of linking may grow: n·m is 2."""
FILES = (10, 100, 1_000)
DEARER = 1.3
"""Times what a file costs among ten that one may cost among a thousand."""

OPENING_S = 0.5


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this thread, the shorter of two runs."""
    took = []
    for _run in range(2):
        begun = time.thread_time()
        work()
        took.append(time.thread_time() - begun)
    return min(took)


def every_pair(left: Article, right: Article) -> list[tuple[int, int]]:
    """Pairs of sentences that share a third of their words."""
    sides = [
        [
            {span.of(told).lower() for span in words(told)}
            for told in map(one.sentence_text, range(len(one.sentences)))
        ]
        for one in (left, right)
    ]
    return [
        (i, j)
        for i, ours in enumerate(sides[0])
        for j, theirs in enumerate(sides[1])
        if len(ours & theirs) * 3 >= len(ours | theirs)
    ]


def test_linking_grows_no_faster_than_the_number_of_pairs(models, tell):
    took = {}
    for length in LENGTHS:
        left, right = (article_of(one.encode(), source="") for one in pair(length))
        analyses = analyse(left, models), analyse(right, models)
        ours = seconds(lambda analyses=analyses: links(*analyses, likeness(*analyses)))
        plain = seconds(lambda left=left, right=right: every_pair(left, right))
        took[length] = ours
        cells = len(left.sentences) * len(right.sentences)
        tell(
            f"linking two articles of {length:,} words ({cells:,} pairs of sentences)",
            f"{ours * 1000:.0f} ms, {ours / cells * 1e6:.1f} µs a pair",
            f"{plain * 1000:.0f} ms (shared words of every pair)",
            ours / plain,
        )
    power = math.log(took[10_000] / took[1_000]) / math.log(10)
    assert power < STEEPEST


def test_a_file_among_a_thousand_costs_what_one_among_ten_does(tmp_path, tell):
    costs, at = {}, 0
    for count in (5, *FILES):
        folder = tmp_path / str(count)
        folder.mkdir()
        paths = [folder / f"{n}.txt" for n in range(count)]
        for path in paths:
            at += 1
            path.write_bytes(text(at))
        with Library.open(tmp_path / f"library {count}") as library:
            begun = time.process_time()
            report = import_paths(library, paths)
            ours = time.process_time() - begun
        assert len(report.added) == count
        begun = time.process_time()
        for path in paths:
            bare_text(path)
        plain = time.process_time() - begun
        if count in FILES:
            costs[count] = ours / count
            tell(
                f"importing {count:,} plain texts",
                f"{1000 * ours / count:.1f} ms each",
                f"{1000 * plain / count:.1f} ms each (charset-normalizer, ftfy)",
                ours / plain,
            )
    assert costs[1_000] < DEARER * costs[10]


@pytest.mark.parametrize("size", [10, 100, 250, 1_000])
def test_a_large_library_is_soon_opened_and_closed(size, tmp_path, tell):
    """Up to 256 MB its file is read for the checksum, else 20,000 notes; by the clock, for somebody waits."""
    Library.open(tmp_path / "library").close()
    with closing(sqlite3.connect(tmp_path / "library" / FILE)) as db, db:
        db.execute("CREATE TABLE padding (bytes BLOB)")
        db.executemany("INSERT INTO padding VALUES (zeroblob(1000000))", [()] * size)
        note = "('note', ?, '/a.txt', '', '', '', '', '', '', '', 'À vérifier auprès du port.')"
        columns = "kind, left_sha256, left_source, left_place, right_sha256, right_source, right_place"
        told = f"INSERT INTO annotation ({columns}, about, said, reason, words) VALUES {note}"
        db.executemany(told, [(f"{n:064}",) for n in range(20_000)])
    Library.open(tmp_path / "library").close()  # sealed
    begun = time.perf_counter()
    library = Library.open(tmp_path / "library")
    opened = time.perf_counter()
    library.close()
    closed = time.perf_counter()
    ours = max(opened - begun, closed - opened)
    tell(
        f"a library of {size:,} MB, opened and closed",
        f"{1000 * (opened - begun):.0f} ms, {1000 * (closed - opened):.0f} ms",
        f"{1000 * OPENING_S:.0f} ms each (bound)",
        ours / OPENING_S,
    )
    assert ours < OPENING_S
