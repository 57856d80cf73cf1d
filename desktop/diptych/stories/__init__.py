"""The library grouped into events: which articles tell of the same one, and why."""

from diptych.stories.conflicts import Compared, keep_conflicts
from diptych.stories.counts import Counts
from diptych.stories.digest import Digest, digest
from diptych.stories.groups import LibraryStory, merge, split, stories_of
from diptych.stories.keeping import Suggestion, bring_up_to_date, suggestions
from diptych.stories.sameness import Sameness, sameness

__all__ = [
    "Compared",
    "Counts",
    "Digest",
    "LibraryStory",
    "Sameness",
    "Suggestion",
    "bring_up_to_date",
    "digest",
    "keep_conflicts",
    "merge",
    "sameness",
    "split",
    "stories_of",
    "suggestions",
]
