import pytest

from diptych.corpus.library import Library, computed


@pytest.fixture(autouse=True)
def little(monkeypatch):
    monkeypatch.setattr(computed, "MOST", 100)


def held(library: Library, *keys: str) -> list[str]:
    return [key for key in keys if library.cached(key) is not None]


def test_what_was_computed_longest_ago_goes_first(library):
    for key in "abc":
        library.cache(key, b"x" * 40)
    assert held(library, *"abc") == ["b", "c"]


def test_what_is_computed_again_is_the_youngest(library):
    for key in "abac":
        library.cache(key, b"x" * 40)
    assert held(library, *"abc") == ["a", "c"]


def test_what_alone_is_too_much_is_not_kept(library):
    library.cache("a", b"x" * 101)
    assert held(library, "a") == []


def test_all_that_fits_is_kept(library):
    for key in "abcd":
        library.cache(key, b"x" * 25)
    assert held(library, *"abcd") == [*"abcd"]
