"""A pair of figures comes in, F7 and F8 go out: one number told of another whole, place, basis or change."""

import re
from collections.abc import Iterator
from functools import cache

from diptych.compare.agreement import FigurePair
from diptych.compare.comparison import Divergence
from diptych.compare.concepts import told_in, words_of
from diptych.compare.parts import parts_of
from diptych.compare.telling import because, divergence, written
from diptych.facts import Analysis, Figure
from diptych.i18n import _
from diptych.text import Span

_COMPATIBLE = ("same", "rounding", "truncation", "bound")
_BESIDE = 40
"""Characters before and after a figure in which a word tells its basis ("1 450 euros brut")."""
_SCALAR = ("length", "area", "weight", "speed", "percent", "money", "count")
_REACH = 60
"""Characters before a figure in which the verb that it completes is looked for."""


def scope(left: Analysis, right: Analysis, pair: FigurePair) -> Iterator[Divergence]:
    """At most one finding: the whole and its parts, the thing counted, the basis, the place, the change."""
    sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
    parts = parts_of(left, right, pair)
    if parts and pair.relation not in _COMPATIBLE:
        whole, part, rest = (figure.text for figure in parts)
        text = _(
            "A says {a}, B {b}: {part} and {rest} make {whole}; the two do not count the same whole."
        ).format(**sides, part=part, rest=rest, whole=whole)
        short = f"{parts[0].value} = {parts[1].value} + {parts[2].value}"
        yield _found(pair, short, text, _("the numbers told beside add up"))
        return
    if pair.relation not in (*_COMPATIBLE, "near"):
        return
    if pair.same_recipient is False and pair.link is not None and pair.link.tier == "strong":
        yield _other_recipient(left, right, pair, sides)
    if pair.relation not in _COMPATIBLE:
        return
    if bases := _other_bases(left, right, pair):
        text = _("A says {a} ({one}), B {b} ({other}): the same number, reckoned on another basis.").format(
            **sides, one=bases[0], other=bases[1]
        )
        reasons = (_("gross or net, pledged or paid, of those registered or voting"), because(pair))
        short = f"{bases[0]} ≠ {bases[1]}"
        yield divergence("F8", pair, 0.6, gap=short, explanation=text, reasons=reasons)
    elif pair.same_whole is False and pair.mine.parties.whole and pair.yours.parties.whole:
        text = _("A says {a} of {one}, B {b} of {other}: the same share of two wholes.").format(
            **sides,
            one=written(left, pair.mine.parties.whole.span),
            other=written(right, pair.yours.parties.whole.span),
        )
        yield _found(pair, _("other whole"), text, _("shares of two wholes"))
    elif pair.rivals and pair.same_thing is not True and pair.relation == "same":
        text = _("A says {a}, B {b}: the same number of two things ({one} / {other}).").format(
            **sides, one=pair.left.about or pair.left.unit, other=pair.right.about or pair.right.unit
        )
        short = f"{pair.left.about} ≠ {pair.right.about}"
        reasons = (_("equal numbers of unequal things"), because(pair))
        yield divergence("F8", pair, 0.7, gap=short, explanation=text, reasons=reasons)
    elif ("/" in pair.ours.unit) != ("/" in pair.theirs.unit) and pair.ours.told == pair.theirs.told:
        text = _("A says {a}, B {b}: the same number, by the {basis} on one side only.").format(
            **sides, basis=(pair.ours.unit + pair.theirs.unit).partition("/")[2]
        )
        yield _found(pair, _("other basis"), text, _("the basis is told on one side only"))
    elif pair.same_place is False:
        places = (
            side.place.of(analysis.article.text) if side.place else ""
            for analysis, side in ((left, pair.mine), (right, pair.yours))
        )
        text = _("A says {a}, B {b}: the same number, told of another place ({here} / {there}).").format(
            **sides, **dict(zip(("here", "there"), places, strict=True))
        )
        yield _found(pair, _("other place"), text, _("same value, other place"))
    elif {_change(left, pair.left), _change(right, pair.right)} == {"change", "level"}:
        text = _("A says {a}, B {b}: a change on one side, a level on the other.").format(**sides)
        yield _found(pair, _("change ≠ level"), text, _("same value, a change against a level"))


def _other_recipient(left: Analysis, right: Analysis, pair: FigurePair, sides: dict[str, str]) -> Divergence:
    """F7 on the slot "to whom, for what": 51 millions for the owners, 51,2 for the founder."""
    ours, theirs = pair.mine.parties.recipient, pair.yours.parties.recipient
    one, other = (
        written(analysis, phrase.span) if phrase else ""
        for analysis, phrase in ((left, ours), (right, theirs))
    )
    text = _("A says {a}, B {b}: to or for {one} in A, {other} in B.").format(**sides, one=one, other=other)
    return _found(pair, _("other recipient"), text, _("same value, to or for somebody else"))


def _other_bases(left: Analysis, right: Analysis, pair: FigurePair) -> tuple[str, str] | None:
    """The words by which each side names one basis of one question, and not the same: gross, net."""
    ours, theirs = _bases(left, pair.left, pair.mine.clause), _bases(right, pair.right, pair.yours.clause)
    for question in ours.keys() & theirs.keys():
        one, other = ours[question], theirs[question]
        if len(one) == len(other) == 1 and one.keys() != other.keys():
            return next(iter(one.values())), next(iter(other.values()))
    return None


def _bases(analysis: Analysis, figure: Figure, clause: Span) -> dict[str, dict[str, str]]:
    """What the words beside a figure say that it is reckoned on: by question, the basis with its word."""
    start = max(clause.start, figure.span.start - _BESIDE)
    end = min(max(clause.end, figure.span.end), figure.span.end + _BESIDE)
    text = Span(start, end).of(analysis.article.text)
    found: dict[str, dict[str, str]] = {}
    for place, basis in told_in(text, "bases", analysis.article.language):
        word = re.match(r"[\w’'-]+", text[place:])
        found.setdefault(basis.partition("-")[0], {})[basis] = word[0] if word else ""
    return found


def _found(pair: FigurePair, short: str, text: str, reason: str) -> Divergence:
    return divergence(
        "F7", pair, 0.55, gap=short, explanation=text, reasons=(reason, because(pair)), type="scope-conflict"
    )


def _change(analysis: Analysis, figure: Figure) -> str:
    """Whether the figure tells how far something changed ("monté de 6 mètres") or where it stands."""
    if figure.kind not in _SCALAR or not analysis.article.sentences:
        return ""
    start = max(analysis.article.sentences[figure.sentence].span.start, figure.span.start - _REACH)
    lead = Span(start, figure.span.start).of(analysis.article.text)
    change, level = _verbs(analysis.article.language)
    if change.search(lead):
        return "change"
    return "level" if level.search(lead) else ""


@cache
def _verbs(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of change with the "de" or "by" of their amount, and words of a level, before a figure."""
    change, level = (words_of("movement", key, language) for key in ("change", "level"))
    by = r"(?:de|d['’]|by)" if language == "en" else r"(?:de|d['’])"
    joint = rf"(?:\s+[^\W\d_]+){{0,2}}?\s+{by}\s*(?:plus de |près de |environ |about |more than |nearly )?"
    return (
        re.compile(rf"(?<!\w)(?:{change})\w*{joint}$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{level})\w*(?:\s+(?:à|at|to|les|plus de|about|nearly))?\s+$", re.IGNORECASE),
    )
