"""Two figures with their settings come in, how their slots agree goes out: what, when, where, says who."""

from collections import defaultdict
from dataclasses import dataclass, replace

from diptych.compare.calendar import dates_meet
from diptych.compare.comparison import Link
from diptych.compare.concepts import akin, concepts_of, meet, rivals, roles
from diptych.compare.parties import Phrase
from diptych.compare.quantity import NEAR, Measure, Relation, gap, measure, relation
from diptych.compare.setting import Setting, settings
from diptych.facts import Analysis, Figure
from diptych.text import fold, words

_SURE = 0.75
"""Probability of a link in which nouns of one meaning ("toiles", "tableaux") count one thing."""
_ONE_NAME = 0.5
"""Cosine from which two nouns of linked sentences are two words for one thing."""
_ANOTHER = 0.45
"""Cosine under which two nouns in one place of two linked sentences are two things."""
_POINTS = ("point", "points")
_FUNCTION_WORD = 3
"""Characters up to which a word of a source tells nothing of who it is ("la", "des")."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures held against each other. A slot is None where a side does not fill it."""

    left: Figure
    right: Figure
    ours: Measure
    theirs: Measure
    mine: Setting
    yours: Setting
    relation: Relation
    link: Link | None
    """The link of their sentences; None when only the figures bring them together."""
    likeness: float
    """Probability that their sentences, or the ones beside, tell one thing."""
    same_source: bool | None
    """Whether both are told by one source, or by sources of one side."""
    same_thing: bool | None
    """Whether both count or measure one thing."""
    same_recipient: bool | None
    """Whether both go to, or are for, one party."""
    same_whole: bool | None
    """Whether both are shares of one whole."""
    same_time: bool | None
    same_place: bool | None
    one_past: bool
    """Whether one of the two only is told of another, earlier time."""
    persons: bool
    """Whether both count persons, whatever is told of these."""
    rivals: bool
    """Whether they count things that one number is told of by mistake: households, inhabitants."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One article with the settings and measures of its figures."""

    analysis: Analysis
    settings: dict[Figure, Setting]
    measures: dict[Figure, Measure]
    places: dict[str, int]
    """Where each content word stands in the article's terms."""


def side(analysis: Analysis) -> Side:
    """The side that an article makes of a pair.

    A bound that the text tells exactly elsewhere ("plus de 6 800 manifestants" above "6 800 manifestants")
    is measured as what it is.
    """
    told = settings(analysis)
    measures = {figure: measure(figure) for figure in told}
    exact: dict[tuple[str, str, object], list[Figure]] = defaultdict(list)
    for figure, found in measures.items():
        if found.op == "=" and found.value is not None:
            exact[found.dimension, found.currency, found.value].append(figure)
    for figure, found in measures.items():
        if found.op not in ("<=", ">="):
            continue
        for twin in exact[found.dimension, found.currency, found.value]:
            if _same_thing(told[figure], told[twin], alike=True):
                measures[figure] = measures[twin]
    return Side(analysis, told, measures, {word: n for n, word in enumerate(analysis.terms.words)})


def near(left: Side, right: Side, ours: str, theirs: str) -> float | None:
    """Cosine of what two lemmas mean, one of each article; None where either has no vector."""
    one, other = left.places.get(ours), right.places.get(theirs)
    if one is None or other is None:
        return None
    return float(left.analysis.terms.vectors[one] @ right.analysis.terms.vectors[other])


