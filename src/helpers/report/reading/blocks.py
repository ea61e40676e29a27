"""A document taken apart for its reading page: turns, and what stands between them.

Every character of the document is in exactly one piece, in the order of the text, but
for the white space between paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

ASIDE = frozenset(("furniture", "metadata", "repeat"))
EMPTY_LINE = re.compile(r"(?:\r\n?|\n)\s*?(?:\r\n?|\n)")
LINE_END = re.compile(r"[\r\n]")
ENDS_SENTENCE = tuple(".?!:;…»”\"')]")


class Doubt(NamedTuple):
    """A place that looks like a label and was not taken for one."""

    number: int
    start: int
    end: int
    reason: str


class Piece(NamedTuple):
    """Text of one kind that stands together.

    Attributes:
        start: its first character in the document.
        text: as printed.
        kind: that of its span.
        rule: what said so.
        doubt: number of the doubt that it is, or 0.
    """

    start: int
    text: str
    kind: str
    rule: str
    doubt: int = 0


@dataclass
class Block:
    """A turn, or a stretch of text outside of all turns.

    Attributes:
        turn: its number; 0 outside.
        kind: "turn", or the kind of its text; furniture and metadata are "aside".
        label: the pieces of the label.
        paragraphs: the pieces of each paragraph.
        place: where it begins, if it has no piece.
    """

    turn: int
    kind: str
    label: list[Piece] = field(default_factory=list)
    paragraphs: list[list[Piece]] = field(default_factory=list)
    place: int = 0

    @property
    def start(self) -> int:
        """Its first character in the document."""
        pieces = [*self.label, *(piece for own in self.paragraphs for piece in own)]
        return pieces[0].start if pieces else self.place

    @property
    def n_characters(self) -> int:
        """Characters of all paragraphs."""
        return sum(len(p.text) for pieces in self.paragraphs for p in pieces)


def take_apart(
    text: str,
    spans: pd.DataFrame,
    turns: Sequence[tuple[int, int]],
    doubts: Sequence[Doubt] = (),
) -> list[Block]:
    """Return the blocks of a document.

    Args:
        text: of the document.
        spans: its rows of the table ``spans``, which tile it.
        turns: number and first character of each turn, in order; one that has no
            text is a block as well.
        doubts: its places in doubt, in the order of the text; none overlap.
    """
    blocks: list[Block] = []
    is_parted = True
    starts = [start for _, start in turns]
    rows = spans[["start", "end", "kind", "turn", "rule"]]
    rows = rows.fillna({"turn": 0, "rule": ""})
    for start, end, kind, number, rule in rows.itertuples(index=False):
        own, turn = text[start:end], int(number)
        if kind == "blank":
            is_parted = is_parted or _parts(own, blocks)
            if not is_parted:
                blocks[-1].paragraphs[-1].append(Piece(start, own, kind, rule))
            continue
        if kind == "label" and not turn:
            # Where the format marks who speaks, the label is that of the next turn.
            following = bisect_left(starts, end)
            turn = turns[following][0] if following < len(turns) else 0
        block = _block_for(blocks, turn, kind)
        if kind == "label":
            block.label.append(Piece(start, own, kind, rule))
            continue
        if is_parted or not block.paragraphs:
            block.paragraphs.append([])
        block.paragraphs[-1] += _cut(Piece(start, own, kind, rule), doubts)
        is_parted = False
    return _with_all(turns, blocks)


def _with_all(turns: Sequence[tuple[int, int]], blocks: list[Block]) -> list[Block]:
    """Return the blocks with one for each turn that has no text."""
    there = {block.turn for block in blocks}
    for turn, start in turns:
        if turn not in there:
            place = bisect_left([block.start for block in blocks], start)
            blocks.insert(place, Block(turn, "turn"))
            blocks[place].place = start
    return blocks


def _parts(white: str, blocks: Sequence[Block]) -> bool:
    """Return whether white space parts paragraphs: an empty line, or a sentence's end.

    Captions and mail break lines inside a sentence.
    """
    if EMPTY_LINE.search(white):
        return True
    if not blocks or not blocks[-1].paragraphs:
        return True
    before = blocks[-1].paragraphs[-1][-1].text.rstrip()
    return bool(LINE_END.search(white)) and before.endswith(ENDS_SENTENCE)


def _block_for(blocks: list[Block], turn: int, kind: str) -> Block:
    """Return the block that a span goes to, the last one or a new one."""
    what = "turn" if turn else "aside" if kind in ASIDE else kind
    last = blocks[-1] if blocks else None
    if last and (last.turn, last.kind) == (turn, what):
        return last
    blocks.append(Block(turn, what))
    return blocks[-1]


def _cut(whole: Piece, doubts: Sequence[Doubt]) -> Iterator[Piece]:
    """Yield the text of a span, cut where a place in doubt begins and ends."""
    start, text, kind, rule, _ = whole
    done, end = start, start + len(text)
    first = bisect_left(doubts, start, key=attrgetter("start"))
    for doubt in takewhile(lambda doubt: doubt.end <= end, doubts[first:]):
        if kind in ASIDE or doubt.start < done:
            continue
        if doubt.start > done:
            yield Piece(done, text[done - start : doubt.start - start], kind, rule)
        own = text[doubt.start - start : doubt.end - start]
        yield Piece(doubt.start, own, kind, rule, doubt.number)
        done = doubt.end
    if done < end:
        yield Piece(done, text[done - start :], kind, rule)
