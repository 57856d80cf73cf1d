"""A comparison and what the library keeps of its pair come in, what the user says of each place goes out.

What no longer finds its place is told apart and shown as such: it is never put beside other words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from diptych.app.by_hand import (
    NOTHING_BY_HAND,
    ByHand,
    Ends,
    by_hand,
    correction_of,
    end_of,
    ends_of,
)
from diptych.compare import (
    PROFILE_LENSES,
    Comparison,
    Divergence,
    Judgement,
    PassageNote,
    Reason,
    Verdict,
)
from diptych.corpus import Article
from diptych.corpus.library import Annotation, AnnotationKind, found
from diptych.facts import Correction
from diptych.report import REASONS, VERDICTS, Annotations
from diptych.text import Span

Side = Literal["left", "right"]
OPEN = Judgement()


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note beside words of one side."""

    side: Side
    span: Span
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class PlacedCorrection:
    """A figure of one side as the user reads it."""

    side: Side
    correction: Correction
    annotation: Annotation


@dataclass(frozen=True, slots=True, eq=False)
class Remarks:
    """Everything that the user has said of the open pair."""

    said: tuple[Annotation, ...] = ()
    """As the library keeps it, turned as the pair lies."""
    judged: Mapping[str, Annotation] = field(default_factory=lambda: MappingProxyType({}))
    """By id of the divergence."""
    dismissed: Mapping[str, Annotation] = field(default_factory=lambda: MappingProxyType({}))
    """The divergences whose marks are to be seen no more, by id."""
    notes: tuple[PlacedNote, ...] = ()
    """In reading order, left before right."""
    corrections: tuple[PlacedCorrection, ...] = ()
    """In reading order, left before right."""
    by_hand: ByHand = NOTHING_BY_HAND
    """What of it changes the comparison itself."""
    orphans: tuple[Annotation, ...] = ()
    """What has lost its place, in the order of saying."""

    def judgement(self, id: str) -> Judgement:
        """What the user made of a divergence."""
        kept = self.judged.get(id)
        return judgement_of(kept) if kept else OPEN

    @property
    def verdicts(self) -> int:
        """How many divergences have another verdict than open."""
        return sum(judgement_of(one).verdict != "open" for one in self.judged.values())


NOTHING_SAID = Remarks()


def remarks_on(comparison: Comparison, said: Sequence[Annotation]) -> Remarks:
    """What was said, each at its place in this comparison."""
    left, right = comparison.left.article, comparison.right.article
    judged: dict[str, Annotation] = {}
    dismissed: dict[str, Annotation] = {}
    notes: list[PlacedNote] = []
    corrections: list[PlacedCorrection] = []
    orphans: list[Annotation] = []
    known = _by_rule(comparison)
    for one in said:
        if one.kind == "note":
            note = _placed(left, right, one)
            notes.append(note) if note else orphans.append(one)
            continue
        if one.kind == "figure":
            corrected = _corrected(left, right, one)
            corrections.extend(corrected)
            if not corrected:
                orphans.append(one)
            continue
        ends = ends_of(left, right, one)
        if one.kind == "link":
            if ends is None:
                orphans.append(one)
            continue
        meant = _meant(known.get(one.about, {}), ends) if ends else None
        kept = judged if one.kind == "judgement" else dismissed
        if meant is None:
            # a profile that is not shown has lost nothing
            if ends is None or one.about in known or not one.about.endswith(PROFILE_LENSES):
                orphans.append(one)
        else:
            if meant.id in kept:
                orphans.append(kept[meant.id])
            kept[meant.id] = one
    return Remarks(
        said=tuple(said),
        judged=MappingProxyType(judged),
        dismissed=MappingProxyType(dismissed),
        notes=tuple(sorted(notes, key=lambda note: (note.side, note.span))),
        corrections=tuple(sorted(corrections, key=lambda one: (one.side, one.correction.span))),
        by_hand=by_hand(left, right, said),
        orphans=tuple(orphans),
    )


def judgement_of(annotation: Annotation) -> Judgement:
    """The judgement that an annotation holds; a word of a later Diptych counts as none."""
    verdict: Verdict = next((one for one in VERDICTS if one == annotation.said), "open")
    reason: Reason = next((one for one in REASONS if one == annotation.reason), "")
    return Judgement(verdict, reason, annotation.words)


