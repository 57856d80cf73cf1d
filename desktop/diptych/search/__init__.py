"""The local full-text index: the only room that imports Whoosh."""

from diptych.search.catalogue import SIGNS
from diptych.search.document import Document
from diptych.search.index import Index
from diptych.search.results import Facet, Hit, Results, Sort, by_story
from diptych.search.terms import name_chunks, pieces

__all__ = [
    "SIGNS",
    "Document",
    "Facet",
    "Hit",
    "Index",
    "Results",
    "Sort",
    "by_story",
    "name_chunks",
    "pieces",
]
