"""Print how well turns are found on labelled transcripts: `make accuracy`.

Material: the 102 saved pages of en.kremlin.ru (CC BY 4.0) with the right turns of 86
of them; on the other 16, announcements, every labelled turn is false. A turn is right
if its label and the first 60 characters of its speech are. Beside the package stands
the rule that most people begin with: a line that begins with up to 80 characters and
a colon is a label.

    python benchmarks/accuracy.py [FOLDER]      default: ../shared/kremlin
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from helpers.readers import Document, read_document
from helpers.segmenting import segment
from helpers.segmenting.spans import SAID
from helpers.words import split_words

FIRST = 60
NAIVE = re.compile(r"[^:：\n]{1,80}[:：]")


class Heard(NamedTuple):
    """A labelled turn: its label and its words as printed."""

    label: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """Label and first characters, white space folded."""
        return " ".join(self.label.split()), "".join(self.text.split())[:FIRST]


class Score(NamedTuple):
    """What was counted on one page."""

    page: str
    n_true: int
    n_found: int
    n_right: int
    n_words: int
    n_words_right: int
    n_words_foreign: int

    @property
    def precision(self) -> float:
        """Share of found turns that are right; 1 if none was found."""
        return self.n_right / self.n_found if self.n_found else 1.0

    @property
    def recall(self) -> float:
        """Share of true turns that were found; 1 if there is none."""
        return self.n_right / self.n_true if self.n_true else 1.0


def read_truth(folder: Path) -> dict[str, list[Heard]]:
    """Return the labelled turns of every page that the truth knows."""
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as rows:
        return {
            row["page"]: [
                Heard(turn["label"], turn["text"])
                for turn in row["turns"]
                if turn["label"]
            ]
            for row in map(json.loads, rows)
        }


def find_turns(document: Document) -> list[Heard]:
    """Return the labelled turns that the package finds."""
    found = segment(document)
    said: dict[int | None, list[str]] = {}
    for span in found.spans:
        if span.kind in SAID:
            said.setdefault(span.turn, []).append(document.text[span.start : span.end])
    return [
        Heard(turn.label, " ".join(said.get(turn.number, [])))
        for turn in found.turns
        if turn.label
    ]


def find_turns_naively(document: Document) -> list[Heard]:
    """Return the turns that the colon rule finds."""
    turns: list[Heard] = []
    for line in document.text.splitlines():
        match = NAIVE.match(line.strip())
        if match:
            turns.append(Heard(match[0][:-1].strip(), line.strip()[match.end() :]))
        elif turns:
            turns[-1] = Heard(turns[-1].label, f"{turns[-1].text}\n{line}")
    return turns


def score(page: str, true: list[Heard], found: list[Heard]) -> Score:
    """Return the counts of one page."""
    matcher = SequenceMatcher(
        None, [turn.key for turn in true], [turn.key for turn in found], autojunk=False
    )
    blocks = matcher.get_matching_blocks()
    pairs = [(b.a + i, b.b + i) for b in blocks for i in range(b.size)]
    right = sum(sum((_bag(true[a]) & _bag(found[b])).values()) for a, b in pairs)
    return Score(
        page,
        len(true),
        len(found),
        len(pairs),
        sum(sum(_bag(turn).values()) for turn in true),
        right,
        sum(sum(_bag(turn).values()) for turn in found) - right,
    )


def _bag(turn: Heard) -> Counter[str]:
    return Counter(split_words(turn.text))


def total(scores: Iterable[Score]) -> Score:
    """Return the sum of `scores`."""
    columns = list(zip(*scores, strict=True))
    return Score("all", *(sum(column) for column in columns[1:]))


def score_pages(folder: Path) -> Iterator[tuple[Score, Score]]:
    """Yield the scores of the package and of the colon rule for every page."""
    truth = read_truth(folder)
    for path in sorted((folder / "pages").glob("*.html")):
        document = read_document(path.read_bytes(), name=path.name)
        true = truth.get(path.name, [])
        yield (
            score(path.name, true, find_turns(document)),
            score(path.name, true, find_turns_naively(document)),
        )


def main(folder: Path) -> None:
    """Print a row for the package, a row for the colon rule, and the worst pages."""
    if not (folder / "truth.jsonl.gz").is_file():
        sys.exit(f"{folder}: no labelled pages here; name their folder")
    ours, naive = zip(*score_pages(folder), strict=True)
    print(f"{len(ours)} pages, {total(ours).n_true:,} labelled turns")
    print(f"{'':12}{'P':>8}{'R':>8}{'words right':>14}{'words foreign':>15}")
    for name, scores in (("verbatim", ours), ("colon rule", naive)):
        row = total(scores)
        print(
            f"{name:12}{row.precision:8.4f}{row.recall:8.4f}"
            f"{row.n_words_right / row.n_words:14.4f}"
            f"{row.n_words_foreign / row.n_words:15.4f}"
        )
    worst = [row for row in ours if min(row.precision, row.recall) < 0.9]
    print(f"pages below 0.9: {len(worst)}")
    for row in worst:
        print(
            f"  {row.page}: P {row.precision:.3f} R {row.recall:.3f}"
            f" ({row.n_right} right of {row.n_found} found, {row.n_true} true)"
        )


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[2]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here / "shared" / "kremlin")
