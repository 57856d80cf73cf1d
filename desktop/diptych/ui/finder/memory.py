"""The menu of the search box: what was searched for, what is kept, and examples of what can be asked."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from diptych.app import searches
from diptych.i18n import _

_SHOWN = 12


def examples() -> tuple[tuple[str, str], ...]:
    """Queries that show what can be asked, each with what it finds."""
    return (
        (_('"hostile bid"'), _("words that follow each other")),
        (_("bridge OR viaduct"), _("one or the other")),
        (_("bridge -closure"), _("one without the other")),
        (_("clos*  clsure~"), _("beginnings of words, misspelled words")),
        (_('"port strike"~5'), _("words near each other")),
        (_('="struck"'), _("just as it is written")),
        (_("title:port name:mercier"), _("in titles, among names")),
        (_("quote:never"), _("between quotation marks")),
        (_("source:beacon language:en"), _("by outlet and language")),
        (_("date:2025-02..2025-04"), _("by date of publication")),
        (_("since:2025-02 before:10 April 2025"), _("from one date on, until another")),
        (_("figure:97e9..98e9 currency:EUR"), _("figures between two values")),
        (_(">= 100 dead"), _("figures with what they count")),
        (_("author:mercier path:strike"), _("by author, and by the name of the file")),
        (_("story:strike conflicts:yes"), _("in a story, and contradicting another article")),
        (_('source:="The Beacon"'), _("called just so, and not only in part")),
        (_('like:"Port closed"'), _("like the article of this title")),
        (_('event:"Port closed"'), _("about the same event as it")),
    )


def fill(menu: QMenu, query: str, use: Callable[[str], None], parent: QWidget) -> None:
    """Put the saved searches, the last ones and the examples into a menu; each is used when it is chosen."""
    menu.clear()
    known = searches.load()
    if query:
        is_saved = query in known.saved
        text = _("Forget “{query}”") if is_saved else _("Keep “{query}”")
        toggle = menu.addAction(text.format(query=_short(query)))
        toggle.triggered.connect(lambda _on=False: searches.save(searches.load().toggled(query)))
    for title, queries in ((_("Kept searches"), known.saved), (_("Last searches"), known.history[:_SHOWN])):
        if queries:
            menu.addSection(title)
            for one in queries:
                menu.addAction(_short(one)).triggered.connect(lambda _on=False, one=one: use(one))
    menu.addSeparator()
    menu.addMenu(help_menu(parent, use))


def help_menu(parent: QWidget, use: Callable[[str], None]) -> QMenu:
    """The examples of what can be asked, as a menu; one is used when it is chosen."""
    shown = QMenu(_("What can be asked"), parent)
    for one, meaning in examples():
        shown.addAction(f"{one.replace('&', '&&')}\t{meaning}").triggered.connect(
            lambda _on=False, one=one: use(one)
        )
    return shown


def _short(query: str) -> str:
    shown = query if len(query) <= 40 else query[:39] + "…"
    return shown.replace("&", "&&")
