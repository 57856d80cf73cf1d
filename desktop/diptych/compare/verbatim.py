"""Links come in, those between near-verbatim sentences go out with the words that were changed.

Wire copy edited by a newsroom: both sides tell one sentence word for word but for a few words.
"""

from dataclasses import replace

from diptych.compare.comparison import Link
from diptych.compare.worddiff import changes, word_diff
from diptych.facts import Analysis
from diptych.i18n import _, quoted
from diptych.text import words

_VERBATIM = 0.75
"""Share of words in common from which a sentence is the other one edited."""
_LEAST_WORDS = 8
_MOST_CHANGES = 3


def with_changes(left: Analysis, right: Analysis, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links, each between near-verbatim sentences saying first which words were changed."""
    return tuple(_with_changes(left, right, link) for link in links)


def _with_changes(left: Analysis, right: Analysis, link: Link) -> Link:
    ours, theirs = link.left.of(left.article.text), link.right.of(right.article.text)
    if left.article.language != right.article.language:
        return link
    if min(len(words(ours)), len(words(theirs))) < _LEAST_WORDS:
        return link
    found = word_diff(ours, theirs)
    if found.ratio < _VERBATIM:
        return link
    runs = [f"{quoted(a) if a else '∅'} → {quoted(b) if b else '∅'}" for a, b in changes(ours, theirs, found)]
    told = _("word for word the same")
    if runs:
        more = " …" if len(runs) > _MOST_CHANGES else ""
        told = _("word for word but for: {changes}").format(changes="; ".join(runs[:_MOST_CHANGES]) + more)
    return replace(link, reasons=(told, *link.reasons))
