"""`python -m tests.search.crashing FOLDER`: indexes, replaces and removes articles until it is killed.

Each line it prints is a promise: "n LOW HIGH" that the articles from LOW to HIGH are found in their n-th
wording, "- LOW HIGH" that they are gone. "(" and ")" stand before and after segments are folded.
"""

import sys
from itertools import count
from pathlib import Path

from tests.search.conftest import made

from diptych.search import Document, Index, segments

GROUPS = 6
SIZE = 12


def word(group: int, wording: int) -> str:
    """The word that stands only in the articles of one group in one wording."""
    return f"zinzolin{group}fois{wording}fin"


def documents(group: int, wording: int) -> list[Document]:
    text = f"Un pont\nLe {word(group, wording)} coûte {wording + 1} millions d’euros."
    return [
        Document(Path(f"/{group}/{n}"), made(f"{text} Avis numéro {n}, rendu hier."), f"{group} {wording}")
        for n in range(SIZE)
    ]


def promise(sign: str, group: int) -> None:
    print(sign, group, flush=True)


def tell_folding() -> None:
    """Let every merging of segments be told while it goes on."""
    write = segments.write_folded

    def told(writer: object, readers: list) -> None:
        promise("(", 0)
        write(writer, readers)
        promise(")", 0)

    segments.write_folded = told


def main(folder: Path, first: int) -> None:
    tell_folding()
    with Index(folder) as index:
        for wording in count(first):
            group = wording % GROUPS
            if wording % 5 == 4:
                promise("?", group)
                index.remove([document.path for document in documents(group, wording)])
                promise("-", group)
            else:
                promise("?", group)
                index.put(documents(group, wording))
                promise(str(wording), group)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
