import re

import pytest

from diptych.corpus.lexicon import lexicon
from diptych.errors import LexiconError
from diptych.i18n import catalogue
from diptych.resources import table


def test_every_kind_of_furniture_has_a_french_name():
    kinds = {rule.why for rule in lexicon().rules} | {why for why, _names in lexicon().elements}
    assert kinds - set(catalogue("fr")) == set()


def test_a_damaged_table_is_named(monkeypatch):
    lexicon.cache_clear()
    monkeypatch.setitem(table("lexicons/furniture.yaml"), "prefixes", ["(unclosed"])
    with pytest.raises(LexiconError, match=re.escape("furniture.yaml: the pattern “(unclosed” is broken")):
        lexicon()
    lexicon.cache_clear()


def test_months_are_known_in_both_languages():
    assert {lexicon().months[word] for word in ("février", "february", "fév", "feb")} == {2}
