"""What the actions about verdicts, notes and links by hand do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from diptych.compare import Comparison, Judgement, Verdict
from diptych.corpus.library import Annotation
from diptych.i18n import _
from diptych.text import Span
from diptych.ui.dialogs.correcting import Correcting
from diptych.ui.dialogs.linking import Linking, Passages
from diptych.ui.dialogs.noting import Noting
from diptych.ui.dialogs.remarks import RemarksDialog
from diptych.ui.readable import readables
from diptych.ui.sides import SIDES, Side

if TYPE_CHECKING:  # the window owns its handlers
    from diptych.ui.window import MainWindow


class RemarkHandlers(QObject):
    """One method a row of the table of actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._store = window, window.store

    def set_verdict(self, verdict: Verdict) -> None:
        """Give the current divergence a verdict."""
        divergence = self._store.session.divergence
        if divergence:
            before = self._store.session.remarks.judgement(divergence.id)
            self.judge(divergence.id, replace(before, verdict=verdict))

    def judge(self, id: str, judgement: Judgement) -> None:
        """Keep what the user makes of a divergence."""
        known = [one for one in self._store.session.divergences if one.id == id]
        if known:
            self._store.annotator.judge(known[0], judgement)
            # what was refused must not look as if it were kept
            self._window.ledger.show_kept()

    def edit_note(self) -> None:
        """Move to the note of the current divergence."""
        if self._store.session.divergence:
            self._window.ledger.judging.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Show the marks of the current divergence no more, or again."""
        divergence = self._store.session.divergence
        if divergence:
            self._store.annotator.dismiss(divergence)

    def link_passages(self) -> None:
        """Link the two selected passages, or unlink them; without both, let the user choose them."""
        reason = self._store.annotator.hindrance()
        comparison, spread = self._store.session.comparison, self._window.spread
        if reason or comparison is None:
            self._store.tell(reason)
            return
        chosen = {
            "left": spread.left_pane.selected_span(),
            "right": spread.right_pane.selected_span(),
        }
        ends = {side: span or self._current_span(side) for side, span in chosen.items()}
        left, right = (_sentence(comparison, side, ends[side]) for side in SIDES)
        if chosen["left"] and chosen["right"]:
            self._store.annotator.link(left, right)
        else:
            self._offer_link(comparison, left, right)

    def link_from(self, side: Side, span: Span) -> None:
        """Let the user choose what a passage that has nothing opposite is to be linked with."""
        reason = self._store.annotator.hindrance()
        comparison = self._store.session.comparison
        if reason or comparison is None:
            self._store.tell(reason)
            return
        ends = {one: span if one == side else self._current_span(one) for one in SIDES}
        left, right = (_sentence(comparison, one, ends[one]) for one in SIDES)
        self._offer_link(comparison, left, right)

    def _current_span(self, side: str) -> Span:
        """Where the current divergence is on a side, the beginning where there is none."""
        span: Span | None = getattr(self._store.session.divergence, side, None)
        return span or Span(0, 0)

    def _offer_link(self, comparison: Comparison, left: Span, right: Span) -> None:
        dialog = Linking(Passages(comparison, left, right), self._window, self._window.theme)
        dialog.link_wanted.connect(self._store.annotator.link)
        dialog.show()

    def correct_figure(self) -> None:
        """Let the user read a figure otherwise: a selected one, or else that of the current divergence."""
        reason = self._store.annotator.hindrance()
        comparison, spread = self._store.session.comparison, self._window.spread
        if reason or comparison is None:
            self._store.tell(reason)
            return
        found, divergence = spread.selected(self._window.focusWidget()), self._store.session.divergence
        if found:
            self.correct_at(*found)
        elif divergence and divergence.right and not divergence.left:
            self.correct_at("right", divergence.right)
        else:
            self.correct_at("left", (divergence and divergence.left) or Span(0, 0))

    def correct_at(self, side: Side, span: Span) -> None:
        """Let the user read the figure at a place of one side otherwise."""
        comparison = self._store.session.comparison
        figures, at = readables(comparison, side, span) if comparison else ((), 0)
        if not figures:
            self._store.tell(_("No figure was found in these articles; select the words of one first."))
            return
        dialog = Correcting(figures, at, self._window, self._window.theme)
        dialog.corrected.connect(self._store.annotator.correct)
        dialog.reset_wanted.connect(self._store.annotator.uncorrect)
        dialog.show()

    def note_passage(self) -> None:
        """Let the user write a note beside the words selected in a pane, or else the current ones."""
        reason = self._store.annotator.hindrance()
        if reason:
            self._store.tell(reason)
            return
        divergence = self._store.session.divergence
        found = self._window.spread.selected(self._window.focusWidget())
        if found is None and divergence:
            span = divergence.left or divergence.right
            found = ("left" if divergence.left else "right", span) if span else None
        if not found:
            self._store.tell(_("Select the words that the note is about first."))
            return
        self._write_note(*found)

    def show_said(self, side: Side, span: Span) -> None:
        """Let the user change what was said of these words: a note, or how a figure is read."""
        notes = [one for one in self._store.session.remarks.notes if (one.side, one.span) == (side, span)]
        if notes:
            self._write_note(side, span, notes[-1].annotation)
        else:
            self.correct_at(side, span)

    def _write_note(self, side: Side, span: Span, before: Annotation | None = None) -> None:
        session = self._store.session
        article = session.left if side == "left" else session.right
        if article:
            words = before.words if before else ""
            dialog = Noting(span.of(article.text), self._window, self._window.theme, words)
            dialog.written.connect(lambda words: self._store.annotator.note(side, span, words, before))
            dialog.show()

    def show_remarks(self) -> None:
        """List the notes on passages, and what has lost its place."""
        dialog = RemarksDialog(self._store, self._window, self._window.theme)
        dialog.place_wanted.connect(lambda side, span: self._window.spread.show_hits(side, (span,)))
        dialog.show()


def _sentence(comparison: Comparison, side: str, near: Span) -> Span:
    """The sentence of one side at a place."""
    article = comparison.left.article if side == "left" else comparison.right.article
    return article.sentences[article.sentence_at(near.start)].span if article.sentences else near
