"""Raw characters come in, clean ones go out, before any offset exists."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """One word whose broken encoding (mojibake) was mended."""

    found: str
    mended: str
    at: int
    """Offset of the mended word in the cleaned text."""
