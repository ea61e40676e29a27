"""Print how well turns, people and dates are found on labelled transcripts.

    python benchmarks/accuracy.py [FOLDER]          default: ../shared
    python benchmarks/accuracy.py --corpus NAME     only what is called so
    python benchmarks/accuracy.py --show FILE …     turns missed and invented there

Beside the package stands the rule that most people begin with: a line that begins
with up to 80 characters and a colon is a label. It is given the text that the package
has read, and takes every label for a person.

A turn is right if its label and its first 60 characters are; words are right if they
stand in the right turn, and foreign if they do not. A file that is not read has no
turn and no day. What cannot be said is left empty (–).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from finding import Found, find
from labelled import Labelled, Material, read_materials
from measuring import Measured, Result, add_up, measure, total
from scoring import (
    LOW,
    MISSING,
    RIGHT,
    WRONG,
    Named,
    Score,
    Turn,
    align,
    b_cubed,
    count_words_of_right_person,
    harmonic_mean,
    score_turns,
)

WORST = 10
NONE = "–"
OURS, COLON = "verbatim", "colon"
HEAD = (
    "corpus", "language", "files", "read", "turns", "rule", "precision", "recall",
    "F1", "words right", "foreign", "right person", "people B³", "days right",
    "missing", "wrong", f"below {LOW}",
)  # fmt: skip
TEXTS = {"corpus", "language", "rule"}


def rows_of(measured: Measured) -> list[list[str]]:
    """Return two rows of the table: the package's, and the colon rule's."""
    material = measured.material
    n_true = total(measured.ours.scores.values()).n_true
    head = [
        material.name,
        material.language,
        *(f"{n:,}" for n in (len(material.documents), len(measured.found), n_true)),
    ]
    return [
        [*head, *_cells(material, OURS, measured.ours)],
        [*[""] * len(head), *_cells(material, COLON, measured.colon)],
    ]


def _cells(material: Material, rule: str, result: Result) -> list[str]:
    score = total(result.scores.values())
    days = [NONE] * 3
    if material.knows_events and rule == OURS:
        judged = list(result.days.values())
        days = [str(judged.count(kind)) for kind in (RIGHT, MISSING, WRONG)]
    return [
        rule,
        _share(score.precision, of=score.n_found),
        _share(score.recall, of=score.n_true),
        _share(score.f1, of=score.n_true),
        _share(score.share_words_right, of=score.n_words),
        _share(score.share_words_foreign, of=score.n_words),
        *_people_cells(material, result.named, score.n_words),
        *days,
        str(sum(one.is_low for one in result.scores.values())),
    ]


def _people_cells(material: Material, named: list[Named], n_words: int) -> list[str]:
    if not material.knows_people or not n_words:
        return [NONE, NONE]
    right = count_words_of_right_person(named) / n_words
    return [f"{right:.4f}", f"{harmonic_mean(*b_cubed(named)):.4f}"]


def _share(value: float, of: int) -> str:
    return f"{value:.4f}" if of else NONE


def print_table(rows: list[list[str]]) -> None:
    """Print `rows` under their heads, as a table of Markdown."""
    widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
    rules = [
        "-" * width if head in TEXTS else "-" * (width - 1) + ":"
        for head, width in zip(HEAD, widths, strict=True)
    ]
    for cells in (list(HEAD), rules, *rows):
        padded = [
            cell.ljust(width) if head in TEXTS else cell.rjust(width)
            for cell, head, width in zip(cells, HEAD, widths, strict=True)
        ]
        print(f"| {' | '.join(padded)} |")


def print_list(title: str, lines: list[str]) -> None:
    """Print a title, the number of `lines`, and the lines."""
    print(f"\n{title}: {len(lines)}")
    for line in lines:
        print(f"  {line}")


def worst_files(parts: Iterable[Measured]) -> list[str]:
    """Return lines on files that were read: all below 0.9, or the ten worst."""
    lines: list[tuple[float, str]] = []
    n_low = 0
    for part in parts:
        for name in part.found:
            score = part.ours.scores[name]
            n_low += score.is_low
            if score.f1 < 1:
                lines.append((score.f1, f"{name}: {describe(score)}"))
    return [line for _, line in sorted(lines)[: max(WORST, n_low)]]


def doubtful_days(parts: Iterable[Measured]) -> list[str]:
    """Return lines on files that were read and have no day, or a wrong one."""
    lines = []
    for part in parts:
        for document in part.material.documents:
            name = document.path.name
            judged = part.ours.days[name]
            if part.material.knows_events and judged and name in part.found:
                day = describe_day(document, part.found[name].event)
                lines.append((judged, f"{judged}: {name}: {day}"))
    return [line for judged, line in sorted(lines) if judged != RIGHT]


def describe(score: Score) -> str:
    """Return precision, recall and counts of one file."""
    return (
        f"P {score.precision:.3f} R {score.recall:.3f} ({score.n_right:,} right of"
        f" {score.n_found:,} found, {score.n_true:,} true)"
    )


def describe_day(document: Labelled, found: date | None) -> str:
    """Return the day that was found and the true one."""
    where = "" if document.states_event else ", not stated in the file"
    return f"{found} found, {document.event} true{where}"


def show(document: Labelled, found: Found, why: str, *, in_characters: bool) -> None:
    """Print the turns of a file that were missed, invented, or hold other words."""
    true, turns = document.turns, found.turns
    pairs = align(true, turns)
    score = score_turns(true, turns, pairs, in_characters=in_characters)
    print(f"{document.path.name}: {describe(score)}")
    if why:
        print(f"  not read: {why}")
    if document.event or found.event:
        print(f"  day       {describe_day(document, found.event)}")
    last_a = last_b = 0
    for a, b in [*pairs, (len(true), len(turns))]:
        for turn in true[last_a:a]:
            print(f"  missed    {turn.label!r}: {turn.text[:60]!r}")
        for turn in turns[last_b:b]:
            print(f"  invented  {turn.label!r}: {turn.text[:60]!r} ({turn.place})")
        if a < len(true):
            _show_words(true[a], turns[b], in_characters=in_characters)
        last_a, last_b = a + 1, b + 1


def _show_words(true: Turn, found: Turn, *, in_characters: bool) -> None:
    """Print a turn that is right, if a tenth of its words is lost or foreign."""
    score = score_turns([true], [found], [(0, 0)], in_characters=in_characters)
    if score.share_words_right < LOW or score.share_words_foreign > 1 - LOW:
        unit = "characters" if in_characters else "words"
        print(
            f"  differs   {found.label!r}: {score.n_words_right:,} of"
            f" {score.n_words:,} {unit}, {score.n_words_foreign:,} foreign"
            f" ({found.place})"
        )


def show_files(materials: Iterable[Material], names: list[str]) -> None:
    """Print, of the files so named, what is missed and invented."""
    for material in materials:
        for document in material.documents:
            name = document.path.name
            if name in names:
                found, unread = find([document.path])
                show(
                    document,
                    found.get(name, Found()),
                    unread.get(name, ""),
                    in_characters=material.in_characters,
                )


def print_all(materials: Iterable[Material]) -> None:
    """Print the table, the worst files, the days in doubt, the files not read."""
    parts = [measure(material) for material in materials]
    # Only what is counted in one unit adds up.
    addends = [part for part in parts if part.material.in_characters]
    rows = [row for part in addends for row in rows_of(part)]
    if len(addends) > 1:
        rows += rows_of(add_up(addends))
    others = [part for part in parts if not part.material.in_characters]
    print_table(rows + [row for part in others for row in rows_of(part)])
    print_list(f"read, the worst (below {LOW}, or ten)", worst_files(parts))
    print_list("days missing or wrong in what was read", doubtful_days(parts))
    unread = [f"{name}: {why}" for p in parts for name, why in p.unread.items()]
    print_list("not read", unread)


def main() -> None:
    """Print the table and the files in doubt, or the turns of single files."""
    here = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=here / "shared")
    parser.add_argument("--corpus", default="", help="only what is called so")
    parser.add_argument("--show", nargs="+", metavar="FILE", help="names of files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        materials = [
            material
            for material in read_materials(options.folder, Path(scratch))
            if options.corpus in material.name
        ]
        if not materials:
            sys.exit(f"{options.folder}: no labelled transcripts; name their folder")
        if options.show:
            show_files(materials, options.show)
        else:
            print_all(materials)


if __name__ == "__main__":
    main()
