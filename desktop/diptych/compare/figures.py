"""Pairs of figures come in, divergences F0 to F12 go out, axis by axis: value, unit, slots, mode."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from diptych.compare.agreement import FigurePair
from diptych.compare.comparison import Divergence
from diptych.compare.concepts import roles, tolls
from diptych.compare.pairing import gap_percent
from diptych.compare.parts import parts_of
from diptych.compare.quantity import Measure, are_misbased, gap
from diptych.compare.rates import Rate
from diptych.compare.scope import scope
from diptych.compare.setting import Setting
from diptych.compare.telling import because, divergence, written
from diptych.compare.units import unit
from diptych.facts import Analysis, Figure, Mode
from diptych.i18n import _, number

_COMPATIBLE = ("same", "rounding", "truncation", "bound", "near")
_SIZE = 5
"""How many times its least a vague count means: hundreds are 200 to 1 000."""
_CERTAIN = ("asserted", "attributed", "quoted")


def judge_figures(
    left: Analysis, right: Analysis, pairs: tuple[FigurePair, ...], *, rates: tuple[Rate, ...] = ()
) -> list[Divergence]:
    """Every code that applies to every pair, F0 among them (the axes are independent: de Marneffe 2008).

    rates: the user's, by which two sums in two currencies are judged once more.
    """
    axes = (_value, partial(unit, rates=rates), scope, _source, _mode)
    found: dict[tuple[object, ...], Divergence] = {}
    # where one side tells a figure with its currency and again without, the full telling is the one compared
    for pair in sorted(pairs, key=lambda pair: not (pair.ours.currency and pair.theirs.currency)):
        for judge in axes:
            for told in judge(left, right, pair):
                key = (told.code, pair.ours.dimension, _told(pair.ours), _told(pair.theirs))
                found.setdefault(key, told)
    return list(found.values())


def _value(left: Analysis, right: Analysis, pair: FigurePair) -> Iterator[Divergence]:
    """F0 same, F1 rounding, F2 bound, F3 scale slip, F6 conflict, F10 vague, F4 or F8 digits misnamed."""
    ours, theirs = written(left, pair.left.span), written(right, pair.right.span)
    sides = {"a": ours, "b": theirs}
    link = because(pair)
    match pair.relation:
        case "same":
            if pair.ours.currency == pair.theirs.currency:
                text = _("A: {a}, B: {b}: the same figure.").format(**sides)
                yield divergence(
                    "F0", pair, 0.0, gap="=", explanation=text, reasons=(_("same value and unit"), link)
                )
        case "rounding" | "truncation":
            cut = pair.relation == "truncation"
            text = _("A says {a}, B {b}: the same figure, rounded differently.").format(**sides)
            if cut:
                text = _("A says {a}, B {b}: one is the other cut off, not rounded.").format(**sides)
            why = _("only the first digits agree") if cut else _("the intervals of the written digits meet")
            yield divergence("F1", pair, 0.3 if cut else 0.2, gap="≈", explanation=text, reasons=(why, link))
        case "bound":
            if _is_of_size(pair):
                text = _("A says {a}, B {b}: one side rounds to the size of the figure.").format(**sides)
                why = _("a vague figure of one size with it")
                yield divergence("F1", pair, 0.25, gap="≈", explanation=text, reasons=(why, link))
            elif pair.ours.is_vague or pair.theirs.is_vague:
                yield _vague(pair, sides)
            else:
                text = _("A says {a}, B {b}: one is a bound that the other satisfies.").format(**sides)
                yield divergence(
                    "F2", pair, 0.2, gap="≤", explanation=text, reasons=(_("a bound or a range"), link)
                )
        case "scale":
            factor = number(_power(pair))
            text = _("A says {a}, B {b}: the same digits, {factor} times as much.").format(
                **sides, factor=factor
            )
            reasons = (_("ratio of a power of ten"), link)
            yield divergence("F3", pair, 0.95, gap=f"× {factor}", explanation=text, reasons=reasons)
        case "misnamed":
            text = _("A says {a}, B {b}: the same digits, another unit; {percent}% apart.").format(
                **sides, percent=number(gap_percent(pair))
            )
            if pair.ours.dimension == "pp":
                text = _("A says {a}, B {b}: the same number in percent and in points.").format(**sides)
            elif are_misbased(pair.ours, pair.theirs):
                text = _(
                    "A says {a}, B {b}: the same sum if one is of another span of time; {percent}% apart."
                ).format(**sides, percent=number(gap_percent(pair)))
            short = f"{pair.ours.unit} ≠ {pair.theirs.unit}"
            rated = "/" in pair.ours.unit and pair.ours.dimension.startswith("money")
            code = "F8" if rated or pair.ours.dimension == "pp" else "F4"
            reasons = (_("equal digits, unequal quantities"), link)
            yield divergence(
                code, pair, 0.8, gap=short, explanation=text, reasons=reasons, type="unit-mismatch"
            )
        case "far" if pair.ours.is_vague or pair.theirs.is_vague:
            yield _vague(pair, sides)
        case "near" | "far" if parts_of(left, right, pair) is None:
            # far apart and by two sources, both may be right: F7 tells it
            if pair.relation == "near" or pair.same_source is not False:
                yield _apart(left, right, pair)


def _power(pair: FigurePair) -> int:
    """The power of ten by which the two values differ."""
    low, high = sorted((abs(pair.ours.value or Decimal(1)), abs(pair.theirs.value or Decimal(1))))
    return int(Decimal(10) ** round((high / low).log10()))


def _vague(pair: FigurePair, sides: dict[str, str]) -> Divergence:
    text = _("A says {a}, B {b}: one side names a figure, the other stays vague.").format(**sides)
    reasons = (_("a vague figure"), because(pair))
    return divergence("F10", pair, 0.25, gap="…", explanation=text, reasons=reasons)


def _is_of_size(pair: FigurePair) -> bool:
    """Whether one counts, and the other tells the size of that count: 800, hundreds."""
    vague, told = sorted((pair.ours, pair.theirs), key=lambda side: not side.is_vague)
    if not vague.is_vague or told.value is None or told.dimension != "count":
        return False
    return vague.low <= told.value < min(vague.high, vague.low * _SIZE)


def _apart(left: Analysis, right: Analysis, pair: FigurePair) -> Divergence:
    """F6, or F9 where the articles or the phrases are of two days: one of the figures may be an update."""
    sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
    percent = number(gap_percent(pair))
    text = _("A says {a}, B {b}: a gap of {percent}%.").format(**sides, percent=percent)
    reasons = [_("the intervals of the written digits do not meet"), because(pair)]
    if pair.same_source is False:
        text += " " + _sources(left, right, pair)
    days = _days(left, right, pair)
    if days is not None:
        text += " " + _("Told on two days ({a} / {b}): the later may be an update.").format(
            a=days[0], b=days[1]
        )
        reasons.insert(1, _("updated: the tellings are of two days"))
    short = _("gap {percent}%").format(percent=percent)
    severity = min(0.9, 0.6 + float(gap(pair.ours, pair.theirs)))
    code = "F6" if days is None else "F9"
    return divergence(code, pair, severity, gap=short, explanation=text, reasons=tuple(reasons))


def _days(left: Analysis, right: Analysis, pair: FigurePair) -> tuple[str, str] | None:
    """The two days that the figures are of, by their own dates; a toll, by those of the articles."""
    told = [next((d.value for d in side.dates if d.value), None) for side in (pair.mine, pair.yours)]
    if told[0] and told[1]:
        return (told[0], told[1]) if pair.same_time is False else None
    of_people = pair.persons or bool(pair.mine.concepts & pair.yours.concepts & roles())
    if not (of_people and pair.same_thing) and not pair.mine.concepts & pair.yours.concepts & tolls():
        return None
    published = left.article.published, right.article.published
    if published[0] and published[1] and published[0][:10] != published[1][:10]:
        return published[0][:10], published[1][:10]
    return None


def _source(left: Analysis, right: Analysis, pair: FigurePair) -> Iterator[Divergence]:
    """F7 on the slot "according to whom": one thing, two sources, whether they give one value or two."""
    if pair.same_source is not False or (pair.left.source is None and pair.right.source is None):
        return
    if pair.relation in _COMPATIBLE:
        text = _("A says {a}, B {b}: the same figure from two sources.").format(
            a=written(left, pair.left.span), b=written(right, pair.right.span)
        )
        text += " " + _sources(left, right, pair)
        reasons = (_("same value, other source"), because(pair))
        yield divergence("F7", pair, 0.6, gap=_("other source"), explanation=text, reasons=reasons)
    elif pair.same_thing or pair.persons:
        sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
        percent = number(gap_percent(pair))
        text = _("A says {a}, B {b}: a gap of {percent}%.").format(**sides, percent=percent)
        text += " " + _sources(left, right, pair)
        reasons = (_("one thing counted by two sources"), because(pair))
        yield divergence("F7", pair, 0.5, gap=_("other source"), explanation=text, reasons=reasons)


def _sources(left: Analysis, right: Analysis, pair: FigurePair) -> str:
    ours, theirs = (
        figure.source.of(analysis.article.text).strip() if figure.source else ""
        for analysis, figure in ((left, pair.left), (right, pair.right))
    )
    if ours and theirs:
        return _("The figure comes from {a} in A, from {b} in B.").format(a=ours, b=theirs)
    named = {"side": "A" if ours else "B", "other": "B" if ours else "A", "source": ours or theirs}
    return _("The figure of {side} comes from {source}, that of {other} from another source.").format(**named)


def _mode(left: Analysis, right: Analysis, pair: FigurePair) -> Iterator[Divergence]:
    """F12: the figure is asserted on one side, in the conditional on the other."""
    modes = {_mode_of(pair.left, pair.mine), _mode_of(pair.right, pair.yours)}
    if pair.relation not in _COMPATIBLE or "conditional" not in modes or not modes & set(_CERTAIN):
        return
    if pair.mine.parties.foreseen or pair.yours.parties.foreseen:
        return  # what is foreseen is no surer than what would be
    # what is expected or possible on both sides is asserted on none, whatever verb the figure hangs on
    if any(
        _is_open(side, figure.sentence)
        for side, figure, mode in (
            (left, pair.left, _mode_of(pair.left, pair.mine)),
            (right, pair.right, _mode_of(pair.right, pair.yours)),
        )
        if mode != "conditional"
    ):
        return
    sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
    text = _("{b} is hedged in B, {a} asserted in A.").format(**sides)
    if _mode_of(pair.left, pair.mine) == "conditional":
        text = _("{a} is hedged in A, {b} asserted in B.").format(**sides)
    reasons = (_("conditional against indicative"), because(pair))
    yield divergence("F12", pair, 0.5, gap=_("hedged ≠ asserted"), explanation=text, reasons=reasons)


def _is_open(side: Analysis, sentence: int) -> bool:
    """Whether anything in a sentence is told as possible or as hearsay."""
    return any(
        told.sentence == sentence and told.kind in ("conditional", "hedged") for told in side.facts.modalities
    )


def _mode_of(figure: Figure, setting: Setting) -> Mode:
    """The figure's mode; a verb told as hearsay ("is said to have killed") is as good as a conditional."""
    if setting.parties.given and figure.mode == "conditional":
        return "asserted"
    hedged = setting.parties.hedged and not setting.parties.given
    return "conditional" if hedged and figure.mode != "quoted" else figure.mode


def _told(figure: Measure) -> tuple[Decimal | None, Decimal, Decimal]:
    return figure.value, figure.low, figure.high
