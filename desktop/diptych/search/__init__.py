"""The local full-text index: the only room that imports Whoosh."""

from diptych.search.index import Index
from diptych.search.results import Hit, Results

__all__ = ["Hit", "Index", "Results"]
