"""`python -m tests.benchmarks.search_run STAGE SIZE FOLDER`: one JSON object with what the search took.

The stages are `making`, `indexing`, `searching` and `peers`, each a process of its own, so that its memory
is that of what it measures. The peer is SQLite's FTS5 with the words as they are, over the same articles and
queries.
"""

import json
import logging
import os
import random
import re
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.benchmarks import memory
from tests.benchmarks.news import OUTLETS, articles
from tests.search.hostile import queries as storm

from diptych.corpus import Article, Origin
from diptych.errors import QueryError
from diptych.search import Document, Index

STORM = int(os.environ.get("SEARCH_STORM", "500"))
"""Random queries; the whole measure is ten thousand."""
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


def making(size: int, folder: Path) -> dict[str, object]:
    """Invent the articles and what is asked of them, once for all the other stages."""
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for one in articles(size):
            row = (one.text, one.outlet, one.published, one.language)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    (folder / "queries.json").write_text(json.dumps(queries(size, folder)), encoding="utf-8")
    return {}


def documents(folder: Path) -> Iterator[Document]:
    """The articles of a folder, one at a time as a library gives them."""
    with (folder / "articles.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            text, outlet, published, language = json.loads(line)
            article = Article(
                text=text,
                title=text.split("\n")[0],
                author=None,
                outlet=outlet,
                published=published,
                language=language,
                passages=(),
                sentences=(),
                furniture=(),
                repairs=(),
                origin=Origin(f"/articles/{number}.txt", f"{number:064x}", "utf-8"),
            )
            yield Document(Path(f"/a/{number}"), article)


def queries(size: int, folder: Path) -> dict[str, list[str]]:
    rng = random.Random(11)
    counts: Counter[str] = Counter()
    phrases, step = [], max(size // 400, 1)
    for number, document in enumerate(documents(folder)):
        article = document.article
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
        "prefix of 3": [f"{start}*" for start in sorted({word[:3] for word in middle[:120]})[:40]],
        "prefix of 4": [f"{start}*" for start in sorted({word[:4] for word in middle[:60]})[:40]],
    }


def timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Milliseconds of the processor's time, which others who use the machine do not lengthen."""
    start = clock()
    work()
    return (clock() - start) * 1000


def spread(times: list[float]) -> dict[str, float]:
    times = sorted(times)
    return {
        "p50": round(times[len(times) // 2], 2),
        "p95": round(times[int(len(times) * 0.95)], 2),
        "max": round(times[-1], 1),
    }


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

    def build(self, folder: Path) -> None:
        self.db.execute("BEGIN")
        for number, document in enumerate(documents(folder)):
            self.add(number, document.article)
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


def indexing(size: int, folder: Path) -> dict[str, object]:
    """How fast, and in how much memory, the articles come into an empty index."""
    before = memory.most()
    cpu, wall = time.process_time(), time.perf_counter()
    with Index(folder / "index") as index:
        index.put(documents(folder))
    spent = time.process_time() - cpu
    return {
        "per CPU second": round(size / spent, 1),
        "wall s": round(time.perf_counter() - wall, 1),
        "MB before": before,
        "MB at most": memory.most(),
    }


def searching(size: int, folder: Path) -> dict[str, object]:
    """How long queries take: of each kind the better of two rounds, each on an index just opened."""
    asked = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    told: dict[str, object] = {"MB before": memory.most()}
    rounds = []
    for _round in range(2):
        with Index(folder / "index") as index:
            index.search("de")
            rounds.append(
                {
                    name: spread([timed(lambda one=one: index.search(one, limit=0)) for one in ones])
                    for name, ones in asked.items()
                }
            )
    told["queries"] = {
        name: min((one[name] for one in rounds), key=lambda took: took["p95"]) for name in asked
    }
    told["opening ms"] = round(timed(lambda: Index(folder / "index").close(), time.perf_counter), 1)
    index = Index(folder / "index")
    told["with 20 snippets"] = {}
    for name in ("common word", "two words", "phrase"):
        times = []
        for one in asked[name][:20]:
            index.search(one, limit=0)
            less = timed(lambda one=one: index.search(one, limit=0))
            times.append(max(timed(lambda one=one: index.search(one, limit=20)) - less, 0.0))
        told["with 20 snippets"][name] = spread(times)
    told["MB after these"] = memory.now()
    told["hostile"] = hostile(index, HOSTILE)
    words = [word for ones in (asked["common word"], asked["word"]) for word in ones]
    told["random"] = hostile(index, storm(STORM, 20, words))
    told["MB after hostile ones"] = memory.now()
    rounds = [adding(index, seed) for seed in (98, 99)]
    told["adding"] = min(rounds, key=lambda took: took["p95"])
    told["MB at most"], told["MB at the end"] = memory.most(), memory.now()
    index.close()
    return told


def peers(size: int, folder: Path) -> dict[str, object]:
    """The same with FTS5."""
    asked = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    peer = Peer(folder / "peer.sqlite3")
    cpu = time.process_time()
    peer.build(folder)
    told: dict[str, object] = {"indexing per CPU second": round(size / (time.process_time() - cpu), 1)}
    for name, ones in asked.items():
        if name != "figures":
            told[name] = spread([timed(lambda one=one: peer.ask(one)) for one in ones])
    return told


def hostile(index: Index, asked: Iterable[str]) -> dict[str, object]:
    """The slowest of these queries, and how many were answered, explained, or went wrong inside."""
    wrong = Wrong()
    logging.getLogger("diptych").addHandler(wrong)
    slowest, said, answered, explained = 0.0, "", 0, 0
    for query in asked:
        start = time.process_time()
        try:
            index.search(query)
            answered += 1
        except QueryError:
            explained += 1
        took = (time.process_time() - start) * 1000
        if took > slowest:
            slowest, said = took, query[:200]
    logging.getLogger("diptych").removeHandler(wrong)
    return {
        "slowest ms": round(slowest, 1),
        "query": said.encode("utf-8", "replace").decode("utf-8"),
        "answered": answered,
        "explained": explained,
        "wrong": wrong.told[:20],
    }


class Wrong(logging.Handler):
    """Gathers what the search had to say of itself: a query must not get that far."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def adding(index: Index, seed: int) -> dict[str, float]:
    """How long until one article more is found, and how late another thread gets its turn meanwhile.

    On the clock of the wall, for somebody waits; the first one, which reads the lexicons, is not counted.
    """
    late, stop = [], threading.Event()

    def tick() -> None:
        while not stop.is_set():
            start = time.perf_counter()
            time.sleep(0.005)
            late.append((time.perf_counter() - start - 0.005) * 1000)

    watcher = threading.Thread(target=tick)
    times = []
    watcher.start()
    for number, article in enumerate(articles(40, seed)):
        found, done = threading.Event(), threading.Event()
        word = f"zinzolin{seed}x{number}"
        told = Document(
            Path(f"/new/{seed}/{number}"),
            type(article)(**{**_fields(article), "text": f"{article.text} {word}"}),
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
    return {**spread(times[1:]), "late p95": spread(late)["p95"], "late max": spread(late)["max"]}


def _fields(article: object) -> dict[str, object]:
    return {name: getattr(article, name) for name in type(article).__dataclass_fields__}


if __name__ == "__main__":
    stage = {"making": making, "indexing": indexing, "searching": searching, "peers": peers}[sys.argv[1]]
    print(json.dumps(stage(int(sys.argv[2]), Path(sys.argv[3])), ensure_ascii=False, indent=1))
