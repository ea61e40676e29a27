"""Integer-coded words of a corpus: what every measure of words counts.

Corpus in, `Tokens` out: one whole number per running word, in the order of the turns.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from helpers.tokens.building import code_corpus, code_turns
from helpers.tokens.coded import Tokens
from helpers.tokens.finding import find_term
from helpers.tokens.grams import Grams, code_grams
from helpers.tokens.keeping import kept_tokens
from helpers.tokens.speech import speech_spans

if TYPE_CHECKING:
    from helpers.corpus import Corpus

__all__ = [
    "Grams",
    "Tokens",
    "code_grams",
    "code_turns",
    "find_term",
    "speech_spans",
    "tokens",
]


def tokens(corpus: Corpus) -> Tokens:
    """Return the words of all turns of `corpus`, coded.

    Only words in the ``speech`` spans of a turn count. Those of a corpus that is kept
    on disk are coded once, kept beside it, and opened.

    Raises:
        TableError: a turn's ``n_words`` is not the number of words in its spans.
        SourceError: what was kept is damaged.
    """
    return code_corpus(corpus) if corpus.home is None else kept_tokens(corpus)


class _CallableModule(ModuleType):
    # "from helpers import tokens" gives the function until something has imported this
    # module, and the module from then on: called, both do the same.
    def __call__(self, corpus: Corpus) -> Tokens:
        return tokens(corpus)


sys.modules[__name__].__class__ = _CallableModule
