"""Diptych lays articles about one event side by side and shows what differs, and why."""

import os
from importlib.metadata import version

# numpy reads these when it is first imported. Tables of sentences are small: threads that wait for each other
# cost three times what one does, on a busy machine, and take the cores that others work on
for _variable in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_variable, "1")

__version__ = version("diptych")

ANALYSER_VERSION = "2"
"""Raised whenever an unchanged text may yield other facts: cached analyses of another version are redone."""
