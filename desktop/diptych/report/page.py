"""A comparison comes in, one self-contained HTML page goes out: no script, no network, nothing but itself.

The page paints the same marks as the window. Links cannot nest in HTML, so where marks overlap the innermost
is the link and the others lie around it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from diptych import __version__
from diptych.compare import Comparison, Divergence, Mark
from diptych.corpus import Article
from diptych.i18n import _, language, n_
from diptych.report.annotations import NOTHING, Annotations
from diptych.report.contract import figure_rows
from diptych.report.excerpt import excerpt
from diptych.report.figure_table import figure_cells, figure_headings
from diptych.report.labels import KINDS, kind_label, reason_label, type_label, verdict_label
from diptych.report.pieces import Piece, pieces
from diptych.report.plain import heading
from diptych.report.provenance import provenance
from diptych.resources import resource, table
from diptych.text import Span

_ROLES = ("window", "pane", "line", "text", "muted", "furniture", "accent", "control", "link", "current")


@dataclass(frozen=True, slots=True)
class Side:
    """One article as the page shows it."""

    letter: str
    """ "A" or "B"."""
    article: Article
    passages: tuple[tuple[str, tuple[Piece, ...]], ...]
    """Kind of each passage and its pieces."""
    first: Mapping[str, Mark]
    """The first mark of each divergence: what its row in the ledger leads back to."""

    @property
    def heading(self) -> str:
        """Outlet and date."""
        article = self.article
        return " · ".join(part for part in (article.outlet, article.published) if part)

    @property
    def byline(self) -> str:
        """Author and length."""
        words = n_("{n} word", "{n} words", self.article.word_count)
        return " · ".join(part for part in (self.article.author, words) if part)


def as_html(comparison: Comparison, annotations: Annotations = NOTHING) -> str:
    """The page: both articles with their marks, the ledger with what the user made of it, the figures,
    what was put aside, where everything came from.

    It says nothing of the clock or the machine: the same comparison gives the same bytes.
    """
    analyses = comparison.left, comparison.right
    known = {row.id: row for row in (*comparison.divergences, *comparison.agreements)}
    sides = (
        _side("A", comparison.left.article, comparison.left_marks),
        _side("B", comparison.right.article, comparison.right_marks),
    )
    return _template().render(
        _=_,
        n_=n_,
        language=language(),
        version=__version__,
        comparison=comparison,
        annotations=annotations,
        provenance=provenance,
        figures=[[figure_cells(row) for row in figure_rows(side.facts)] for side in analyses],
        figure_headings=figure_headings(),
        verdict_label=verdict_label,
        reason_label=reason_label,
        title=f"{heading(sides[0].article)} ↔ {heading(sides[1].article)}",
        sides=sides,
        known=known,
        counts=_counts(comparison.divergences),
        themes=dict(_themes()),
        strokes={kind: _pattern(kind) for kind in KINDS},
        kinds=KINDS,
        type_label=type_label,
        excerpt=_excerpt,
        told=lambda marks: "\n".join(dict.fromkeys(_told(known[m.divergence_id]) for m in marks)),
        bars=lambda row: 1 + (row.severity >= 1 / 3) + (row.severity >= 2 / 3),
    )


def _side(letter: str, article: Article, marks: Sequence[Mark]) -> Side:
    passages = tuple((passage.kind, pieces(passage.span, marks)) for passage in article.passages)
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault(mark.divergence_id, mark)
    return Side(letter, article, passages, first)


def _counts(divergences: Sequence[Divergence]) -> list[tuple[str, str, int]]:
    """Kind, its word and how many divergences are of it, for the legend."""
    return [(kind, kind_label(kind), sum(row.kind == kind for row in divergences)) for kind in KINDS]


def _told(row: Divergence) -> str:
    return f"{row.code} · {row.explanation}"


def _excerpt(article: Article, span: Span | None) -> str:
    return excerpt(article.text, span) if span else "–"


def _themes() -> Iterator[tuple[str, dict[str, str]]]:
    """The colours of each theme by role, as far as the page uses them."""
    roles = [*_ROLES, *KINDS, *(f"{kind}_tint" for kind in KINDS)]
    for name, values in table("themes/tokens.yaml")["themes"].items():
        yield name, {role: values[role]["value"] for role in roles}


def _pattern(kind: str) -> str | None:
    """The dashes of a kind's stroke as CSS gradient stops; None for a stroke without dashes."""
    stroke: dict[str, Any] = table("themes/tokens.yaml")["strokes"][kind]
    if not stroke.get("pattern"):
        return None
    stops, at, ink = [], 0.0, True
    for length in stroke["pattern"]:
        colour = f"var(--{kind})" if ink else "transparent"
        stops += [f"{colour} {at:g}px", f"{colour} {at + length:g}px"]
        at, ink = at + length, not ink
    return ", ".join(stops)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
