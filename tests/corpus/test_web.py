import pytest

from diptych.corpus.web import page

BODY = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants."
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Le marché ferme | La Voix du Port</title></head><body>
<header><a href="/">La Voix du Port</a><nav><ul><li>Une</li><li>Sport</li></ul></nav></header>
<main><article><p class="tag">COMMERCE</p><h1>Le marché ferme</h1>
<p class="by">Par Jeanne Roy, le 18/10/2025</p>
<p>{BODY} Le maire a parlé <time datetime="2025-10-14">mardi</time> d’un <em>1/30</em> du budget.</p>
<h2>La colère</h2><p>{BODY}</p><ul><li>Le pain, dont le prix a doublé</li><li>Le vin</li></ul>
<blockquote><p>« Nous ne partirons pas avant le printemps, et nous le dirons à chaque séance. »</p>
</blockquote>
<p>{BODY}</p></article>
<section id="comments"><h2>2 réactions</h2><p>Jo : quelle honte, ce conseil</p></section></main>
<footer><p>Mentions légales</p></footer></body></html>"""


@pytest.fixture(scope="module")
def read():
    return page(PAGE)


def test_paragraphs_headings_items_and_quotations_are_blocks_of_their_own(read):
    kinds = [(block.kind, block.text[:9]) for block in read.blocks[1:]]
    assert kinds == [
        ("body", BODY[:9]), ("heading", "La colère"), ("body", BODY[:9]), ("item", "- Le pain"),
        ("item", "- Le vin"), ("body", "« Nous ne"), ("body", BODY[:9]),
    ]  # fmt: skip


def test_inline_elements_neither_break_words_nor_lose_them(read):
    assert read.blocks[1].text.endswith("Le maire a parlé mardi d’un 1/30 du budget.")


def test_what_the_page_says_of_the_article_is_known(read):
    said = read.metadata
    assert (said.title, said.author, said.outlet, said.published, said.language) == (
        "Le marché ferme", "Jeanne Roy", "La Voix du Port", "2025-10-18", "fr",
    )  # fmt: skip


def test_what_stands_around_is_kept_with_its_kind(read):
    around = {line.text: line.why for _place, line in read.around}
    assert around["Jo : quelle honte, ce conseil"] == "reader comments"
    assert {"La Voix du Port", "COMMERCE", "Mentions légales"} <= set(around)


def test_linked_data_outweighs_the_lines_of_the_page():
    data = (
        '{"@type":"NewsArticle","author":[{"name":"J. Roy"}],'
        '"publisher":{"name":"Port"},"datePublished":"2025-10-17"}'
    )
    said = page(
        PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    ).metadata
    assert (said.author, said.outlet, said.published) == ("J. Roy", "Port", "2025-10-17")


def test_broken_linked_data_says_nothing():
    said = page(PAGE.replace("</head>", '<script type="application/ld+json">{oops</script></head>')).metadata
    assert said.author == "Jeanne Roy"


def test_without_a_headline_the_title_of_the_window_serves_without_the_site():
    assert page(PAGE.replace("h1>", "h5>")).metadata.title == "Le marché ferme"


def test_the_only_h1_is_no_headline_where_the_page_names_another():
    told = '<meta property="og:title" content="La halle fermera ses portes"></head>'
    other = PAGE.replace("</head>", told).replace("<h1>Le marché ferme", "<h1>Un renne dans le jardin")
    assert page(other).metadata.title == "La halle fermera ses portes"


@pytest.mark.parametrize("byline", ["", '<p class="by">Par Jeanne Roy</p>'])
def test_the_paper_is_the_author_where_no_byline_tells_another(byline):
    data = '{"@type":"NewsArticle","author":{"name":"Port"},"publisher":{"name":"Port"}}'
    told = f'<script type="application/ld+json">{data}</script></head>'
    text = PAGE.replace("</head>", told).replace('<p class="by">Par Jeanne Roy, le 18/10/2025</p>', byline)
    assert page(text).metadata.author == ("Jeanne Roy" if byline else "Port")


def test_the_title_of_the_window_is_no_line_of_the_article():
    lines = [
        block.text
        for block in page(PAGE.replace("</body>", "<p>Le marché ferme | La Voix du Port</p>")).blocks
    ]
    assert "Le marché ferme | La Voix du Port" not in lines


def test_words_broken_before_parsing_are_mended_with_their_repairs():
    read = page(PAGE.replace("La colère", "La colÃ¨re").replace("Le pain", "Le cÅ“ur du pain"))
    texts = [block.text for block in read.blocks]
    assert "La colère" in texts
    assert "cœur" in [repair.mended for repair in read.repairs]


def test_a_page_without_article_has_no_blocks():
    assert page("<html><body></body></html>").blocks == ()
