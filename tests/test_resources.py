import pytest

from diptych.errors import LexiconError
from diptych.resources import read_table, reading, resource, seeds


def test_the_folders_of_data_are_found():
    assert resource("themes/tokens.yaml").is_file()
    assert (seeds() / "manifest.yaml").is_file()


@pytest.mark.parametrize("path", sorted(resource("").rglob("*.yaml")), ids=lambda path: path.name)
def test_every_table_can_be_read(path):
    assert read_table(path)


def test_a_damaged_table_is_told_with_file_and_line(tmp_path):
    path = tmp_path / "words.yaml"
    path.write_text("a: 1\nb: [2\nc: 3\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.yaml, line \d"):
        read_table(path)


def test_a_missing_table_is_told_by_name(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.yaml"):
        read_table(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    "error", [TypeError("x"), KeyError("fr"), AttributeError("split"), ZeroDivisionError()]
)
def test_an_entry_of_another_make_names_its_table(error):
    @reading("units.yaml")
    def read():
        raise error

    with pytest.raises(LexiconError, match=r"units\.yaml: an entry is not what it should be"):
        read()
