"""The library grouped into events: which articles tell of the same one, and why."""

from diptych.stories.digest import Digest, digest
from diptych.stories.keeping import (
    LibraryStory,
    Suggestion,
    bring_up_to_date,
    merge,
    split,
    stories_of,
    suggestions,
)
from diptych.stories.sameness import Sameness, sameness

__all__ = [
    "Digest",
    "LibraryStory",
    "Sameness",
    "Suggestion",
    "bring_up_to_date",
    "digest",
    "merge",
    "sameness",
    "split",
    "stories_of",
    "suggestions",
]
