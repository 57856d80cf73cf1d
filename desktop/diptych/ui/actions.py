"""Every action of the window, a row each: menus, tool bar, shortcuts and their help are read from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from diptych.app.session import Session
from diptych.app.settings import Settings
from diptych.i18n import _, language
from diptych.report import VERDICTS, verdict_label
from diptych.ui.icons import icon
from diptych.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do."""

    id: str
    text: str
    """In the user's language."""
    icon: str
    """Name of a drawing in `resources/icons`, "" for none."""
    keys: tuple[str, ...]
    """Shortcuts, as QKeySequence reads them; the first one is shown."""
    handler: str
    """Name of the method of `Handlers` that does it, through a dot that of a part of them."""
    menu: str
    """Key of the menu it stands in."""
    value: str = ""
    """What the handler is given: one of a choice; its rows stand together and one of them is checked."""
    checkable: bool = False
    """Whether it is switched on and off; the handler is given which."""
    separated: bool = False
    """Whether a line in the menu parts it from the row before."""


def menus() -> dict[str, str]:
    """Titles of the menus by key, from left to right."""
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "view": _("&View"),
        "compare": _("&Compare"),
        "go": _("&Go"),
        "help": _("&Help"),
    }


def commands() -> tuple[Command, ...]:
    """The table, in the user's language."""
    return (
        Command("open", _("Open…"), "file", ("Ctrl+O",), "open_files", "file"),
        Command("import", _("Import a folder…"), "open", ("Ctrl+Shift+O",), "import_folder", "file"),
        Command("recent", _("Recent pairs"), "", ("Ctrl+Shift+R",), "returning.show_menu", "file"),
        Command(
            "export", _("Export report…"), "export", ("Ctrl+E",), "export_report", "file", separated=True
        ),
        Command("intake", _("List of the import"), "", ("Ctrl+Shift+I",), "show_intake", "file"),
        Command("import-library", _("Import a library…"), "", (), "import_library", "file", separated=True),
        Command("export-library", _("Export the library…"), "", (), "export_library", "file"),
        Command("quit", _("Quit"), "", ("Ctrl+Q",), "quit", "file", separated=True),
        Command("undo", _("Undo"), "", ("Ctrl+Z",), "undo", "edit"),
        Command("redo", _("Redo"), "", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "edit"),
        Command("copy", _("Copy"), "copy", ("Ctrl+C",), "copy", "edit", separated=True),
        Command("paste", _("Paste as an article"), "", ("Ctrl+V",), "paste", "edit"),
        Command(
            "find-within", _("Find in both articles"), "", ("Ctrl+F",), "find_within", "edit", separated=True
        ),
        Command("find", _("Find in the library"), "search", ("Ctrl+Shift+F",), "find", "edit"),
        Command("like", _("Articles like this"), "", ("Ctrl+Shift+L",), "search.like", "edit"),
        Command("event", _("About the same event"), "", ("Ctrl+Shift+E",), "search.same_event", "edit"),
        Command(
            "narrow", _("Search in the selected articles"), "", ("Ctrl+Shift+N",), "search.narrow", "edit"
        ),
        Command("details", _("Edit details…"), "", ("F2",), "articles.edit_details", "edit", separated=True),
        Command("date", _("Give the date…"), "", ("Ctrl+D",), "articles.give_date", "edit"),
        Command("restore", _("Restore what was put aside…"), "", ("Ctrl+R",), "articles.restore", "edit"),
        Command("cut", _("Put the passage aside"), "", ("Ctrl+Del",), "articles.cut", "edit"),
        Command("view-reading", _("Reading"), "reading", ("Ctrl+1",), "set_view", "view", "reading"),
        Command("view-rows", _("Rows"), "rows", ("Ctrl+2",), "set_view", "view", "rows"),
        Command("view-matrix", _("Matrix"), "matrix", ("Ctrl+3",), "set_view", "view", "matrix"),
        Command(
            "sidebar",
            _("Sidebar"),
            "sidebar",
            ("Ctrl+B",),
            "set_sidebar",
            "view",
            checkable=True,
            separated=True,
        ),
        Command("aside", _("What was put aside"), "", ("Ctrl+Shift+A",), "set_aside", "view", checkable=True),
        Command(
            "agreement", _("Show agreement"), "", ("Ctrl+Shift+G",), "set_agreement", "view", checkable=True
        ),
        Command("profile", _("Profile of the articles"), "", (), "set_profile", "view", checkable=True),
        Command(
            "theme-system", _("Colours of the system"), "", (), "set_theme", "view", "system", separated=True
        ),
        Command("theme-light", _("Light"), "", (), "set_theme", "view", "light"),
        Command("theme-dark", _("Dark"), "", (), "set_theme", "view", "dark"),
        Command("theme-contrast", _("High contrast"), "", (), "set_theme", "view", "contrast"),
        Command("larger", _("Larger text"), "", ("Ctrl++", "Ctrl+="), "zoom_in", "view", separated=True),
        Command("smaller", _("Smaller text"), "", ("Ctrl+-",), "zoom_out", "view"),
        Command("zoom-reset", _("Text at 100 %"), "", ("Ctrl+0",), "reset_zoom", "view"),
        Command(
            "reduced-motion",
            _("Reduced motion"),
            "",
            (),
            "set_reduced_motion",
            "view",
            checkable=True,
            separated=True,
        ),
        Command("language-fr", "Français", "", (), "set_language", "view", "fr", separated=True),
        Command("language-en", "English", "", (), "set_language", "view", "en"),
        Command(
            "linked", _("Linked scrolling"), "lock", ("Ctrl+L",), "set_linked", "compare", checkable=True
        ),
        Command("swap", _("Swap the sides"), "swap", ("Ctrl+Shift+S",), "swap", "compare"),
        *(
            Command(
                f"verdict-{verdict}",
                _("Verdict: {verdict}").format(verdict=verdict_label(verdict)),
                "",
                (str(n),),
                "remarks.set_verdict",
                "compare",
                verdict,
                separated=n == 1,
            )
            for n, verdict in enumerate(VERDICTS, start=1)
        ),
        Command(
            "note", _("Note on the divergence"), "", ("N",), "remarks.edit_note", "compare", separated=True
        ),
        Command("dismiss", _("Dismiss the marks, or show them"), "", ("X",), "remarks.dismiss", "compare"),
        Command(
            "link",
            _("Link or unlink two passages…"),
            "",
            ("F7",),
            "remarks.link_passages",
            "compare",
            separated=True,
        ),
        Command("correct", _("Correct a figure…"), "", ("C",), "remarks.correct_figure", "compare"),
        Command("note-passage", _("Note on a passage…"), "", ("Ctrl+M",), "remarks.note_passage", "compare"),
        Command(
            "remarks", _("Notes and lost remarks…"), "", ("Ctrl+Shift+M",), "remarks.show_remarks", "compare"
        ),
        Command("next", _("Next divergence"), "down", ("F8",), "next_divergence", "go"),
        Command("previous", _("Previous divergence"), "up", ("Shift+F8",), "previous_divergence", "go"),
        Command("region", _("Next region"), "", ("F6",), "next_region", "go", separated=True),
        Command("region-back", _("Previous region"), "", ("Shift+F6",), "previous_region", "go"),
        Command("ledger", _("Back to the list of divergences"), "", ("Esc",), "to_ledger", "go"),
        Command("palette", _("All commands…"), "", ("Ctrl+K",), "show_palette", "help"),
        Command("shortcuts", _("Keyboard shortcuts"), "keyboard", ("F1",), "show_shortcuts", "help"),
        Command("hints", _("Show hints"), "", (), "set_hints", "help", checkable=True),
        Command("logs", _("Show the logs"), "", (), "show_logs", "help", separated=True),
        Command("about", _("About Diptych"), "", (), "show_about", "help"),
    )


