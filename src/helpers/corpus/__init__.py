"""The tables of all meetings, from files or from tables that were saved."""

from helpers.corpus.corpus import Corpus
from helpers.corpus.loading import load_corpus

__all__ = ["Corpus", "load_corpus"]
