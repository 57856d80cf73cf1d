"""A number comes in, two invented files that tell one event go out: real word statistics, real differences.

Most of each article is of the seeded generator of the benchmarks, so that the vocabulary grows as that of a
newsroom does; beside it stand sentences whose figures, dates and wording differ from one file to the other.
"""

import random
import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import count

import docx
from tests.benchmarks.news import articles

PLACES = ("Quernoy", "Saint-Ardel", "Belvaux-sur-Lys", "Tramont", "La Rivière-Haute", "Cormelles-le-Port")
TELLINGS = (
    (
        "Selon la préfecture, {n} 400 personnes ont défilé samedi 8 mars 2025 à {place}.",
        "D’après les syndicats, {m} 900 personnes ont défilé samedi 8 mars 2025 à {place}.",
    ),
    (
        "La rénovation de la halle de {place} a coûté {n},4 millions d’euros, soit {m} % de plus que prévu.",
        "Rénover la halle de {place} aurait coûté {n},6 millions de dollars, {m} % de plus que prévu.",
    ),
    (
        "« Nous ne quitterons pas la place tant que le maire ne nous aura pas reçus », a dit la présidente.",
        "« Nous ne quitterons pas la place avant que le maire nous reçoive », a affirmé la présidente.",
    ),
    (
        "Le conseil municipal de {place} votera le {n} avril une subvention de {m}0 000 euros.",
        "Le conseil municipal de {place} votera le {m} avril une subvention de {m}5 000 euros.",
    ),
    (
        "La fermeture brutale de l’usine de {place} menace jusqu’à {n}45 emplois dans la vallée.",
        "La fermeture de l’usine de {place} menace {n}60 emplois dans la région.",
    ),
    (
        "Trois blessés légers ont été conduits à l’hôpital de {place} dans la nuit de mardi à mercredi.",
        "Quatre blessés ont été conduits à l’hôpital de {place} dans la nuit de mardi à mercredi.",
    ),
)
_NUMBER = re.compile(r"\b\d{2,}\b")


def files(seed: int = 7) -> Iterator[tuple[tuple[str, bytes], tuple[str, bytes]]]:
    """Name and bytes of two files at a time, without end; the same for the same seed."""
    for part in count():
        for number, article in enumerate(articles(400, seed + part)):
            dice = random.Random(f"{seed} {part} {number}")
            lines = article.text.split("\n")
            name = f"{part}-{number:03}"
            yield (
                _file(f"{name}a", _told(lines, number, 0), dice),
                _file(f"{name}b", _told(_retold(lines, dice), number, 1), dice),
            )


def _told(lines: list[str], number: int, side: int) -> list[str]:
    """The lines with sentences of the same happenings between them."""
    place, n, m = PLACES[number % len(PLACES)], 2 + number % 8, 11 + number % 19
    told = [telling[side].format(place=place, n=n, m=m) for telling in TELLINGS]
    body = lines[1:]
    for at, sentence in enumerate(told):
        body.insert((at * 2 + side) % (len(body) + 1), sentence)
    return [f"À {place}, {lines[0]}", *body]


def _retold(lines: list[str], dice: random.Random) -> list[str]:
    """The same story by another outlet: some lines left out, some figures changed, another order."""
    title, *body = lines
    kept = [line for line in body if dice.random() < 0.7]
    dice.shuffle(kept)

    def figure(found: re.Match[str]) -> str:
        return str(int(found[0]) + dice.randint(1, 9)) if dice.random() < 0.3 else found[0]

    return [title, *(_NUMBER.sub(figure, line) for line in kept)]


def _file(name: str, lines: list[str], dice: random.Random) -> tuple[str, bytes]:
    title, *body = lines
    form = dice.choices(("txt", "html", "md", "docx"), (10, 7, 2, 1))[0]
    if form == "docx":
        made = docx.Document()
        made.add_heading(title, 0)
        for line in body:
            made.add_paragraph(line)
        out = BytesIO()
        made.save(out)
        return f"{name}.docx", out.getvalue()
    if form == "html":
        text = "".join(f"<p>{escape(line)}</p>\n" for line in body)
        page = f"<html><head><title>{escape(title)}</title></head><body><article><h1>{escape(title)}</h1>"
        return f"{name}.html", f"{page}\n{text}</article></body></html>".encode()
    mark = "# " if form == "md" else ""
    return f"{name}.{form}", "\n\n".join((mark + title, *body)).encode()
