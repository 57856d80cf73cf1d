"""The facts of a story against its articles, and its dates on one line."""