def held(
    left: Side, right: Side, figures: tuple[Figure, Figure], link: Link | None, likeness: float
) -> FigurePair | None:
    """The two `figures` as a pair; None when they are not of one dimension."""
    ours, theirs = _of_one_dimension(left.measures[figures[0]], right.measures[figures[1]])
    if ours.dimension != theirs.dimension:
        return None
    mine, yours = left.settings[figures[0]], right.settings[figures[1]]
    languages = left.analysis.article.language, right.analysis.article.language
    return FigurePair(
        left=figures[0],
        right=figures[1],
        ours=ours,
        theirs=theirs,
        mine=mine,
        yours=yours,
        relation=relation(ours, theirs),
        link=link,
        likeness=likeness,
        same_source=_same_source(left, right, *figures),
        same_thing=_same_count(left, right, figures, link),
        same_recipient=_same_phrase(left, right, mine.parties.recipient, yours.parties.recipient),
        same_whole=_same_phrase(left, right, mine.parties.whole, yours.parties.whole),
        same_time=_same_time(mine, yours),
        same_place=meet(mine.places, yours.places)
        if languages[0] == languages[1]
        else _same_area(mine, yours),
        one_past=mine.past != yours.past,
        persons=_is_of_persons(mine) and _is_of_persons(yours),
        rivals=meet(mine.concepts, yours.concepts) is not True
        and not _are_akin(mine, yours)
        and any(frozenset(pair) in rivals() for pair in _named(mine, yours)),
    )


def _is_of_persons(setting: Setting) -> bool:
    return setting.people or bool(setting.concepts & concepts_of("fates"))


def _named(mine: Setting, yours: Setting) -> list[tuple[str, str]]:
    """Every two concepts that the settings name; persons of any kind go by "people" too."""
    ours, theirs = (
        s.concepts | ({"people"} if (s.noun and _is_of_persons(s)) or s.concepts & roles() else set())
        for s in (mine, yours)
    )
    return [(a, b) for a in ours for b in theirs if a != b]


def _are_akin(mine: Setting, yours: Setting) -> bool:
    return any(frozenset((a, b)) in akin() for a in mine.concepts for b in yours.concepts)


def _same_thing(mine: Setting, yours: Setting, *, alike: bool) -> bool | None:
    """By the concepts, else by the noun where the languages are `alike`.

    Other nouns may be other words for one thing ("postes", "contrats"), so they do not speak against it.
    """
    if (found := meet(mine.concepts, yours.concepts)) is not None:
        return None if not found and _are_akin(mine, yours) else found
    return True if alike and mine.noun and mine.noun == yours.noun and not mine.people else None


def _same_count(left: Side, right: Side, figures: tuple[Figure, Figure], link: Link | None) -> bool | None:
    """Whether two figures are of one thing, also by what the verbs above do to what is counted.

    In a sure link nouns of one meaning count one thing too ("toiles", "tableaux").
    """
    mine, yours = left.settings[figures[0]], right.settings[figures[1]]
    alike = left.analysis.article.language == right.analysis.article.language
    found = _same_thing(mine, yours, alike=alike)
    if found:
        return found
    kinds = mine.concepts & roles(), yours.concepts & roles()
    befallen = [side.parties.fates | (side.concepts & concepts_of("fates")) for side in (mine, yours)]
    shared = befallen[0] & befallen[1]
    if found is False and (all(kinds) or not any(kinds) or not shared):
        return False
    if any(kinds):  # five officers may be among the twelve who were hurt, or all of them
        return None
    if shared:
        return True
    nouns = figures[0].about.lower(), figures[1].about.lower()
    if link is None or link.score < _SURE or not (mine.noun and yours.noun):
        return found
    cosine = near(left, right, *nouns)
    return True if cosine is not None and cosine >= _ONE_NAME else found


def _same_phrase(left: Side, right: Side, ours: Phrase | None, theirs: Phrase | None) -> bool | None:
    """Whether two noun phrases name one party; a name and a noun may, so that they tell nothing."""
    if ours is None or theirs is None:
        return None
    if ours.head == theirs.head:
        return True
    if ours.is_name or theirs.is_name:
        return False if ours.is_name and theirs.is_name else None
    cosines = [near(left, right, a, b) for a in ours.nouns for b in theirs.nouns]
    if not cosines or None in cosines or ours.nouns & theirs.nouns:
        return None
    nearest = max(cosine for cosine in cosines if cosine is not None)
    return False if nearest < _ANOTHER else True if nearest >= _ONE_NAME else None


