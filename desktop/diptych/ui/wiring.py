"""The parts of the window come in, what each asks for is led to who does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from diptych.compare import Comparison

if TYPE_CHECKING:
    from diptych.ui.window import MainWindow


def wire(window: MainWindow) -> None:
    """Connect the parts, which were made just now."""
    finder, shelf = window.sidebar.finder, window.sidebar.shelf
    finder.query_changed.connect(window.store.search)
    finder.open_wanted.connect(window.handlers.open_hit)
    finder.sort_wanted.connect(window.store.sort_results)
    finder.group_wanted.connect(window.store.group_results)
    finder.narrow_wanted.connect(window.handlers.search.search_within)
    shelf.like_wanted.connect(window.handlers.search.ask_like)
    shelf.narrow_wanted.connect(window.handlers.search.narrow_to)
    shelf.open_wanted.connect(window.handlers.open_leaf)
    shelf.delete_wanted.connect(window.store.library.delete)
    shelf.story_wanted.connect(window.store.opener.open_story)
    stories = window.sidebar.tabs.stories
    stories.open_wanted.connect(window.handlers.open_leaf)
    stories.matrix_wanted.connect(window.handlers.show_story)
    stories.pair_wanted.connect(window.handlers.read_story)
    stories.merge_wanted.connect(window.store.groups.merge)
    stories.split_wanted.connect(window.store.groups.split)
    window.sidebar.files_wanted.connect(lambda: window.handlers.open_files())
    window.sidebar.folder_wanted.connect(window.handlers.import_folder)
    window.status.cancel_wanted.connect(window.handlers.cancel)
    window.status.list_wanted.connect(window.handlers.show_intake)
    window.spread.mark_activated.connect(window.store.select)
    window.spread.files_dropped.connect(lambda drop: window.store.opener.open_paths(*drop))
    window.spread.swap_requested.connect(window.store.opener.swap)
    window.spread.describe_requested.connect(window.handlers.articles.describe)
    window.spread.said_activated.connect(window.handlers.remarks.show_said)
    window.spread.correct_requested.connect(window.handlers.remarks.correct_at)
    window.spread.restore_wanted.connect(window.store.library.restore)
    window.spread.replace_requested.connect(window.handlers.open_files)
    window.within.left.connect(lambda: window.spread.left_pane.setFocus())
    window.views.mark_activated.connect(window.store.select)
    window.views.link_wanted.connect(window.handlers.remarks.link_from)
    window.views.rows.said_activated.connect(window.handlers.remarks.show_said)
    window.views.matrix.wanted.connect(window.store.matrix.ask)
    window.views.matrix.cancel_wanted.connect(window.store.matrix.cancel)
    window.views.matrix.pair_wanted.connect(window.goals.open_pair)
    window.views.rows.plan_wanted.connect(partial(_plan_rows, window))
    window.views.view_wanted.connect(window.handlers.set_view)
    window.ledger.chosen.connect(window.store.select)
    window.ledger.judged.connect(window.handlers.remarks.judge)
    window.ledger.jump_wanted.connect(
        lambda _id: window.spread.show_current(window.store.session.divergence, jump=True)
    )
    window.crash.linked.connect(window.handlers.show_logs)
    window.crash.closed.connect(lambda: window.store.tell_crash(False))
    window.notice.closed.connect(window.store.clear_notice)
    window.notice.remedy_wanted.connect(window.handlers.remedy)
    window.hints.hidden_for_good.connect(lambda: window.handlers.set_hints(False))


def _plan_rows(window: MainWindow, comparison: Comparison) -> None:
    window.store.plan_rows(comparison, window.views.rows.show_plan)