def make_actions(owner: QWidget, handlers: object) -> dict[str, QAction]:
    """An action for every row, by id, each wired to its handler; shortcuts work in the whole window."""
    made: dict[str, QAction] = {}
    choices: dict[str, QActionGroup] = {}
    for row in commands():
        action = QAction(row.text, owner)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.checkable or bool(row.value))
        if row.icon:
            # between icon and words, a button leaves hardly any room
            action.setIconText(f" {row.text}")
        # in a menu, the icon would take the place of the sign that says whether it is on
        action.setIconVisibleInMenu(not action.isCheckable())
        handler = attrgetter(row.handler)(handlers)
        if row.value:
            group = choices.setdefault(row.handler, QActionGroup(owner))
            group.addAction(action)
            action.triggered.connect(lambda _on=False, handler=handler, value=row.value: handler(value))
        elif row.checkable:
            action.triggered.connect(handler)
        else:
            action.triggered.connect(lambda _on=False, handler=handler: handler())
        owner.addAction(action)
        made[row.id] = action
    return made


def fill_menu_bar(bar: QMenuBar, made: Mapping[str, QAction]) -> None:
    """Put every action into its menu."""
    bar.clear()
    for key, title in menus().items():
        menu = bar.addMenu(title)
        for row in commands():
            if row.menu == key:
                if row.separated:
                    menu.addSeparator()
                menu.addAction(made[row.id])


def enable(made: Mapping[str, QAction], session: Session) -> None:
    """Make actions grey that would do nothing now."""
    is_writable, is_open = session.library == "ready", session.library in ("ready", "read-only")
    for name, possible in (
        ("import", is_writable),
        ("intake", bool(session.intake)),
        ("import-library", is_writable and session.transfer is None),
        ("export-library", is_open and session.transfer is None),
        ("export", session.comparison is not None),
        ("swap", session.left is not None or session.right is not None),
        *((f"verdict-{verdict}", session.divergence is not None) for verdict in VERDICTS),
        ("note", session.divergence is not None),
        ("dismiss", session.divergence is not None),
        ("link", session.comparison is not None),
        ("correct", session.comparison is not None),
        ("note-passage", session.comparison is not None),
        ("remarks", session.comparison is not None),
        ("next", bool(session.divergences)),
        ("previous", bool(session.divergences)),
    ):
        made[name].setEnabled(possible)
    verdict = session.remarks.judgement(session.current or "").verdict
    made[f"verdict-{verdict}"].setChecked(True)
    made["aside"].setChecked(session.aside_shown)


def check(made: Mapping[str, QAction], settings: Settings) -> None:
    """Check what is switched on, and what is chosen."""
    made["linked"].setChecked(settings.linked_scrolling)
    made["reduced-motion"].setChecked(settings.reduced_motion)
    made["agreement"].setChecked(settings.agreement_shown)
    made["profile"].setChecked(settings.profile_shown)
    made["hints"].setChecked(not settings.hints_hidden)
    made[f"view-{settings.view}"].setChecked(True)
    made[f"theme-{settings.theme}"].setChecked(True)
    made[f"language-{language()}"].setChecked(True)


def draw_icons(made: Mapping[str, QAction], wear: Theme) -> None:
    """Give every action its icon in the colours of the theme."""
    for row in commands():
        if row.icon:
            on = "on_accent" if row.handler == "set_view" else "on_selection"
            made[row.id].setIcon(icon(row.icon, wear, on=on))
