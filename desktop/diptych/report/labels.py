"""The taxonomy's words come in, the words the user reads for them go out."""

from diptych.compare import Divergence, DivergenceKind
from diptych.i18n import _

KINDS: tuple[DivergenceKind, ...] = ("figure", "date", "source", "quote", "framing", "onesided")
"""In the order of every legend."""


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
    }
    return lenses.get(row.lens or "") or types.get(row.type, row.type)
