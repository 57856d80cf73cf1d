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


class QueryError(DiptychError):
    """A search cannot be understood or is too broad."""
