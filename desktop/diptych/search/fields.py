"""The name of a field as it is typed comes in, what it asks for goes out."""

from difflib import get_close_matches
from typing import Literal

from diptych.search.query import Known, Place
from diptych.text import fold

Meaning = Literal[
    "title", "any", "name", "quote", "outlet", "author", "language", "story", "source", "date", "figure",
    "currency", "unit", "like", "event", "conflicts", "before", "after", "since", "until",
]  # fmt: skip
FIELDS: dict[str, Meaning] = {
    "titre": "title", "title": "title",
    "texte": "any", "corps": "any", "text": "any", "body": "any",
    "nom": "name", "name": "name", "personne": "name",
    "citation": "quote", "quote": "quote", "dit": "quote", "said": "quote",
    "source": "outlet", "journal": "outlet", "media": "outlet", "outlet": "outlet", "paper": "outlet",
    "auteur": "author", "author": "author", "par": "author", "by": "author",
    "langue": "language", "language": "language", "lang": "language",
    "histoire": "story", "sujet": "story", "story": "story",
    "conflits": "conflicts", "conflit": "conflicts", "conflicts": "conflicts", "conflict": "conflicts",
    "chemin": "source", "fichier": "source", "path": "source", "file": "source",
    "site": "source", "url": "source",
    "date": "date", "jour": "date", "day": "date", "mois": "date", "month": "date", "annee": "date",
    "year": "date", "avant": "before", "before": "before", "apres": "after", "after": "after",
    "depuis": "since", "since": "since", "until": "until",
    "chiffre": "figure", "nombre": "figure", "figure": "figure", "number": "figure",
    "devise": "currency", "monnaie": "currency", "currency": "currency",
    "unite": "unit", "unit": "unit",
    "comme": "like", "like": "like",
    "evenement": "event", "event": "event",
}  # fmt: skip
"""Names of fields, folded, in French and English, and what each asks for."""
PLACES: dict[str, Place] = {"title": "title", "any": "any", "name": "name", "quote": "quote"}
SIDES = {"before": "<", "after": ">", "since": ">=", "until": "<="}
"""Fields that ask on which side of a date an article appeared, with the sign that `date:` has for it."""
KNOWN: dict[str, Known] = {
    "outlet": "outlet", "author": "author", "language": "language", "story": "story", "source": "source",
    "conflicts": "conflicts",
}  # fmt: skip
"""What is known of an article, by what is asked for."""


def meaning_of(name: str) -> Meaning | None:
    """What a field asks for, None for what is no field."""
    return FIELDS.get(fold(name))


def near_field(name: str) -> str:
    """The field that may be meant by what is none, "" where none is near."""
    return next(iter(get_close_matches(fold(name), FIELDS, n=1, cutoff=0.75)), "")
