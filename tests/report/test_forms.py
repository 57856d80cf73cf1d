import pytest

from diptych.report import FORMS, form_for, write_report


@pytest.mark.parametrize("name", FORMS)
def test_the_same_comparison_gives_the_same_bytes(build, name):
    assert write_report(build(), name) == write_report(build(), name)


@pytest.mark.parametrize(
    ("suffix", "name"), [(".HTM", "html"), (".csv", "csv"), (".docx", "docx"), (".txt", "text")]
)
def test_a_suffix_tells_the_form(suffix, name):
    form = form_for(suffix)
    assert form is not None
    assert form.name == name


def test_an_unknown_suffix_tells_none():
    assert form_for(".png") is None
