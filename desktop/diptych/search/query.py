"""What the user typed comes in, the words and phrases to look for go out.

Plain words must all be there; words between quotation marks must follow each other. Everything else is taken
for words, so that no typing can be an error of syntax.
"""

import re

from diptych.errors import QueryError
from diptych.i18n import _
from diptych.text import words

LONGEST = 500
"""Characters of the longest query. A stock Whoosh hangs for minutes on a pasted page."""
MOST_WORDS = 60
LONGEST_PHRASE = 30

_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]*)[\"“”«»„]")


def parsed(query: str) -> tuple[str, ...]:
    """The parts of a query, each to be found: single words, and phrases of several.

    Control characters count as spaces and doubles are dropped. Raises QueryError when the query is too long
    or holds no word.
    """
    text = "".join(char if char.isprintable() else " " for char in query).strip()
    if len(text) > LONGEST:
        message = _("The search has {n} characters, more than {most}; search for fewer words.")
        raise QueryError(message.format(n=len(text), most=LONGEST))
    phrases = [found.strip() for found in _QUOTED.findall(text)]
    rest = _QUOTED.sub(" ", text)
    parts = [phrase for phrase in phrases if words(phrase)] + [span.of(rest) for span in words(rest)]
    longest = max((len(words(phrase)) for phrase in phrases), default=0)
    if longest > LONGEST_PHRASE or sum(len(words(part)) for part in parts) > MOST_WORDS:
        message = _("The search has more than {words} words, or a phrase of more than {phrase}; shorten it.")
        raise QueryError(message.format(words=MOST_WORDS, phrase=LONGEST_PHRASE))
    if not parts:
        raise QueryError(_("There is no word in the search; type at least one word or number."))
    return tuple(dict.fromkeys(parts))