def _same_time(mine: Setting, yours: Setting) -> bool | None:
    if not mine.dates or not yours.dates:
        return None
    met = [(a, b) for a in mine.dates for b in yours.dates if dates_meet(a, b)]
    if met:
        # that a day lies in a year is no sign that both tell of it
        return True if any(len(a.value or "") > 4 and len(b.value or "") > 4 for a, b in met) else None
    resolved = [any(d.value for d in side.dates) for side in (mine, yours)]
    return False if all(resolved) else None


def _same_area(mine: Setting, yours: Setting) -> bool | None:
    """Names of towns may differ between languages; only equal ones, or those of the table, tell something."""
    if mine.places & yours.places:
        return True
    told = mine.places & concepts_of("places") and yours.places & concepts_of("places")
    return False if told else None


def _same_source(left: Side, right: Side, figure: Figure, candidate: Figure) -> bool | None:
    if figure.source is None or candidate.source is None:
        return None
    mine, yours = left.settings[figure].sides, right.settings[candidate].sides
    one, other = left.analysis.article, right.analysis.article
    said = _content(figure.source.of(one.text)), _content(candidate.source.of(other.text))
    if said[0] & said[1] or mine & yours:
        return True
    if mine and yours:
        return False
    return False if said[0] and said[1] and one.language == other.language else None


def _content(text: str) -> set[str]:
    folded = [fold(span.of(text)) for span in words(text)]
    return {word.rstrip("s") for word in folded if len(word) > _FUNCTION_WORD}


def _of_one_dimension(ours: Measure, theirs: Measure) -> tuple[Measure, Measure]:
    """The two measures; a bare number ("3,4 millions") is taken for money beside the same sum of money."""
    if _has_basis_unsaid(ours, theirs):
        return _plain(ours), _plain(theirs)
    if {ours.dimension, theirs.dimension} == {"time", "time UTC"} and ours.told == theirs.told:
        # a zone told on one side only: the same hour is taken for one, another may be one too
        return _as_told(ours), _as_told(theirs)
    if _are_share_and_points(ours, theirs) or _are_share_and_points(theirs, ours):
        return replace(ours, dimension="pp"), replace(theirs, dimension="pp")
    if {ours.dimension, theirs.dimension} != {"money", "count"} or gap(ours, theirs) > NEAR:
        return ours, theirs
    if (ours.unit or theirs.unit) and not (ours.unit and theirs.unit):
        return replace(ours, dimension="money"), replace(theirs, dimension="money")
    return ours, theirs


def _are_share_and_points(share: Measure, points: Measure) -> bool:
    """Whether one number is told in percent and in points: a rise of 3 % is none of 3 points."""
    in_points = points.dimension == "pp" or (points.dimension == "count" and points.unit in _POINTS)
    return share.unit == "%" and in_points and share.told is not None and share.told == points.told


def _has_basis_unsaid(ours: Measure, theirs: Measure) -> bool:
    """Whether one sum is told by the day, month or year, and the same number of the other without a basis."""
    money = ours.dimension.startswith("money") and theirs.dimension.startswith("money")
    alone = ("/" in ours.unit) != ("/" in theirs.unit)
    return (
        money
        and alone
        and ours.told is not None
        and ours.told == theirs.told
        and ours.currency == theirs.currency
    )


def _plain(sum_told: Measure) -> Measure:
    """A rate of money as the sum that it names."""
    if sum_told.told is None or not sum_told.value:
        return sum_told
    factor = sum_told.told / sum_told.value
    low, high = sum_told.low * factor, sum_told.high * factor
    return replace(sum_told, dimension="money", value=sum_told.told, low=low, high=high)


def _as_told(time: Measure) -> Measure:
    """A clock time by the clock of its own place."""
    if time.told is None or time.value is None:
        return time
    by = time.told - time.value
    return replace(time, dimension="time", value=time.told, low=time.low + by, high=time.high + by)
