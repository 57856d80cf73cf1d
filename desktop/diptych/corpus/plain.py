"""The cleaned text of a plain file comes in, its lines go out as blocks."""

import re
from itertools import pairwise

from diptych.corpus.block import Block

_LONE_BULLET = re.compile(r"[-–—•*·▪◦‣]")
_WRAPPED_MAX = 100
"""Characters: nobody wraps wider than that by hand or by mail program."""
_WRAPPED_BREAKS = 6
"""Line ends inside paragraphs that it takes to call a file wrapped."""


def blocks(text: str) -> tuple[Block, ...]:
    """The lines of `text`; a bullet alone on its line joins the item below, wrapped lines join again."""
    wrapped = _is_wrapped(text)
    out: list[Block] = []
    apart, bullet = True, ""
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            apart = apart or not bullet
        elif _LONE_BULLET.fullmatch(line) and not bullet:
            bullet = line + " "
            apart = True
        elif wrapped and not apart and not bullet:
            out[-1] = Block(f"{out[-1].text} {line}", apart=out[-1].apart)
        else:
            out.append(Block(bullet + line, apart=apart))
            apart, bullet = False, ""
    if bullet:
        out.append(Block(bullet.strip()))
    return tuple(out)


def _is_wrapped(text: str) -> bool:
    """Whether a program broke the lines: nearly every next word would have made its line too long."""
    lines = text.split("\n")
    width = max(map(len, lines), default=0)
    if width > _WRAPPED_MAX:
        return False
    breaks = [(line, after.split()[0]) for line, after in pairwise(lines) if line.strip() and after.strip()]
    full = sum(len(line.rstrip()) + 1 + len(word) > width for line, word in breaks)
    return len(breaks) >= _WRAPPED_BREAKS and full >= 0.8 * len(breaks)
