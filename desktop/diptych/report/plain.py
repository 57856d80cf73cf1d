"""A comparison comes in, what a terminal shows of it goes out."""

from diptych.compare import Comparison, Divergence, Judgement
from diptych.corpus import Article
from diptych.i18n import _, n_
from diptych.report.annotations import NOTHING, Annotations
from diptych.report.excerpt import excerpt
from diptych.report.labels import reason_label, type_label, verdict_label


def as_text(comparison: Comparison, annotations: Annotations = NOTHING) -> str:
    """Both titles, the number of links, then each divergence on a few lines; ends in a line feed."""
    left, right = comparison.left.article, comparison.right.article
    links = n_("{n} link", "{n} links", len(comparison.links))
    divergences = n_("{n} divergence", "{n} divergences", len(comparison.divergences))
    lines = [f"A  {heading(left)}", f"B  {heading(right)}", "", f"{links} · {divergences}"]
    for row in comparison.divergences:
        lines += ["", *_row(row, left, right, annotations.judgement(row))]
    return "\n".join(lines) + "\n"


def heading(article: Article) -> str:
    """Title, outlet and date on one line, as far as they are known."""
    title = article.title or _("Untitled")
    return " · ".join(part for part in (title, article.outlet, article.published) if part)


def _row(row: Divergence, left: Article, right: Article, judgement: Judgement) -> list[str]:
    said = [reason_label(judgement.reason), judgement.note]
    if judgement.verdict != "open" or any(said):
        said.insert(0, verdict_label(judgement.verdict))
    lines = [
        " · ".join(part for part in (f"{row.code}  {type_label(row)}", row.gap) if part),
        "  A  " + (excerpt(left.text, row.left) if row.left else "–"),
        "  B  " + (excerpt(right.text, row.right) if row.right else "–"),
        f"  {row.explanation}",
    ]
    return [*lines, "  → " + " · ".join(filter(None, said))] if any(said) else lines
