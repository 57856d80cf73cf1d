"""What a person can do, without Qt and without algorithms.

Each module is a door of its own, so that `diptych --version` need not load what the window needs.
"""
