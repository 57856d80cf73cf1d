"""`python -m tests.benchmarks.search_run SIZE FOLDER`: one JSON object with what the search took.

A process of its own, so that its memory is that of the search. The peer is SQLite's FTS5 with the words as
they are, in the same run over the same articles and queries.
"""

import json
import random
import re
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.news import OUTLETS, articles

from diptych.errors import QueryError
from diptych.search import Document, Index

_WORD = re.compile(r"[^\W\d_]{3,}")
HOSTILE = (
    "*", "**", "*e*", "a*", "*tion", "*a*b*c*d*e*", "offre~9", "constitutionnel~2", "(" * 10_000,
    "e* OR a*",
    " ".join(f"mot{n}" for n in range(10_000)), "de la le les " * 15,
    '"de la"~1000000', '"' + "de la " * 1500,
    "-de", "NOT (NOT de)", "chiffre:0..1e12",
    "date:2019..2030", "de OU la OU le OU et", "\x00",
    "co* ma* de* so*",
    "*me*", "*er", "=de",
    '="de la"', " OU ".join(["co*", "ma*", "lan*", "pro*", "tra*", "ven*"] * 5),
)  # fmt: skip


def documents(size: int) -> Iterator[Document]:
    return (Document(Path(f"/a/{n}"), article) for n, article in enumerate(articles(size)))


