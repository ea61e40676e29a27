"""In which sentences: every hit between its neighbours."""

from helpers.measures.concordance.kwic import concordance
from helpers.measures.concordance.lines import thin

__all__ = ["concordance", "thin"]
