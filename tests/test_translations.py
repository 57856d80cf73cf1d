"""Every text that a user may see has its French, and no French is left over."""

import ast
import re
import string
from pathlib import Path

import pytest
import yaml

import diptych
from diptych.i18n import LANGUAGES, catalogue
from diptych.resources import resource

PACKAGE = Path(diptych.__file__).parent


def texts():
    """Every English text given to `_` or `n_` anywhere in the package, with its file."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_"):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.setdefault(first.value, path.name)
    return found


TEXTS = texts()
FRENCH = catalogue("fr")


def test_the_package_has_texts_to_translate():
    assert len(TEXTS) > 100


@pytest.mark.parametrize("text", sorted(TEXTS), ids=lambda text: text[:40])
def test_a_text_has_its_french(text):
    assert text in FRENCH, f"{TEXTS[text]}: no French for {text!r}"


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_a_text_is_translated_once(code):
    found = {}
    for path in sorted(resource(f"translations/{code}").glob("*.yaml")):
        # read as a table, the last of two would silently win
        for key, _value in yaml.compose(path.read_text("utf-8")).value:
            assert key.value not in found, f"{key.value!r}: {found[key.value]} and {path.name}"
            found[key.value] = path.name


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("text", sorted(FRENCH), ids=lambda text: text[:40])
def test_a_translation_fills_in_the_same_fields(text):
    forms = FRENCH[text] if isinstance(FRENCH[text], list) else [FRENCH[text]]
    for form in forms:
        assert fields(form) <= fields(text)
        assert "{" not in text or fields(form), f"{form!r} lost its fields"


@pytest.mark.parametrize("text", sorted(FRENCH), ids=lambda text: text[:40])
def test_french_signs_keep_to_their_words(text):
    forms = FRENCH[text] if isinstance(FRENCH[text], list) else [FRENCH[text]]
    for form in forms:
        # a line must not break between a word and its sign
        assert not re.search(r"[\w})»’…] [;:!?%»]|« ", form), form
