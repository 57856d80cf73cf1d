"""What libraries raise on damaged files, and what the user is told of it."""

import zipfile
import zlib

from lxml import etree

from diptych.i18n import _

DAMAGES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    etree.LxmlError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the libraries that take a file apart raise where its bytes are damaged, as fuzzing found them."""


def damaged(source: str, kind: str) -> str:
    """What is said of a file whose bytes are not what its format, `kind`, asks for."""
    message = _("“{source}” is a damaged or incomplete {kind} file; save or download it again.")
    return message.format(source=source, kind=kind)
