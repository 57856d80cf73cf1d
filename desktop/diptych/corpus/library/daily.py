"""The folder of a library comes in, the copies that were made of it day by day go out."""

from pathlib import Path

FOLDER = "backups"
_NAME = "library-????-??-??.sqlite3"


def backups(folder: Path) -> list[Path]:
    """The copies of the library in `folder`, the youngest first; none where they cannot be listed."""
    return sorted((folder / FOLDER).glob(_NAME), reverse=True)
