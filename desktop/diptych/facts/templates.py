"""Templates of `calendar.yaml` come in, regular expressions go out."""

import re
from collections.abc import Mapping

from diptych.errors import LexiconError
from diptych.facts.tables import GAP
from diptych.resources import place

_TABLE = "lexicons/calendar.yaml"
_SLOT = re.compile(r"(?<!\(\?P)(?<!\(\?)<([a-z_0-9]+)>")
BEGIN = r"(?<![\w-])"
"""Before a whole word."""


def compiled(
    template: str, slots: Mapping[str, str], *, begin: str = BEGIN, end: str = r"(?!\w)"
) -> re.Pattern[str]:
    """The pattern that `template` stands for, whatever the case, as whole words.

    A space is white space of any width (" ?" also none), an apostrophe one of either kind, `<name>` the
    pattern of that name in `slots`. Raises LexiconError when there is no such slot or the expression is
    broken.
    """
    source = expanded(template, slots)
    try:
        return re.compile(f"{begin}(?:{source}){end}", re.IGNORECASE)
    except re.error as error:
        message = f"{place(_TABLE, template.strip())}: a pattern is broken ({error}); correct “{template}”."
        raise LexiconError(message) from error


def expanded(template: str, slots: Mapping[str, str]) -> str:
    """The source of such a pattern, without its edges, to be a slot of others."""
    spaced = re.sub(r"(?<!\[) (\?|(?!-))", lambda match: f"{GAP}*" if match[1] else f"{GAP}+", template)
    try:
        return _SLOT.sub(lambda match: slots[match[1]], spaced.replace("'", "['’]"))
    except KeyError as error:
        message = (
            f"{place(_TABLE, template.strip())}: a pattern names {error} between < and >; correct it there."
        )
        raise LexiconError(message) from error
