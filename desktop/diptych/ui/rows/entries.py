"""The entries of the rows come in; what each side writes of them and where one can stop go out."""

from collections.abc import Iterable, Sequence

from diptych.compare import Divergence
from diptych.i18n import _, n_
from diptych.ui.rows.page import Saying
from diptych.ui.rows.plan import Fold, Row


def written(entries: Iterable[Row | Fold], side: str, nothing: str) -> list[Row | Saying]:
    """The entries as a side writes them; `nothing` stands where it has nothing opposite."""
    found: list[Row | Saying] = []
    for entry in entries:
        if isinstance(entry, Row) and entry.parts(side):
            found.append(entry)
        elif isinstance(entry, Row):
            found.append(Saying(nothing, "muted", link=f"{_('Link a passage…')}  F7"))
        elif side == "left":
            passages = n_(
                "{n} linked row without divergence", "{n} linked rows without divergence", len(entry.rows)
            )
            found.append(Saying(f"›  {passages}", "muted"))
        else:
            found.append(Saying(_("Unfold"), "accent", at_end=True))
    return found


def unfolded(entries: Sequence[Row | Fold], number: int) -> tuple[Row | Fold, ...]:
    """The entries with the rows of a fold in its place."""
    fold = entries[number]
    rows = fold.rows if isinstance(fold, Fold) else (fold,)
    return (*entries[:number], *rows, *entries[number + 1 :])


def number_of(entries: Iterable[Row | Fold], divergence: Divergence | None) -> int:
    """Number of the row in which a divergence stands; -1 for none."""
    held = (n for n, one in enumerate(entries) if isinstance(one, Row) and divergence in one.divergences)
    return next(held, -1) if divergence else -1


def stops(entries: Iterable[Row | Fold]) -> list[tuple[str, int]]:
    """Id and row of every divergence in the order of the rows; a fold has an empty id."""
    found: list[tuple[str, int]] = []
    for number, entry in enumerate(entries):
        if isinstance(entry, Fold):
            found.append(("", number))
        else:
            found += [(told.id, number) for told in entry.divergences]
    return found
