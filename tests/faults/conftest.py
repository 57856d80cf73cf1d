"""What the tests of faults share."""

from collections.abc import Iterator

import pytest

from diptych import i18n


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English unless a test says otherwise, and nothing left behind."""
    monkeypatch.setenv("DIPTYCH_LANG", "en")
    i18n.set_language("en")
    yield
    i18n.set_language("en")
