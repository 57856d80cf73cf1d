"""Files and the shelf: readers, furniture, metadata, the sample corpus."""

from diptych.corpus.article import Article, Furniture, Origin
from diptych.corpus.story import Entry, Story

__all__ = ["Article", "Entry", "Furniture", "Origin", "Story"]
