"""Two articles side by side: links, divergences, marks."""

from diptych.compare.comparison import Comparison, Divergence, DivergenceKind, Link, Mark, Tier

__all__ = ["Comparison", "Divergence", "DivergenceKind", "Link", "Mark", "Tier"]
