"""Words of one stem, or of one lemma, counted as one term; capitals told apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.language.languages import LANGUAGES, code_of, name_of
from helpers.tokens import Tokens
from helpers.tokens.coded import alphabetical, by_frequency
from helpers.words import WRAP, mend, spelled

if TYPE_CHECKING:
    from helpers.corpus import Corpus

_LEMMA_CODES = {"hr": "hbs", "sr": "hbs"}
_CAPITAL_NOUNS = ("de", "lb")  # lists that hold nouns as they are printed


def stemmed(tokens: Tokens, language: str) -> Tokens:
    """Return `tokens` with words of one stem as one term.

    A term is shown by its most frequent form: "nation" for nation, nations, national.
    A search finds that form only, and with it all hits of its stem.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        language: English name or code, such as "english" or "en-GB".

    Raises:
        ParameterError: NLTK's Snowball has no stemmer for `language`.

    Sources:
        Porter (2001), Snowball: a language for stemming algorithms.
    """
    from nltk.stem.snowball import SnowballStemmer

    name = name_of(code_of(language)).lower()
    known = sorted(set(SnowballStemmer.languages) - {"porter"})
    if name not in known:
        raise ParameterError(f"language: {language!r}, expected one of {known}")
    return _grouped(tokens, SnowballStemmer(name).stem)


def lemmatised(tokens: Tokens, language: str) -> Tokens:
    """Return `tokens` with words of one lemma as one term, by simplemma's lists.

    Without its sentence a word has the lemma that it has most often: "saw" is one of
    "see"; and since words are compared in small letters a German noun may be taken for
    a verb. A term is shown by its most frequent form, as of :func:`stemmed`.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        language: English name or code.

    Raises:
        ParameterError: simplemma is not installed, or has no list for `language`.
    """
    try:
        from simplemma import lemmatize
    except ImportError as error:
        raise ParameterError(
            "language: lemmas need the library simplemma; install it:"
            " pip install simplemma"
        ) from error
    code = code_of(language)
    code = _LEMMA_CODES.get(code, code)

    def lemma(word: str) -> str:
        found = str(lemmatize(word, lang=code))
        if found == word and code in _CAPITAL_NOUNS:
            found = str(lemmatize(word.capitalize(), lang=code))
        return found.lower()

    try:
        return _grouped(tokens, lemma)
    except ValueError as error:
        known = sorted(known.name for known in LANGUAGES.values())
        raise ParameterError(
            f"language: {language!r}, expected one that simplemma knows, as most of"
            f" {known}"
        ) from error


def with_capitals(tokens: Tokens, corpus: Corpus) -> Tokens:
    """Return `tokens` with words apart that differ by a capital: "US" and "us".

    The first word of a sentence has a capital as well, and is another term for it;
    stop lists are in small letters, and leave it in.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        corpus: whose words they are.
    """
    texts = dict(
        zip(corpus.documents["meeting_id"], corpus.documents["text"], strict=True)
    )
    meetings = tokens.turns["meeting_id"].to_numpy()
    ends = tokens.starts + tokens.lengths
    terms: dict[str, int] = {}
    ids = np.empty(len(tokens.ids), dtype=np.int32)
    for row, (first, last) in enumerate(pairwise(tokens.offsets.tolist())):
        text = texts[meetings[row]]
        places = zip(tokens.starts[first:last], ends[first:last], strict=True)
        words = (_as_one(text, text[start:end]) for start, end in places)
        ids[first:last] = [terms.setdefault(word, len(terms)) for word in words]
    ids, vocabulary = by_frequency(ids, np.array(list(terms), dtype=object))
    return replace(tokens, ids=ids, vocabulary=vocabulary, with_capitals=True)


def _as_one(text: str, printed: str) -> str:
    """Return a word as it is spelled, on one line."""
    first, *rest = WRAP.split(printed) if "\n" in printed else [printed]
    for part in rest:
        first = mend(text, first, part)
    return spelled(first)


def forms_of(tokens: Tokens, grouped: Tokens) -> pd.DataFrame:
    """Return which words each term of stems or lemmas stands for.

    Args:
        tokens: the words.
        grouped: the same words, from :func:`stemmed` or :func:`lemmatised`.

    Returns:
        One row per word, by term and then the most frequent first: ``term``, as
        `grouped` shows it; ``form``, the word; ``n``, of the word.
    """
    places = np.empty(len(tokens.vocabulary), dtype=np.int64)
    places[tokens.ids] = np.arange(len(tokens.ids))
    table = pd.DataFrame(
        {
            "term": pd.array(grouped.vocabulary[grouped.ids[places]], dtype="str"),
            "form": pd.array(tokens.vocabulary, dtype="str"),
            "n": tokens.counts,
            "rank": grouped.ids[places],
        }
    )
    table = table.sort_values("rank", kind="stable").drop(columns="rank")
    return table.reset_index(drop=True)


def _grouped(tokens: Tokens, base: Callable[[str], str]) -> Tokens:
    """Return `tokens` with the words of one base as one term, most frequent first."""
    codes, bases = pd.factorize(np.array([base(w) for w in tokens.vocabulary], object))
    # Words stand by frequency: the first of a base is its most frequent form.
    firsts = np.flatnonzero(np.diff(np.maximum.accumulate(codes), prepend=-1))
    shown = tokens.vocabulary[firsts]
    counts = np.bincount(codes[tokens.ids], minlength=len(bases))
    order = np.lexsort((alphabetical(shown), -counts))
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return replace(tokens, ids=ranks[codes][tokens.ids], vocabulary=shown[order])
