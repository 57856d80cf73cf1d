from collections import defaultdict
from html.parser import HTMLParser

import pytest

from diptych.compare import Judgement, Mark, PassageNote
from diptych.i18n import set_language
from diptych.report import Annotations, as_html
from diptych.text import Span

VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """What a browser would see: text by article, text by mark, ids, links, and whether elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.side = ""
        self.text: dict[str, str] = defaultdict(str)
        self.marked: dict[tuple[str, str], str] = defaultdict(str)
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.titles: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.add(tag)
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "a":
            assert "a" not in [name for name, _ in self.stack], "a link inside a link"
            self.targets.append(told["href"])
            self.titles.append(told.get("title", ""))
        if tag == "article":
            self.side = told["class"].split()[-1]
        if tag not in VOID:
            self.stack.append((tag, told))

    def handle_endtag(self, tag):
        name, _ = self.stack.pop()
        assert name == tag, f"<{name}> closed by </{tag}>"
        if tag == "article":
            self.side = ""

    def handle_data(self, data):
        inside = [told.get("class") for _, told in self.stack]
        if not self.side or "text" not in inside or self.stack[-1][1].get("class") == "text":
            return
        self.text[self.side] += data
        for _, told in self.stack:
            if "data-divergence" in told:
                self.marked[self.side, told["data-divergence"]] += data


@pytest.fixture
def page(comparison) -> Page:
    return Page(as_html(comparison))


def test_the_whole_text_of_both_articles_is_there(comparison, page):
    assert page.text["A"] == comparison.left.article.text.replace("\n", "")
    assert page.text["B"] == comparison.right.article.text.replace("\n", "")


def test_hostile_text_stays_text(comparison):
    html = as_html(comparison)
    assert "<script" not in html
    assert "&lt;script&gt;alert(&#34;x&#34;)" in html
    assert "<b>rien</b>" not in html
    assert "Lire aussi : &lt;b&gt;rien&lt;/b&gt;" in html


def test_every_mark_lies_over_its_own_words(comparison, page):
    for side, analysis, marks in (
        ("A", comparison.left, comparison.left_marks),
        ("B", comparison.right, comparison.right_marks),
    ):
        assert marks
        for mark in marks:
            assert page.marked[side, mark.divergence_id] == mark.span.of(analysis.article.text)


def test_every_mark_leads_to_its_row_and_the_row_back(comparison, page):
    rows = {row.id for row in (*comparison.divergences, *comparison.agreements)}
    assert {f"row-{id}" for id in rows} <= set(page.ids)
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)
    assert f"#A-{comparison.left_marks[2].divergence_id}" in page.targets


def test_every_id_stands_once(page):
    assert len(page.ids) == len(set(page.ids))


def test_a_mark_answers_why(comparison, page):
    told = "\n".join(page.titles)
    for mark in (*comparison.left_marks, *comparison.right_marks):
        row = next(
            row for row in (*comparison.divergences, *comparison.agreements) if row.id == mark.divergence_id
        )
        assert row.explanation in told


def test_a_divergence_marked_at_two_places_has_one_anchor(build):
    made = build()
    again = Mark(Span(0, 9), "figure", "strong", made.divergences[0].id)
    page = Page(as_html(build(left_marks=(again, *made.left_marks))))
    assert page.ids.count(f"A-{again.divergence_id}") == 1


def test_the_page_needs_nothing_but_itself(comparison, page):
    html = as_html(comparison)
    assert not page.tags & {"script", "link", "img", "iframe", "object"}
    assert "http" not in html.replace("http-equiv", "")
    assert "url(" not in html
    assert all(target.startswith("#") for target in page.targets)


def test_the_same_comparison_gives_the_same_bytes(build):
    assert as_html(build()) == as_html(build())


def test_it_is_told_where_everything_came_from(comparison):
    html = as_html(comparison)
    for article in (comparison.left.article, comparison.right.article):
        assert article.origin.source in html
        assert article.origin.sha256 in html


def test_a_comparison_without_divergence_says_so(build):
    html = as_html(build(divergences=(), agreements=(), left_marks=(), right_marks=()))
    assert "diverge in nothing" in html
    assert 'id="row-' not in html


def test_what_the_user_made_of_it_stands_in_the_ledger(build):
    made = build()
    judged = Annotations(
        {made.divergences[0].id: Judgement("error-right", "stale", "vu avec <la> mairie")},
        (PassageNote("right", "900 000 euros", "rappeler & vérifier"),),
        ("2025-03-04T10:00:00Z", ""),
    )
    html = as_html(made, judged)
    assert "Error in B · stale" in html
    assert "vu avec &lt;la&gt; mairie" in html
    assert "rappeler &amp; vérifier" in html
    assert html.count("2025-03-04T10:00:00Z") == 1
    assert "Verdict" not in as_html(made), "an unjudged comparison has no empty column"


def test_the_figures_stand_in_a_table(comparison):
    html = as_html(comparison)
    assert "<td>1,200,000</td><td>EUR</td><td>asserted</td>" in html
    assert "<td>15:30</td>" in html


@pytest.mark.parametrize("role", ["figure", "date", "source", "quote", "framing", "onesided"])
def test_every_kind_has_a_stroke_of_its_own(comparison, role):
    assert f".mark.{role}" in as_html(comparison)


def test_the_page_speaks_french(comparison):
    set_language("fr")
    try:
        html = as_html(comparison)
    finally:
        set_language("en")
    assert '<html lang="fr">' in html
    assert "Ce qui a été écarté" in html
