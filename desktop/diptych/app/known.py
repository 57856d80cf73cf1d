"""A library and comparisons come in, what the search is told of articles beside their text goes out."""

from pathlib import Path

from diptych.app.use_cases import article_key
from diptych.compare import Comparison
from diptych.corpus.library import Library
from diptych.search import Index
from diptych.stories import stories_of

_CONFLICTS = {
    "value-conflict", "date-conflict", "scope-conflict", "attribution-conflict", "currency-mismatch",
    "unit-mismatch", "quote-altered",
}  # fmt: skip
"""Types of divergences in which two articles cannot both be right, or one is not what was said."""
_SEVERAL = 2


def tell_stories(index: Index, library: Library | None) -> bool:
    """Whether any article of the library is of another story than the index knew; it knows them now.

    An article alone is no story. Raises LibraryError.
    """
    if library:
        told = {article_key(library.folder, one.id): "" for one in library.records()}
        for story in stories_of(library, least=_SEVERAL):
            told |= {article_key(library.folder, one.id): story.title for one in story.records}
        return index.tell_stories(told)
    return False


def tell_conflicts(index: Index, left: Path, right: Path, comparison: Comparison) -> None:
    """Let the index know what a comparison has found of two articles; raises LibraryError."""
    index.tell_conflicts(left, right, conflicts_in(comparison))


def conflicts_in(comparison: Comparison) -> int:
    """How many of its divergences are conflicts: framings and what one side alone tells are none."""
    return sum(divergence.type in _CONFLICTS for divergence in comparison.divergences)
