"""`python -m tests.benchmarks.stories_run SIZE FOLDER`: one JSON object with what grouping a library takes.

The library is made in FOLDER of invented articles, about eight of each event, grouped as a window does it
when it is opened, and given one article more.
"""

import json
import sys
import time
from itertools import islice
from pathlib import Path

from tests.benchmarks import memory
from tests.benchmarks.news import articles

from diptych.corpus import Article
from diptych.corpus.library import Library
from diptych.stories import Counts, bring_up_to_date, stories_of

_MORE = 5
"""Articles that come later, one by one."""


def measured(size: int, folder: Path) -> dict[str, object]:
    """Seconds of the processor for the whole library, milliseconds for one article more."""
    found = articles(size + _MORE)
    with Library.open(folder) as library:
        known = {one.sha256 for one in library.records()}
        for one in islice(found, size):
            # making so large a library takes longer than grouping it: one that is there is taken as it is
            if one.origin.sha256 not in known:
                _put(library, one)
        counts = Counts()
        start = time.process_time()
        bring_up_to_date(library, counts=counts)
        grouping = time.process_time() - start
        start = time.perf_counter()
        stories = stories_of(library, least=2)
        reading = time.perf_counter() - start
        waits, spent = [], []
        for one in found:
            _put(library, one)
            start, cpu = time.perf_counter(), time.process_time()
            bring_up_to_date(library, counts=counts)
            waits.append(round((time.perf_counter() - start) * 1000))
            spent.append(round((time.process_time() - cpu) * 1000))
    return {
        "articles": size,
        "seconds": round(grouping, 1),
        "one more, ms": waits,
        "of the processor": spent,
        "reading the stories, ms": round(reading * 1000),
        "most memory, MB": memory.most(),
        "stories of two or more": len(stories),
        "largest": len(stories[0].records) if stories else 0,
    }


def _put(library: Library, article: Article) -> None:
    library.add(article.text.encode(), article, source=article.origin.source)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(int(sys.argv[1]), Path(sys.argv[2]))) + "\n")
