"""Small sound files with a few bytes changed: only an article or one clear sentence may come of them."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corpus.making import (
    MARKDOWN,
    PAGE,
    docx_file,
    eml_file,
    epub_file,
    members_of,
    mhtml_file,
    pdf_article,
    zip_file,
)

from diptych.corpus import Article, article_of
from diptych.errors import ReadError

DOCX, EPUB, PDF = members_of(docx_file()), members_of(epub_file()), pdf_article()
WHOLE = {
    "un.docx": zip_file(DOCX),
    "un.epub": epub_file(),
    "un.pdf": PDF,
    "un.eml": eml_file(),
    "un.mhtml": mhtml_file(),
    "un.md": MARKDOWN.encode(),
    "un.html": PAGE.encode(),
}
INSIDE = [
    ("word/document.xml", DOCX),
    ("word/styles.xml", DOCX),
    ("word/_rels/document.xml.rels", DOCX),
    ("[Content_Types].xml", DOCX),
    ("docProps/core.xml", DOCX),
    ("META-INF/container.xml", EPUB),
    ("OEBPS/content.opf", EPUB),
    ("OEBPS/un.xhtml", EPUB),
]
TELLING = [
    b"<",
    b">",
    b"/",
    b"&",
    b"\0",
    b"\xff",
    b"(",
    b")",
    b"<<",
    b">>",
    b"R",
    b"-1",
    b"9" * 12,
    b"../",
    b'"',
    b"\n",
]

changes = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "drop", "repeat"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 255),
        st.sampled_from(TELLING),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip
fuzzed = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def changed(raw: bytes, steps) -> bytes:
    for kind, share, number, piece in steps:
        at = int(share * len(raw))
        if kind == "flip":
            raw = raw[:at] + bytes(byte ^ number for byte in raw[at : at + 1]) + raw[at + 1 :]
        elif kind == "cut":
            raw = raw[:at]
        elif kind == "insert":
            raw = raw[:at] + piece + raw[at:]
        elif kind == "drop":
            raw = raw[:at] + raw[at + number :]
        else:
            raw = raw[:at] + raw[at : at + number] * 3 + raw[at + number :]
    return raw


def check(raw: bytes, source: str) -> None:
    start = time.thread_time()
    article, said = None, ""
    try:
        article = article_of(raw, source=source)
    except ReadError as error:
        said = str(error)
    assert time.thread_time() - start < 5
    if article:
        check_article(article)
    else:
        assert said
        assert "\n" not in said


def check_article(article: Article) -> None:
    assert [p.span.of(article.text) for p in article.passages] == article.text.split("\n")
    assert all(line.strip() for line in article.text.split("\n"))
    assert all(f.text.strip() and f.why for f in article.furniture)
    places = [f.at for f in article.furniture]
    assert places == sorted(places)
    assert all(0 <= at <= len(article.text) for at in places)
    article.text.encode("utf-8")


@pytest.mark.parametrize("name", WHOLE)
@fuzzed
@given(steps=changes)
def test_a_file_with_changed_bytes_is_read_or_refused(name, steps):
    check(changed(WHOLE[name], steps), name)


@pytest.mark.parametrize(("name", "members"), INSIDE)
@fuzzed
@given(steps=changes)
def test_a_packed_file_whose_part_has_changed_bytes_is_read_or_refused(name, members, steps):
    check(zip_file(members | {name: changed(members[name], steps)}), "un.zip")


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_anywhere_is_read_or_refused(name):
    raw = WHOLE[name]
    for end in range(0, len(raw), max(1, len(raw) // 40)):
        check(raw[:end], name)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".jpg", ""])
def test_a_suffix_that_lies_changes_nothing(name, suffix):
    if name != "un.md":
        article = article_of(WHOLE[name], source=f"un{suffix}")
        assert article.text == article_of(WHOLE[name], source=name).text
