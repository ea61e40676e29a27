"""Whether a heading names an occasion for itself, or speaks of one of another day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.dates.occasions import OCCASION
from helpers.dates.small_words import (
    ADJECTIVE,
    ARTICLES,
    BELONGING,
    BODY_LAST,
    DESCRIBING,
    INFLECTED,
    OTHERWISE,
    PLACING,
    RECORD_LAST,
    SPEECH,
)

APART = re.compile(r"[;|~•·,(\[（]|\s[–—-]+\s|—|(?<=[^\W\d_]{4})\.\s")
ELIDED = re.compile(r"\b(l|d|dell|dall|nell|all|sull)['’]", re.I)
# "Petition presented, sitting of 3 May" is of another day than the sitting.
DONE = re.compile(r"\b(?:[^\W\d_A-Z]\w+ed|read|posée?s?|gestellt|eingebracht)\s*$")
SMALL = BELONGING | PLACING | OTHERWISE
WORDS = re.compile(r"[^\W_]+(?:['’.:/-]*[^\W_]+)*")


def is_free(before: str, occasion: str) -> bool:
    """Tell whether nothing that stands before an occasion makes it another one.

    Args:
        before: the words of the line before the occasion.
        occasion: its noun, as printed.

    >>> is_free("Minutes of the", "meeting"), is_free("Questions on the", "meeting")
    (True, False)
    """
    *earlier, part = APART.split(before)
    if any(OCCASION.search(words) or DONE.search(words) for words in earlier):
        return False
    if ":" in part:
        head, _, part = part.rpartition(":")
        is_heading = RECORD_LAST.search(head) or BODY_LAST.search(head)
        if not is_heading or not _names(_words(head), is_inflected=False):
            return False
    return _names(_words(part), is_inflected=bool(INFLECTED.match(occasion)))


def is_function_word(word: str) -> bool:
    """Tell whether a word is no name though a heading may print it in capitals."""
    return word.lower() in OTHERWISE


def _words(text: str) -> list[str]:
    return WORDS.findall(ELIDED.sub(r"\1 ", text))


def _names(words: Sequence[str], *, is_inflected: bool) -> bool:
    """Tell whether `words` only name what stands behind them, read from the end."""
    for place in range(len(words) - 1, -1, -1):
        word, before = words[place], words[:place]
        small = word.lower()
        if small in BELONGING and before and before[-1].lower() not in SMALL:
            record = _cut(before, RECORD_LAST)
            if record is not None:
                return _names(record, is_inflected=False)
            # "House of Commons": of a name, which begins with a capital.
            is_name = words[place + 1 :] and words[place + 1][0].isupper()
            if not is_name or _cut(before, BODY_LAST) is None:
                return False
        elif small in ARTICLES:
            # "Why the meeting": what an article opens goes on with no other word.
            if before and before[-1].lower() not in SMALL:
                return False
        elif small in PLACING:
            speech = _cut(before, SPEECH)
            return speech is not None and _names(speech, is_inflected=False)
        elif small in OTHERWISE or small in BELONGING:
            return False
        elif is_inflected:
            if word[0].isdigit() or ADJECTIVE.fullmatch(word):
                continue
            record = _cut([*before, word], RECORD_LAST)
            return record is not None and _names(record, is_inflected=True)
        elif not (word[0].isupper() or word[0].isdigit() or small in DESCRIBING):
            return _cut([*before, word], RECORD_LAST) == []
    return True


def _cut(words: Sequence[str], noun: re.Pattern[str]) -> list[str] | None:
    """Return the words before the `noun` that ends them; None if none does."""
    text = " ".join(words)
    match = noun.search(text)
    return _words(text[: match.start()]) if match else None
