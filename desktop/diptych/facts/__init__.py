"""What a passage asserts: figures, dates, names, quotations, wording."""

from diptych.facts.actor_mentions import ActorMention
from diptych.facts.actors import Actor
from diptych.facts.analysis import Analysis, Facts, parse_of
from diptych.facts.by_hand import (
    KINDS,
    MODES,
    Amount,
    Correction,
    amount_of,
    is_unit,
    read_amount,
    units_of,
    with_corrections,
    written_number,
)
from diptych.facts.dates import find_dates
from diptych.facts.figure import Date, Figure, Kind, Mode, Op
from diptych.facts.figures import find_figures
from diptych.facts.find import analyse
from diptych.facts.keeping import analyser, packed, unpacked
from diptych.facts.parse import Parse
from diptych.facts.people import Calling
from diptych.facts.skim import Skimmed, skim_figures
from diptych.facts.terms import Terms, is_content
from diptych.facts.wording import Modality, Modifier, Name, Quote, Saying

__all__ = [
    "KINDS",
    "MODES",
    "Actor",
    "ActorMention",
    "Amount",
    "Analysis",
    "Calling",
    "Correction",
    "Date",
    "Facts",
    "Figure",
    "Kind",
    "Modality",
    "Mode",
    "Modifier",
    "Name",
    "Op",
    "Parse",
    "Quote",
    "Saying",
    "Skimmed",
    "Terms",
    "amount_of",
    "analyse",
    "analyser",
    "find_dates",
    "find_figures",
    "is_content",
    "is_unit",
    "packed",
    "parse_of",
    "read_amount",
    "skim_figures",
    "units_of",
    "unpacked",
    "with_corrections",
    "written_number",
]
