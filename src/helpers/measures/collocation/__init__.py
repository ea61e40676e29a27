"""Which words stand near one another: scores, tables and networks."""

from helpers.measures.collocation.network import collocation_network
from helpers.measures.collocation.words import (
    collocates,
    collocates_by_node,
    collocations,
)

__all__ = ["collocates", "collocates_by_node", "collocation_network", "collocations"]
