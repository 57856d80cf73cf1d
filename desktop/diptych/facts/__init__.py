"""What a passage asserts: figures, dates, names, quotations, wording."""

from diptych.facts.analysis import Analysis, Facts
from diptych.facts.figure import Date, Figure, Kind, Mode, Op
from diptych.facts.wording import Modality, Modifier, Name, Quote, Saying

__all__ = [
    "Analysis",
    "Date",
    "Facts",
    "Figure",
    "Kind",
    "Modality",
    "Mode",
    "Modifier",
    "Name",
    "Op",
    "Quote",
    "Saying",
]
