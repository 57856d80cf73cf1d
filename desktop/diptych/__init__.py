"""Diptych lays articles about one event side by side and shows what differs, and why."""

from importlib.metadata import version

__version__ = version("diptych")

ANALYSER_VERSION = "2"
"""Raised whenever an unchanged text may yield other facts: cached analyses of another version are redone."""
