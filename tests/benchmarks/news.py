"""A seed comes in, invented news articles go out: as long, as varied and as full of figures as real ones.

Words are drawn from Zipf's law over made-up lemmas with French (or English) endings, between real function
words; a third of the words follow from the one before, so that phrases come back; articles belong to events
with words, names and figures of their own, and a quarter of them repeat sentences of a news agency.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from diptych.corpus import Article, Origin
from diptych.text import Passage, Span

_SMALL = {
    "fr": "de la le et les des en un du une que dans est pour qui au par sur plus pas a ne se ce avec il "
    "sont mais ont son aux cette selon après leur deux comme entre ses même aussi elle fait où sans avait",
    "en": "the of to and a in is for that on with as was at by it from are be has an have this were "
    "which said will not but their after been who more its would had two about one when there than also into",
}
_SYLLABLES = [
    "ma",
    "ro",
    "ti",
    "lan",
    "ber",
    "co",
    "vel",
    "du",
    "nor",
    "sa",
    "chi",
    "pel",
    "gra",
    "mon",
    "ri",
    "ka",
    "lo",
    "ven",
    "stei",
    "ar",
    "bo",
    "fra",
    "qui",
    "zu",
    "pré",
    "cé",
    "tra",
    "vou",
    "fi",
    "lé",
    "dou",
    "né",
    "gar",
    "pla",
    "sou",
    "bri",
    "tan",
    "res",
    "con",
    "cal",
    "dé",
    "pro",
    "mé",
    "sta",
    "cri",
    "vi",
    "na",
    "jou",
    "per",
    "cha",
    "loi",
    "gui",
    "bra",
    "ten",
]
_ENDINGS = {
    "fr": ("", "s", "e", "es", "er", "é", "ée", "és", "ement", "tion", "tions", "eur", "eurs", "ait", "ent"),
    "en": ("", "s", "ed", "ing", "er", "ers", "ly", "tion", "ment", "ness", "ity", "al"),
}
_UNITS = {
    "fr": (" milliards d’euros", " millions d'euros", " milliards de dollars", "\u202f%", " %", " personnes",
           " salariés", " morts", " kilomètres", " ans", " blessés", " tonnes"),
    "en": (" billion dollars", " million euros", " percent", "%", " people", " workers", " dead", " miles"),
}  # fmt: skip
OUTLETS = [
    f"{kind} {name}"
    for kind in ("Le", "La", "Radio", "Hebdo", "The")
    for name in ("Fanal", "Môle", "Criée", "Beacon", "Vigie", "Jetée", "Harbour", "Balise")
]


class _Language:
    def __init__(self, code: str, rng: random.Random) -> None:
        self.code, self._rng = code, rng
        small = _SMALL[code].split()
        lemmas = [
            "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3, 3, 4)))) for _ in range(20_000)
        ]
        endings = _ENDINGS[code]
        words = small + [lemma + rng.choice(endings) for lemma in lemmas for _ in range(5)]
        # Mandelbrot's form of Zipf's law
        self._weights = list(accumulate(1 / (rank + 2.7) ** 1.1 for rank in range(len(words))))
        self._words = words
        self._next = {}

    def word(self) -> str:
        return self._words[bisect(self._weights, self._rng.random() * self._weights[-1])]

    def after(self, word: str) -> str:
        """One of the few words that often follow a word."""
        if word not in self._next:
            self._next[word] = [self.word() for _ in range(4)]
        return self._rng.choice(self._next[word])


class _Event:
    def __init__(self, rng: random.Random, languages: dict[str, _Language]) -> None:
        self.words = {code: [one.word() for _ in range(40)] for code, one in languages.items()}
        self.names = [
            "".join(rng.choice(_SYLLABLES) for _ in range(2)).capitalize()
            + " "
            + "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()
            for _ in range(rng.randint(3, 8))
        ]
        self.figures = [rng.choice((rng.randint(2, 99), rng.randint(100, 9000) / 10)) for _ in range(5)]
        self.day = date(2019, 1, 1) + timedelta(days=rng.randrange(2300))
        self.agency: dict[str, list[str]] = {"fr": [], "en": []}


def articles(count: int, seed: int = 7) -> Iterator[Article]:
    """Invented articles of about 600 words, four of five in French; the same for the same numbers."""
    rng = random.Random(seed)
    languages = {code: _Language(code, rng) for code in ("fr", "en")}
    events = [_Event(rng, languages) for _ in range(max(count // 8, 20))]
    for number in range(count):
        event = events[rng.randrange(len(events))]
        code = "fr" if rng.random() < 0.8 else "en"
        yield _article(number, rng, languages[code], event)


def _article(number: int, rng: random.Random, language: _Language, event: _Event) -> Article:
    sentences, words, target = [], 0, rng.randint(300, 900)
    copies = event.agency[language.code] if rng.random() < 0.25 else []
    while words < target:
        if copies and rng.random() < 0.5:
            sentence = rng.choice(copies)
        else:
            sentence = _sentence(rng, language, event)
            if len(event.agency[language.code]) < 40:
                event.agency[language.code].append(sentence)
        sentences.append(sentence)
        words += sentence.count(" ") + 1
    title = " ".join(_sentence(rng, language, event).rstrip(".").split(" ")[:9])
    lines = [title]
    while sentences:
        taken = rng.randint(2, 5)
        lines.append(" ".join(sentences[:taken]))
        sentences = sentences[taken:]
    return _of(
        lines, number, language.code, rng.choice(OUTLETS), event.day + timedelta(days=rng.randrange(6))
    )


def _sentence(rng: random.Random, language: _Language, event: _Event) -> str:
    words, word = [], language.word()
    for _ in range(max(5, round(rng.gauss(21, 8)))):
        words.append(word)
        chance = rng.random()
        if chance < 0.02:
            word = rng.choice(event.names)
        elif chance < 0.045:
            number = f"{rng.choice(event.figures):g}"
            word = (number.replace(".", ",") if language.code == "fr" else number) + rng.choice(
                _UNITS[language.code]
            )
        elif chance < 0.12:
            word = rng.choice(event.words[language.code])
        elif chance < 0.45:
            word = language.after(words[-1])
        else:
            word = language.word()
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def _of(lines: list[str], number: int, language: str, outlet: str, day: date) -> Article:
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(Span(at, at + len(line)), "body"))
        at += len(line) + 1
    text = "\n".join(lines)
    return Article(
        text=text,
        title=lines[0],
        author=None,
        outlet=outlet,
        published=day.isoformat(),
        language=language,
        passages=tuple(passages),
        sentences=(),
        furniture=(),
        repairs=(),
        origin=Origin(f"/articles/{number}.txt", sha256(text.encode()).hexdigest(), "utf-8"),
    )
