"""The coded words of a corpus that is kept on disk, beside its tables."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import SourceError
from helpers.tokens.building import check_sizes, code_corpus
from helpers.tokens.coded import Ints, Tokens
from helpers.tokens.store import open_tokens, save_tokens

if TYPE_CHECKING:
    from helpers.corpus import Corpus

FOLDER = "tokens"


def kept_tokens(corpus: Corpus) -> Tokens:
    """Return the words of the turns of `corpus`, which may be a part of what is kept.

    Raises:
        SourceError: the store beside the corpus is damaged.
        TableError: a turn's ``n_words`` is not the number of its words in the store.
    """
    assert corpus.home is not None
    place = corpus.home / FOLDER
    if not place.is_dir():
        whole = code_corpus(corpus.load(corpus.home))
        # A disk that is full or read-only keeps nothing, and another process may have
        # kept them meanwhile; the words are there.
        with suppress(OSError, SourceError):
            save_tokens(whole, place)
    else:
        whole = open_tokens(place)
    rows = _rows(whole, corpus.turns)
    check_sizes(corpus.turns, np.diff(whole.offsets)[rows])
    return whole if len(rows) == len(whole.turns) else whole.select(rows)


def _rows(whole: Tokens, turns: pd.DataFrame) -> Ints:
    """Return the rows of `turns` in all turns."""
    keys = ["meeting_id", "turn"]
    places = pd.MultiIndex.from_frame(whole.turns[keys])
    return places.get_indexer(pd.MultiIndex.from_frame(turns[keys]))
