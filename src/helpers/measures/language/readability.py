"""How hard a text is to read, by formulae that were made for written English.

A transcript was heard, not read, and whoever edited it set the full stops: the numbers
say as much of the editor's sentences as of the speaker's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import nan
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from helpers.measures.card import build_card, size_of
from helpers.measures.language.languages import tell_language
from helpers.tables import NO_PERSON, check_table
from helpers.tokens import speech_spans
from helpers.words import find_words

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    from helpers.corpus import Corpus

# A full stop behind one of these, or behind a single letter, need not end a sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen sen rep gov no vs etc u.s u.n".split()
)
LONG_WORD, HARD_WORD = 7, 3  # letters from which LIX, syllables from which FOG counts

# English spelling: of the running words of speeches 98 % get the syllables of the CMU
# Pronouncing Dictionary, and all together 1 % too few.
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?:(?<![^aeiouyr]l)e$|(?<![cgszx])(?<![cs]h)es$|(?<![td])ed$"
    r"|e(?=(?:ly|ment|ful|ness|less|where|thing|more|body)s?$))"
)
_PARTED = re.compile(
    r"(?<![tscgx])i(?:[au]|o(?!n))|(?<![gq])u(?:al|ous|ate)|e(?:o(?![pu])|um)"
    r"|[aeou]ing|[aeou]y[aeiou]|rea(?=s?$)|cre(?=at)|sm$"
)


class Prose(NamedTuple):
    """What the formulae count.

    Attributes:
        n_words: words.
        n_sentences: sentences.
        n_letters: letters and digits in the words.
        n_long: words of seven letters or more, those joined by a hyphen apart.
        n_syllables: syllables, by English spelling.
        n_hard: words of three syllables or more.
    """

    n_words: int
    n_sentences: int
    n_letters: int
    n_long: int
    n_syllables: int
    n_hard: int


def flesch(prose: Prose) -> float:
    """Return Flesch reading ease, English only; more = easier (Flesch 1948)."""
    length = prose.n_words / prose.n_sentences
    return 206.835 - 1.015 * length - 84.6 * prose.n_syllables / prose.n_words


def fog(prose: Prose) -> float:
    """Return Gunning's FOG, English only, in years of school; more = harder (1952)."""
    share = prose.n_hard / prose.n_words
    return 0.4 * (prose.n_words / prose.n_sentences + 100 * share)


def coleman_liau(prose: Prose) -> float:
    """Return the Coleman–Liau index, in years of school; more = harder (1975)."""
    letters = prose.n_letters / prose.n_words
    return 5.88 * letters - 29.6 * prose.n_sentences / prose.n_words - 15.8


def lix(prose: Prose) -> float:
    """Return LIX, words a sentence + per cent long words; more = harder (1968)."""
    return prose.n_words / prose.n_sentences + 100 * prose.n_long / prose.n_words


ENGLISH_ONLY = ("flesch", "fog")  # they count syllables
FORMULAE = {"flesch": flesch, "fog": fog, "coleman_liau": coleman_liau, "lix": lix}


@lru_cache(maxsize=1 << 16)
def count_syllables(word: str) -> int:
    """Return the syllables of an English word, told from its spelling.

    >>> count_syllables("readability"), count_syllables("people")
    (5, 2)
    """
    letters = word.lower()
    vowels = _VOWELS.findall(_SILENT.sub("", letters))
    return max(len(vowels) + len(_PARTED.findall(letters)), 1)


def count_prose(text: str) -> Prose:
    """Count what the formulae need in `text`, which must have a word."""
    words = [match.group() for match in find_words(text)]
    syllables = [count_syllables(word) for word in words]
    parts = [part for word in words for part in re.split(r"[^\w]+", word)]
    sentences = _splitter().tokenize(text)
    return Prose(
        n_words=len(words),
        n_sentences=sum(any(map(str.isalnum, sentence)) for sentence in sentences),
        n_letters=sum(map(str.isalnum, "".join(words))),
        n_long=sum(len(part) >= LONG_WORD for part in parts),
        n_syllables=sum(syllables),
        n_hard=sum(number >= HARD_WORD for number in syllables),
    )


def readability(corpus: Corpus) -> pd.DataFrame:
    """Return how hard the speech of each speaker is to read, were it written English.

    Args:
        corpus: the corpus.

    Returns:
        One row per speaker with words, most words first: ``speaker``; the counts of
        :class:`Prose`; ``flesch`` (more = easier) and ``fog`` (more = harder), missing
        where the speech is not told to be English; ``coleman_liau`` and ``lix`` (more
        = harder).

    Raises:
        TableError: the corpus has no turns.

    Sources:
        Flesch (1948), Journal of Applied Psychology 32(3); Gunning (1952), The
        Technique of Clear Writing; Coleman and Liau (1975), Journal of Applied
        Psychology 60(2); Björnsson (1968), Läsbarhet.
    """
    check_table(corpus.turns, ("speaker", "n_words"), name="turns", needs_rows=True)
    rows = []
    for speaker, text in _texts(corpus).items():
        prose = count_prose(text)
        scores = {name: score(prose) for name, score in FORMULAE.items()}
        if tell_language(text) != "en":
            scores |= dict.fromkeys(ENGLISH_ONLY, nan)
        rows.append({"speaker": speaker, **prose._asdict(), **scores})
    table = pd.DataFrame(rows, columns=["speaker", *Prose._fields, *FORMULAE])
    table = table.sort_values("n_words", ascending=False, kind="stable")
    table = table.reset_index(drop=True)
    table.attrs["card"] = build_card(
        measure="readability",
        formula="Flesch reading ease (more = easier); Gunning's FOG, Coleman–Liau, LIX"
        " (more = harder); syllables by English spelling",
        unit="words, sentences, letters and syllables of the speech",
        denominator="words, and sentences as the transcript's editor set them",
        interval="none: made for written English; of speech they are a description",
        n=size_of(corpus.turns),
        source="Flesch 1948; Gunning 1952; Coleman and Liau 1975; Björnsson 1968",
    )
    return table


def _texts(corpus: Corpus) -> dict[str, str]:
    """Return the speech of each speaker who has words, by the alphabet."""
    spans = speech_spans(corpus)
    documents = corpus.documents.set_index("meeting_id")["text"]
    places = zip(spans["meeting_id"], spans["start"], spans["end"], strict=True)
    pieces = [documents[meeting][start:end] for meeting, start, end in places]
    speakers = corpus.turns["speaker"].fillna(NO_PERSON).iloc[spans["row"]]
    texts = pd.Series(pieces).groupby(speakers.to_numpy()).agg("\n\n".join)
    return {str(name): text for name, text in texts.items() if any(find_words(text))}


@lru_cache(maxsize=1)
def _splitter() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters)
