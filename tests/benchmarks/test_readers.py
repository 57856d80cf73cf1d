"""Importing a newsroom's files against the bare libraries that take the same files apart, in the same run.

What is measured is the whole of `import_paths`: finding, hashing, reading, judging and storing each article
with its bytes. The peer is what a user of the libraries would call for the same: for a web page
`trafilatura.bare_extraction` with metadata; for a document python-docx, all paragraphs; for a PDF pypdf,
`extract_text` of all pages; for a mail the `email` package; and for plain text, Markdown and the text of a
mail charset-normalizer, where it is not UTF-8, and `ftfy.fix_text`. The mix is that of a newsroom's folder:
of twenty files eleven are saved pages (the real ones of html_articles), four plain texts, two documents,
one each Markdown, mail and PDF.
"""

import email
import email.policy
import gzip
import io
import random
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path

import docx
import ftfy
import pypdf
import pytest
import trafilatura
from charset_normalizer import from_bytes
from tests.corpus.making import docx_of, pdf_file, printed

from diptych.app.importing import import_paths
from diptych.corpus import read_article
from diptych.corpus.library import Library

LIMIT = 1.3
"""Times the processor time of the bare libraries, over a mixed lot."""
LOTS = 8
"""Of twenty files each; the first is read before the clock starts, for libraries load when first called."""
WORDS = (
    *("mairie", "pont", "travaux", "habitants", "rivière", "conseil", "budget", "école", "ville", "soirée"),
    *("décision", "quartier", "marché", "train", "usine", "grève", "syndicat", "vallée", "fromage", "musée"),
    *("jardin", "lundi", "printemps", "ministre", "rapport", "enquête", "préfet", "élue", "témoin", "halle"),
    *("tribunal", "présidente", "délai", "association", "séance", "vote", "projet", "façade", "récolte"),
)


def sentence(dice: random.Random) -> str:
    """A sentence of some 25 words with a figure, which no other article has."""
    one, two, three = (" ".join(dice.choices(WORDS, k=8)) for _ in range(3))
    return (
        f"Selon {one} à l’été {dice.randint(1950, 2025)} {two}, « {three} », {dice.randint(2, 99)} % {one}."
    )


def body(n: int) -> list[str]:
    """Sixteen paragraphs of some 500 characters."""
    dice = random.Random(n)
    return [" ".join(sentence(dice) for _ in range(3)) for _ in range(16)]


def text(n: int) -> bytes:
    """Every third one is in Windows-1252."""
    lines = "\r\n\r\n".join([f"Le marché couvert ferme {n}", *body(n)])
    return lines.encode("cp1252" if n % 3 == 0 else "utf-8")


def markdown(n: int) -> bytes:
    return "\n\n".join([f"# Le marché couvert ferme {n}", *body(n)]).encode()


def mail(n: int) -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "Jeanne Roy <jeanne@port.example>", f"Le marché ferme {n}"
    message["Date"] = "Sat, 15 Mar 2025 20:14:00 +0100"
    message.set_content("\n\n".join(body(n)))
    return message.as_bytes()


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
    trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)


def bare_document(path: Path) -> None:
    "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


def bare_pdf(path: Path) -> None:
    "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)


def bare_text(path: Path) -> None:
    raw = path.read_bytes()
    try:
        read = raw.decode("utf-8")
    except UnicodeDecodeError:
        read = str(from_bytes(raw).best())
    ftfy.fix_text(read)


def bare_mail(path: Path) -> None:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    ftfy.fix_text(message.get_body(("plain",)).get_content())


FORMATS: dict[str, tuple[Callable[[int], bytes], Callable[[Path], None], int]] = {
    "txt": (text, bare_text, 4),
    "docx": (document, bare_document, 2),
    "md": (markdown, bare_text, 1),
    "eml": (mail, bare_mail, 1),
    "pdf": (portable, bare_pdf, 1),
}
"""Maker, bare peer, and files among twenty; the rest are pages."""
PEERS = {
    "html": "trafilatura", "docx": "python-docx", "pdf": "pypdf", "eml": "email, ftfy",
    "txt": "charset-normalizer, ftfy", "md": "ftfy",
}  # fmt: skip
PAGES = 11


def paths_of(saved: Path, folder: Path) -> Iterator[tuple[str, Path, bytes]]:
    """Kind, path and bytes of every file of the lots; `saved` holds the real pages."""
    pages = sorted(saved.glob("*.gz"))[: LOTS * PAGES]
    for n, page in enumerate(pages):
        yield "html", folder / f"{n}.html", gzip.decompress(page.read_bytes())
    numbers = count()
    for kind, (make, _bare, share) in FORMATS.items():
        for n in islice(numbers, LOTS * share):
            yield kind, folder / f"{n}.{kind}", make(n)


@pytest.fixture(scope="module")
def files(shared, tmp_path_factory) -> dict[str, list[Path]]:
    folder = tmp_path_factory.mktemp("articles")
    out: dict[str, list[Path]] = {}
    for kind, path, raw in paths_of(shared / "eval" / "sets" / "html_articles" / "html", folder):
        path.write_bytes(raw)
        out.setdefault(kind, []).append(path)
    return out


def seconds(read: Callable[[Path], object], paths: Iterable[Path]) -> float:
    """Processor time of reading the files once."""
    start = time.process_time()
    for path in paths:
        read(path)
    return time.process_time() - start


def test_importing_a_newsrooms_files_takes_little_more_than_the_bare_libraries(files, tmp_path, tell):
    theirs = 0.0
    for kind, paths in files.items():
        bare = FORMATS[kind][1] if kind in FORMATS else bare_page
        read_article(paths[0])
        bare(paths[0])
        runs = [(seconds(read_article, paths), seconds(bare, paths)) for _ in range(3)]
        ours, peer = min(one for one, _ in runs), min(one for _, one in runs)
        theirs += peer
        each = 1000 / len(paths)
        named = PEERS[kind]
        tell(
            f"reading a file: {kind}",
            f"{ours * each:.1f} ms",
            f"{peer * each:.1f} ms ({named})",
            ours / peer,
        )
    whole = []
    for n in range(3):
        with Library.open(tmp_path / str(n)) as library:
            start = time.process_time()
            report = import_paths(library, [path for paths in files.values() for path in paths])
            whole.append(time.process_time() - start)
            assert len(report.added) + len(report.failed) == sum(map(len, files.values()))
            assert len(report.failed) <= 1
    ratio = min(whole) / theirs
    tell(
        f"importing {sum(map(len, files.values()))} files of a newsroom",
        f"{min(whole):.2f} s",
        f"{theirs:.2f} s (the extraction libraries bare)",
        ratio,
    )
    assert ratio <= LIMIT
