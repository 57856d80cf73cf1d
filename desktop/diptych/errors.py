"""The one family of errors: each message says what, where, and what to do."""


class DiptychError(Exception):
    """A failure that is told to the user as it stands: one clear sentence."""


class ReadError(DiptychError):
    """A file cannot be read as an article."""


class LexiconError(DiptychError):
    """A table in `resources/` is damaged; the message names file and line."""


class ModelError(DiptychError):
    """A language model is missing or cannot be loaded."""


class LibraryError(DiptychError):
    """The library on disk cannot be opened or written."""


class LockedError(LibraryError):
    """Another process has the library open; it can still be opened for reading."""


class DamageError(LibraryError):
    """The library, or one article of it, is not what was written."""


class DuplicateError(LibraryError):
    """The library holds the very same bytes already."""

    def __init__(self, message: str, *, held: int) -> None:
        super().__init__(message)
        self.held = held
        """Id of the article that is there."""


class QueryError(DiptychError):
    """A search cannot be understood or is too broad."""

    def __init__(self, message: str, *, at: tuple[int, int] | None = None) -> None:
        super().__init__(message)
        self.at = at
        """Where in the query the mistake is, start and end in code points; None for the whole of it."""


class WriteError(DiptychError):
    """A file of the user's (a report, the settings) cannot be written."""


class UsageError(DiptychError):
    """A command line cannot be understood."""


class MissingError(DiptychError):
    """Something of the machine is missing: a library of the system, a display, a file of the installation."""


class Cancelled(Exception):  # noqa: N818 - it is no failure: the user asked for it
    """Work was given up because the user asked for it; never shown as an error."""
