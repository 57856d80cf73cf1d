"""Reading figures from a text alone, in words a second, beside a plain pattern for digits in the same run."""

import re
import time
from collections.abc import Callable

import pytest

from diptych.facts.clock import find_clock_times
from diptych.facts.figures import find_readings

LEAST = 10_000
"""Words a second on one core, without a language model."""
# what a script that only looks for digits, signs and the commonest units would use
_PLAIN = re.compile(
    r"[€$£]?\s?\d+(?:[\s.,]\d{3})*(?:[.,]\d+)?(?:\s(?:millions?|milliards?|billion|%|euros?|dollars?|km|kg))*"
)
LINES = {
    "fr": "Selon la mairie, {n} 200 personnes ont défilé le 3 mars 2025, contre {m} l'an passé ; la région "
    "promet {m},5 millions d'euros par an pour les deux tiers des communes, dont {n} de sa poche.",
    "en": "Police said about {n},200 people marched on 3 March 2025, up from {m} last year; the region will "
    "spend ${m}.5 million a year on two-thirds of the towns, between {n} and 99 per cent of it.",
}


def seconds(call: Callable[[], object]) -> float:
    """The shortest of three runs, in processor time."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_ten_thousand_words_a_second_without_a_model(language, tell):
    text = "\n".join(LINES[language].format(n=n % 90 + 3, m=n % 40 + 2) for n in range(200))
    words = len(text.split())
    find_readings(text[:500], language, [])
    ours = seconds(lambda: find_readings(text, language, find_clock_times(text, language)))
    plain = seconds(lambda: _PLAIN.findall(text))
    tell(
        f"figures and times of day found in text ({language})",
        f"{words / ours:,.0f} words a second",
        f"{words / plain:,.0f} (a plain pattern for digits)",
        ours / plain,
    )
    assert words / ours >= LEAST
