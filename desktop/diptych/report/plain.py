"""A comparison comes in, what a terminal shows of it goes out."""

from diptych.compare import Comparison, Divergence
from diptych.corpus import Article
from diptych.i18n import _, n_
from diptych.report.excerpt import excerpt
from diptych.report.labels import type_label


def as_text(comparison: Comparison) -> str:
    """Both titles, the number of links, then each divergence on a few lines; ends in a line feed."""
    left, right = comparison.left.article, comparison.right.article
    links = n_("{n} link", "{n} links", len(comparison.links))
    divergences = n_("{n} divergence", "{n} divergences", len(comparison.divergences))
    lines = [f"A  {heading(left)}", f"B  {heading(right)}", "", f"{links} · {divergences}"]
    for row in comparison.divergences:
        lines += ["", *_row(row, left, right)]
    return "\n".join(lines) + "\n"


def heading(article: Article) -> str:
    """Title, outlet and date on one line, as far as they are known."""
    title = article.title or _("Untitled")
    return " · ".join(part for part in (title, article.outlet, article.published) if part)


def _row(row: Divergence, left: Article, right: Article) -> list[str]:
    return [
        " · ".join(part for part in (f"{row.code}  {type_label(row)}", row.gap) if part),
        "  A  " + (excerpt(left.text, row.left) if row.left else "–"),
        "  B  " + (excerpt(right.text, row.right) if row.right else "–"),
        f"  {row.explanation}",
    ]
