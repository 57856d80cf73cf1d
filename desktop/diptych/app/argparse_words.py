"""argparse's own messages, in the user's language.

argparse takes its texts from gettext's default domain, which knows only compiled catalogues. Diptych's are
YAML, so the name under which argparse looks its texts up is pointed at `_`.
"""

import argparse

from diptych.i18n import _


def translate() -> None:
    """Make argparse ask the catalogue for its texts from now on; one that is not there stays English."""
    # argparse asks for the translation of a missing description, too
    vars(argparse)["_"] = lambda text: _(text) if text else text
