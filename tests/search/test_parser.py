from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.errors import QueryError
from diptych.search.fields import FIELDS
from diptych.search.parser import parsed
from diptych.search.query import All, Amount, Any, Dated, Fuzzy, Like, Pattern, Told, Without, Words


def shown(node) -> str:
    """A tree in few letters."""
    match node:
        case Words():
            near = f"~{node.slop}" if node.slop else ""
            place = "" if node.place == "any" else f"{node.place}:"
            return f"{place}{'=' * node.exact}<{node.text}>{near}"
        case Pattern():
            return f"[{node.text}]"
        case Fuzzy():
            return f"{node.text}~{node.distance}"
        case Amount():
            return f"{node.low:g}..{node.high:g}{node.unit}"
        case Dated():
            return f"{node.first}-{node.last}"
        case Told():
            return f"{node.name}={node.text}"
        case Like():
            return f"{'event' if node.event else 'like'}={node.text}"
        case All():
            return "(" + " & ".join(map(shown, node.parts)) + ")"
        case Any():
            return "(" + " | ".join(map(shown, node.parts)) + ")"
        case Without():
            return "!" + shown(node.part)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("l'offre hostile", "(<offre> & <hostile>)"),
        ('"offre hostile" pont', "(<offre hostile> & <pont>)"),
        ("« offre hostile »", "<offre hostile>"),
        ("“a bid”", "<a bid>"),
        ('offre "hostile', "(<offre> & <hostile>)"),
        ('"" pont', "<pont>"),
        ("pont\x00offre", "(<pont> & <offre>)"),
        ("12 000 habitants", "(<12 000> & <habitants>)"),
        ("pont OU offre ET viaduc", "(<pont> | (<offre> & <viaduc>))"),
        ("pont et offre", "(<pont> & <et> & <offre>)"),
        ("pont OR", "<pont>"),
        ("(pont OU offre) SAUF viaduc", "((<pont> | <offre>) & !<viaduc>)"),
        ("pont -offre", "(<pont> & !<offre>)"),
        ("NOT NOT pont", "<pont>"),
        ("((pont", "<pont>"),
        ("pont))) offre", "(<pont> & <offre>)"),
        ("offr*", "[offr*]"),
        ("off?e", "[off?e]"),
        ("pourquoi?", "<pourquoi>"),
        ("ofre~", "ofre~1"),
        ("ofre~9", "ofre~2"),
        ('"pont offre"~99', "<pont offre>~10"),
        ("=énorme", "=<énorme>"),
        ("titre:pont", "title:<pont>"),
        ("TITLE:(pont OU offre)", "(title:<pont> | title:<offre>)"),
        ('source:"Le Fanal"', "outlet=Le Fanal"),
        ("auteur:kervel", "author=kervel"),
        ("date:2025-02..2025-04", "20250201-20250431"),
        ("date:2024", "20240101-20241231"),
        ("date:>=2025-03", "20250301-99999999"),
        ("date:15/03/2025", "20250315-20250315"),
        ("chiffre:97e9..98e9", "9.7e+10..9.8e+10"),
        ("chiffre:97md..98md", "9.7e+10..9.8e+10"),
        ("chiffre:98..97", "97..98"),
        ('chiffre:"97,5 milliards"', "9.75e+10..9.75e+10"),
        ("chiffre:12%", "12..12%"),
        (">= 100 morts", "100..infmorts"),
        ("≤ 12", "-inf..12"),
        (">=97md", "9.7e+10..inf"),
        ("97,5 milliards", "(<97,5 milliards> | 9.75e+10..9.75e+10)"),
        ("12 % hausse", "(12..12% & <hausse>)"),
        ("$97.4 billion", "(<$97.4 billion> | 9.74e+10..9.74e+10USD)"),
        ("chiffre:97,5 milliards", "9.75e+10..9.75e+10"),
        ("chiffre>100", "100..inf"),
        ("titre : pont", "title:<pont>"),
        ("pont : neuf", "(<pont> & <neuf>)"),
        ("devise:EUR", "-inf..infEUR"),
        ("chiffre:1..2 devise:EUR", "1..2EUR"),
        ("comme:pont.txt", "like=pont.txt"),
        ("http://exemple", "(<http> & <exemple>)"),
        ("fbi:pont", "(<fbi> & <pont>)"),
    ],
)
def test_a_query_is_read_as(query, tree):
    assert shown(parsed(query).node) == tree


@pytest.mark.parametrize("query", ["", "  ", "?!", '""', "\x00", "()", "NOT", "-"])
def test_a_query_without_a_word_is_refused(query):
    with pytest.raises(QueryError, match="no word"):
        parsed(query)


@pytest.mark.parametrize(
    "query",
    ["a" * 501, " ".join(f"m{n}" for n in range(61)), '"' + "mot " * 31 + '"', "(" * 13 + "a"],
    ids=["characters", "words", "phrase", "parentheses"],
)
def test_a_query_beyond_bounds_is_refused(query):
    with pytest.raises(QueryError):
        parsed(query)


def test_sixty_words_are_allowed():
    assert isinstance(parsed(" ".join(f"m{n}" for n in range(60))).node, All)


def test_a_leaf_knows_where_it_was_written():
    query = 'pont titre:"offre hostile" 97,5 milliards'
    node = parsed(query).node
    assert [part.at.of(query) for part in node.parts[:2]] == ["pont", '"offre hostile"']
    assert node.parts[2].parts[1].at.of(query) == "97,5 milliards"


def test_half_open_ranges_have_no_end():
    assert parsed("chiffre:97..").node.high == inf


PIECES = [
    "AND", "ET", "OU", "NOT", "NON", "SAUF", "(", ")", '"', "«", "»", "*", "?", "~", "~2", "^", "[",
    "]", "{", "}",
    "..", ":", "97", "98md", "2025", "-", "+", "\\", "'", "offre", "de", "é", "ofre~", "col*", "<", ">",
    "/",
    "\x00", "\ud83d", "🙂", "&&", "||", " ", ">= 100 morts",
    "97,4 milliards", "%", "€", "=", "e9", "1e999", "un",
    *(f"{field}:" for field in FIELDS),
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_with_a_place_in_it(query):
    at = None
    try:
        parsed(query)
    except QueryError as error:
        at = error.at
    assert at is None or 0 <= at[0] < at[1] <= len(query)


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("date:février 2025", (20250201, 20250231)),
        ("date:fevrier 2025", (20250201, 20250231)),
        ('date:"1er mars 2025"', (20250301, 20250301)),
        ("date:10 Feb 2025", (20250210, 20250210)),
        ("date:February 10, 2025", (20250210, 20250210)),
        ("date:2024-2025", (20240101, 20251231)),
        ("date:2025-02 .. 2025-04", (20250201, 20250431)),
        ("date>=2025-03", (20250301, 99999999)),
        ("année:2025", (20250101, 20251231)),
        ("avant:2025", (1, 20250100)),
        ("before:10 February 2025", (1, 20250209)),
        ("après:2025-02", (20250232, 99999999)),
        ("depuis:2025-02", (20250201, 99999999)),
        ("until : 2025-02", (1, 20250231)),
    ],
)
def test_days_are_asked_for_as_they_are_written(query, days):
    node = parsed(query).node
    assert isinstance(node, Dated)
    assert (node.first, node.last) == days


@pytest.mark.parametrize("query", ["date:brumaire 2025", "avant:hier", "date:32/01/2025"])
def test_what_is_no_date_is_refused_at_its_place(query):
    with pytest.raises(QueryError, match="is no date") as refused:
        parsed(query)
    assert refused.value.at[0] == 0
