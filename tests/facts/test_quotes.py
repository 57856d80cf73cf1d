import pytest
from tests.facts.writing import article

from diptych.facts.quotes import find_quotes


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("« Nous tiendrons », a dit la maire.", ["Nous tiendrons"]),
        ('Il parle d’un “plan d’adaptation” et d’un "répit".', ["plan d’adaptation", "répit"]),
        ('Un tuyau de 3" et un autre de 4" ont cédé.', []),
        ("Une citation « jamais fermée", []),
    ],
)
def test_words_between_marks_are_quotations(sentence, words):
    assert [quote.text for quote in find_quotes(article("Titre", sentence))] == words
