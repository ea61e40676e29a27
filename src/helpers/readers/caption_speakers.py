"""Who speaks in captions without voice tags: signs of a change, and labels by vote.

A label is printed before a colon or in brackets, and prose holds both too. So the file
votes: a name that stands in (nearly) every cue, behind ``>>``, in capitals, or again
and again where a sentence begins is a label; a single colon is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpers.readers.caption_names import (
    NUMBERED,
    fold,
    is_bracketed_name,
    is_capital,
    is_plausible,
    is_short,
    is_title,
)

# Between lines of a cue, and between cues, in the text that signs are looked for in.
LINE, CUE = "\n", "\r"
CHANGE = re.compile(r"(?<![^\s.!?,…\"”)\]♪-])(?:(?:>>+|≫|»»|＞＞)[ \n\r]*)+")
LABEL = re.compile(
    r"(?P<label>[^\W_](?:[^\n\r:：!?<>\[\]♪]){0,78}?)[ \u00a0\u202f]?"
    r"(?::(?![/:\d])|：)[ \u00a0]*"
)
# Behind a sign of change a label may go on in the next line, even of the next cue.
LONG_LABEL = re.compile(
    r"(?P<label>[^\W_](?:[^:：!?<>♪]){0,78}?)[ \u00a0\u202f\n\r]?"
    r"(?::(?![/:\d])|：)[ \u00a0\n\r]*"
)
WRAPPED_LABEL = re.compile(
    r"(?P<label>[^\W_][^\n\r:：!?<>\[\]♪.]{0,60}\n[^\n\r:：!?<>\[\]♪]{1,60}?)"
    r"[ \u00a0\u202f]?(?::(?![/:\d])|：)[ \u00a0]*"
)
BRACKET = re.compile(
    r"\[ ?(?P<label>[^\[\]\n\r:]{1,40}?) ?\]:?[ \u00a0\n]*(?P<said>[^\r\n\[])?"
)
DASH = re.compile(r"(?:-(?!-)|–|—|‐)[ \u00a0]*(?=[^\W\d_]|[\[(¿¡\"“«…>])")
ENDED = re.compile(r"[.!?…。！？][\"”»)\]]?\s*$|[\])♪]\s*$")
# Shares of the cues that begin with a label where labels stand in each of them.
PER_CUE, EACH_CUE = 0.6, 0.8
# Where so many labels repeat, a name of two words that does not is one too.
MANY = 6
# So many letters tell whether a file is all in capitals.
SAMPLE, CAPITALS = 100_000, 0.8


class Sign(NamedTuple):
    """What opens a turn: ``text[start:end]`` is the sign, and no words.

    `speaker` is empty where nobody is named; `is_change` tells that somebody else
    speaks even so.
    """

    start: int
    end: int
    speaker: str = ""
    is_change: bool = False


class Place(NamedTuple):
    """Where a line begins: with a dash up to `start`, first in its cue, or neither."""

    line: int
    start: int
    is_first: bool
    is_dashed: bool
    is_begun: bool  # what stands before has ended


class Label(NamedTuple):
    """A name before a colon at the start of a line."""

    place: Place
    end: int
    text: str


def find_signs(text: str) -> list[Sign]:
    """Return the signs that open turns in the cues of `text`, in order.

    Args:
        text: the words of a file: lines parted by LINE, cues by CUE.
    """
    finder = _Finder(text)
    changes = finder.find_changes()
    places = list(finder.find_places())
    labels = [*finder.find_labels(places, changes), *finder.find_brackets(places)]
    labelled = {place.line for place, _ in labels}
    dashes = (
        Sign(place.line, place.line, "", True)
        for place in places
        if place.is_dashed and place.line not in labelled
    )
    found = [*changes, *(sign for _, sign in labels), *dashes]
    return list(_apart(sorted(found, key=lambda sign: (sign.start, -sign.end))))


def _apart(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Yield `signs` without those that stand inside another."""
    end = 0
    for sign in signs:
        if sign.start >= end:
            yield sign
            end = max(sign.end, sign.start + 1)


