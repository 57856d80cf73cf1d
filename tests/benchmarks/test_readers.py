"""Reading files as articles against the bare libraries that take the same files apart, in the same run."""

import io
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pypdf
import pytest
import trafilatura
from tests.corpus.making import docx_of, pdf_file, printed

from diptych.corpus import read_article

LIMIT = 1.3
"""Times the processor time of the bare libraries, over a mixed lot."""
EACH = 20
COUNTS = ("le maire", "la présidente", "un témoin", "le préfet", "une élue", "le tribunal", "la ministre")


def paragraph(n: int) -> str:
    """Some 500 characters, different for each `n`, as an article has them."""
    who = COUNTS[n % len(COUNTS)]
    return (
        f"Selon {who}, {n + 3} commerçants sur {n + 12} ont quitté la halle le {n % 28 + 1} mars 2025. "
        f"« Nous n’avons pas été entendus », a répété {who} devant {n * 7 + 40} personnes venues. "
        f"La ville promet {n + 1},5 millions d’euros de travaux, mais rien n’est encore voté au conseil {n}. "
        f"L’association du quartier demande un délai de {n % 9 + 2} mois et le rapport numéro {n}."
    )


def body(n: int) -> list[str]:
    return [paragraph(n * 20 + k) for k in range(16)]


def page(n: int) -> bytes:
    text = "".join(f"<p>{line}</p>" for line in body(n))
    menu = "".join(f'<li><a href="/{k}">Rubrique {k}</a></li>' for k in range(40))
    script = "<script>var a = {};" + "a.b = 'c';" * 2_000 + "</script>"
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>Le marché ferme {n}</title>{script}</head>'
        f"<body><nav><ul>{menu}</ul></nav><article><h1>Le marché couvert ferme {n}</h1>{text}</article>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def document(n: int) -> bytes:
    made = docx.Document()
    made.add_heading(f"Le marché ferme {n}", 0)
    for line in body(n):
        made.add_paragraph(line)
    return docx_of(made)


def portable(n: int) -> bytes:
    lines = [line[at : at + 85] for text in body(n) for line in [text] for at in range(0, len(text), 85)]
    return pdf_file([printed(*lines[at : at + 50]) for at in range(0, len(lines), 50)])


def bare_page(path: Path) -> None:
    trafilatura.bare_extraction(path.read_text("utf-8"), include_comments=False)


def bare_document(path: Path) -> None:
    "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


def bare_pdf(path: Path) -> None:
    "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)


FORMATS: dict[str, tuple[Callable[[int], bytes], Callable[[Path], None]]] = {
    "html": (page, bare_page),
    "docx": (document, bare_document),
    "pdf": (portable, bare_pdf),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, list[Path]]:
    folder = tmp_path_factory.mktemp("articles")
    out: dict[str, list[Path]] = {}
    for kind, (make, _bare) in FORMATS.items():
        for n in range(EACH):
            path = folder / f"{n}.{kind}"
            path.write_bytes(make(n))
            out.setdefault(kind, []).append(path)
    return out


def seconds(read: Callable[[Path], object], paths: Iterable[Path]) -> float:
    """Processor time of reading the files once."""
    start = time.process_time()
    for path in paths:
        read(path)
    return time.process_time() - start


def both(files: dict[str, list[Path]], kind: str) -> tuple[float, float]:
    """Processor time of `read_article` and of the bare library, the better of three runs in turn."""
    bare = FORMATS[kind][1]
    read_article(files[kind][0])
    runs = [(seconds(read_article, files[kind]), seconds(bare, files[kind])) for _ in range(3)]
    return min(ours for ours, _ in runs), min(theirs for _, theirs in runs)


def test_a_mixed_lot_takes_little_more_than_the_bare_libraries(files, record_property):
    measured = {kind: both(files, kind) for kind in FORMATS}
    for kind, (ours, theirs) in measured.items():
        told = f"{1000 * ours / EACH:.1f} ms, bare {1000 * theirs / EACH:.1f} ms, ratio {ours / theirs:.2f}"
        record_property(kind, told)
        print(f"{kind}: {told}")
    ratio = sum(ours for ours, _ in measured.values()) / sum(theirs for _, theirs in measured.values())
    print(f"mixed: ratio {ratio:.2f}")
    assert ratio <= LIMIT
