"""The blocks of a file come in, what each one is goes out: of the article, or the kind of furniture it is."""

import re
from collections.abc import Sequence
from itertools import accumulate

from diptych.corpus.block import Block
from diptych.corpus.lexicon import Rule, lexicon
from diptych.corpus.metadata import is_byline

BYLINE = "byline"
MASTHEAD = "masthead"

_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans("’‘ʼ“”«»", '\'\'\'""""')
_LATE = 2 / 3
_LISTED_MAX = 160
"""Characters: a headline that is linked to is no longer."""
_CAPTION_MAX = 300
_CAPTION_LINES = 3


def candidates(blocks: Sequence[Block]) -> list[list[Rule]]:
    """For each block the rules whose pattern matches it, wherever it stands: most of the work."""
    return [_matching(block) for block in blocks]


def verdicts(
    blocks: Sequence[Block], rules: Sequence[list[Rule]], *, title: int | None
) -> tuple[str | None, ...]:
    """For each block the kind of furniture it is, or None where it is of the article.

    `rules` are the `candidates` of the blocks; `title` is the index of the block known to be the title, which
    is never furniture.
    """
    out: list[str | None] = [None] * len(blocks)
    first, last = _body(blocks, rules)
    late = _late(blocks)
    n = 0
    while n < len(blocks):
        if n != title and out[n] is None:
            rule = _rule_for(rules[n], n, first, last, late)
            firm = rule is not None and (rule.scope == "end" or rule.why == MASTHEAD)
            if (n < first or n > last) and not firm and is_byline(blocks[n].text):
                out[n] = BYLINE
            elif rule:
                for reached in range(n, _reach(rule, blocks, n)):
                    if reached != title:
                        out[reached] = rule.why
        n += 1
    _captions(blocks, out, title)
    _author_cards(blocks, out, title)
    return tuple(out)


def folded(text: str) -> str:
    """`text` as the rules of the table see it: lower case, straight apostrophes, single plain spaces."""
    return _SPACE.sub(" ", text).strip().casefold().translate(_STRAIGHT)


def _matching(block: Block) -> list[Rule]:
    if len(block.text) > 400:
        return []
    line = folded(block.text)
    bare = line.rstrip(" :")
    return [
        rule
        for rule in lexicon().rules
        if len(line) <= rule.longest and (rule.pattern.fullmatch(line) or rule.pattern.fullmatch(bare))
    ]


def _body(blocks: Sequence[Block], rules: Sequence[list[Rule]]) -> tuple[int, int]:
    """Indexes of the first and the last paragraph that nothing speaks against."""
    found = [n for n, block in enumerate(blocks) if block.is_paragraph and not rules[n]]
    comments = [n for n, known in enumerate(rules) if any(rule.scope == "end" for rule in known)]
    end = min((n for n in comments if found and n > found[0]), default=len(blocks))
    found = [n for n in found if n < end]
    return (found[0], found[-1]) if found else (len(blocks), -1)


def _late(blocks: Sequence[Block]) -> int:
    """Index of the first block that lies wholly in the last third of the text."""
    sums = list(accumulate(len(block.text) for block in blocks))
    return next((n + 1 for n, length in enumerate(sums) if length >= _LATE * sums[-1]), len(blocks))


def _rule_for(rules: list[Rule], n: int, first: int, last: int, late: int) -> Rule | None:
    """The first rule that holds at this place; a rule about the edges needs an article between them."""
    held = {
        "any": True,
        "top": n < first < last + 1,
        "bottom": n > last >= 0,
        "edges": (n < first or n > last) and last >= 0,
        "after": n > first,
        "late": n >= late,
    }
    return next((rule for rule in rules if held[rule.where]), None)


def _reach(rule: Rule, blocks: Sequence[Block], n: int) -> int:
    """Index after the last block that the rule takes, beginning at `n`."""
    if rule.scope == "end":
        return len(blocks)
    end = n + 1
    if rule.scope == "list" and not re.search(r"[:>|\]] *\S", blocks[n].text):
        while end < len(blocks) and _is_listed(blocks, n, end):
            end += 1
    if rule.scope == "section":
        while end < len(blocks) and blocks[end].kind not in ("heading", "title"):
            end += 1
    return end


def _is_listed(blocks: Sequence[Block], n: int, at: int) -> bool:
    """Whether the block reads like a headline in the list under block `n`."""
    block = blocks[at]
    if block.kind == "heading" or len(block.text) > _LISTED_MAX:
        return False
    bulleted = block.kind == "item" or block.text[0] in "-•*·▪–"
    return bulleted or (block.kind is None and not block.text.endswith((".", "!", "…")) and not block.apart)


def _captions(blocks: Sequence[Block], out: list[str | None], title: int | None) -> None:
    """Mark the lines of a caption, which stand with no space between right above a picture's credit."""
    for n, why in enumerate(out):
        if why != "picture credit":
            continue
        start = n
        while start > 0 and not blocks[start].apart:
            start -= 1
        above = range(start, n)
        if len(above) < _CAPTION_LINES and all(
            k != title and len(blocks[k].text) <= _CAPTION_MAX and out[k] is None for k in above
        ):
            for k in above:
                out[k] = why


def _author_cards(blocks: Sequence[Block], out: list[str | None], title: int | None) -> None:
    """Mark a line that is the name a byline next to it begins with, as in the card of an author."""
    for n, why in enumerate(out):
        for near in (n - 1, n + 1):
            if why == BYLINE and 0 <= near < len(blocks) and near != title and out[near] is None:
                name = folded(blocks[near].text)
                if len(name.split()) <= 4 and folded(blocks[n].text).startswith(name):
                    out[near] = BYLINE
