"""Where Diptych keeps what is the user's: each function returns a folder, which may not exist yet."""

import os
from pathlib import Path

import platformdirs


def config() -> Path:
    """Folder of the settings."""
    home = _home()
    return home / "config" if home else platformdirs.user_config_path("diptych", appauthor=False)


def data() -> Path:
    """Folder of the library and the search index, on this machine only (never a roaming profile)."""
    home = _home()
    return home / "data" if home else platformdirs.user_data_path("diptych", appauthor=False)


def logs() -> Path:
    """Folder of what the program writes about its own work."""
    home = _home()
    return home / "logs" if home else platformdirs.user_log_path("diptych", appauthor=False)


def _home() -> Path | None:
    """The folder that overrides all others, for tests and portable installs."""
    told = os.environ.get("DIPTYCH_HOME")
    return Path(told).expanduser().absolute() if told else None
