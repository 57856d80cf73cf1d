"""A rule's finding comes in, the divergence as the reader sees it goes out: type, kind and a stable id."""

from typing import Protocol

from diptych.compare.agreement import FigurePair
from diptych.compare.comparison import Divergence, DivergenceKind
from diptych.facts import Analysis
from diptych.i18n import _, quoted
from diptych.text import Span

_TYPES = {
    "F0": "same", "F1": "rounding-compatible", "F2": "rounding-compatible", "F3": "value-conflict",
    "F4": "currency-mismatch", "F5": "unit-mismatch", "F6": "value-conflict", "F7": "attribution-conflict",
    "F8": "unit-mismatch", "F9": "value-conflict", "F10": "one-sided", "F11": "value-conflict",
    "F12": "framing",
    "D1": "rounding-compatible", "D2": "date-conflict", "D3": "one-sided", "D4": "date-conflict",
    "G1": "framing", "G2": "framing", "G3": "framing", "G4": "framing", "G5": "framing", "G6": "framing",
    "G7": "framing", "G8": "quote-altered", "G9": "framing", "G10": "framing", "G11": "one-sided",
    "G12": "framing", "G13": "framing",
}  # fmt: skip
_LENSES = {
    "F12": "modality", "G1": "evaluative", "G2": "evaluative", "G3": "naming", "G4": "naming",
    "G5": "modality", "G6": "reporting-verb", "G7": "agency", "G9": "motive",
    "G12": "modality", "G13": "evaluative",
}  # fmt: skip
_KINDS: dict[str, DivergenceKind] = {
    "F7": "source", "F12": "framing", "D1": "date", "D2": "date", "D3": "date", "D4": "date",
    "G1": "framing", "G2": "framing", "G3": "framing", "G4": "framing", "G5": "framing", "G6": "framing",
    "G7": "framing", "G8": "quote", "G9": "framing", "G10": "framing", "G11": "onesided", "G12": "framing",
    "G13": "framing",
}  # fmt: skip


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


class Pair(Protocol):
    """Two things held against each other."""

    @property
    def left(self) -> Spanned:
        """The one of the left."""

    @property
    def right(self) -> Spanned:
        """The one of the right."""


def linked_at(score: float) -> str:
    """How sure it is that two passages tell one thing, as a reason; no machine is ever wholly sure.

    A score of 0 is that of passages which only a figure of theirs brings together.
    """
    if not score:
        return _("beside figures that may be one")
    return _("in passages linked at {percent}%").format(percent=min(99, round(100 * score)))


def because(pair: FigurePair) -> str:
    """Why two figures are thought to be of one fact, as a reason."""
    if pair.link is not None:
        return linked_at(pair.link.score)
    if pair.same_thing:
        return _("both count or measure the same thing")
    return _("figures so particular that a near twin is no chance, beside the same names")


def written(analysis: Analysis, span: Span) -> str:
    """The words of `span`, in quotation marks."""
    return quoted(span.of(analysis.article.text))


def on_one_side(
    code: str, side: str, span: Span, severity: float, *, gap: str, explanation: str, reasons: tuple[str, ...]
) -> Divergence:
    """The divergence that the rule `code` found at `span` of one article, `side` "A" or "B" of the pair."""
    return Divergence(
        id=f"{code}-{side}-{span.start}",
        code=code,
        type=_TYPES[code],
        lens=_LENSES.get(code),
        kind=_KINDS.get(code, "figure"),
        severity=round(severity, 3),
        left=span if side == "A" else None,
        right=span if side == "B" else None,
        gap=gap,
        explanation=explanation,
        reasons=reasons,
    )


def on_either_side(
    code: str,
    spans: tuple[Span | None, Span | None],
    severity: float,
    *,
    gap: str,
    explanation: str,
    reasons: tuple[str, ...],
    lens: str,
) -> Divergence:
    """The divergence of two articles as wholes, at the places of each that show it, where it has any."""
    left, right = spans
    return Divergence(
        id=f"{code}-{'' if left is None else left.start}-{'' if right is None else right.start}",
        code=code,
        type=_TYPES[code],
        lens=lens,
        kind=_KINDS.get(code, "figure"),
        severity=severity,
        left=left,
        right=right,
        gap=gap,
        explanation=explanation,
        reasons=reasons,
    )


def divergence(
    code: str,
    pair: Pair,
    severity: float,
    *,
    gap: str,
    explanation: str,
    reasons: tuple[str, ...],
    type: str | None = None,
) -> Divergence:
    """The divergence that the rule `code` found in `pair`; `type` overrides the rule's usual one."""
    left, right = pair.left.span, pair.right.span
    found = type or _TYPES[code]
    kind = "source" if found == "attribution-conflict" else _KINDS.get(code, "figure")
    return Divergence(
        id=f"{code}-{left.start}-{right.start}",
        code=code,
        type=found,
        lens=_LENSES.get(code) if found == "framing" else None,
        kind=kind,
        severity=round(severity, 3),
        left=left,
        right=right,
        gap=gap,
        explanation=explanation,
        reasons=reasons,
    )
