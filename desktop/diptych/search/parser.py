"""What the user typed comes in, a tree of what is asked goes out.

Words stand side by side (all of them are wanted), "phrases", OR/OU, NOT/NON/SAUF/-, parentheses, prefix*,
wild*cards, fuzzy~, "near words"~5, ="exact words", fields (titre:, source:, date:2025-02..2025-04 …) and
figures (chiffre:97e9..98e9, >= 100 morts, 97,4 milliards). What is unfinished, as it is while somebody types,
is read as far as it goes; operators are capitals, so that "et" and "or" remain words.
"""

import re
from dataclasses import replace
from math import inf

from diptych.errors import QueryError
from diptych.i18n import _
from diptych.search import values
from diptych.search.fields import KNOWN, PLACES, SIDES, Meaning, meaning_of, near_field
from diptych.search.measures import QUOTED, figures_in
from diptych.search.query import (
    All,
    Amount,
    Any,
    Fuzzy,
    Like,
    Node,
    Parsed,
    Pattern,
    Place,
    Told,
    Without,
    Words,
    leaves,
    placed,
    with_units,
)
from diptych.text import Span, words

LONGEST = 500
"""Characters of the longest query. A stock Whoosh hangs for minutes on a pasted page."""
MOST_WORDS = 60
LONGEST_PHRASE = 30
DEEPEST = 12
"""Parentheses within each other."""
_FARTHEST = 10
"""Words between two that are near each other."""
_MOST_LETTERS = 2
"""In which a fuzzy word may differ."""
_LEAST_LETTERS = 2
"""Of a word with an asterisk."""

_AND = re.compile(r"(?:AND|ET|&&)(?=[\s(]|$)")
_OR = re.compile(r"(?:OR|OU|\|\|)(?=[\s(]|$)")
_NOT = re.compile(r"(?:NOT|NON|SAUF|ANDNOT)(?=[\s(]|$)|[-−](?=[^\s\d])")
_QUOTE = re.compile(r"[\"“”«»„]")
# "titre : x" as French sets it, "date>=2025" and "chiffre>100" as a formula has it
_FIELD = re.compile(r"([^\W\d_]{2,20})(?:[ \u00a0\u202f]?:(?!//)|(?=(?:[<>≥≤]=?|=[<>]?)\s?\d))")
_SIGN = re.compile(r"(>=|<=|=>|=<|≥|≤|>|<)\s*(?=\S)")
_RUN = re.compile(r"[^\s()\"“”«»„]+")
_VALUE = re.compile(r"(?:>=|<=|=>|=<|[<>≥≤=])?\s*[^\s()\"“”«»„]+(?:(?:(?<=\.\.)|\s\.\.)\s?[^\s()\"“”«»„]+)?")
_SPACE = re.compile(r"\s+")
_FUZZY = re.compile(r"(.+?)~(\d*)$")
_NOUN = re.compile(r"[ \u00a0\u202f]+([^\W\d_]{2,})")


def parsed(query: str) -> Parsed:
    """What a query asks; control characters count as spaces.

    Raises QueryError, with the place of the mistake, when the query is too long, holds no word, or asks for
    a figure or a date that is none.
    """
    text = "".join(char if char.isprintable() else " " for char in query)
    if len(text.strip()) > LONGEST:
        message = _("The search has {n} characters, more than {most}; search for fewer words.")
        raise QueryError(message.format(n=len(text.strip()), most=LONGEST), at=(LONGEST, len(text)))
    if not words(text) and not re.search(r"[*?]", text):
        raise _nothing()
    reader = _Reader(text)
    node = reader.either(0)
    if node is None:
        raise _nothing()
    found = leaves(node) + leaves(node, wanted=False)
    if (
        sum(len(words(leaf.text)) for leaf in found if isinstance(leaf, Words))
        + sum(not isinstance(leaf, Words) for leaf in found)
        > MOST_WORDS
    ):
        message = _("The search has more than {words} words, or a phrase of more than {phrase}; shorten it.")
        raise QueryError(message.format(words=MOST_WORDS, phrase=LONGEST_PHRASE))
    return Parsed(node, tuple(reader.notes), tuple(reader.meant))


def _nothing() -> QueryError:
    return QueryError(_("There is no word in the search; type at least one word or number."))


