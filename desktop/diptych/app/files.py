"""Bytes for a file of the user's come in; the file holds all of them, or what it held before."""

import os
import shutil
from pathlib import Path


def write_whole(path: Path, raw: bytes) -> None:
    """Put `raw` in the place of the file's content: who is killed meanwhile leaves the old or the new, whole.

    What is no file, such as a pipe, and a file whose folder takes no other are written in place. Raises
    OSError.
    """
    target = path.resolve()
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.new")
    if target.exists() and not (target.is_file() and os.access(target.parent, os.W_OK)):
        target.write_bytes(raw)
        return
    try:
        with draft.open("wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
