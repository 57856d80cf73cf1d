"""What each action of the table does: a command to the store, another setting, or a place to go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from diptych.app import folders
from diptych.app.session import Remedy
from diptych.app.settings import LanguageChoice, ThemeChoice, View
from diptych.corpus import Entry
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.search import Hit
from diptych.stories import LibraryStory
from diptych.ui.article_handlers import ArticleHandlers, holds
from diptych.ui.dialogs import choosing
from diptych.ui.dialogs.about import about
from diptych.ui.dialogs.palette import Palette
from diptych.ui.dialogs.shortcuts import Shortcuts
from diptych.ui.remark_handlers import RemarkHandlers
from diptych.ui.returning import Returning
from diptych.ui.search_handlers import SearchHandlers
from diptych.ui.sides import Side

if TYPE_CHECKING:  # the window owns its handlers
    from diptych.ui.window import MainWindow

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
"""The text sizes that A− and A+ step through."""


class Handlers(QObject):
    """One method a row of the table of actions, and what the parts of the window ask for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._store = window.store
        self.articles = ArticleHandlers(window)
        self.remarks = RemarkHandlers(window)
        self.returning = Returning(window)
        self.search = SearchHandlers(window)

    def open_files(self, side: Side | None = None) -> None:
        """Let the user choose files, which go into the library, and open the first two of them."""
        self._store.opener.open_paths(choosing.articles(self._window), side)

    def import_folder(self) -> None:
        """Let the user choose a folder and put every article in it into the library."""
        path = choosing.folder(self._window)
        if path:
            self._store.opener.open_paths([path])

    def show_intake(self) -> None:
        """Show the list of what the last import has brought in."""
        if self._store.session.intake:
            self._store.importer.show(True)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._store.session.transfer:
            self._store.transfers.cancel()
        elif self._store.session.importing:
            self._store.importer.cancel()
        else:
            self._store.groups.cancel()

    def export_library(self) -> None:
        """Let the user choose a file and write the whole library into it."""
        path = choosing.library_to_write(self._window)
        if path:
            self._store.transfers.export_to(path)

    def import_library(self) -> None:
        """Let the user choose the file of another library and add what it holds."""
        path = choosing.library_to_read(self._window)
        if path:
            self._store.transfers.import_from(path)

    def remedy(self, which: Remedy) -> None:
        """Do what goes with a notice."""
        if which == "undo":
            self._store.library.undo()
        elif which == "redo":
            self._store.library.redo()
        elif which == "remarks":
            self.remarks.show_remarks()
        elif which:
            self._store.importer.show(True)

    def export_report(self) -> None:
        """Let the user choose a file and write the comparison, with what was made of it, into it."""
        self._window.ledger.judging.finish_note()
        if self._store.session.comparison is None:
            self._store.tell(_("There is no comparison to export yet; open two articles first."))
            return
        path = choosing.report_to_write(self._window)
        if path:
            self._store.export_report(path)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def copy(self) -> None:
        """Copy what is selected where the focus is; in the list of divergences, the row in words."""
        focus = self._window.focusWidget()
        ledger = self._window.ledger.view
        if focus is ledger:
            QGuiApplication.clipboard().setText(ledger.row_in_words())
        elif focus is not None and hasattr(focus, "copy"):
            focus.copy()

    def undo(self) -> None:
        """Take back what was last typed where text is typed, elsewhere the last change in the library."""
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.undo()
        else:
            self._store.library.undo()

    def redo(self) -> None:
        """Make again what was taken back, where text is typed or in the library."""
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.redo()
        else:
            self._store.library.redo()

    def paste(self) -> None:
        """Import what the clipboard holds, files or a text; where text is typed, paste it there."""
        focus, data = self._window.focusWidget(), QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        texts = [text for text in (_as_page(data.html()), data.text()) if text.strip()]
        if isinstance(focus, QLineEdit):
            focus.paste()
        elif files:
            self._store.opener.open_paths(files)
        elif texts:
            self._store.opener.paste(texts)
        else:
            self._store.tell(_("There is no text on the clipboard; copy an article first."))

    def find_within(self) -> None:
        """Look for a wording in the two open articles, as they are read."""
        self.set_view("reading")
        self._window.within.open_strip()

    def find(self) -> None:
        """Move to the search box."""
        self._window.show_sidebar(True)
        box = self._window.sidebar.finder.box
        box.setFocus()
        box.selectAll()

    def set_sidebar(self, on: bool) -> None:
        """Show or hide the sidebar."""
        self._window.show_sidebar(on)
        if not self._window.is_narrow:
            self._change(sidebar_visible=on)

    def set_aside(self, on: bool) -> None:
        """Show or hide what was put aside when the articles were read."""
        self._store.show_aside(on)

    def set_view(self, view: View) -> None:
        """Lay the pair out in another way."""
        self._change(view=view)

    def set_theme(self, choice: ThemeChoice) -> None:
        """Wear another theme."""
        self._change(theme=choice)

    def zoom_in(self) -> None:
        """The next larger text size."""
        self._change(zoom=next((zoom for zoom in ZOOMS if zoom > self._window.settings.zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller text size."""
        smaller = (zoom for zoom in reversed(ZOOMS) if zoom < self._window.settings.zoom)
        self._change(zoom=next(smaller, ZOOMS[0]))

    def reset_zoom(self) -> None:
        """Text at 100 %."""
        self._change(zoom=1.0)

    def set_reduced_motion(self, on: bool) -> None:
        """Jump instead of gliding."""
        self._change(reduced_motion=on)

    def set_language(self, code: LanguageChoice) -> None:
        """Speak another language."""
        self._change(language=code)

    def set_linked(self, on: bool) -> None:
        """Scroll both panes together, or each for itself."""
        self._change(linked_scrolling=on)

    def set_agreement(self, on: bool) -> None:
        """Underline what both sides say alike too, or only what differs."""
        self._change(agreement_shown=on)

    def set_profile(self, on: bool) -> None:
        """Tell of the articles as wholes too, behind all divergences, or not."""
        self._change(profile_shown=on)

    def set_hints(self, on: bool) -> None:
        """Show or hide the hints of the first start."""
        self._change(hints_hidden=not on)

    def swap(self) -> None:
        """Left becomes right and right left."""
        self._window.ledger.judging.finish_note()
        self._store.opener.swap()

    def next_divergence(self) -> None:
        """Move to the next of the divergences that the list shows."""
        self._window.ledger.judging.finish_note()
        self._store.next_divergence(self._window.ledger.shown())

    def previous_divergence(self) -> None:
        """Move to the previous of the divergences that the list shows."""
        self._window.ledger.judging.finish_note()
        self._store.previous_divergence(self._window.ledger.shown())

    def next_region(self) -> None:
        """Move the focus to the next part of the window."""
        self._go(1)

    def previous_region(self) -> None:
        """Move the focus to the previous part of the window."""
        self._go(-1)

    def to_ledger(self) -> None:
        """Move the focus back to the row of the current divergence."""
        self._window.ledger.view.setFocus()

    def show_palette(self) -> None:
        """Let the user choose any action by its words."""
        Palette(self._window.actions_by_id, self._window, self._window.theme).show()

    def show_shortcuts(self) -> None:
        """List every shortcut in a dialog that waits for nothing."""
        Shortcuts(self._window, self._window.theme).show()

    def show_about(self) -> None:
        """Say what Diptych is, in which version and under which licence."""
        about(self._window, self._window.theme).show()

    def show_logs(self) -> None:
        """Show the folder of the logs in the system's own window, and where it is."""
        folder = folders.logs()
        self._store.tell_crash(False)
        self._store.tell(_("The logs are in “{folder}”.").format(folder=folder), news=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def open_leaf(self, leaf: Entry | Record, side: Side) -> None:
        """Open an article of the shelf."""
        if isinstance(leaf, Record):
            self._store.opener.open_record(leaf, side)
        else:
            self._store.opener.open_entry(leaf, side)

    def show_story(self, story: LibraryStory) -> None:
        """Show the facts of a story of the library against its articles."""
        self._store.opener.open_group(story)
        self.set_view("matrix" if len(story.records) > 1 else "reading")

    def read_story(self, story: LibraryStory) -> None:
        """Open two articles of a story of the library side by side."""
        self._store.opener.open_group(story)
        self.set_view("reading")

    def open_hit(self, hit: Hit, side: Side) -> None:
        """Open what a search found and show the place, which the window does once the article is there."""
        self._store.opener.open_hit(hit, side)
        self._window.goals.await_hit(hit, side)

    def _change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Settings
        self._window.set_settings(replace(self._window.settings, **changes))

    def _go(self, by: int) -> None:
        regions = [region for region in self._window.regions() if region.isVisible()]
        focus = self._window.focusWidget()
        at = next((n for n, region in enumerate(regions) if holds(region, focus)), -1 if by > 0 else 0)
        regions[(at + by) % len(regions)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _as_page(html: str) -> str:
    """What a browser has put on the clipboard, as the whole page that a reader knows for one."""
    is_part = html.strip() and "<html" not in html[:2000].lower()
    return f"<!DOCTYPE html>\n<html><body>\n{html}\n</body></html>" if is_part else html
