import io
from datetime import datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.corpus.making import BODY, SECOND, docx_file, docx_of, members_of, zip_file

from diptych.corpus import article_of


def read(document):
    return article_of(docx_of(document), source="un.docx")


def test_paragraphs_headings_items_and_rows_are_passages_of_their_own():
    article = article_of(docx_file(), source="un.docx")
    assert [(p.kind, p.span.of(article.text)) for p in article.passages] == [
        ("title", "Le marché ferme"),
        ("body", BODY),
        ("heading", "La colère"),
        ("item", "- le prix du pain"),
        ("item", "- le prix du vin"),
        ("body", "Année | Étals"),
        ("heading", "2024 | 31"),
        ("body", SECOND),
    ]
    assert (article.origin.encoding, article.language) == ("docx", "fr")


def test_the_properties_of_the_document_are_its_metadata():
    document = docx.Document(io.BytesIO(docx_file()))
    document.core_properties.created = datetime(2025, 3, 15, 8)
    article = read(document)
    assert (article.title, article.author, article.published) == (
        "Le marché ferme", "Jeanne Roy", "2025-03-15",
    )  # fmt: skip


def test_a_byline_outweighs_the_properties():
    document = docx.Document(io.BytesIO(docx_file()))
    document.paragraphs[0].insert_paragraph_before("Par Paul Martin, le 2 mai 2024")
    article = read(document)
    assert (article.author, article.published) == ("Paul Martin", "2024-05-02")
    assert [f.why for f in article.furniture] == ["byline"]


def test_the_name_of_a_file_is_no_title_where_the_text_has_one():
    document = docx.Document()
    document.core_properties.title = "Document1"
    for text in ("Le marché ferme", BODY):
        document.add_paragraph(text)
    assert read(document).title == "Le marché ferme"


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<w:ins w:id="1" w:author="x"><w:r><w:t>inséré</w:t></w:r></w:ins>', "avant inséré après"),
        ('<w:del w:id="1" w:author="x"><w:r><w:delText>ôté</w:delText></w:r></w:del>', "avant après"),
        ("<w:sdt><w:sdtContent><w:r><w:t>choisi</w:t></w:r></w:sdtContent></w:sdt>", "avant choisi après"),
        ("<w:smartTag><w:r><w:t>malin</w:t></w:r></w:smartTag>", "avant malin après"),
        ("<w:r><w:tab/><w:t>loin</w:t></w:r>", "avant loin après"),
        ("<w:r><w:t>quatre</w:t><w:noBreakHyphen/><w:t>vingts</w:t></w:r>", "avant quatre-vingts après"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "avant après"),
    ],
)
def test_what_is_seen_of_a_paragraph_is_read_and_nothing_else(markup, told):
    document = docx.Document()
    document.add_paragraph("Le marché ferme")
    paragraph = parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">avant </w:t></w:r>{markup}'
        '<w:r><w:t xml:space="preserve"> après</w:t></w:r></w:p>'
    )
    document.add_paragraph(BODY)._p.addnext(paragraph)
    assert read(document).text.split("\n")[-1] == told


def test_the_text_of_a_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>Dans la boîte, des mots.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph = parse_xml(
        f"<w:p {nsdecls('w')} {mc}><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = docx.Document(io.BytesIO(docx_file()))
    document.paragraphs[-1]._p.addnext(paragraph)
    assert read(document).text.count("Dans la boîte") == 1


def test_headers_notes_and_comments_are_put_aside():
    document = docx.Document(io.BytesIO(docx_file()))
    document.sections[0].header.paragraphs[0].text = "La Voix du Port"
    document.sections[0].footer.paragraphs[0].text = "page 1"
    document.add_comment(document.paragraphs[1].runs, "à vérifier", "Paul")
    members = members_of(docx_of(document))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    note = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>Selon la mairie.</w:t></w:r></w:p>"
    )
    members["word/footnotes.xml"] = f"{note}</w:footnote></w:footnotes>".encode()
    members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    article = article_of(zip_file(members), source="un.docx")
    assert [(f.why, f.text) for f in article.furniture] == [
        ("running header or footer", "La Voix du Port"),
        ("footnote", "Selon la mairie."),
        ("comment", "à vérifier"),
        ("running header or footer", "page 1"),
    ]
    assert article.text.split("\n")[-1] == SECOND
