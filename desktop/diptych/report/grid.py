"""The matrix of a story comes in, a table in words, as JSON or as CSV goes out."""

import json
from typing import Any

from diptych.compare import ActorRow, Cell, Matrix, Row, actor_rows
from diptych.compare.matrix import GROUPS, Group
from diptych.corpus import Article
from diptych.i18n import _, n_
from diptych.report.sheet import csv_of

SCHEMA = "diptych.matrix/1"
SHAPES = "●◇▲■△□▼▽"
"""One a value, in order of first appearance; a further value has its number."""
ABSENT = "–"
SEVERAL = "≈"
"""Compatible with more than one of the values."""


def group_label(group: Group) -> str:
    """The words over a group of facts."""
    return {
        "people": _("People and counts"),
        "money": _("Money"),
        "figures": _("Figures"),
        "dates": _("Dates"),
        "words": _("Words"),
    }[group]


def state_label(row: Row) -> str:
    """How many articles agree, or how many values they tell."""
    if row.conflict:
        return n_("{n} value", "{n} values", row.values)
    return n_("{n} agrees", "{n} agree", row.told)


def shape(cell: Cell, row: Row) -> str:
    """The sign of the cell's value, "" in a row without conflict."""
    if not row.conflict:
        return ""
    if cell.shape is None:
        return SEVERAL
    return SHAPES[cell.shape] if cell.shape < len(SHAPES) else str(cell.shape + 1)


def matrix_text(told: Matrix) -> str:
    """For a terminal: the articles by number, then each fact with what they say of it."""
    articles = [analysis.article for analysis in told.analyses]
    facts = n_("{n} fact", "{n} facts", len(told.rows))
    lines = [f"{n}  {_name(article)}" for n, article in enumerate(articles, 1)]
    lines += ["", f"{facts} · " + _("{n} in conflict").format(n=told.conflicts)]
    for group in GROUPS:
        rows = [row for row in told.rows if row.group == group]
        if rows:
            lines += ["", group_label(group)]
        for row in rows:
            cells = [f"{n} {_cell(cell, row)}" for n, cell in enumerate(row.cells, 1)]
            lines += [f"  {row.label} · {state_label(row)}", "    " + "   ".join(cells)]
    return "\n".join(lines) + "\n"


def matrix_csv(told: Matrix) -> str:
    """A line a fact, a column an article, as `as_csv` writes them."""
    head = [_("Group"), _("Fact"), *(_name(a.article) for a in told.analyses), _("State")]
    rows = [
        [group_label(row.group), row.label, *(_cell(cell, row) for cell in row.cells), state_label(row)]
        for row in told.rows
    ]
    return csv_of([head, *rows])


def matrix_json(told: Matrix) -> str:
    """One object of schema `diptych.matrix/1`; spans are half-open code-point offsets into each text."""
    object = {
        "schema": SCHEMA,
        "articles": [_article(analysis.article) for analysis in told.analyses],
        "rows": [_row(row) for row in told.rows],
        "actors": [_actor(row) for row in actor_rows(told.analyses)],
    }
    return json.dumps(object, ensure_ascii=False, indent=1) + "\n"


def _article(article: Article) -> dict[str, Any]:
    told = {name: getattr(article, name) for name in ("title", "outlet", "published", "language", "text")}
    return told | {"source": article.origin.source, "sha256": article.origin.sha256}


def _actor(row: ActorRow) -> dict[str, Any]:
    cells = [
        [
            {"text": each.text, "count": each.count, "spans": [[span.start, span.end] for span in each.spans]}
            for each in cell
        ]
        for cell in row.cells
    ]
    return {"label": row.label, "cells": cells}


def _row(row: Row) -> dict[str, Any]:
    cells = [
        cell and {"span": [cell.span.start, cell.span.end], "text": cell.text, "value": cell.shape}
        for cell in row.cells
    ]
    worst = row.worst and {"articles": list(row.worst[:2]), "divergence": row.worst[2]}
    told = {"label": row.label, "group": row.group, "kind": row.kind, "conflict": row.conflict}
    return told | {"cells": cells, "worst": worst}


def _cell(cell: Cell | None, row: Row) -> str:
    return " ".join(filter(None, (shape(cell, row), cell.text))) if cell else ABSENT


def _name(article: Article) -> str:
    title = article.outlet or article.title or _("Untitled")
    return f"{title} · {article.published}" if article.published else title
