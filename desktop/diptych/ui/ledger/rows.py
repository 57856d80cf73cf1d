"""A comparison comes in, the rows of the ledger go out: what each cell says, which rows a filter leaves."""

from collections import Counter
from dataclasses import dataclass, replace

from diptych.app.remarks import NOTHING_SAID, OPEN, Remarks
from diptych.compare import Comparison, Divergence, DivergenceKind, Judgement, Verdict
from diptych.corpus import Article
from diptych.i18n import _
from diptych.report import KINDS, VERDICTS, kind_label, type_label, verdict_label
from diptych.text import Span

LEAD = 24
"""Characters of context before the words of an excerpt: the words must be seen in a narrow cell."""
_NAMED_BY_KIND = ("value-conflict", "date-conflict", "quote-altered", "one-sided")
"""Types whose kind says it as well, in a shorter word."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words that differ, with what stands around them in their sentence; all empty where nothing is."""

    before: str = ""
    words: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    divergence: Divergence
    label: str
    """The type in a word or two."""
    step: int
    """Severity in bars, 1 to 3."""
    left: Excerpt
    right: Excerpt
    judgement: Judgement = OPEN
    dismissed: bool = False
    """Whether the user wants no mark for it."""

    @property
    def is_done(self) -> bool:
        """Whether it waits for the user no more: its row is dimmed, and stays."""
        return self.judgement.verdict != "open" or self.dismissed

    @property
    def verdict(self) -> str:
        """The words of the last column."""
        if self.dismissed and self.judgement.verdict == "open":
            return _("Dismissed")
        return verdict_label(self.judgement.verdict)

    @property
    def name(self) -> str:
        """What a screen reader says of the row: type, both excerpts, gap, verdict, note."""
        sides = [
            f"{side}: {text or _('absent')}" for side, text in (("A", str(self.left)), ("B", str(self.right)))
        ]
        judged = [_("Verdict: {verdict}").format(verdict=self.verdict)]
        if self.judgement.note:
            judged.append(_("Note: {note}").format(note=self.judgement.note))
        return " · ".join(part for part in (self.label, *sides, self.divergence.gap, *judged) if part)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are shown."""

    kinds: frozenset[DivergenceKind] = frozenset(KINDS)
    least: int = 1
    """The lowest severity, in bars."""
    text: str = ""
    verdict: Verdict | None = None
    """None for any."""

    def keeps(self, row: Row) -> bool:
        """Whether the row is of a kind that is on, severe enough, and holds the text, whatever its case."""
        if row.divergence.kind not in self.kinds or row.step < self.least:
            return False
        if self.verdict not in (None, row.judgement.verdict):
            return False
        return not self.text or self.text.casefold() in f"{row.name} {row.divergence.explanation}".casefold()


def rows(comparison: Comparison, remarks: Remarks = NOTHING_SAID) -> tuple[Row, ...]:
    """A row for every divergence, in the order of the comparison: worst first."""
    left, right = comparison.left.article, comparison.right.article
    labels: dict[tuple[str, str, str | None], str] = {}
    return tuple(
        Row(
            d,
            labels.get(key := (d.type, d.kind, d.lens)) or labels.setdefault(key, short_label(d)),
            severity_step(d.severity),
            excerpt(left, d.left),
            excerpt(right, d.right),
            remarks.judgement(d.id),
            d.id in remarks.dismissed,
        )
        for d in comparison.divergences
    )


def judged(all_rows: tuple[Row, ...], remarks: Remarks) -> tuple[Row, ...]:
    """The same rows with what the user says of them now."""
    return tuple(
        replace(
            row,
            judgement=remarks.judgement(row.divergence.id),
            dismissed=row.divergence.id in remarks.dismissed,
        )
        for row in all_rows
    )


def verdict_counts(all_rows: tuple[Row, ...]) -> dict[Verdict, int]:
    """How many rows each verdict has, every verdict named."""
    found = Counter(row.judgement.verdict for row in all_rows)
    return {verdict: found[verdict] for verdict in VERDICTS}


def counts(all_rows: tuple[Row, ...]) -> dict[DivergenceKind, int]:
    """How many rows each kind has, every kind named."""
    found = Counter(row.divergence.kind for row in all_rows)
    return {kind: found[kind] for kind in KINDS}


def short_label(divergence: Divergence) -> str:
    """The type of a divergence in a word or two, for a narrow column."""
    named_by_kind = divergence.type in _NAMED_BY_KIND
    return kind_label(divergence.kind) if named_by_kind else type_label(divergence)


def severity_step(severity: float) -> int:
    """Bars for a severity from 0 to 1: two from 0.5 on, where a mark is strong, three in the top quarter."""
    return 1 + (severity >= 0.5) + (severity >= 0.75)


def severity_word(step: int) -> str:
    """The word for a number of bars."""
    return (_("slight"), _("medium"), _("strong"))[step - 1]


def excerpt(article: Article, span: Span | None) -> Excerpt:
    """The words of `span` on one line, with a little of their sentence before and the rest of it after."""
    if span is None:
        return Excerpt()
    around = span
    for index in article.sentences_in(span):
        around = around.joined(article.sentences[index].span)
    before = _line(article.text[around.start : span.start])
    if len(before) > LEAD:
        before = "…" + before[-LEAD:].partition(" ")[2]
    after = _line(article.text[span.end : around.end])
    return Excerpt(before, _line(span.of(article.text)), after)


def _line(text: str) -> str:
    """`text` on one line, its no-break spaces kept."""
    return text.replace("\n", " ")
