import pytest

from diptych.i18n import set_language
from diptych.ui.dates import short_date


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2025-03-16", "16 mars", "16 Mar"),
        ("2025-04", "avr. 2025", "Apr 2025"),
        ("2025", "2025", "2025"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(iso, french, english):
    set_language("fr")
    assert short_date(iso).replace("\u00a0", " ") == french
    set_language("en")
    assert short_date(iso).replace("\u00a0", " ") == english