def queries(size: int) -> dict[str, list[str]]:
    rng = random.Random(11)
    counts: Counter[str] = Counter()
    phrases, step = [], max(size // 400, 1)
    for number, article in enumerate(articles(size)):
        counts.update({word.lower() for word in _WORD.findall(article.text)})
        if number % step == 0:
            pairs = re.findall(r"[^\W\d_]{3,} [^\W\d_]{3,}(?: [^\W\d_]{3,})?", article.text)
            phrases.append(rng.choice(pairs).lower())
    common = sorted(word for word, n in counts.items() if n > size * 0.1)
    middle = sorted(word for word, n in counts.items() if size * 0.005 < n < size * 0.03)
    for found in (common, middle):
        rng.shuffle(found)
    rng.shuffle(phrases)
    day = [(f"20{19 + n % 6}-0{1 + n % 9}", f"20{19 + n % 6}-0{1 + n % 9}") for n in range(40)]
    lows = [10 ** rng.uniform(1, 11) for _ in range(40)]
    return {
        "common word": common[:40],
        "word": middle[:40],
        "two words": [f"{a} {b}" for a, b in zip(common[:40] * 2, middle[:40], strict=False)],
        "field": [f'source:"{OUTLETS[n % len(OUTLETS)]}" {word}' for n, word in enumerate(middle[:40])],
        "date": [
            f"date:{first}..{last} {word}" for (first, last), word in zip(day, common[:40] * 2, strict=False)
        ],
        "figures": [f"chiffre:{low:.4g}..{low * 2:.4g}" for low in lows],
        "phrase": [f'"{phrase}"' for phrase in phrases[:80]],
        "prefix of 3": sorted({word[:3] for word in middle[:120]})[:40],
        "prefix of 4": sorted({word[:4] for word in middle[:60]})[:40],
    }


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(times: list[float]) -> dict[str, float]:
    times = sorted(times)
    return {
        "p50": round(times[len(times) // 2], 2),
        "p95": round(times[int(len(times) * 0.95)], 2),
        "max": round(times[-1], 1),
    }


def memory() -> float | None:
    """Most memory this process has had, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024) if sys.platform == "darwin" else most / 1024


class Peer:
    """SQLite FTS5 as anyone would use it."""

    def __init__(self, file: Path) -> None:
        self.db = sqlite3.connect(file, isolation_level=None)
        self.db.executescript(
            "PRAGMA journal_mode = WAL;"
            "CREATE TABLE article (id INTEGER PRIMARY KEY, title, body, outlet, day);"
            "CREATE VIRTUAL TABLE found USING fts5(title, body, content='article', content_rowid='id',"
            " tokenize='unicode61 remove_diacritics 2', prefix='3 4');"
        )

    def build(self, size: int) -> None:
        self.db.execute("BEGIN")
        for number, one in enumerate(articles(size)):
            self.add(number, one)
        self.db.execute("COMMIT")

    def add(self, number: int, one: object) -> None:
        row = (number, one.title, one.text)
        self.db.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", (*row, one.outlet, one.published))
        self.db.execute("INSERT INTO found (rowid, title, body) VALUES (?, ?, ?)", row)

    def ask(self, query: str) -> None:
        query = re.sub(r"\w+:(\"[^\"]*\"|\S+)", "", query).strip()
        words = query if '"' in query else " ".join(f'"{word}"' for word in query.split())
        words = words.replace('*"', '" *')
        if words:
            self.db.execute(
                "SELECT rowid, snippet(found, 1, '[', ']', '…', 24) FROM found WHERE found MATCH ?"
                " ORDER BY rank LIMIT 20",
                (words,),
            ).fetchall()
            self.db.execute("SELECT count(*) FROM found WHERE found MATCH ?", (words,)).fetchone()


def run(size: int, folder: Path) -> dict[str, object]:
    start = memory()
    cpu = time.process_time()
    for _document in documents(size):
        pass
    making = time.process_time() - cpu
    told: dict[str, object] = {"size": size}
    index = Index(folder / "index")
    cpu, wall = time.process_time(), time.perf_counter()
    index.put(documents(size))
    spent = time.process_time() - cpu - making
    told["indexing"] = {
        "per CPU second": round(size / spent, 1),
        "wall s": round(time.perf_counter() - wall, 1),
    }
    told["memory while indexing"] = {"before": start, "most": memory()}
    index.close()
    told["opening ms"] = round(timed(lambda: Index(folder / "index").close()), 1)
    asked = queries(size)
    index = Index(folder / "index")
    index.search("de")
    told["queries"] = {}
    for name, ones in asked.items():
        ends = "*" if name.startswith("prefix") else ""
        times = [timed(lambda one=one + ends: index.search(one, limit=0)) for one in ones]
        told["queries"][name] = spread(times)
    told["with 20 snippets"] = {}
    for name in ("common word", "two words", "phrase"):
        less = [timed(lambda one=one: index.search(one, limit=0)) for one in asked[name][:20]]
        more = [timed(lambda one=one: index.search(one, limit=20)) for one in asked[name][:20]]
        told["with 20 snippets"][name] = spread([max(b - a, 0.0) for a, b in zip(less, more, strict=True)])
    told["hostile"] = hostile(index)
    told["adding"] = adding(index, size)
    told["memory at the end"] = memory()
    index.close()
    peer = Peer(folder / "peer.sqlite3")
    cpu = time.process_time()
    peer.build(size)
    told["peer"] = {"indexing per CPU second": round(size / (time.process_time() - cpu - making), 1)}
    for name, ones in asked.items():
        if name != "figures":
            ends = "*" if name.startswith("prefix") else ""
            told["peer"][name] = spread([timed(lambda one=one + ends: peer.ask(one)) for one in ones])
    return told


def hostile(index: Index) -> dict[str, object]:
    slowest, said = 0.0, ""
    for query in HOSTILE:
        try:
            took = timed(lambda query=query: index.search(query))
        except QueryError:
            continue
        if took > slowest:
            slowest, said = took, query[:40]
    return {"slowest ms": round(slowest, 1), "query": said}


def adding(index: Index, size: int) -> dict[str, float]:
    """How long until one article more is found, and how late another thread gets its turn meanwhile."""
    late, stop = [], threading.Event()

    def tick() -> None:
        while not stop.is_set():
            start = time.perf_counter()
            time.sleep(0.005)
            late.append((time.perf_counter() - start - 0.005) * 1000)

    watcher = threading.Thread(target=tick)
    times = []
    watcher.start()
    for number, article in enumerate(articles(40, seed=99)):
        found, done = threading.Event(), threading.Event()
        word = f"zinzolin{number}"
        told = Document(
            Path(f"/new/{number}"), type(article)(**{**_fields(article), "text": f"{article.text} {word}"})
        )

        def put(told: Document = told, done: threading.Event = done) -> None:
            index.put([told])
            done.set()

        start = time.perf_counter()
        thread = threading.Thread(target=put)
        thread.start()
        while not found.is_set():
            if index.search(word, limit=1).total:
                found.set()
            else:
                time.sleep(0.002)
        times.append((time.perf_counter() - start) * 1000)
        thread.join()
    stop.set()
    watcher.join()
    return {**spread(times), "late p95": spread(late)["p95"], "late max": spread(late)["max"]}


def _fields(article: object) -> dict[str, object]:
    return {name: getattr(article, name) for name in type(article).__dataclass_fields__}


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False, indent=1))
