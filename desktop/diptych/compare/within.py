"""One article comes in, the figures by which it contradicts itself go out (F11).

Its title against its text, a part above its whole, two opposed shares above 100 %, parts that do not add up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from diptych.compare.agreement import FigurePair, Side, held, side
from diptych.compare.comparison import Divergence
from diptych.compare.concepts import concepts_of, disputed, roles, told_in, words_of
from diptych.compare.quantity import Measure, gap
from diptych.compare.telling import on_one_side, written
from diptych.facts import Analysis, Figure
from diptych.i18n import _, number

_COMPATIBLE = ("same", "rounding", "truncation", "bound")
_SAME_SIZE = Decimal("0.5")
"""Gap up to which a title and a text tell one figure."""
_LEAST = 3
"""Counts below which a title may mean others than the text."""
_LEAST_PARTS = 2
_WORD = re.compile(r"[^\W\d_]+")


def judge_within(analysis: Analysis, letter: str) -> list[Divergence]:
    """F11 of the article on the side `letter`, "A" or "B", at the figure that does not fit."""
    if not analysis.article.sentences:
        return []
    article = side(analysis)
    rules = (_title, _parts, _sums, _shares)
    return list({told.id: told for rule in reversed(rules) for told in rule(article, letter)}.values())


def _told(letter: str, figure: Figure, gap: str, explanation: str, reason: str) -> Divergence:
    return on_one_side("F11", letter, figure.span, 0.65, gap=gap, explanation=explanation, reasons=(reason,))


def _title(article: Side, letter: str) -> Iterator[Divergence]:
    """The title's figure, where the text tells one thing of that kind only, and otherwise."""
    analysis = article.analysis
    figures = [f for f in analysis.facts.figures if f.kind in ("count", "money", "percent")]
    heads = [f for f in figures if _is_title(analysis, f)]
    for head in heads:
        pairs = [
            pair
            for figure in figures
            if not _is_title(analysis, figure)
            and (pair := held(article, article, (head, figure), None, 1.0)) is not None
        ]
        # one figure of the kind that fits settles it, whatever it counts: a title is short of words
        if any(pair.relation in _COMPATIBLE for pair in pairs):
            continue
        rivals = [pair for pair in pairs if _tells_the_same(pair)]
        if len({pair.theirs.value for pair in rivals}) != 1:
            continue
        pair = rivals[0]
        text = _("{side} says {a} in its title, {b} in its text.").format(
            side=letter, a=written(analysis, head.span), b=written(analysis, pair.right.span)
        )
        percent = number((100 * gap(pair.ours, pair.theirs)).quantize(Decimal("0.1")))
        short = _("gap {percent}%").format(percent=percent)
        yield _told(letter, head, short, text, _("the text tells no figure that fits the title"))


def _is_title(analysis: Analysis, figure: Figure) -> bool:
    passage = analysis.article.sentences[figure.sentence].passage
    return analysis.article.passages[passage].kind == "title"


def _tells_the_same(pair: FigurePair) -> bool:
    if not pair.same_thing or pair.one_past or pair.ours.value is None or pair.theirs.value is None:
        return False
    if False in (pair.same_time, pair.same_place, pair.same_source):
        return False
    if pair.right.source is not None and pair.yours.concepts & disputed():
        return False
    if pair.ours.currency != pair.theirs.currency or pair.relation not in ("near", "far", "scale"):
        return False
    small = pair.ours.dimension == "count" and min(pair.ours.value, pair.theirs.value) < _LEAST
    return not small and (pair.relation == "scale" or gap(pair.ours, pair.theirs) <= _SAME_SIZE)


def _parts(article: Side, letter: str) -> Iterator[Divergence]:
    """Of "100 millions, dont 145", the 145: what is told to be part of a figure and lies above it."""
    analysis = article.analysis
    text, cue = analysis.article.text, _cues(analysis.article.language, "part")
    for whole, part in _neighbours(analysis):
        told_beside = cue.fullmatch(text, whole.span.end, part.span.start) or _counts_on(
            text, whole, part, cue
        )
        if not told_beside and not _is_taken_from(analysis, whole, part):
            continue
        ours, theirs = article.measures[whole], article.measures[part]
        if _comparable(article, whole, part) and theirs.low >= ours.high:
            told = _("{side} says {a}, of which {b}: a part larger than its whole.").format(
                side=letter, a=written(analysis, whole.span), b=written(analysis, part.span)
            )
            yield _told(letter, part, _("part > whole"), told, _("a part is never above its whole"))


def _is_taken_from(analysis: Analysis, whole: Figure, part: Figure) -> bool:
    """Whether the whole opens the clause, and the part has no noun of its own: "sur les 38 passagers, 41"."""
    text = analysis.article.text
    start = analysis.article.sentences[whole.sentence].span.start
    between = text[whole.span.end : part.span.start]
    return (
        _cues(analysis.article.language, "out_of").search(text, start, whole.span.start) is not None
        and part.unit is None
        and re.fullmatch(r"(?:\s+[^\W\d_]+){1,4},\s*", between) is not None
    )


