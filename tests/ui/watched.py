"""A run of the real window in which the handling of every event is measured; what took longest is printed.

It runs in a process of its own: one process has one QApplication, and every event of this one goes through
Python.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice, product
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder, shared_models
from diptych.compare import Comparison, Divergence, Link, Mark
from diptych.corpus import Article, read_article
from diptych.facts import Analysis, Facts
from diptych.i18n import set_language
from diptych.language import DIMENSIONS
from diptych.text import Span
from diptych.ui.application import begin
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE_S = 300
CONTROL_MS = 60
ROWS = 1150
"""Passages of a side: some 20,000 words, with about 2,000 marks."""
PLACES = ("Vernoux", "Ormesson-le-Vieux", "Pont-Mélan", "Saint-Aubry", "Lorcée", "Beltraine")
SENTENCES = (
    "La mairie de {place} a compté {n} 400 visiteurs samedi 8 mars 2025, soit {p} % de plus qu’en 2023.",
    "« Nous n’avions jamais vu une telle affluence sur les quais », a déclaré la présidente du comité.",
    "Le chantier du nouveau pont de {place} aurait coûté {n},4 millions d’euros, selon la préfecture.",
    "Les riverains dénoncent des nuisances ; une pétition a réuni {n}20 signatures en {p} jours.",
    "La direction du port affirme que {n}5 emplois sont menacés, les syndicats en dénombrent {p}0.",
    "Le conseil se réunira le 14 avril pour voter une subvention de {n}0 000 euros à l’association.",
    "Un rapport remis mardi estime la baisse du trafic à {p} % depuis la fermeture de l’écluse de {place}.",
    "Personne n’a été blessé, mais la circulation est restée coupée pendant {p} heures.",
)
WHO = (
    "Le meunier", "La passeuse", "Un forgeron", "La bergère", "Le facteur", "Une institutrice", "Le vannier",
    "La sage-femme", "Le tonnelier", "La lavandière", "Un bûcheron", "La couturière", "Le garde champêtre",
    "Une apicultrice", "Le sonneur de cloches", "La rempailleuse",
)  # fmt: skip
WHAT = (
    "répare la roue", "descend la rivière", "compte les gerbes", "garde le troupeau", "porte le courrier",
    "range les cahiers", "tresse un panier", "attend le médecin", "ferme les volets",
)  # fmt: skip
WHERE = (
    "près du vieux moulin", "au pied de la falaise", "devant la halle", "sous les tilleuls",
    "derrière l’église", "au bord de l’étang", "dans la cour de la ferme", "sur le chemin des vignes",
)  # fmt: skip


class Watched(QApplication):
    """Measures, in time of this thread's own work, what each event takes that comes from no other event."""

    def __init__(self) -> None:
        super().__init__(["diptych"])
        self.phase = "start"
        self.found: list[tuple[str, float, str]] = []
        self._depth = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth:
            return super().notify(receiver, event)
        kind, name = event.type(), type(receiver).__name__
        self._depth += 1
        begun = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            took = (time.thread_time() - begun) * 1000
            if took > 10:
                self.found.append((self.phase, round(took, 1), f"{name} {kind.name}"))


