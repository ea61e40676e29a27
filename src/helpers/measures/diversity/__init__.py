"""How varied a vocabulary is."""

from helpers.measures.diversity.vocabulary import diversity, diversity_by_speaker

__all__ = ["diversity", "diversity_by_speaker"]
