"""Files and the shelf: readers, furniture, metadata, the sample corpus."""

from diptych.corpus.article import Article, Furniture, Origin
from diptych.corpus.read import article_of, bytes_of, read_article
from diptych.corpus.samples import read_entry, stories
from diptych.corpus.story import Entry, Story

__all__ = [
    "Article",
    "Entry",
    "Furniture",
    "Origin",
    "Story",
    "article_of",
    "bytes_of",
    "read_article",
    "read_entry",
    "stories",
]
