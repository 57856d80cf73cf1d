"""`python -m tests.faults.branches -runs=N`: bytes that atheris breeds by the branches of the readers.

What it finds belongs into the tests of the reader, as a case by name.
"""

import sys

import atheris

with atheris.instrument_imports(include=["diptych"]):
    from diptych.compare import read_rates
    from diptych.corpus import article_of
    from diptych.errors import ReadError

NAMES = ("un.txt", "un.html", "un.md", "un.eml", "un.mhtml", "un")


def test_one_input(raw: bytes) -> None:
    """Read the bytes as an article under a name that their first one chooses, and as a line of rates."""
    if not raw:
        return
    try:
        article = article_of(raw[1:], source=NAMES[raw[0] % len(NAMES)])
    except ReadError as error:
        if not str(error) or "\n" in str(error):
            raise AssertionError("the refusal is not one sentence") from error
    else:
        if [one.span.of(article.text) for one in article.passages] != article.text.split("\n"):
            raise AssertionError("a passage is not a line")
    read_rates([raw.decode("utf-8", "replace")])


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
