"""The user's words on the open pair come in: shown at once, written by a job, read again where it matters."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer

from diptych.app.by_hand import correcting, pins_of
from diptych.app.remarks import dismissing, judging, linking, noting, remarks_on, with_said
from diptych.app.session import Session
from diptych.compare import Comparison, Divergence, Judgement, without_marks
from diptych.corpus import Article
from diptych.corpus.library import Annotation
from diptych.errors import LibraryError
from diptych.facts import Correction
from diptych.i18n import _
from diptych.text import Span
from diptych.ui import annotating
from diptych.ui.keeper import Keeper
from diptych.ui.runner import Runner
from diptych.ui.sides import Side, Sides

_SLOT = "say"
AGAIN_S = 10
"""After how long it is tried again to write what could not be written."""


class Annotator:
    """Verdicts, notes, and links and figures by hand, of one window. Each command returns at once."""

    def __init__(
        self,
        runner: Runner,
        keeper: Keeper,
        sides: Sides,
        session: Callable[[], Session],
        set_session: Callable[..., None],
    ) -> None:
        self._runner, self._keeper, self._sides = runner, keeper, sides
        self._session, self._set = session, set_session
        self._pending = annotating.Pending()
        self._again = QTimer(runner, singleShot=True, interval=1000 * AGAIN_S)
        self._again.timeout.connect(self._write)
        self._refusal = ""
        """Why what waits could not be written, as it was told last."""
        sides.said = self._reader
        # what was said before a step back must be in the journal before it
        keeper.settle = self._pending.write
        keeper.said_changed = self.refresh
        self.changed: Callable[[], None] = lambda: None
        """Told that links or figures by hand are others than before."""

    def hindrance(self) -> str:
        """Why nothing can be said of the open pair, one sentence; "" when it can."""
        session = self._session()
        if session.library == "read-only":
            return _("Another window has this library open: nothing can be changed in this one.")
        if session.library in ("none", "failed"):
            return _("Without a library that can be written, verdicts and notes cannot be kept.")
        if session.comparison is None:
            return _("Open two articles first; there is nothing to judge yet.")
        return ""

    def judge(self, divergence: Divergence, judgement: Judgement) -> None:
        """Keep what the user makes of a divergence."""
        comparison, before = self._session().comparison, self._session().remarks
        if comparison and judgement != before.judgement(divergence.id):
            kept = before.judged.get(divergence.id)
            self._keep(judging(comparison, divergence, judgement, kept))

    def dismiss(self, divergence: Divergence) -> None:
        """Show the marks of a divergence no more, or again; its row stays."""
        comparison, before = self._session().comparison, self._session().remarks
        if comparison:
            self._keep(dismissing(comparison, divergence, before.dismissed.get(divergence.id)))

    def link(self, left: Span, right: Span) -> None:
        """Link two passages, or unlink them where they are linked."""
        comparison = self._session().comparison
        if comparison is None or self._refused():
            return
        is_linked = any(one.left.overlaps(left) and one.right.overlaps(right) for one in comparison.links)
        before = [
            one
            for one in self._session().remarks.said
            if one.kind == "link" and _is_at(comparison, one, left, right)
        ]
        one = linking(comparison, left, right, linked=not is_linked)
        self._pending.add(replace(one, id=before[-1].id) if before else one)
        told = _("The two passages are no longer linked.") if is_linked else _("The two passages are linked.")
        self._change(told)

    def correct(self, side: Side, correction: Correction) -> None:
        """Read a figure of one side as the user does, in every comparison of that article."""
        article = self._article(side)
        if article and not self._refused():
            before = self._kept_of(side, correction.span)
            self._pending.add(correcting(article, correction, before))
            self._change(_("The figure is read as you say."))

    def uncorrect(self, side: Side, span: Span) -> None:
        """Read the figure at a place by its rule again."""
        before = self._kept_of(side, span)
        if before and not self._refused():
            self._pending.add(_emptied(before))
            self._change(_("The figure is read by its rule again."))

    def note(self, side: Side, span: Span, words: str, before: Annotation | None = None) -> None:
        """Keep a note beside words of one side, in the place of the one before; an empty one forgets it."""
        article = self._article(side)
        if article and (before or words.strip()):
            self._keep(noting(article, span, words, before), before)

    def forget(self, annotation: Annotation) -> None:
        """Keep an annotation no longer; "Undo" brings it back."""
        self._keep(_emptied(annotation), annotation)

    def refresh(self) -> None:
        """Read again what the library keeps of the open pair."""
        session, library = self._session(), self._keeper.library
        if session.left is None or session.right is None or library is None:
            return
        if session.comparison is None:
            self._sides.compare_again()
            return
        pair = (session.left.origin, session.right.origin)
        job = partial(annotating.say, library, self._pending, pair)
        self._runner.run(_SLOT, job, done=partial(self._said, pair), failed=self._not_said)

    def unwritten(self) -> str:
        """Why something that was said is in no file, one sentence, after one more try; "" when all is."""
        try:
            self.flush()
        except LibraryError as error:
            return str(error)
        return ""

    def give_up(self) -> None:
        """Forget what could not be written."""
        self._pending.waiting.clear()

    def close(self) -> None:
        """Write what still waits; when no job is running any more. Raises LibraryError."""
        self._again.stop()
        self.flush()

    def flush(self) -> None:
        """Write what still waits; raises LibraryError, and then it goes on waiting."""
        if self._keeper.library and self._keeper.is_writable:
            self._pending.write(self._keeper.library)

    def said(self, left: Article, right: Article) -> tuple[Annotation, ...]:
        """Everything said of two articles, for work; raises LibraryError."""
        library = self._keeper.library
        if library is None:
            return ()
        return self._pending.told(library, (left.origin, right.origin))

    def _reader(self, left: Article, right: Article) -> Callable[[], tuple[Annotation, ...]]:
        return partial(self.said, left, right)

    def _article(self, side: Side) -> Article | None:
        session = self._session()
        return session.left if side == "left" else session.right

    def _kept_of(self, side: Side, span: Span) -> Annotation | None:
        """The correction of a figure at that place, as the library keeps it."""
        kept = self._session().remarks.corrections
        found = (one for one in kept if one.side == side and one.correction.span.overlaps(span))
        return next((one.annotation for one in found), None)

    def _change(self, told: str) -> None:
        """Compare the pair with what was said just now."""
        self._set(notice=told, remedy="undo", news=True)
        self.changed()
        self._sides.compare_again()
        self._write()

    def _write(self) -> None:
        """Let a job write what waits."""
        library = self._keeper.library
        if library and self._pending.waiting:
            job = partial(annotating.write, library, self._pending)
            self._runner.run("write", job, done=lambda _none: self._written(), failed=self._not_written)

    def _refused(self) -> bool:
        reason = self.hindrance()
        if reason:
            self._set(notice=reason)
        return bool(reason)

    def _keep(self, one: Annotation, before: Annotation | None = None) -> None:
        """Show it at once, and let a job write it; before: what it takes the place of."""
        session = self._session()
        if self._refused() or session.comparison is None:
            return
        self._pending.add(one, before)
        self._show(session.comparison, with_said(session.remarks.said, one))
        self.refresh()

    def _said(self, pair: annotating.Pair, said: tuple[Annotation, ...]) -> None:
        self._written()
        session = self._session()
        sides = session.left, session.right
        is_same = all(article and article.origin == one for article, one in zip(sides, pair, strict=True))
        # what was said meanwhile is on the screen, and is not yet among these
        if is_same and session.comparison and not self._pending.waiting:
            self._show(session.comparison, said)

    def _show(self, comparison: Comparison, said: tuple[Annotation, ...]) -> None:
        before, remarks = self._session().remarks, remarks_on(comparison, said)
        if remarks.by_hand != before.by_hand:
            self.changed()
            self._sides.compare_again()
        elif remarks.dismissed.keys() != before.dismissed.keys():
            self._set(comparison=without_marks(comparison, frozenset(remarks.dismissed)), remarks=remarks)
        else:
            self._set(remarks=remarks)

    def _not_said(self, sentence: str) -> None:
        if self._pending.waiting:
            self._not_written(sentence)
        else:
            self._set(notice=sentence)

    def _not_written(self, sentence: str) -> None:
        """What could not be written stays, in the window and in the queue, and its user is told so."""
        waits = _("What you said stays here, and is written as soon as it can be.")
        if sentence != self._refusal:
            self._set(notice=f"{sentence} {waits}")
        self._refusal = sentence
        self._again.start()

    def _written(self) -> None:
        if self._refusal:
            self._refusal = ""
            self._set(notice=_("What you had said is written now."))


def _emptied(one: Annotation) -> Annotation:
    """What is to be kept so that nothing is: the same matter, about which nothing is said."""
    return Annotation(one.kind, one.left, one.right, id=one.id)


def _is_at(comparison: Comparison, one: Annotation, left: Span, right: Span) -> bool:
    """Whether a link by hand is between these passages."""
    pins = pins_of(comparison.left.article, comparison.right.article, (one,))
    return any(a.overlaps(left) and b.overlaps(right) for a, b in (*pins.linked, *pins.unlinked))
