"""Memory that the program has freed goes back to the system."""

import ctypes
import sys
from collections.abc import Callable
from functools import cache

_LARGE = 2**19
"""Bytes from which what is freed goes back at once."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""The numbers of these options in glibc's malloc.h."""


def give_back_large() -> None:
    """Nothing; from now on every large block that is freed is the system's again, once and for all.

    glibc learns from the largest block that was freed, up to 32 MB, to keep such blocks for the process;
    between small ones that live on they are soon of no use to anybody.
    """
    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "mallopt"):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
        ctypes.CDLL(None).mallopt(_TRIM_THRESHOLD, 2 * _LARGE)


def give_back() -> None:
    """Nothing; memory that is free inside the process is the system's again.

    What is freed in large pieces goes back by itself, what was taken in small ones only when it is asked for:
    glibc and macOS keep it for the process. Elsewhere nothing is done.
    """
    _way()()


@cache
def _way() -> Callable[[], object]:
    """What gives memory back on this system."""
    if sys.platform == "win32":
        return _nothing
    own = ctypes.CDLL(None)
    if hasattr(own, "malloc_trim"):
        own.malloc_trim.argtypes, own.malloc_trim.restype = [ctypes.c_size_t], ctypes.c_int
        return lambda: own.malloc_trim(0)
    if hasattr(own, "malloc_zone_pressure_relief"):
        relief = own.malloc_zone_pressure_relief
        relief.argtypes, relief.restype = [ctypes.c_void_p, ctypes.c_size_t], ctypes.c_size_t
        return lambda: relief(None, 0)
    return _nothing


def _nothing() -> None:
    """Windows takes back what is freed by itself."""
