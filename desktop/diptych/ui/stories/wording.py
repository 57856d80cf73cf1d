"""A story of the library comes in, what its row tells goes out in the user's language."""

from dataclasses import dataclass

from diptych.i18n import _, n_, number
from diptych.stories import LibraryStory
from diptych.ui.dates import long_date, short_date


@dataclass(frozen=True, slots=True)
class Lines:
    """What is told of a story beside its title."""

    dates: str
    """As in "16 mars – 2 avr. 2025", "" where no article has a date."""
    counts: str
    """As in "5 articles, 2 origins"."""
    compared: str
    """How many facts are in conflict, in few words, or that nothing is compared yet."""
    compared_in_full: str
    """The same, with how many of the articles were compared."""


def lines_of(story: LibraryStory) -> Lines:
    """What is told of a story; a number of conflicts only where articles of it were compared."""
    articles = n_("{n} article", "{n} articles", len(story.records))
    origins = n_("{n} origin", "{n} origins", story.origins)
    return Lines(_dates(story.dates), f"{articles}, {origins}", *_compared(story))


def _dates(dates: tuple[str, ...]) -> str:
    if len(dates) < 2:
        return "".join(map(long_date, dates))
    first, last = dates
    is_one_year = first[:4] == last[:4] and len(first) > 4
    return f"{short_date(first) if is_one_year else _short(first)} – {_short(last)}"


def _short(iso: str) -> str:
    """A date in few letters, with its year."""
    is_day = len(iso) > len("2025-04")
    return f"{short_date(iso)}\u00a0{iso[:4]}" if is_day else short_date(iso)


def _compared(story: LibraryStory) -> tuple[str, str]:
    known = story.compared
    if known is None:
        told = _("not compared yet")
        return told, told
    told = n_("{n} conflict", "{n} conflicts", known.conflicts) if known.conflicts else _("no conflict")
    if known.articles >= len(story.records):
        return told, told
    # what was not compared can only add to it
    least = _("≥ {n}").format(n=told) if known.conflicts else _("not all compared")
    of = _("{n} of {total} articles compared")
    full = of.format(n=number(known.articles), total=number(len(story.records)))
    return least, f"{least}, {full}"
