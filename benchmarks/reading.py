"""Print how fast transcripts are read, and how memory grows with their number.

    python benchmarks/reading.py [N…]        default: 1000 10000 transcripts

The transcripts are made up, by a fixed seed, in a folder that is taken away again:
about 12 kB each, 30 to 60 turns, six styles of labels, stage directions, menus and
clocks of a page around them. Every step is a process of its own, so that its peak of
memory is its own; every file has been read once before the first step.
"""

from __future__ import annotations

import inspect
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from helpers.tables import TABLES

SEED = 20_240_501
SIZES = 1_000, 10_000
PEOPLE, TITLES, SENTENCES, WORDS = 400, 60, 40_000, 3_000
CHARACTERS = 12_000
PROCESSES = os.cpu_count() or 1

PLAIN = (
    "the of and to in that is we it for on this are with as be have not you will by"
    " our they there what which at from has but all would can I their must more about"
).split()
ONSETS = "b br c d dr f g gr h l m n p pl r s st t tr v w".split()
VOWELS = "a e i o u ea ou ai".split()
ENDS = ["", "n", "r", "st", "ld", "rt", "m", "ck"]
FIRST = "Ada Bo Carla Dov Edda Finn Greta Hal Ines Jory Kira Lev Mona Nils Olga Per"
OFFICES = "Minister", "Deputy Minister", "The Chair", "Councillor", "Professor"
STAGES = "(Applause.)", "(Laughter.)", "[inaudible]", "(Interruption.)"
MENU = ["Home", "News", "Transcripts", "Search", "Contacts"]
SHARE = ["Share", "Print"]
MONTHS = (
    "January February March April May June July August September October November"
    " December"
).split()


class Person(NamedTuple):
    """Somebody who speaks, by first name, surname and office."""

    first: str
    last: str
    office: str


class Style(NamedTuple):
    """How a transcript prints its labels, and what kind of file it is."""

    suffix: str
    label: Callable[[Person], str]
    turn: str = "{label} {words}"


STYLES = (
    Style(".txt", lambda who: f"{who.first} {who.last}:"),
    Style(".txt", lambda who: f"{who.office} {who.first[0]}. {who.last}:"),
    Style(".txt", lambda who: f"{who.first[0]}. {who.last} ({who.office.lower()}):"),
    Style(".txt", lambda who: f"Mr. {who.last.upper()}."),
    Style(".md", lambda who: f"**{who.first} {who.last}:**"),
    Style(
        ".html",
        lambda who: f"{who.first} {who.last}:",
        "<p><b>{label}</b> {words}</p>",
    ),
)


class Vocabulary:
    """People, titles and sentences, drawn once; transcripts are drawn from them."""

    def __init__(self, rng: random.Random) -> None:
        words = [*PLAIN, *(_word(rng) for _ in range(WORDS))]
        # As in any language, the n-th commonest word comes about 1/n times as often.
        weights = [1 / rank for rank in range(1, len(words) + 1)]
        self.sentences = [
            _sentence(rng, rng.choices(words, weights, k=rng.randint(6, 28)))
            for _ in range(SENTENCES)
        ]
        self.titles = [_word(rng).title() for _ in range(TITLES)]
        self.people = [
            Person(rng.choice(FIRST.split()), _word(rng).title(), rng.choice(OFFICES))
            for _ in range(PEOPLE)
        ]


def _word(rng: random.Random) -> str:
    parts = rng.randint(1, 3)
    return "".join(
        rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(parts)
    ) + rng.choice(ENDS)


def _sentence(rng: random.Random, words: list[str]) -> str:
    """Return words as a sentence: now and then with a year, a day, or a colon."""
    place = rng.randrange(1, len(words) - 1)
    extra = rng.random()
    if extra < 0.05:
        words[place] = f"in {rng.randint(1950, 2024)}"
    elif extra < 0.08:
        words[place] = f"on {rng.choice(MONTHS)} {rng.randint(1, 28)}"
    elif extra < 0.12:
        words[place] = f"{words[place]}:"
    elif extra < 0.3:
        words[place] = f"{words[place]},"
    text = " ".join(words)
    return text[0].upper() + text[1:] + rng.choice("...?")


def make_transcripts(folder: Path, n: int) -> int:
    """Write `n` transcripts to `folder`, always the same, and return their turns."""
    rng = random.Random(SEED)
    vocabulary, n_turns = Vocabulary(rng), 0
    for number in range(n):
        style = STYLES[number % len(STYLES)]
        turns = list(_turns(rng, vocabulary, style))
        text = _page(rng, vocabulary, style, turns)
        (folder / f"talk-{number:05}{style.suffix}").write_text(text, encoding="utf-8")
        n_turns += len(turns)
    return n_turns


