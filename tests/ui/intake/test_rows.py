from pathlib import Path

import pytest

from diptych.app.importing import Outcome
from diptych.app.intake import Batch
from diptych.corpus.library import Record
from diptych.i18n import set_language
from diptych.ui.intake.rows import amount, details, form, in_words, rows

PATHS = tuple(Path(f"/articles/{name}") for name in ("mole.html", "copie.html", "scan.pdf", "p.jpg", "e.txt"))
RECORD = Record(
    1,
    "Le quai nord",
    None,
    "Le Môle",
    "2025-05-09",
    encoding="cp1252",
    imported_at="2025-05-10T09:00:00+00:00",
)
OUTCOMES = (
    Outcome(PATHS[0], "added", RECORD, words=812, aside=9, restored=1, repairs=2),
    Outcome(PATHS[1], "duplicate", RECORD),
    Outcome(PATHS[2], "failed", reason="“/articles/scan.pdf” has no text: its 2 pages are images."),
    Outcome(PATHS[3], "skipped", reason="its kind is not one that Diptych reads"),
)


def test_a_new_article_tells_all_that_was_done_to_it():
    row = rows([Batch(PATHS, OUTCOMES)], [RECORD])[0]
    assert amount(row) == "812 words"
    assert form(row) == "HTML · Windows-1252"
    assert details(row) == "Le Môle · 9 May 2025 · 9 blocks put aside · 1 taken back · 2 words mended"
    assert row.link == ""
    assert "mole.html" in in_words(row)


@pytest.mark.parametrize(
    ("number", "right", "told", "link"),
    [
        (1, "already there", "The same bytes as “Le quai nord”, imported on 10 May 2025: not added.", ""),
        (2, "failed", "“scan.pdf” has no text: its 2 pages are images.", "retry"),
        (3, "left out", "Its kind is not one that Diptych reads.", ""),
        (4, "reading…", "/articles", ""),
    ],
)
def test_a_file_that_brought_no_new_article_says_why(number, right, told, link):
    row = rows([Batch(PATHS, OUTCOMES)], [RECORD])[number]
    assert (amount(row), details(row).replace("\\", "/"), row.link) == (right, told, link)


def test_the_first_file_that_is_not_there_yet_is_being_read_and_the_others_wait():
    assert [row.state for row in rows([Batch(PATHS)], [])] == ["reading", *["waiting"] * 4]
    assert [row.state for row in rows([Batch(PATHS, OUTCOMES[:3], running=False)], [])][3:] == ["stopped"] * 2


def test_an_article_without_a_date_offers_to_give_it_and_without_furniture_says_so():
    undated = Record(2, "Sans date", encoding="utf-8")
    row = rows([Batch(PATHS[:1], (Outcome(PATHS[0], "added", undated),))], [undated])[0]
    assert row.link == "date"
    assert details(row) == "no date · nothing put aside"


def test_the_same_wire_copy_is_named():
    first, second = Record(1, "La dépêche", copies=7), Record(2, "Notre titre", copies=7)
    row = rows([Batch(PATHS[:1], (Outcome(PATHS[0], "added", second),))], [second, first])[0]
    assert "nearly the same as “La dépêche”" in details(row)


def test_rows_speak_french():
    set_language("fr")
    row = rows([Batch(PATHS, OUTCOMES)], [RECORD])[0]
    assert details(row) == "Le Môle · 9 mai 2025 · 9 blocs écartés · 1 rétabli · 2 mots réparés"
