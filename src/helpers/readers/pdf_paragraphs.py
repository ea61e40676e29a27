"""Which lines of a PDF make a paragraph: told from gaps, indents and unfilled lines.

A line is joined to the one before only if the page shows no sign that something new
begins; where signs are weak the line break stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from statistics import median

from helpers.readers.pdf_layout import Layout, Line
from helpers.readers.pdf_words import Word
from helpers.words import UNPARTED, compared


class Joint(Enum):
    """How a line follows the one before."""

    PARAGRAPH = "a new paragraph begins"
    BREAK = "a new line, perhaps a new paragraph"
    SPACE = "the sentence goes on"
    NOTHING = "it goes on without a space"
    WRAP = "a word goes on behind its hyphen"


# In parts of the letters' size: a first line is set in by more, letters of a heading
# are larger by more. In parts of the distance between lines: a gap that parts.
INDENT, SHIFT = 0.8, 0.4
LARGER = 1.12
GAP = 1.3
SPACE_WIDTH = 0.25
HYPHENS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
HYPHENATED = re.compile(rf"[^\W\d_][{HYPHENS}]")
# A dash cuts a sentence off where it follows a letter; alone it parts.
SENTENCE_END = re.compile(r".*(?:[.!?…。！？:：]|\w[—–-])[^\w—–-]*")
UNPARTED_SIGN = re.compile(f"[{UNPARTED}、。，！？：；「」『』（）【】]")
# What the beginning of a label looks like; the line break before it stays.
LABEL = re.compile(
    r"\W?(?:[^\W\d_a-zа-я][^:：!?]{0,80}[:：](?!\d)|[QA]\.?\s|[QA]\.|【)"
    r"|(?:THE|MR|MRS|MS|DR|SEN|REP|HON|CHAIRMAN|CHAIR)\b[A-ZÀ-Þ .’'-]{2,40}\."
    r"|(?:Mr|Mrs|Ms|Dr|M|MM|Mme|Mmes|Mlle|Sr|Sra)\b\.? [^.]{2,80}\."
)


class Paragraphs:
    """Decides for two lines, one behind the other in the order of reading."""

    def __init__(self, layout: Layout) -> None:
        self.pitch = layout.pitch
        lines = [line for line in layout.lines if not line.furniture]
        self.main_font = _main_font(lines)
        self.printed = {
            compared(word.text.strip('.,;:!?()"“”«»'))
            for line in lines
            for word in line.words[:-1]
        }
        self.hangs, self.indent = self._habits(lines)

    def _habits(self, lines: Sequence[Line]) -> tuple[bool, float]:
        """Return whether first lines hang out, and how far they are set in if not."""
        hanging: list[float] = []
        indents: list[float] = []
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
            if not before.region == line.region == after.region:
                continue
            # Only full lines tell: what follows them goes on.
            is_full = not (_fits(before, line) or _fits(line, after))
            if is_full and _is_in(line, before):
                indent = line.words[0].x0 - before.words[0].x0
                hanging += [indent] if _is_level(line, after) else []
                indents += [indent] if _is_level(before, after) else []
        if len(hanging) > len(indents):
            return True, 0.0
        return False, median(indents) if indents else 0.0

    def joint(self, before: Line, line: Line) -> Joint:
        """Return how `line` follows `before`."""
        last, first = before.words[-1].text, line.words[0].text
        is_new = self._is_new(before, line)
        if HYPHENATED.fullmatch(last[-2:]) and first[0].isalpha():
            if first[0].islower() and _is_alike(before, line):
                return self._behind_hyphen(last, first)
            if not is_new:
                return Joint.NOTHING
        ends = _ends_sentence(before)
        if is_new or (is_new is None and ends):
            return Joint.PARAGRAPH
        if is_new is None:
            return Joint.SPACE if first[0].islower() else Joint.BREAK
        if ends and (LABEL.match(_text(line)) or self.begins_bold(before, line)):
            return Joint.BREAK
        both = UNPARTED_SIGN.match(last[-1]) and UNPARTED_SIGN.match(first[0])
        return Joint.NOTHING if both else Joint.SPACE

    def _behind_hyphen(self, last: str, first: str) -> Joint:
        # "well-known", if that is how the document writes it elsewhere.
        half, rest = last.lstrip("(\"“«'‘"), first.rstrip(".,;:!?)\"”»'’")
        whole = compared(half + rest)
        is_compound = whole in self.printed and not half.endswith("\N{SOFT HYPHEN}")
        return Joint.NOTHING if is_compound else Joint.WRAP

    def _is_new(self, before: Line, line: Line) -> bool | None:
        """Tell whether `line` begins a paragraph; None if signs are weak."""
        if not _is_alike(before, line):
            return True
        size = line.size
        is_below = before.region == line.region
        if is_below and before.y - line.y > GAP * max(self.pitch, size):
            return True
        if self._is_first(before, line, is_below=is_below):
            return True
        if self.begins_bold(before, line) and _ends_sentence(before):
            return True
        if _fits(before, line):
            return None
        return False

    def _is_first(self, before: Line, line: Line, *, is_below: bool) -> bool:
        """Tell whether `line` is set in, or hangs out, as first lines are here."""
        if self.hangs:
            return is_below and _is_in(before, line)
        if is_below and _is_in(line, before):
            return True
        indent = line.words[0].x0 - line.left
        if self.indent:
            return abs(indent - self.indent) < SHIFT * line.size
        return not is_below and indent > INDENT * line.size

    def begins_bold(self, before: Line, line: Line) -> bool:
        """Tell whether bold letters begin with `line`."""
        last, first = before.words[-1], line.words[0]
        ends_bold = any(end == len(last.text) for _, end in self.bold(last))
        return not ends_bold and any(start == 0 for start, _ in self.bold(first))

    def bold(self, word: Word) -> Sequence[tuple[int, int]]:
        """Return what of `word` is bold, where not all of the document is."""
        return () if word.font == self.main_font else word.bold


def _main_font(lines: Sequence[Line]) -> int:
    counts: Counter[int] = Counter()
    for line in lines:
        for word in line.words:
            counts[word.font] += len(word.text)
    return counts.most_common(1)[0][0] if counts else -1


def _is_in(line: Line, other: Line) -> bool:
    """Tell whether `line` begins further to the right than `other`."""
    return line.words[0].x0 - other.words[0].x0 > INDENT * line.size


def _is_level(line: Line, other: Line) -> bool:
    return abs(line.words[0].x0 - other.words[0].x0) < SHIFT * line.size


def _fits(before: Line, line: Line) -> bool:
    """Tell whether the first word of `line` had found room in the line before."""
    first = line.words[0]
    room = before.right - max(word.x1 for word in before.words)
    return first.x1 - first.x0 + SPACE_WIDTH * first.size < room


def _is_alike(line: Line, other: Line) -> bool:
    """Tell whether the letters of two lines are equally large."""
    return max(line.size, other.size) <= LARGER * min(line.size, other.size)


def _ends_sentence(line: Line) -> bool:
    last = line.words[-1].text
    # A bracket that was opened before is a stage direction; "(OECD)" is a name's.
    is_bracket = last.endswith((")", "]")) and not last.startswith(("(", "["))
    return is_bracket or bool(SENTENCE_END.fullmatch(last))


def _text(line: Line) -> str:
    return " ".join(word.text for word in line.words)
