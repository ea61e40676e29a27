"""Who said how much, in which words, and when: helpers for speech transcripts.

from helpers import load_corpus, tokens

corpus = load_corpus("data/sample")
corpus.turns.groupby("speaker")["n_words"].sum()
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

# jsonschema, which Jupyter uses, looks for this optional package and then compiles
# some 35 grammars at import: seconds per notebook, for a check that nobody asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__version__ = "0.1.0"

# What the package offers, and where it is: imported when it is first asked for.
_FACE = {
    "Corpus": "helpers.corpus",
    "load_corpus": "helpers.corpus",
    "tokens": "helpers.tokens",
}
__all__ = ["Corpus", "load_corpus", "tokens"]


def __getattr__(name: str) -> Any:
    if name in _FACE:
        return getattr(import_module(_FACE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
