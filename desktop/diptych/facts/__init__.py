"""What a passage asserts: figures, dates, names, quotations, wording."""

from diptych.facts.actor_mentions import ActorMention
from diptych.facts.actors import Actor
from diptych.facts.analysis import Analysis, Facts
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
    "Actor",
    "ActorMention",
    "Analysis",
    "Calling",
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
    "analyse",
    "analyser",
    "find_dates",
    "find_figures",
    "is_content",
    "packed",
    "skim_figures",
    "unpacked",
]
