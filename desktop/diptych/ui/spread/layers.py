"""What is painted under and over the text of a pane comes together; what lies under the pointer goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

from diptych.compare import Mark
from diptych.ui.spread.aside import Aside, Column
from diptych.ui.spread.geometry import blocks_between
from diptych.ui.spread.passing import Passing
from diptych.ui.spread.said import Said
from diptych.ui.spread.strokes import Pencil, Strokes, tint
from diptych.ui.theme import Theme


@dataclass(slots=True)
class Layers:
    """What is painted of one pane beside its text."""

    aside: Aside = field(default_factory=Aside)
    passing: Passing = field(default_factory=Passing)
    strokes: Strokes = field(default_factory=Strokes)
    said: Said = field(default_factory=Said)
    tips: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Why there is each mark, by the id of its divergence."""

    def clear(self) -> None:
        """Forget what was of another article."""
        self.passing, self.strokes, self.said = Passing(), Strokes(), Said()
        self.tips = MappingProxyType({})

    def paint_under(
        self, painter: QPainter, document: QTextDocument, blocks: Sequence[QTextBlock], look: "Look"
    ) -> None:
        """Paint what lies behind the words of `blocks`, which are those to be seen, in document pixels."""
        self.aside.paint_under(painter, document, look.column, look.theme)
        self.passing.paint_under(painter, document, look.column, look.theme)
        self.strokes.paint_grounds(painter, blocks, partial(tint, look.theme))

    def paint_over(
        self, painter: QPainter, document: QTextDocument, blocks: Sequence[QTextBlock], look: "Look"
    ) -> None:
        """Paint what lies over the words of `blocks`."""
        wide = self.strokes.ids_like(look.current) | self.strokes.ids_like(look.hovered)
        self.strokes.paint(painter, blocks, Pencil(look.theme, look.zoom), wide)
        self.said.paint(painter, document, look.column[0], look.theme)
        self.passing.paint_over(painter, document, look.column, look.theme)
        self.aside.paint_over(painter, document, look.column, look.theme)

    def ids_at(self, document: QTextDocument, point: QPointF, column: Column) -> list[str]:
        """Ids of what lies under a point of the document: a button, signs, or marks, the shortest first."""
        button = self.aside.id_at(document, point, column)
        if button:
            return [button]
        signs = self.said.ids_at(document, point, column[0])
        if signs:
            return signs
        blocks = list(blocks_between(document, point.y(), point.y()))
        return [one.mark.divergence_id for block in blocks for one in self.strokes.at(block, point)]

    def tips_of(self, one: str) -> tuple[str, ...]:
        """What the tip of such an id tells."""
        line, said = self.aside.by_id(one), self.said.by_id(one)
        if line:
            return self.aside.tip(line)
        return (said.tip,) if said else self.tips.get(one, ())


@dataclass(frozen=True, slots=True)
class Look:
    """How a pane is painted just now."""

    theme: Theme
    zoom: float
    column: Column
    current: Mark | None = None
    hovered: Mark | None = None
