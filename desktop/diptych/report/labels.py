"""The taxonomy's words come in, the words the user reads for them go out."""

from diptych.compare import Divergence, DivergenceKind, Reason, Verdict
from diptych.i18n import _

KINDS: tuple[DivergenceKind, ...] = ("figure", "date", "source", "quote", "framing", "onesided")
"""In the order of every legend."""


VERDICTS: tuple[Verdict, ...] = (
    "open",
    "explained",
    "error-left",
    "error-right",
    "both-wrong",
    "needs-source",
)
"""In the order of their keys, 1 to 6."""

REASONS: tuple[Reason, ...] = (
    "",
    "misheard",
    "source-mistaken",
    "miscalculated",
    "unit-or-scale-slip",
    "stale",
    "copied",
)
"""In the order of the list."""


def verdict_label(verdict: Verdict) -> str:
    """The words for a verdict."""
    return {
        "open": _("Open"),
        "explained": _("Explained"),
        "error-left": _("Error in A"),
        "error-right": _("Error in B"),
        "both-wrong": _("Both wrong"),
        "needs-source": _("Needs a source"),
    }[verdict]


def reason_label(reason: Reason) -> str:
    """The words for the reason of an error; "" when it is unsaid."""
    return {
        "": "",
        "misheard": _("misheard"),
        "source-mistaken": _("source mistaken"),
        "miscalculated": _("miscalculated"),
        "unit-or-scale-slip": _("unit or scale slip"),
        "stale": _("stale"),
        "copied": _("copied from elsewhere"),
    }[reason]


def kind_label(kind: DivergenceKind) -> str:
    """The word on the chip of a kind."""
    return {
        "figure": _("Value"),
        "date": _("Date"),
        "source": _("Source"),
        "quote": _("Quotation"),
        "framing": _("Framing"),
        "onesided": _("One side only"),
    }[kind]


def type_label(row: Divergence) -> str:
    """The words for the type of a divergence, or for its lens where it is a framing."""
    types = {
        "same": _("Same value"),
        "rounding-compatible": _("Rounding"),
        "value-conflict": _("Values differ"),
        "currency-mismatch": _("Currency"),
        "unit-mismatch": _("Unit"),
        "date-conflict": _("Dates differ"),
        "scope-conflict": _("Scope"),
        "attribution-conflict": _("Attribution"),
        "quote-altered": _("Quotation altered"),
        "one-sided": _("One side only"),
        "framing": _("Framing"),
    }
    lenses = {
        "evaluative": _("Evaluation"),
        "naming": _("Naming"),
        "modality": _("Modality"),
        "reporting-verb": _("Reporting verb"),
        "agency": _("Agency"),
        "motive": _("Motive"),
        "metaphor": _("Metaphor"),
        "place": _("Place in the article"),
    }
    return lenses.get(row.lens or "") or types.get(row.type, row.type)
