from decimal import Decimal

import pytest

from diptych.facts.digits import find_digits


def digits(text, language="fr"):
    found = sorted(find_digits(text, language), key=lambda n: (n.start, -n.end))
    return (text[found[0].start : found[0].end], found[0].value, found[0].unit)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("10^6", 10**6, 1),
        ("10⁵", 10**5, 1),
        ("1,5×10^8", 150_000_000, 10**7),
        ("2 x 10⁻³", "0.002", "0.001"),
        ("3,2×10−4", "0.00032", "0.00001"),
        ("1e9", 10**9, 10**9),
        ("-2^3", -8, 1),
        ("− 3,5", "-3.5", "0.1"),
        ("2 3/4", "2.75", "0.01"),
    ],
)
def test_powers_signs_and_mixed_fractions(written, value, unit):
    assert digits(f"avec {written} ici") == (written, Decimal(value), Decimal(unit))


@pytest.mark.parametrize("written", ["9" * 50, "10^99", "99^99", "x10^2y"])
def test_what_no_one_would_tell_is_no_number(written):
    assert not any(len(written) == n.end - n.start for n in find_digits(written, "en"))
