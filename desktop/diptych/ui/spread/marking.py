"""A comparison comes in; the marks of one side, as a view shows them, and why there is each go out."""

from collections import defaultdict
from collections.abc import Iterable

from diptych.compare import Comparison, Divergence, Mark
from diptych.i18n import _
from diptych.text import Span
from diptych.ui.spread.agreeing import agreed


def marks_of(found: Comparison | None, side: str, *, with_agreement: bool) -> tuple[Mark, ...]:
    """The marks of a side in reading order; with agreements, where nothing else is marked on their words."""
    if found is None:
        return ()
    told: tuple[Mark, ...] = getattr(found, f"{side}_marks")
    differing = [mark for mark in told if mark.weight != "agreement"]
    alike: dict[Span, Mark] = {}
    for one in agreed(found) if with_agreement else ():
        span: Span | None = getattr(one, side)
        # linked passages are told to agree only where they touch no divergence
        is_free = not one.code or not any(span and span.overlaps(mark.span) for mark in differing)
        if span and one.kind != "onesided" and is_free:
            alike.setdefault(span, Mark(span, one.kind, "agreement", one.id))
    return tuple(sorted((*differing, *alike.values()), key=lambda mark: (mark.span, mark.kind)))


def mark_on(divergence: Divergence | None, side: str) -> Mark | None:
    """The mark that a divergence would have of its own on a side; that of another may stand in its place."""
    span: Span | None = getattr(divergence, side, None)
    return Mark(span, divergence.kind, "strong", divergence.id) if divergence and span else None


def tips(divergences: Iterable[Divergence], side: str, marks: Iterable[Mark]) -> dict[str, tuple[str, ...]]:
    """Why there is each mark: a tip for every divergence of its kind over its span, by the mark's id."""
    found = defaultdict(list)
    for one in divergences:
        found[getattr(one, side), one.kind].append(_tip(one))
    return {mark.divergence_id: tuple(found[mark.span, mark.kind]) for mark in marks}


def _tip(divergence: Divergence) -> str:
    """Why there is a mark: the explanation, with the rule where it does not name it itself."""
    if divergence.code in divergence.explanation:
        return divergence.explanation
    return _("{explanation} Rule {code}.").format(explanation=divergence.explanation, code=divergence.code)


def lone_marks(divergences: Iterable[Divergence], side: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks, for the overview, of what is one-sided: nothing is ever drawn under its words."""
    known = {mark.divergence_id for mark in marks}
    return tuple(
        Mark(span, one.kind, "quiet", one.id)
        for one in divergences
        if one.kind == "onesided" and one.id not in known and (span := getattr(one, side))
    )
