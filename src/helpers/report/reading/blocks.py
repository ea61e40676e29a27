"""A document taken apart for its reading page: turns, and what stands between them.

Every character of the document is in exactly one piece, in the order of the text, but
for the white space between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    """

    turn: int
    kind: str
    label: list[Piece] = field(default_factory=list)
    paragraphs: list[list[Piece]] = field(default_factory=list)

    @property
    def n_characters(self) -> int:
        """Characters of all paragraphs."""
        return sum(len(p.text) for pieces in self.paragraphs for p in pieces)


def take_apart(
    text: str, spans: pd.DataFrame, doubts: Sequence[Doubt] = ()
) -> list[Block]:
    """Return the blocks of a document.

    Args:
        text: of the document.
        spans: its rows of the table ``spans``, which tile it.
        doubts: its places in doubt, in the order of the text.
    """
    blocks: list[Block] = []
    is_parted = True
    rows = spans[["start", "end", "kind", "turn", "rule"]].fillna(
        {"turn": 0, "rule": ""}
    )
    for start, end, kind, turn, rule in rows.itertuples(index=False):
        own = text[start:end]
        if kind == "blank":
            is_parted = is_parted or _parts(own, blocks)
            if not is_parted:
                blocks[-1].paragraphs[-1].append(Piece(start, own, kind, rule))
            continue
        block = _block_for(blocks, int(turn), kind)
        pieces = list(_cut(own, start, kind, rule, doubts))
        if kind == "label":
            block.label += pieces
            continue
        if is_parted or not block.paragraphs:
            block.paragraphs.append([])
        block.paragraphs[-1] += pieces
        is_parted = False
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


def _cut(
    text: str, start: int, kind: str, rule: str, doubts: Sequence[Doubt]
) -> Iterator[Piece]:
    """Yield the text of a span, cut where a place in doubt begins and ends."""
    done, end = start, start + len(text)
    for doubt in doubts:
        if (
            kind in ASIDE
            or kind == "label"
            or not done <= doubt.start < doubt.end <= end
        ):
            continue
        if doubt.start > done:
            yield Piece(done, text[done - start : doubt.start - start], kind, rule)
        own = text[doubt.start - start : doubt.end - start]
        yield Piece(doubt.start, own, kind, rule, doubt.number)
        done = doubt.end
    if done < end:
        yield Piece(done, text[done - start :], kind, rule)
