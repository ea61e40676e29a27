"""How evenly terms are spread, and at which places they fall."""

from helpers.measures.dispersion.places import term_places
from helpers.measures.dispersion.terms import dispersion

__all__ = ["dispersion", "term_places"]