def judging(
    comparison: Comparison, divergence: Divergence, judgement: Judgement, before: Annotation | None
) -> Annotation:
    """What is to be kept when the user judges a divergence; `before` is what was kept of it."""
    said = "" if judgement.verdict == "open" else judgement.verdict
    about = _about_divergence(comparison, divergence, "judgement", before)
    return replace(about, said=said, reason=judgement.reason, words=judgement.note.strip())


def dismissing(comparison: Comparison, divergence: Divergence, before: Annotation | None) -> Annotation:
    """What is to be kept when the user dismisses the marks of a divergence, or wants them back."""
    about = _about_divergence(comparison, divergence, "dismissal", before)
    return replace(about, said="" if before and before.said else "dismissed")


def linking(comparison: Comparison, left: Span, right: Span, *, linked: bool) -> Annotation:
    """What is to be kept when the user links two spans by hand, or unlinks them."""
    ends = end_of(comparison.left.article, left), end_of(comparison.right.article, right)
    return Annotation("link", *ends, said="linked" if linked else "unlinked")


def noting(article: Article, span: Span, words: str, before: Annotation | None = None) -> Annotation:
    """What is to be kept when the user writes a note beside words of one article, or in the place of one."""
    return Annotation("note", end_of(article, span), words=words.strip(), id=before.id if before else 0)


def with_said(said: Sequence[Annotation], one: Annotation) -> tuple[Annotation, ...]:
    """What is said of a pair once `one` is said too: in the place of what was said of the same before."""
    kept = [other for other in said if not _is_same_matter(other, one)]
    return tuple(kept) if one.is_empty else (*kept, one)


def annotations_of(
    comparison: Comparison, remarks: Remarks, imported: tuple[str, str] = ("", "")
) -> Annotations:
    """What a report tells beside the comparison; `imported` as in Annotations."""
    texts = {"left": comparison.left.article.text, "right": comparison.right.article.text}
    judgements = {id: judgement_of(one) for id, one in remarks.judged.items()}
    return Annotations(
        judgements=MappingProxyType(judgements),
        notes=tuple(
            PassageNote(note.side, note.span.of(texts[note.side]), note.annotation.words)
            for note in remarks.notes
        ),
        imported=imported,
    )


def _about_divergence(
    comparison: Comparison, divergence: Divergence, kind: AnnotationKind, before: Annotation | None
) -> Annotation:
    return Annotation(
        kind,
        end_of(comparison.left.article, divergence.left),
        end_of(comparison.right.article, divergence.right),
        about=_rule(divergence),
        id=before.id if before else 0,
    )


def _rule(divergence: Divergence) -> str:
    return f"{divergence.code}/{divergence.lens}" if divergence.lens else divergence.code


def _by_rule(comparison: Comparison) -> dict[str, dict[Ends, list[Divergence]]]:
    """The divergences of each rule, by their spans."""
    out: dict[str, dict[Ends, list[Divergence]]] = {}
    for one in comparison.divergences:
        out.setdefault(_rule(one), {}).setdefault((one.left, one.right), []).append(one)
    return out


def _meant(alike: Mapping[Ends, list[Divergence]], ends: Ends) -> Divergence | None:
    """The one of `alike`, all of one rule, at these places, or the only one that touches both of them."""
    near = alike.get(ends) or [
        one
        for told in alike.values()
        for one in told
        if _touch(one.left, ends[0]) and _touch(one.right, ends[1])
    ]
    return near[0] if len(near) == 1 else None


def _touch(one: Span | None, other: Span | None) -> bool:
    return one.overlaps(other) if one and other else one is other


def _placed(left: Article, right: Article, note: Annotation) -> PlacedNote | None:
    sides: tuple[tuple[Side, Article], ...] = (("left", left), ("right", right))
    for side, article in sides:
        span = found(article.text, note.left.place) if note.left.place else None
        if span and note.left.is_of(article.origin.sha256, article.origin.source):
            return PlacedNote(side, span, note)
    return None


def _corrected(left: Article, right: Article, one: Annotation) -> list[PlacedCorrection]:
    """A correction at its place: on both sides where one article is laid beside itself."""
    sides: tuple[tuple[Side, Article], ...] = (("left", left), ("right", right))
    found_ones = [(side, correction_of(article, one)) for side, article in sides]
    return [PlacedCorrection(side, told, one) for side, told in found_ones if told]


def _is_same_matter(one: Annotation, other: Annotation) -> bool:
    # what waits to be written has no number yet
    if one.id and other.id:
        return one.id == other.id
    if one.kind == "note":
        return False
    return (one.kind, one.left, one.right, one.about) == (other.kind, other.left, other.right, other.about)
