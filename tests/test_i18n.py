from decimal import Decimal

import pytest

from diptych import i18n


@pytest.fixture
def french():
    before = i18n.language()
    i18n.set_language("fr")
    yield
    i18n.set_language(before)


def test_an_unknown_language_means_english():
    before = i18n.language()
    i18n.set_language("xx")
    assert i18n.language() == "en"
    assert i18n._("no counterpart") == "no counterpart"
    i18n.set_language(before)


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(("count", "text"), [(0, "0 mot changé"), (1, "1 mot changé"), (2, "2 mots changés")])
def test_french_takes_nought_for_a_singular(count, text):
    assert i18n.n_("{n} word changed", "{n} words changed", count) == text


@pytest.mark.usefixtures("french")
def test_numbers_and_quotations_wear_french_signs():
    assert i18n.number(12345) == "12\u202f345"
    assert i18n.number(Decimal("1234.5")) == "1\u202f234,5"
    assert i18n.quoted("oui") == "«\u00a0oui\u00a0»"