class _Reader:
    """Reads a query from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.notes: list[str] = []
        self.meant: list[str] = []
        self._figures = figures_in(text)

    def either(self, depth: int) -> Node | None:
        """Parts with OR between them, until a parenthesis closes or the query ends."""
        found: list[Node] = []
        while True:
            part = self._every(depth)
            if part:
                found.append(part)
            if not self._take(_OR):
                break
        if not found:
            return None
        return found[0] if len(found) == 1 else Any(tuple(found))

    def _every(self, depth: int) -> Node | None:
        found: list[Node] = []
        while True:
            self._skip()
            if self._at >= len(self._text) or _OR.match(self._text, self._at):
                break
            if self._text[self._at] == ")":
                if depth:
                    break
                self._at += 1
                continue
            if self._take(_AND):
                continue
            part = self._negated(depth)
            if part and part not in found:
                found.append(part)
        if not found:
            return None
        found = with_units(found)
        return found[0] if len(found) == 1 else All(tuple(found))

    def _negated(self, depth: int) -> Node | None:
        negative = False
        while self._take(_NOT):
            negative = not negative
            self._skip()
        if self._at >= len(self._text) or self._text[self._at] == ")":
            return None
        part = self._primary(depth)
        return Without(part) if part and negative else part

    def _primary(self, depth: int) -> Node | None:
        text, at = self._text, self._at
        if text[at] == "(":
            return self._group(depth)
        if text[at] == "=" and at + 1 < len(text) and not text[at + 1].isspace():
            self._at += 1
            return self._exact(at)
        if sign := _SIGN.match(text, at):
            return self._compared(sign)
        if _QUOTE.match(text, at):
            return self._phrase("any")
        if (field := _FIELD.match(text, at)) and (meaning := self._meaning(field)):
            self._at = field.end()
            return self._field(meaning, at, depth)
        for figure in self._figures:
            if figure.span.start == at:
                self._at = figure.span.end
                literally = Words(figure.span.of(text), figure.span)
                if len(words(literally.text)) < 2:
                    # "12 %" is more than the word "12"
                    return figure.amount
                return Any((literally, figure.amount))
        return self._run("any")

    def _group(self, depth: int) -> Node | None:
        if depth >= DEEPEST:
            message = _("There are more than {n} parentheses within each other; take some away.")
            raise QueryError(message.format(n=DEEPEST), at=(self._at, self._at + 1))
        self._at += 1
        found = self.either(depth + 1)
        # a parenthesis that is not closed yet ends with the query
        if self._at < len(self._text) and self._text[self._at] == ")":
            self._at += 1
        return found

    def _exact(self, start: int) -> Node | None:
        quoted = _QUOTE.match(self._text, self._at)
        found = self._phrase("any") if quoted else self._run("any", plain=True)
        if isinstance(found, Words):
            return replace(found, exact=True, slop=0, at=Span(start, found.at.end))
        return found

    def _phrase(self, place: Place) -> Node | None:
        found = QUOTED.match(self._text, self._at)
        if not found:
            # not closed yet: its words are looked for one by one
            self._at += 1
            return None
        start, self._at = self._at, found.end()
        inside = words(found[1])
        at = Span(start, found.end())
        if len(inside) > LONGEST_PHRASE:
            message = _(
                "The search has more than {words} words, or a phrase of more than {phrase}; shorten it."
            )
            raise QueryError(message.format(words=MOST_WORDS, phrase=LONGEST_PHRASE), at=(at.start, at.end))
        if not inside:
            return None
        slop = min(int(found[2]), _FARTHEST) if found[2] else 0
        return Words(found[1].strip(), at, place, slop=slop)

    def _run(self, place: Place, *, plain: bool = False) -> Node | None:
        """A word, with what follows it without a space: an asterisk, a tilde, a hyphen."""
        found = _RUN.match(self._text, self._at)
        if not found:
            self._at += 1
            return None
        start = self._at
        text = self._up_to_figure(found.group(), start)
        self._at = start + len(text)
        at = Span(start, self._at)
        if not plain:
            if (fuzzy := _FUZZY.match(text)) and len(words(fuzzy[1])) == 1 and not fuzzy[1][0].isdigit():
                distance = min(int(fuzzy[2] or 1), _MOST_LETTERS)
                return Fuzzy(words(fuzzy[1])[0].of(fuzzy[1]), at, distance, place)
            if "*" in text or "?" in text.rstrip("?!"):
                return self._pattern(text, at, place)
        parts = [Words(span.of(text), span.shifted(start), place) for span in words(text)]
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else All(tuple(dict.fromkeys(parts)))

    def _up_to_figure(self, text: str, start: int) -> str:
        """The run without a figure that begins inside it; a number with spaces in it whole."""
        for figure in self._figures:
            if start < figure.span.start < start + len(text):
                return text[: figure.span.start - start]
        if text[0].isdigit() or text[:1] in "+":
            (first, *_rest) = words(self._text[start:]) or (Span(0, 0),)
            if first.start == 0 and first.end > len(text):
                return self._text[start : start + first.end]
        return text

    def _pattern(self, text: str, at: Span, place: Place) -> Node | None:
        bare = re.sub(r"[^\w*?'’-]", "", text)
        letters = re.sub(r"[\W_]", "", bare)
        if not letters and set(bare) <= {"?"}:
            return None
        if len(letters) < _LEAST_LETTERS:
            message = _(
                "“{text}” would find nearly everything; type at least {n} letters beside the asterisk."
            )
            raise QueryError(message.format(text=text[:40], n=_LEAST_LETTERS), at=(at.start, at.end))
        return Pattern(bare, at, place)

    def _compared(self, sign: re.Match[str]) -> Node | None:
        start, self._at = self._at, sign.end()
        rest = self._text[self._at : self._at + 80]
        read = [one for one in values.skimmed(rest) if one.span.start == 0]
        if read:
            one = read[0]
            self._at += one.span.end
            unit = one.unit or ""
            if one.kind == "count" and (noun := _NOUN.match(self._text, self._at)):
                self._at, unit = noun.end(), noun[1] if unit else ""
                self._at = noun.end() if unit else noun.start()
            at = Span(start, self._at)
            return values.compared(
                sign[1], float(one.value), unit, one.kind if one.kind != "count" else "", at
            )
        run = _RUN.match(self._text, self._at)
        if run is None:
            return None
        self._at = run.end()
        return values.amount(sign[1] + run.group(), Span(start, self._at))

    def _meaning(self, field: re.Match[str]) -> Meaning | None:
        """What a field asks for; None, with a note, for what is no field."""
        meaning = meaning_of(field[1])
        if field.end() == field.end(1):
            return meaning if meaning in ("date", "figure") else None
        if meaning is None and field.end() > field.end(1) + 1:
            return None
        if meaning is None and (near := near_field(field[1])):
            message = _("“{word}:” is no field and was looked for as a word; is it “{field}:”?")
            self.notes.append(message.format(word=field[1], field=near))
            self.meant.append(self._text[: field.start()] + near + self._text[field.end(1) :])
        return meaning

    def _field(self, meaning: Meaning, start: int, depth: int) -> Node | None:
        self._skip()
        text = self._text
        if self._at >= len(text):
            return None
        if meaning in PLACES:
            place = PLACES[meaning]
            if text[self._at] == "(":
                return placed(self._group(depth), place)
            return self._phrase(place) if _QUOTE.match(text, self._at) else self._run(place)
        exact = meaning in KNOWN and text[self._at] == "="
        self._at += exact
        value = self._value(meaning)
        if not value.strip():
            return None
        at = Span(start, self._at)
        if meaning == "date" or meaning in SIDES:
            return values.dated(SIDES.get(meaning, "") + value, at)
        if meaning == "figure":
            return values.amount(value, at)
        if meaning in ("currency", "unit"):
            return Amount(-inf, inf, at, value, "money" if meaning == "currency" else "")
        if meaning in ("like", "event"):
            return Like(value, at, meaning == "event")
        return Told(KNOWN[meaning], value, at, exact)

    def _value(self, meaning: Meaning) -> str:
        """What stands after the colon: a quoted text, a whole figure or date, or all up to the next space."""
        if quoted := QUOTED.match(self._text, self._at):
            self._at = quoted.end()
            return quoted[1].strip()
        if _QUOTE.match(self._text, self._at):
            value = self._text[self._at + 1 :]
            self._at = len(self._text)
            return value
        if found := _VALUE.match(self._text, self._at):
            start, self._at = self._at, max(found.end(), self._end_of_value(meaning))
            return self._text[start : self._at]
        self._at += 1
        return ""

    def _end_of_value(self, meaning: Meaning) -> int:
        """Where a figure or a date ends that is written with spaces: "97,4 milliards", "10 février 2025"."""
        sign = _SIGN.match(self._text, self._at)
        start = sign.end() if sign else self._at
        if meaning == "date" or meaning in SIDES:
            written = values.written_date(self._text, start, len(self._text))
            return written.end() if written else start
        if meaning == "figure":
            read = [one.span for one in values.skimmed(self._text[start : start + 80]) if one.span.start == 0]
            return start + read[0].end if read else start
        return start

    def _take(self, pattern: re.Pattern[str]) -> bool:
        self._skip()
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
        return bool(found)

    def _skip(self) -> None:
        if found := _SPACE.match(self._text, self._at):
            self._at = found.end()
