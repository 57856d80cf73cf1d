"""How a passage says what it says: how sure, who says so, in which words."""

from dataclasses import dataclass
from typing import Literal

from diptych.text import Span

Stance = Literal["neutral", "assertive", "factive", "doubtful", "polemic"]
"""What a reporting verb lends to the reporter, after Recasens 2013."""

SayingForm = Literal["clause", "quotation", "stand", "noun", "marker", "colon"]
"""What makes an attribution one: a verb with a clause or a quotation, a verb with an infinitive or an object
("denies the charges"), a noun of speech, a marker such as "selon", a name and a colon in a title."""

Part = Literal["adjective", "noun", "verb", "adverb"]

QuoteForm = Literal["direct", "mixed", "scare", "title"]
"""A sentence of someone's, some of someone's words in the reporter's sentence, a word held at a distance,
the title of a work. The last two are nobody's utterance."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named actor, place or work."""

    span: Span
    text: str
    key: str
    """Folded last word: what two mentions of one actor share ("Elon Musk", "Musk")."""
    sentence: int


@dataclass(frozen=True, slots=True)
class Modality:
    """A verb group that is not plainly asserted."""

    span: Span
    kind: Literal["conditional", "hedged", "negated", "condition"]
    """Conditional of hearsay; hedge; negated verb; verb of an "if" clause."""
    lemma: str
    """Lemma of the main verb (or of what it governs) that the modality bears on."""
    cue: str
    """What gives it away: "aurait", "allegedly" …"""
    sentence: int


@dataclass(frozen=True, slots=True)
class Modifier:
    """An evaluative or graded word: an adjective on its noun, a noun, a verb, an adverb or a phrase."""

    span: Span
    """Of an adjective with its noun, else of the words alone."""
    lemma: str
    noun: str
    """Lemma of the noun that an adjective bears on, "" for other words."""
    grade: int
    """0 neutral, 1 marked, 2 strong, 3 extreme (after VAGO's graded vagueness)."""
    polarity: int
    """-1, 0 or +1."""
    entry: str
    """The lexicon entry that gave grade and polarity, for the explanation."""
    sentence: int
    part: Part
    word: Span
    """Of the evaluative words alone."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution: who is said to say it, and with which verb or marker."""

    span: Span
    """Of the cue: the reporting verb, the noun of speech or "selon"."""
    lemma: str
    stance: Stance
    source: Span | None
    """The source's words; None where it is not named in the sentence."""
    source_key: str
    """Folded head word of the source ("prefecture"), "" when it is anonymous or missing."""
    sentence: int
    """Of the cue."""
    content: tuple[Span, ...] = ()
    """What is said, in reading order: a clause, or the pieces of a quotation; () when nothing is found."""
    form: SayingForm = "clause"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks."""

    span: Span
    """Of the words inside the marks."""
    text: str
    speaker: str
    """Folded key of the speaker, "" when not found."""
    sentence: int
    source: Span | None = None
    """The speaker's words, where an attribution tells this quotation."""
    form: QuoteForm = "direct"