def _turns(rng: random.Random, vocabulary: Vocabulary, style: Style) -> Iterator[str]:
    present = rng.sample(vocabulary.people, rng.randint(3, 9))
    n_turns = rng.randint(30, 60)
    mean = CHARACTERS // n_turns
    for _ in range(n_turns):
        words: list[str] = []
        length = rng.randint(0, 3 * mean // 2)
        while sum(len(sentence) for sentence in words) <= length:
            words.append(rng.choice(vocabulary.sentences))
            if rng.random() < 0.03:
                words.append(rng.choice(STAGES))
        label = style.label(rng.choice(present))
        yield style.turn.format(label=label, words=" ".join(words))


def _page(
    rng: random.Random, vocabulary: Vocabulary, style: Style, turns: list[str]
) -> str:
    """Return a transcript with what a page prints around it."""
    day = f"{rng.choice(MONTHS)} {rng.randint(1, 28)}, {rng.randint(2001, 2024)}"
    title = f"Talks in {rng.choice(vocabulary.titles)}"
    before = [*MENU, title, f"{day}, {rng.randint(8, 19)}:30"]
    after = ["* * *", "Published in section: News", f"Publication date: {day}", *SHARE]
    if style.suffix != ".html":
        return "\n\n".join((*before, *turns, *after))
    before, after = (
        [f"<div>{line}</div>" for line in part] for part in (before, after)
    )
    body = "\n".join((*before, *turns, *after))
    return f"<!DOCTYPE html>\n<html><body>\n{body}\n</body></html>"


class Taken(NamedTuple):
    """What a step took: seconds, peaks of memory in MB before and after it.

    `tables` is the size of the corpus's tables in MB; 0 where there is none.
    """

    seconds: float
    before: float
    peak: float
    turns: int = 0
    tables: float = 0.0


def read_bytes(folder: Path) -> Taken:
    """Time what no reader can be faster than: opening and reading every file."""
    before, started = peak_megabytes(), perf_counter()
    for path in sorted(folder.iterdir()):
        path.read_bytes()
    return Taken(perf_counter() - started, before, peak_megabytes())


def segment_all(folder: Path) -> Taken:
    """Time readers and segmenting on one core, one transcript after another."""
    from helpers.readers import read_document
    from helpers.segmenting import segment

    before, started, turns = peak_megabytes(), perf_counter(), 0
    for path in sorted(folder.iterdir()):
        document = read_document(path.read_bytes(), name=path.name)
        turns += len(segment(document).turns)
    return Taken(perf_counter() - started, before, peak_megabytes(), turns)


def load_all(folder: Path, **options: int) -> Taken:
    """Time the whole way to the tables of a corpus."""
    from helpers import load_corpus

    before, started = peak_megabytes(), perf_counter()
    corpus = load_corpus(str(folder), keep=False, **options)
    seconds, peak = perf_counter() - started, peak_megabytes()
    tables = (getattr(corpus, name) for name in TABLES)
    size = sum(int(table.memory_usage(deep=True).sum()) for table in tables) / 1e6
    return Taken(seconds, before, peak, len(corpus.turns), size)


def load_all_in_processes(folder: Path) -> Taken:
    """Time the same in as many processes as there are processors."""
    return load_all(folder, processes=PROCESSES)


STEPS: dict[str, Callable[[Path], Taken]] = {
    "open and read": read_bytes,
    "read and segment": segment_all,
    "load_corpus": load_all,
    "load_corpus, processes": load_all_in_processes,
}


def peak_megabytes() -> float:
    """Return the peak of memory of this process, or of the largest it started."""
    whos = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    most = max(resource.getrusage(who).ru_maxrss for who in whos)
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def time_step(step: str, folder: Path) -> Taken:
    """Return what a step took in a process of its own."""
    command = [sys.executable, __file__, "--step", step, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Taken(*json.loads(done.stdout))


def measure(n: int) -> dict[str, Taken]:
    """Print, and return by step, what `n` transcripts take."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        turns = make_transcripts(folder, n)
        megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"\n{n:,} transcripts, {megabytes:.1f} MB, {turns:,} turns\n")
        print(
            "| step | seconds | MB/s | turns found | memory grows by, MB | tables, MB |"
        )
        print("|---|--:|--:|--:|--:|--:|", flush=True)
        taken = {}
        for step in _steps():
            row = taken[step] = time_step(step, folder)
            print(
                f"| {step} | {row.seconds:.2f} | {megabytes / row.seconds:.1f}"
                f" | {row.turns:,} | {row.peak - row.before:.0f} | {row.tables:.0f} |",
                flush=True,
            )
    return taken


def _steps() -> list[str]:
    """Return the steps that the package can take."""
    from helpers import load_corpus

    has_processes = "processes" in inspect.signature(load_corpus).parameters
    return [step for step in STEPS if has_processes or "processes" not in step]


def main(sizes: list[int]) -> None:
    """Print a table for each of `sizes`, and how the last compares with the first."""
    print(f"{PROCESSES} processors, Python {sys.version.split()[0]}")
    taken = [measure(n) for n in sizes]
    if len(sizes) > 1:
        print(f"\n{sizes[-1] / sizes[0]:g} times as many transcripts take")
        for step, row in taken[-1].items():
            ratio = row.seconds / taken[0][step].seconds
            print(f"    {step:24}{ratio:6.1f} times as long")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        print(json.dumps(STEPS[sys.argv[2]](Path(sys.argv[3]))))
    else:
        main([int(n) for n in sys.argv[1:]] or list(SIZES))