def _counts_on(text: str, whole: Figure, part: Figure, cue: re.Pattern[str]) -> bool:
    """Whether only the noun counted stands between the whole and the cue: "12 blessés, dont 14 graves"."""
    between = text[whole.span.end : part.span.start]
    words, _comma, rest = between.rpartition(",")
    noun = words if rest else re.split(r"\s(?=\S+\s*$)", between)[0]
    following = between[len(noun) :]
    return (
        len(_WORD.findall(noun)) <= 3 and not re.search(r"[.;:()\d]", noun) and bool(cue.fullmatch(following))
    )


def _comparable(article: Side, whole: Figure, part: Figure) -> bool:
    """Whether two figures count one thing, so that the one can be part of the other."""
    ours, theirs = article.measures[whole], article.measures[part]
    if ours.dimension != theirs.dimension or None in (ours.value, theirs.value):
        return False
    if ours.currency != theirs.currency or ours.op == ">=" or theirs.op == "<=":
        return False
    if ours.dimension != "count":
        return ours.dimension.startswith("money")
    mine, yours = article.settings[whole], article.settings[part]
    persons = concepts_of("fates") | roles()
    both = all(told.people or told.concepts & persons for told in (mine, yours))
    # "14 graves" names no thing of its own
    return both or not yours.concepts or mine.noun == yours.noun or bool(mine.concepts & yours.concepts)


def _sums(article: Side, letter: str) -> Iterator[Divergence]:
    """Parts told one after the other, then "soit 12 au total": what they make is another number."""
    analysis = article.analysis
    text, cue = analysis.article.text, _cues(analysis.article.language, "total")
    figures = analysis.facts.figures
    for place, whole in enumerate(figures):
        parts = [
            f for f in figures[:place] if f.sentence == whole.sentence and _comparable(article, whole, f)
        ]
        beside = [f for f in figures[:place] if f.sentence == whole.sentence]
        if len(parts) < _LEAST_PARTS or parts != beside or any(f.op != "=" for f in (*parts, whole)):
            continue
        sentence = analysis.article.sentences[whole.sentence].span
        lead, after = text[parts[-1].span.end : whole.span.start], text[whole.span.end : sentence.end]
        if not cue.search(lead) or not _cues(analysis.article.language, "in_all").search(
            lead + " … " + after
        ):
            continue
        total = sum((article.measures[f].value or Decimal(0) for f in parts), Decimal(0))
        slack = sum(_slack(article.measures[f]) for f in (*parts, whole))
        if abs(total - (article.measures[whole].value or Decimal(0))) >= max(slack, Decimal(1)):
            told = _("{side} says {a} in all, but the parts it names make {sum}.").format(
                side=letter, a=written(analysis, whole.span), sum=number(total)
            )
            short = f"{number(total)} ≠ {whole.text}"
            yield _told(letter, whole, short, told, _("the parts do not add up to the whole told"))


def _slack(told: Measure) -> Decimal:
    """Half of the last written digit; nothing for a count, which is told to the unit."""
    return Decimal(0) if told.dimension == "count" else (told.high - told.low) / 2


def _shares(article: Side, letter: str) -> Iterator[Divergence]:
    """Two opposed shares of one sentence (for, against; yes, no) that make more than the whole."""
    analysis = article.analysis
    text = analysis.article.text
    for one, other in _neighbours(analysis):
        ours, theirs = article.measures[one], article.measures[other]
        if {ours.dimension, theirs.dimension} != {"share"} or ours.value is None or theirs.value is None:
            continue
        if ours.value + theirs.value <= 1 + _slack(ours) + _slack(theirs):
            continue
        sentence = analysis.article.sentences[other.sentence].span
        halves = text[one.span.end : other.span.start], text[other.span.end : sentence.end]
        camps = [{c for _p, c in told_in(half, "camps", analysis.article.language)} for half in halves]
        if len(camps[0]) == len(camps[1]) == 1 and _opposed(*camps[0], *camps[1]):
            told = _("{side} says {a} and {b} of two opposed camps: more than the whole.").format(
                side=letter, a=written(analysis, one.span), b=written(analysis, other.span)
            )
            yield _told(letter, other, _("more than 100%"), told, _("opposed shares never exceed the whole"))


def _opposed(one: str, other: str) -> bool:
    """Whether two camps are the two of one question: "vote-for", "vote-against"."""
    return one != other and one.partition("-")[0] == other.partition("-")[0]


def _neighbours(analysis: Analysis) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures that follow each other in a sentence."""
    figures = analysis.facts.figures
    for one, other in pairwise(figures):
        if one.sentence == other.sentence and one.span.end <= other.span.start:
            yield one, other


@cache
def _cues(language: str, key: str) -> re.Pattern[str]:
    """The words of `key` in the table, with the punctuation and hedges that may stand around them."""
    words, about = words_of("sums_up", key, language), words_of("sums_up", "about", language)
    if key == "part":
        return re.compile(rf"\s*,?\s*(?:{words})\s+(?:(?:{about})\s+)?", re.IGNORECASE)
    if key == "out_of":
        return re.compile(rf"(?<!\w)(?:{words})\s+(?:(?:{about})\s+)?$", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