def text_of(number: int, sentences: int) -> str:
    """An invented article; the one after the next of its place has the same sentences with other numbers."""
    told = [f"À {PLACES[number % len(PLACES)]}, le récit numéro {number} d’une journée particulière"]
    for at, form in enumerate(islice(cycle(SENTENCES), sentences)):
        place = PLACES[(number + at) % len(PLACES)]
        told.append(form.format(place=place, n=1 + (at + number // 2) % 9, p=11 + at % 70))
    return "\n\n".join(told) + "\n"


def retold(sentences: int, *, other: bool) -> str:
    """An invented article of sentences that are all different, or the same with a word in each changed."""
    told = ["Le grand inventaire de la vallée du Lône"]
    for who, what, where in islice(product(WHO, WHAT, WHERE), sentences):
        often = "souvent" if other else "parfois"
        told.append(f"{who} {often} {what} {where}, raconte avec soin le registre de la commune.")
    return "\n\n".join(told) + "\n"


def retold_pair(left: Article, right: Article) -> Comparison:
    """Both laid side by side: every passage linked with its twin, with two divergences but in the title."""
    twins = list(zip(left.passages, right.passages, strict=True))
    links = tuple(Link(one.span, other.span, 0.9, "strong", False, ()) for one, other in twins)
    told = [(f"F6-{n}-{at}", link, at) for n, link in enumerate(links) if n for at in (0, 10)]
    divergences = tuple(
        Divergence(id, "F6", "value-conflict", None, "figure", 0.6, *_words(link, at), "", "Autre.", ())
        for id, link, at in told
    )
    sides = [
        Analysis(one, (), np.zeros((len(one.sentences), DIMENSIONS), np.float32), Facts())
        for one in (left, right)
    ]
    marks = [
        tuple(Mark(getattr(one, side), "figure", "strong", one.id) for one in divergences)
        for side in ("left", "right")
    ]
    return Comparison(*sides, links, links, divergences, (), *marks)


def _words(link: Link, at: int) -> tuple[Span, Span]:
    left, right = link.left.start + at, link.right.start + at
    return Span(left, left + 9), Span(right, right + 9)


def wait_for(app: QApplication, what: str, is_done: Callable[[], bool]) -> None:
    """Let the window work until this is done, with a short sleep between the turns of its loop."""
    last = time.monotonic() + PATIENCE_S
    while not is_done():
        if time.monotonic() > last:
            sys.exit(f"{what} takes too long")
        # sleeping in the loop of Qt, so that what is queued is handled like in a real run
        app.processEvents()
        time.sleep(0.002)


def busy(milliseconds: float) -> None:
    """Work for so long, as a slot should not."""
    begun = time.thread_time()
    while (time.thread_time() - begun) * 1000 < milliseconds:
        pass


def main(folder: Path) -> None:
    """Import, index, compare and look at articles written into `folder`; print what took long, as JSON."""
    app = Watched()
    many, long = folder / "many", folder / "long"
    many.mkdir(parents=True)
    long.mkdir()
    for number in range(60):
        (many / f"{number:02}.txt").write_text(text_of(number, 20), "utf-8")
    pair = [long / "left.txt", long / "right.txt"]
    for path in pair:
        path.write_text(retold(ROWS, other=path is pair[1]), "utf-8")

    set_language("fr")
    store = Store(shared_models(), index_folder(), library_folder())
    window = MainWindow(store, Settings(theme="light", language="fr", hints_hidden=True))
    window.show()
    wait_for(app, "the first painting", lambda: window._painted)

    def is_idle() -> bool:
        session = store.session
        return (
            session.library == "ready"
            and session.models == "ready"
            and session.importing is None
            and not session.comparing
            and session.matrix_steps is None
            and not store._runner._jobs
        )

    app.phase = "first pair"
    begin(store, ())
    wait_for(app, "the start", lambda: is_idle() and store.session.comparison is not None)
    app.phase = "import"
    store.opener.open_paths([many])
    wait_for(app, "the import", lambda: is_idle() and len(store.session.records) >= 60)
    app.phase = "search"
    store.search("quais OR pont")
    wait_for(app, "the search", lambda: is_idle() and store.session.results is not None)
    store.importer.show(False)
    app.phase = "long pair"
    left, right = (read_article(path) for path in pair)
    found = retold_pair(left, right)
    store._set(left=left, right=right, comparison=None)
    app.processEvents()
    store._set(comparison=found, current=found.divergences[0].id)
    wait_for(app, "the long pair", is_idle)
    app.phase = "divergences"
    for _n in range(5):
        store.next_divergence()
        app.processEvents()
    app.phase = "rows"
    window.handlers.set_view("rows")
    rows = window.views.rows
    wait_for(app, "the rows", lambda: is_idle() and rows.is_settled and len(rows.bands) > ROWS // 2)
    app.phase = "current row"
    for _n in range(5):
        store.next_divergence()
        app.processEvents()
    app.phase = "reading"
    window.handlers.set_view("reading")
    wait_for(app, "the reading", is_idle)
    app.phase = "control"
    done: list[bool] = []
    QTimer.singleShot(0, lambda: (busy(CONTROL_MS), done.append(True)))
    wait_for(app, "the control", lambda: bool(done))
    app.phase = "close"
    window.close()
    print(json.dumps(sorted(app.found, key=lambda one: -one[1])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