class _Finder:
    """Looks for the signs of one file."""

    def __init__(self, text: str) -> None:
        self.text = text
        letters = [s for s in text[:SAMPLE] if s.isupper() or s.islower()]
        n_upper = sum(sign.isupper() for sign in letters)
        self.is_capital = n_upper > CAPITALS * len(letters)
        self.known: set[str] = set()

    def find_changes(self) -> list[Sign]:
        """Return the changes of speaker that ``>>`` shows, with the names behind."""
        marks = list(CHANGE.finditer(self.text))
        if not any(self._begins_line(mark.start()) for mark in marks):
            return []
        named = [(mark, LONG_LABEL.match(self.text, mark.end())) for mark in marks]
        counts = Counter(fold(label["label"]) for _, label in named if label)
        signs = []
        for mark, label in named:
            if label and self._is_announced(label["label"], counts):
                speaker = " ".join(label["label"].split())
                self.known.add(fold(speaker))
                signs.append(Sign(mark.start(), label.end(), speaker, True))
            else:
                signs.append(Sign(*mark.span(), "", True))
        return signs

    def _begins_line(self, place: int) -> bool:
        return not place or self.text[place - 1] in (LINE, CUE)

    def _is_announced(self, label: str, counts: Counter[str]) -> bool:
        """Tell whether `label`, behind a sign of change, is a name."""
        label = " ".join(label.split())
        is_name = is_capital(label) or is_title(label)
        is_sure = len(label.split()) <= 5 or not self.is_capital
        return bool(NUMBERED.fullmatch(label)) or (
            is_name and (is_sure or counts[fold(label)] > 1)
        )

    def find_places(self) -> Iterator[Place]:
        """Yield the places where lines begin."""
        start = 0
        for cue in self.text.split(CUE):
            lines = cue.split(LINE)
            dashes = [DASH.match(line) for line in lines]
            n_dashed = sum(dash is not None for dash in dashes)
            place = start
            for number, line in enumerate(lines):
                dash = dashes[number]
                is_begun = self._is_begun(place)
                is_second = number and is_begun and _begins_sentence(line, dash)
                is_dashed = dash is not None and (n_dashed > 1 or bool(is_second))
                skipped = dash.end() if dash and is_dashed else 0
                if line:
                    yield Place(place, place + skipped, not number, is_dashed, is_begun)
                place += len(line) + 1
            start += len(cue) + 1

    def _is_begun(self, place: int) -> bool:
        return not place or bool(ENDED.search(self.text, max(0, place - 4), place))

    def find_labels(
        self, places: Sequence[Place], changes: Sequence[Sign]
    ) -> list[tuple[Place, Sign]]:
        """Return the signs of names before a colon that the vote of the file takes."""
        taken = {sign.start for sign in changes}
        labels = [
            label
            for place in places
            if place.line not in taken and (label := self._label_at(place))
        ]
        n_cues = sum(place.is_first for place in places)
        signs = self._per_cue(labels, places, n_cues)
        return self._voted(labels) if signs is None else signs

    def _label_at(self, place: Place) -> Label | None:
        match = LABEL.match(self.text, place.start)
        match = match or WRAPPED_LABEL.match(self.text, place.start)
        if not match:
            return None
        label = " ".join(match["label"].split())
        if not is_short(label):
            return None
        return Label(place, match.end(), label)

    def _per_cue(
        self, labels: Sequence[Label], places: Sequence[Place], n_cues: int
    ) -> list[tuple[Place, Sign]] | None:
        """Return the labels of a file that prints one in (nearly) every cue."""
        counts = Counter(fold(label.text) for label in labels if label.place.is_first)
        first = [
            label
            for label in labels
            if label.place.is_first
            and (counts[fold(label.text)] > 1 or is_plausible(label.text))
        ]
        in_first = set(first)
        names = [fold(label.text) for label in first]
        is_few = 2 * len(set(names)) <= len(names) or len(names) < 4
        if not names or len(names) < PER_CUE * n_cues or not is_few:
            return None
        # A second person in a cue has a line of their own.
        signs = [
            _sign(label)
            for label in labels
            if label in in_first
            or label.place.is_dashed
            or (label.place.is_begun and fold(label.text) in counts)
        ]
        n_again = sum(a == b for a, b in pairwise(names))
        if len(names) >= EACH_CUE * n_cues and n_again:
            # Who repeats the name in each cue names nobody in a cue without it.
            labelled = {label.place for label in first}
            signs += [
                (place, Sign(place.line, place.line))
                for place in places
                if place.is_first and place not in labelled
            ]
        return signs

    def _voted(self, labels: Sequence[Label]) -> list[tuple[Place, Sign]]:
        """Return the labels that repeat, are in capitals, or are otherwise known."""
        titles = {
            label
            for label in labels
            if (label.place.is_begun or label.place.is_dashed) and is_title(label.text)
        }
        counts = Counter(fold(label.text) for label in titles)
        again = {name for name, n in counts.items() if n > 1}
        if len(again) < 2:
            again = {name for name in again if " " in name and counts[name] > 2}
        capitals = {label for label in labels if self._stands_out(label)}
        if len(capitals) < 2:
            capitals = set()
        n_sure = sum(counts[name] for name in again)
        return [
            _sign(label)
            for label in labels
            if NUMBERED.fullmatch(label.text)
            or fold(label.text) in self.known
            or label in capitals
            or (label in titles and fold(label.text) in again)
            or (label in titles and n_sure >= MANY and " " in label.text)
        ]

    def _stands_out(self, label: Label) -> bool:
        return not self.is_capital and is_capital(label.text)

    def find_brackets(self, places: Sequence[Place]) -> list[tuple[Place, Sign]]:
        """Return the signs of names in brackets, where such names repeat."""
        found = [
            (place, match)
            for place in places
            if (match := BRACKET.match(self.text, place.start))
            and is_bracketed_name(match["label"])
        ]
        said = [(place, match) for place, match in found if match["said"]]
        counts = Counter(fold(match["label"]) for _, match in said)
        alone = Counter(fold(match["label"]) for _, match in found)
        names = {n for n, count in counts.items() if 2 * count >= alone[n]}
        again = {name for name in names if counts[name] > 1}
        if not again:
            return []
        return [
            (place, Sign(place.line, match.start("said"), match["label"], True))
            for place, match in said
            if fold(match["label"]) in names
        ]


def _begins_sentence(line: str, dash: re.Match[str] | None) -> bool:
    begins = line[dash.end() :][:1] if dash else ""
    return begins.isupper() or begins in tuple('¿¡[("“«>')


def _sign(label: Label) -> tuple[Place, Sign]:
    return label.place, Sign(label.place.line, label.end, label.text)
