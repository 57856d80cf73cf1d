import time

import numpy as np
import pytest

from diptych.errors import ModelError
from diptych.language import DIMENSIONS, Models
from diptych.language import models as module
from diptych.text import Span

TEXT = "💡 L’offre aurait été  refusée. Elle l’a dit."
SENTENCES = [Span(0, 31), Span(32, len(TEXT))]


def test_tokens_stand_where_they_are_in_the_text(models):
    tokens = models.tokens(TEXT, SENTENCES, "fr")
    assert all(token.text == token.span.of(TEXT) for token in tokens)
    assert [token.span for token in tokens] == sorted(token.span for token in tokens)
    assert all(0 <= token.head < len(tokens) for token in tokens)


def test_a_head_is_never_in_another_sentence(models):
    tokens = models.tokens(TEXT, SENTENCES, "fr")
    sides = [token.span.start >= SENTENCES[1].start for token in tokens]
    assert all(sides[n] == sides[token.head] for n, token in enumerate(tokens))


def test_the_conditional_is_seen_with_curly_apostrophes_too(models):
    tokens = models.tokens(TEXT, SENTENCES, "fr")
    assert [token.text for token in tokens if token.feature("Mood") == "Cnd"] == ["aurait"]


def test_a_language_without_a_parser_has_words_and_no_parse(models):
    tokens = models.tokens("Das Haus", [Span(0, 8)], "und")
    assert [(token.lemma, token.dep, token.head) for token in tokens] == [("das", "", 0), ("haus", "", 1)]


def test_vectors_are_of_unit_length_and_bring_translations_near(models):
    vectors = models.vectors(["Le chat dort.", "The cat is sleeping.", "La Bourse a chuté."])
    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_no_sentences_have_no_vectors(models):
    assert models.vectors([]).shape == (0, DIMENSIONS)


def test_the_encoder_works_in_one_thread(models):
    sentences = [f"Le pont numéro {n} sera fermé pendant {n} jours." for n in range(300)]
    models.vectors(sentences[:1])
    process, thread = time.process_time(), time.thread_time()
    models.vectors(sentences)
    # threads that wait for work cost the process what they cost nobody's own clock
    assert time.process_time() - process <= 1.2 * (time.thread_time() - thread)


def test_words_have_the_vectors_they_would_have_alone_and_in_the_order_asked(models):
    words = ["digue", "pont", "digue", "marée"]
    assert np.allclose(models.word_vectors(words), models.vectors(words), atol=1e-5)
    assert models.word_vectors([]).shape == (0, DIMENSIONS)


def test_a_word_is_encoded_once_and_forgotten_when_nobody_asks_for_it(monkeypatch):
    asked: list[str] = []
    models = Models()
    monkeypatch.setattr(module, "WORDS_KEPT", 2)
    encode = models.vectors

    def vectors(words):
        asked.extend(words)
        return encode(words)

    monkeypatch.setattr(models, "vectors", vectors)
    for words in (["quai"], ["quai", "grue"], ["quai"], ["cale"], ["quai"], ["grue"]):
        assert models.word_vectors(words).shape == (len(words), DIMENSIONS)
    assert asked == ["quai", "grue", "cale", "grue"]


def test_a_missing_model_is_told_by_name(monkeypatch):
    monkeypatch.setitem(module.PARSERS, "fr", "no_such_model")
    with pytest.raises(ModelError, match="no_such_model"):
        Models().tokens("Bonjour", [Span(0, 7)], "fr")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_parser_forgets_the_words_it_has_met(models, language):
    """Otherwise it would take more memory with every article of the day."""
    models.tokens("Le chat dort.", [Span(0, 13)], language)
    strings = models._parser(language).vocab.strings
    known = len(strings)
    text = "La vribouline du quarznoy glimpotait sous la brufarde."
    found = models.tokens(text, [Span(0, len(text))], language)
    assert "vribouline" in [token.text for token in found]
    assert len(strings) == known


def test_what_was_released_is_loaded_again_and_reads_the_same():
    own = Models()
    before = own.tokens(TEXT, SENTENCES, "fr"), own.vectors(["Le quai est fermé."])
    assert own.is_loaded
    own.release()
    assert not own.is_loaded
    after = own.tokens(TEXT, SENTENCES, "fr"), own.vectors(["Le quai est fermé."])
    assert after[0] == before[0]
    assert np.array_equal(after[1], before[1])


def test_models_are_idle_from_the_last_time_they_were_asked(models):
    models.vectors(["Le quai est fermé."])
    assert models.idle_s < 30


def test_releasing_what_was_never_loaded_is_nothing():
    own = Models()
    own.release()
    assert not own.is_loaded
