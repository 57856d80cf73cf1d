"""A seed comes in, queries that nobody would type go out: by the grammar of the language, and by none."""

import random
from collections.abc import Iterator, Sequence

_FIELDS = (
    "titre", "title", "nom", "name", "citation", "quote", "source", "auteur", "langue", "histoire",
    "date", "chiffre", "figure", "devise", "unit", "chemin", "comme", "like", "événement",
    "tittre", "x", "",
)  # fmt: skip
_OPERATORS = ("OR", "OU", "AND", "ET", "NOT", "NON", "SAUF", "-", "&&", "||", "−", "ANDNOT")
_COMPARING = (">=", "<=", "<", ">", "=", "≥", "≤", "=>", "..")
_VALUES = (
    "97e9..98e9", "2025-02..2025-04", "..", "1..", "..1e999", "nan", "inf", "-0", "1e999", "[a TO z]",
    "97,4 milliards", "12 %", "100 morts", "2025-13-45", "€", "0x10", "٣", "½", "10^8", "1/0",
)  # fmt: skip
_SIGNS = "*?~\"'’«»()[]{}:;.,-+=<>^!&|\\/%$€#@_\x00\x07\x1b\u200b\u202e\u2028\ud800\U0010ffff🌉éß²¼İ\u0301"
KEPT = (
    "NOT OR x", '"½ ²" _', "(" * 400, ")" * 400, '"' * 400, "~" * 300, "é\u0301*", "=", "==", '=""',
    '"a" "b"~',
    '"~3', "titre:", "titre:(", "titre:()", "titre:NOT", "NOT", "NOT NOT NOT de", "-(-(-(de)))", "a OR", "OR",
    "source:=", 'source:="', "source:==", 'histoire:=""', "conflits:", "conflits:=oui", "conflits:=",
    "chiffre:..", "chiffre:>", "date:..", "date:0000-00-00", ">=", ">= >= 3", "comme:", 'comme:"', "?" * 200,
    "*?*?*?*?*?*?*?*?a?*?*?*?b*", "[[[*a]]]", "\x00*\x00", "İ*", "ﬁn*", "de~99999999999999999999",
    '"de la"~99999999', "1" * 400, "1 " * 200, "٣٣", "-1..-5", "langue:", "nom:de*", "citation:*tion",
    " OU ".join(["co*", "ma*", "*an", "p?o*", "tra*~", "ven*"] * 9),
    "(" + " OR ".join(f"(m{n} AND NOT (x{n} OR y{n}))" for n in range(9)) + ")",
)  # fmt: skip
"""What was worth keeping."""


def queries(count: int, seed: int, words: Sequence[str]) -> Iterator[str]:
    """That many queries, the same for the same numbers; `words` are some that the articles hold."""
    rng = random.Random(seed)
    yield from KEPT[:count]
    for _ in range(count - len(KEPT)):
        yield rng.choice((_grammar, _grammar, _grammar, _rubbish, _bytes, _broken, _long))(rng, words)


def _grammar(rng: random.Random, words: Sequence[str], depth: int = 0) -> str:
    parts = []
    for _ in range(rng.choice((1, 1, 2, 2, 3, 5))):
        part = (
            _leaf(rng, words) if depth > 14 or rng.random() < 0.75 else f"({_grammar(rng, words, depth + 1)})"
        )
        if rng.random() < 0.15:
            part = f"{rng.choice(_FIELDS)}:{part}"
        if rng.random() < 0.35:
            parts.append(rng.choice(_OPERATORS))
        parts.append(part)
    return rng.choice((" ", " ", " ", "", "  ")).join(parts)


def _leaf(rng: random.Random, words: Sequence[str]) -> str:
    word = rng.choice(words)
    at = rng.randrange(len(word) + 1)
    kind = rng.randrange(11)
    if kind == 0:
        return word[:at] + "*"
    if kind == 1:
        return "*" * rng.randint(0, 2) + word[at:] + "*" * rng.randint(0, 2)
    if kind == 2:
        return f"{word[:at]}{rng.choice('?*')}{word[at + 1 :]}"
    if kind == 3:
        return f"{word}~{rng.choice(('', '1', '2', '9', '-1', 'x'))}"
    if kind == 4:
        near = rng.choice(("", "", "~5", "~999999", "~"))
        return f'"{" ".join(rng.choices(words, k=rng.choice((1, 2, 3, 8, 40))))}"{near}'
    if kind == 5:
        return f'="{word} {rng.choice(words)}"'
    if kind == 6:
        return f"{rng.choice(_FIELDS)}:{rng.choice(_VALUES)}"
    if kind == 7:
        return f"{rng.choice(_COMPARING)} {rng.choice(_VALUES)}"
    if kind == 8:
        return f"{rng.uniform(-1e3, 1e12):.4g} {rng.choice(('milliards', 'euros', '%', word))}"
    return word


def _rubbish(rng: random.Random, words: Sequence[str]) -> str:
    return "".join(
        rng.choice(words) if rng.random() < 0.2 else rng.choice(_SIGNS + " ")
        for _ in range(rng.randint(1, 80))
    )


def _bytes(rng: random.Random, _words: Sequence[str]) -> str:
    encoding = rng.choice(("latin-1", "utf-8", "utf-16-le"))
    return rng.randbytes(rng.randint(1, 200)).decode(encoding, rng.choice(("replace", "ignore")))


def _broken(rng: random.Random, words: Sequence[str]) -> str:
    """A good query with a few characters changed, left out or doubled."""
    query = list(_grammar(rng, words))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(query) or 1)
        query[at : at + rng.randint(0, 2)] = rng.choice(_SIGNS) * rng.randint(0, 3)
    return "".join(query)


def _long(rng: random.Random, words: Sequence[str]) -> str:
    kind = rng.randrange(5)
    if kind == 0:
        return "(" * rng.randint(1, 3000) + rng.choice(words) + ")" * rng.randint(0, 3000)
    if kind == 1:
        return f" {rng.choice(_OPERATORS)} ".join(rng.choices(words, k=rng.randint(10, 3000)))
    if kind == 2:
        return rng.choice((rng.choice(words), rng.choice(_SIGNS))) * rng.randint(50, 20_000)
    if kind == 3:
        return " ".join(f"{word[:2]}*" for word in rng.choices(words, k=rng.randint(5, 60)))
    return " OU ".join(f"{word}~2" for word in rng.choices(words, k=rng.randint(5, 60)))
