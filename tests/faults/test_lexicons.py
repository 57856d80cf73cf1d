"""Lexicons edited by hand, well and badly: each answer is a comparison, or one sentence with file and line.

FAULT_TRIES tells how often hypothesis edits one, 25 times unless told.
"""

import copy
import gc
import re
import shutil
from functools import _lru_cache_wrapper

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.faults.test_doors import fuzzed, one_sentence, signs

from diptych import resources, shapes
from diptych.app import cli
from diptych.app.checks import Painted
from diptych.app.cli import Launchers
from diptych.app.use_cases import compare_articles
from diptych.corpus import article_of
from diptych.errors import LexiconError

NAMES = sorted(path.stem for path in resources.resource("lexicons").glob("*.yaml"))
LEFT = (
    "Grève au port : 97,4 milliards demandés\n\nSelon le syndicat, ils étaient au moins 1 200 jeudi 13 mars "
    "2025, à 14 h 30, à bloquer le quai. « C’est une fermeture brutale », a dénoncé la première ministre "
    "Jeanne Roy, qui aurait proposé 44 millions d’euros.\n\nLa veille de Noël, deux tiers des salariés, âgés "
    "de 35 ans, avaient doublé leur demande, car la mairie refusait."
)
RIGHT = (
    "Strike at the port: 97.6 billion wanted\n\nAbout 1,150 workers blocked the quay on Thursday, 13 March "
    "2025 at 2.30 pm, according to police. “A brutal closure,” said prime minister Jeanne Roy, who may have "
    "offered $45 million.\n\nTwo thirds of the staff, aged 36, had doubled their demand because the town "
    "hall refused. It is 12 km away."
)
SIGNS = (
    "",
    " ",
    "(",
    "[a",
    "\\",
    "{0}",
    "{name.x}",
    "<x>",
    "*",
    "|",
    "a / b",
    "\x0b",
    "a\nb",
    "é" * 300,
    "%s",
)
ODD = (*SIGNS, -1, 0, 13, 10**39, -0.5, 1e39, None, True, [], {}, [""], ["x"], {"x": 1})


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A copy of the lexicons that is read instead of them, all that was read before being forgotten."""
    root = tmp_path_factory.mktemp("resources")
    shutil.copytree(resources.resource("lexicons"), root / "lexicons")
    shipped = resources.resource
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            resources, "resource", lambda name: root / name if "lexicons/" in name else shipped(name)
        )
        patch.setattr(re, "_MAXCACHE", 100_000)  # patterns that were not edited are not made again
        yield root / "lexicons"
    forget()


@pytest.fixture
def write(edited):
    """Writes a lexicon, once more as it ships in the end."""
    before = {name: (edited / f"{name}.yaml").read_bytes() for name in NAMES}

    def put(name, raw):
        (edited / f"{name}.yaml").write_bytes(raw)
        forget()

    yield put
    for name, raw in before.items():
        (edited / f"{name}.yaml").write_bytes(raw)
    forget()


def forget():
    """Read every table again when it is next asked for."""
    # what the models froze is not among the objects that are listed
    gc.unfreeze()
    for thing in gc.get_objects():
        if isinstance(thing, _lru_cache_wrapper) and f"{thing.__module__}".startswith("diptych."):
            thing.cache_clear()


def shipped(name):
    return resources.resource(f"lexicons/{name}.yaml").read_text("utf-8")


def places(value, path=()):
    """The path of everything within a table."""
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from places(inner, (*path, key))


def edit(draw, table):
    """The table with one entry taken out, renamed, or of another make; most often of the same one."""
    table = copy.deepcopy(table)
    *path, last = draw(st.sampled_from([place for place in places(table) if place]))
    inner = table
    for key in path:
        inner = inner[key]
    value = inner[last]
    way = draw(st.sampled_from(["out", "renamed", "same make", "same make", "any"]))
    alike = [one for one in ODD if type(one) is type(value)]
    if way == "out":
        del inner[last]
    elif way == "renamed" and isinstance(inner, dict):
        inner[draw(st.sampled_from(["zz", "", 0, "é x", "("]))] = inner.pop(last)
    else:
        inner[last] = draw(st.sampled_from(alike or ODD) if way == "same make" else st.sampled_from(ODD))
    return yaml.dump(table, Dumper=yaml.CSafeDumper, allow_unicode=True).encode()


def scribble(draw, raw):
    """The bytes of a file with some of them cut out and others in their place, or in another encoding."""
    if draw(st.integers(0, 9)) == 0:
        return raw.decode("utf-8").encode(draw(st.sampled_from(["utf-16", "utf-32"])))
    at = draw(st.integers(0, len(raw)))
    told = draw(st.binary(max_size=20) | signs.map(lambda text: text.encode("utf-8", "surrogatepass")[:60]))
    return raw[:at] + told + raw[at + draw(st.integers(0, 40)) :]


@fuzzed
@given(data=st.data())
def test_any_edit_of_a_lexicon_is_taken_or_told_in_one_sentence(write, models, data):
    name = data.draw(st.sampled_from(NAMES))
    text = shipped(name)
    if data.draw(st.booleans()):
        raw = edit(data.draw, yaml.load(text, Loader=yaml.CSafeLoader))
    else:
        raw = scribble(data.draw, text.encode())
    write(name, raw)
    told = []
    try:
        pair = [article_of(told.encode(), source="") for told in (LEFT, RIGHT)]
        assert compare_articles(*pair, models).left.article.text
    except LexiconError as error:
        one_sentence(error)
        told.append(str(error))
    finally:
        write(name, text.encode())
    assert all(re.fullmatch(rf"{name}\.yaml(, line \d+|: over ).*", one) for one in told), told


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_has_a_shape_that_it_keeps(name):
    assert shapes.fault(resources.table(f"lexicons/{name}.yaml"), shapes.LEXICONS[name]) is None


FOUND = [
    ("units", b"[" * 100_000, "units.yaml, line 1: what stands there is nested too deeply"),
    ("units", b"", "units.yaml, line 1: the table is empty"),
    ("units", b"percent: 1\n\xe9: 2\n", "units.yaml, line 2: a sign that is not UTF-8"),
    ("units", b"percent: 1\n\x00", "units.yaml, line 2: a control character"),
    ("units", b"a: &x [1]\nb: *x\n", "units.yaml, line 2: what stands there is an alias"),
    ("units", b"a: !!python/object:os.system x", "units.yaml, line 1: what stands there is a tag"),
    ("units", b"a: 1\nb: 2\na: 3\n", "units.yaml, line 3: a key “a” stands there twice"),
    ("units", b"? [a, b]\n: 1\n", "units.yaml, line 1: a key is no word"),
    ("units", b"a: 1\nb: " + b"9" * 5_000, "units.yaml, line 2: neither date nor number"),
    ("units", b"a: 1\nb: 2025-02-30\n", "units.yaml, line 2: neither date nor number"),
    ("units", b"#" * 2_000_001, "units.yaml: over 2000 kB"),
    ("hyphens", b"before: [a]\nafter: b\n", "hyphens.yaml, line 1: “before” must be text"),
    ("hyphens", b"before: a\nafter: no\n", "hyphens.yaml, line 2: “after” must be text"),
    ("hyphens", b"before: a\n", "hyphens.yaml, line 1: “the table” must be a mapping with “after”"),
    ("motive", b"- a\n", "motive.yaml, line 1: “the table” must be a mapping"),
]


@pytest.mark.parametrize(("name", "raw", "told"), FOUND, ids=lambda value: str(value)[:30])
def test_what_was_found_is_told_with_its_line(write, name, raw, told):
    write(name, raw)
    with pytest.raises(LexiconError, match=re.escape(told)):
        resources.table(f"lexicons/{name}.yaml")


CHANGED = [
    ("furniture", "where: top", "where: above", "must be one of after, any, bottom"),
    ("furniture", "longest: ", "longst: ", "must be one of the keys where, scope, longest"),
    ("evaluative", "polarity: 0", "polarity: 5", "must be one of -1, 0, 1"),
    ("evaluative", "grand, gros", "grand, , gros", "“” is empty"),
    ("calendar", "{jour: day", "{jour: dya", "must be one of century, day"),
    ("conversions", "km: [m, 1000]", "km: [m, .inf]", "must be a number"),
    ("conversions", "km: [m, 1000]", "km: [m]", "must be a list of 2"),
    ("reporting", "doubtful:", "dubious:", "must be one of assertive, doubtful"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), CHANGED, ids=lambda value: value[:30])
def test_a_wrong_entry_is_told_with_the_line_where_it_stands(write, models, name, old, new, told):
    text = shipped(name)
    assert old in text, "the table has changed: choose another entry"
    line = text[: text.index(old)].count("\n") + 1
    write(name, text.replace(old, new, 1).encode())
    with pytest.raises(LexiconError, match=rf"^{name}\.yaml, line \d+: .*{re.escape(told)}") as caught:
        compare_articles(*[article_of(one.encode(), source="") for one in (LEFT, RIGHT)], models)
    assert abs(int(re.search(r"line (\d+)", str(caught.value))[1]) - line) <= 8  # where its list begins


@pytest.mark.parametrize("name", ["furniture", "function_words", "abbreviations"])
def test_the_command_line_says_so_and_ends_with_2(write, name, tmp_path, capsys):
    paths = tmp_path / "a.txt", tmp_path / "b.txt"
    for path, text in zip(paths, (LEFT, RIGHT), strict=True):
        path.write_text(text, "utf-8")
    write(name, b"fr: [\n")
    launchers = Launchers(lambda _files: 0, lambda *_files, **_look: None, lambda: Painted(100, "none", "0"))
    assert cli.run(["compare", *map(str, paths)], launchers) == cli.BAD_INPUT
    told = capsys.readouterr().err
    assert re.fullmatch(rf"diptych: {name}\.yaml, line \d: .*\n", told)
