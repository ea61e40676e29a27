"""Makes the turns that tools are timed on: real ones, repeated until they are enough.

    python benchmarks/speed_corpus.py MEGABYTES FILE.parquet

The turns are those of the labelled transcripts of en.kremlin.ru; where these are not
at hand, made-up ones take their place. Plain repetition would bring no new word. In a
real corpus the number of types grows with a power of the number of words (Heaps), so
in each copy some of the rare words get a name of their own, as many as that power asks
for; and some words change for others, that phrases grow in number too. Meetings and
days are new in each copy, speakers are the same people.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from speed_tasks import WORD, Material, read_material

TRUTH = Path(__file__).resolve().parents[2] / "shared" / "kremlin" / "truth.jsonl.gz"
SEED = 20_240_617
# Types grow as words to this power. The turns that are repeated have 20,600 types in
# 870,000 words; hearings of a court have 76,000 in 17.5 million (a power of 0.43; words
# that are exchanged take some of the new ones away) and 194,000 in 175 million.
HEAPS = 0.455
RARE = 3  # words that come no more often than this may get a new name
EXCHANGED = 0.12  # share of the words of a copy that are drawn from all words
BYTES_A_GROUP = 24_000_000
FIRST_YEAR, YEARS = 1990, 30
# Compared, all kinds of apostrophe are one, and of hyphen: printed so, words are the
# same by the package's rule and by the regular expression.
PRINTED = str.maketrans({"'": "’", "ʼ": "’", "‐": "-", "‑": "-", "\xad": None})
SCHEMA = pa.schema(
    [
        ("meeting_id", pa.string()),
        ("turn", pa.int32()),
        ("speaker", pa.string()),
        ("date", pa.date32()),
        ("text", pa.string()),
    ]
)


class Meeting(NamedTuple):
    """A meeting: its name, its day, and who said what."""

    name: str
    day: date
    turns: list[tuple[str, str]]


class Original:
    """The meetings that are repeated, their texts in pieces: every second is a word."""

    def __init__(self, meetings: list[Meeting]) -> None:
        self.meetings = meetings
        self.counts: Counter[str] = Counter()
        self.words_of: Counter[str] = Counter()
        self._words: list[str] = []
        self._pieces: dict[str, list[str]] = {}
        for meeting in meetings:
            for speaker, text in meeting.turns:
                pieces = self._pieces[text] = re.split(f"({WORD})", text)
                self._words += pieces[1::2]
                self.counts.update(word.lower() for word in pieces[1::2])
                self.words_of[speaker] += len(pieces) // 2
        self._rare = {word for word, n in self.counts.items() if n <= RARE}

    def copies(self) -> Iterator[Meeting]:
        """Yield the meetings, then their copies, without end."""
        yield from self.meetings
        for copy in count(1):
            chance = self._chance(copy)
            rng = random.Random(f"{SEED} {copy}")
            for meeting in self.meetings:
                turns = [
                    (speaker, self._changed(text, copy, chance, rng))
                    for speaker, text in meeting.turns
                ]
                name = f"{meeting.name}-{copy:03}"
                yield Meeting(name, moved(meeting.day, copy), turns)

    def _chance(self, copy: int) -> float:
        """Return the chance of a rare word to be a new one in a copy."""
        grown = (copy + 1) ** HEAPS - copy**HEAPS
        return len(self.counts) * grown / max(len(self._rare), 1)

    def _changed(self, text: str, copy: int, chance: float, rng: random.Random) -> str:
        """Return a text with some words exchanged, then some rare words renamed."""
        pieces = self._pieces[text].copy()
        n_words = len(pieces) // 2
        for _ in range(round(n_words * EXCHANGED + rng.random() - 0.5)):
            place = 2 * rng.randrange(n_words) + 1
            pieces[place] = self._words[rng.randrange(len(self._words))]
        for place in range(1, len(pieces), 2):
            if pieces[place].lower() in self._rare:
                pieces[place] = renamed(pieces[place], copy, chance)
        return "".join(pieces)


def renamed(word: str, copy: int, chance: float) -> str:
    """Return a rare word, or with a chance its letters shuffled, and a vowel."""
    rng = random.Random(f"{SEED} {copy} {word.lower()}")
    if rng.random() >= chance:
        return word
    letters = [letter for letter in word.lower() if letter.isalnum()]
    rng.shuffle(letters)
    shuffled = iter(letters)
    new = "".join(next(shuffled) if letter.isalnum() else letter for letter in word)
    new += rng.choice("aeiou")
    return new[0].upper() + new[1:] if word[0].isupper() else new


def moved(day: date, copy: int) -> date:
    """Return a day of the same month in another year, the same for a whole copy."""
    year = FIRST_YEAR + (day.year - FIRST_YEAR - copy) % YEARS
    return date(year, day.month, min(day.day, 28))


def read_original(truth: Path) -> Original:
    """Return the labelled turns of `truth`, or made-up ones where there is none."""
    if not truth.is_file():
        print(f"{truth.name}: not here; made-up turns take its place")
        return Original(list(made_up()))
    with gzip.open(truth, "rt", encoding="utf-8") as lines:
        return Original([_meeting(json.loads(line)) for line in lines])


def _meeting(row: dict) -> Meeting:
    turns = [
        (turn["person"] or turn["label"], _printed(turn["text"]))
        for turn in row["turns"]
        if turn["kind"] is None
    ]
    day = date.fromisoformat(row["published"])
    return Meeting(row["page"].partition(".")[0], day, turns)


def _printed(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(PRINTED)


def made_up(
    n_meetings: int = 470, n_words: int = 870_000, n_types: int = 25_000
) -> Iterator[Meeting]:
    """Yield made-up meetings, in which few words and few people have most of it."""
    rng = random.Random(SEED)
    words = sorted({_word(rng) for _ in range(n_types)}, key=lambda w: (len(w), w))
    people = [f"{_word(rng)} {_word(rng)}".title() for _ in range(n_meetings)]
    # The n-th commonest word is short, and comes about 1/n times as often (Zipf).
    often = [(rank + 2.7) ** -1.15 for rank in range(len(words))]
    talkative = [1 / (rank + 1) for rank in range(len(people))]
    drawn = iter(rng.choices(words, often, k=n_words))
    for number in range(n_meetings):
        left, turns = n_words // n_meetings, []
        while left > 0:
            size = min(left, rng.randint(5, 250))
            said = " ".join(next(drawn) for _ in range(size))
            speaker = rng.choices(people, talkative)[0]
            turns.append((speaker, f"{said[0].upper()}{said[1:]}."))
            left -= size
        day = date(2010 + number % 10, 1 + number % 12, rng.randint(1, 28))
        yield Meeting(f"{number:05}", day, turns)


def _word(rng: random.Random) -> str:
    syllables = (
        rng.choice("b c d f g h l m n p pr r s st t tr v".split()) + rng.choice("aeiou")
        for _ in range(rng.randint(1, 4))
    )
    return "".join(syllables) + rng.choice(("", "n", "r", "s", "nt"))


def make_turns(
    megabytes: float, path: Path, original: Original | None = None
) -> Material:
    """Write turns of about so many megabytes of text to `path`, always the same.

    Beside the Parquet file stand the same text as a plain file, and what tools are
    asked about it.
    """
    original = original or read_original(TRUTH)
    path.parent.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    sizes = {"megabytes": 0.0, "n_meetings": 0, "n_turns": 0}
    with (
        pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer,
        path.with_suffix(".txt").open("w", encoding="utf-8") as plain,
    ):
        for table in _groups(original, megabytes * 1e6):
            writer.write_table(table)
            texts = table["text"].to_pylist()
            plain.writelines(f"{text}\n" for text in texts)
            for text in texts:
                counts.update(re.findall(WORD, text.lower()))
            sizes["megabytes"] += sum(len(text.encode()) for text in texts) / 1e6
            sizes["n_meetings"] += len(table["meeting_id"].unique())
            sizes["n_turns"] += len(texts)
    hapaxes = sum(n == 1 for n in counts.values())
    words = {"n_words": counts.total(), "n_types": len(counts), "n_hapaxes": hapaxes}
    told = {**sizes, **words, **_ask(original)}
    material = Material(path, path.with_suffix(".txt"), **told)
    material.save()
    return material


def _groups(original: Original, wanted: float) -> Iterator[pa.Table]:
    """Yield whole meetings, in groups, until they have the wanted bytes of text."""
    rows: list[tuple[str, int, str, date, str]] = []
    written = n_bytes = 0
    for meeting in original.copies():
        for turn, (speaker, text) in enumerate(meeting.turns, start=1):
            rows.append((meeting.name, turn, speaker, meeting.day, text))
            n_bytes += len(text.encode())
        is_last = n_bytes >= wanted
        if is_last or n_bytes - written >= BYTES_A_GROUP:
            columns = [list(column) for column in zip(*rows, strict=True)]
            yield pa.table(columns, schema=SCHEMA)
            rows, written = [], n_bytes
        if is_last:
            return


def _ask(original: Original) -> dict[str, Any]:
    """Return what is asked: of the whole original, so the same at all sizes."""
    common = [
        word
        for word, _ in original.counts.most_common()
        if len(word) >= 4 and word.isalpha()
    ]
    # 280 in a million: some hundreds of hits in 10 MB, some thousands in 100 MB.
    wanted = original.counts.total() * 280e-6
    word = min(common, key=lambda word: abs(original.counts[word] - wanted))
    terms = common[50:100] or common[:50]
    (speaker, _), *_ = original.words_of.most_common(1)
    return {"speaker": speaker, "word": word, "terms": tuple(terms)}


def find_turns(megabytes: float, folder: Path) -> Material:
    """Return turns of this size from `folder`, made if they are not there yet."""
    what = "kremlin" if TRUTH.is_file() else "made-up"
    maker = sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    path = folder / f"turns-{what}-{maker}-{megabytes:g}.parquet"
    # What is asked is written last: where it stands, all stands.
    if path.with_suffix(".json").is_file():
        return read_material(path)
    return make_turns(megabytes, path)


if __name__ == "__main__":
    print(make_turns(float(sys.argv[1]), Path(sys.argv[2])))
