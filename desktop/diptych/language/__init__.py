"""Which language a text is in, and what its loaded models see in it."""

from diptych.language.detect import language_of
from diptych.language.models import DIMENSIONS, Models, Vectors
from diptych.language.token import Token

__all__ = ["DIMENSIONS", "Models", "Token", "Vectors", "language_of"]
