"""The library on disk: articles, the bytes they were read from, and what the user has said of them."""

from diptych.corpus.library.annotations import OF_ONE, Annotation, AnnotationKind, End, about_pair
from diptych.corpus.library.backups import KEPT, back_up, restore
from diptych.corpus.library.bundle import BUNDLE_END, Merged, export_to, import_from
from diptych.corpus.library.content import analysis_key
from diptych.corpus.library.daily import backups
from diptych.corpus.library.entries import Told
from diptych.corpus.library.journal import Operation
from diptych.corpus.library.kinship import Kinship
from diptych.corpus.library.library import Library
from diptych.corpus.library.opening import FILE
from diptych.corpus.library.places import Place, found, place_of
from diptych.corpus.library.records import TELLERS, Field, Provenance, Record, Teller
from diptych.corpus.library.restoring import PutAside

__all__ = [
    "BUNDLE_END",
    "FILE",
    "KEPT",
    "OF_ONE",
    "TELLERS",
    "Annotation",
    "AnnotationKind",
    "End",
    "Field",
    "Kinship",
    "Library",
    "Merged",
    "Operation",
    "Place",
    "Provenance",
    "PutAside",
    "Record",
    "Teller",
    "Told",
    "about_pair",
    "analysis_key",
    "back_up",
    "backups",
    "export_to",
    "found",
    "import_from",
    "place_of",
    "restore",
]
