"""Words from outside come in, a line in which nothing is a command to a terminal or a renderer goes out."""

import re

# control characters, and the signs that turn what follows them round, by which one name reads as another
# (https://www.unicode.org/reports/tr36/, 2.5)
_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""`text` with every such sign written out, as `\u202e`; the text of an article has none of them."""
    return _COMMANDS.sub(lambda found: ascii(found[0])[1:-1], text)
