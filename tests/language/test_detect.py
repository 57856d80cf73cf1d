import pytest

from diptych.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a dit que la rue sera fermée pendant les travaux.", "fr"),
        ("The mayor said that the street will be closed during the works.", "en"),
        ("Der Bürgermeister sagte, dass die Straße gesperrt wird.", "und"),
        ("12 345 — 67,8 %", "und"),
        ("", "und"),
    ],
)
def test_function_words_tell_the_language(text, language):
    assert language_of(text) == language
