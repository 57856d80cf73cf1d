import pytest

from diptych.app import languages, settings
from diptych.app.settings import Settings

VARIABLES = ("DIPTYCH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def silent_system(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_what_is_told_wins(monkeypatch):
    settings.save(Settings(language="en"))
    monkeypatch.setenv("DIPTYCH_LANG", "en")
    assert languages.chosen("fr") == "fr"


def test_the_settings_come_before_the_environment(monkeypatch):
    settings.save(Settings(language="en"))
    monkeypatch.setenv("DIPTYCH_LANG", "fr")
    assert languages.chosen() == "en"


def test_our_own_variable_comes_before_the_locale(monkeypatch):
    monkeypatch.setenv("DIPTYCH_LANG", "en")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert languages.chosen() == "en"


@pytest.mark.parametrize(
    ("locale", "code"),
    [("en_GB.UTF-8", "en"), ("fr_CA", "fr"), ("French_France", "fr"), ("C", "fr"), ("de_DE.UTF-8", "fr")],
)
def test_the_locale_decides_last_and_french_is_the_default(monkeypatch, locale, code):
    monkeypatch.setenv("LANG", locale)
    assert languages.chosen() == code
