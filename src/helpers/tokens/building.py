"""From the speech of a corpus, or of a table of turns, to `Tokens`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.errors import SourceError, TableError
from helpers.tables import check_table
from helpers.tokens.coded import Ints, Tokens, bounds, by_frequency
from helpers.tokens.coding import (
    Batch,
    Coded,
    batches_of,
    code_batches,
    code_words,
)
from helpers.tokens.speech import speech_spans
from helpers.words import compared, mend

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

    from helpers.corpus import Corpus

ROWS = 1 << 12  # texts that are read at once
_NEEDED = ("meeting_id", "turn", "speaker", "text")
_DAYS = ("date", "published")


def code_corpus(corpus: Corpus) -> Tokens:
    """Return the words of all turns of `corpus`, coded.

    Only words in the ``speech`` spans of a turn count.

    Raises:
        TableError: a turn's ``n_words`` is not the number of words in its spans.
    """
    spans = speech_spans(corpus)
    coded = code_words(_stretches(corpus, spans))
    coded = _placed(coded, spans["start"].to_numpy(dtype=np.int32))
    if spans["is_wrapped"].any():
        coded = _with_wrapped_words(coded, corpus, spans)
    speech = spans[["row", "start", "end", "run"]]
    check_sizes(corpus.turns, _in_turns(coded, corpus.turns, speech))
    return _tokens(coded, _dated_turns(corpus), speech)


def code_turns(path: Path) -> Tokens:
    """Return the words of a saved table of turns, coded; all of each text is speech.

    The texts are read a part at a time, and are never in memory together.

    Args:
        path: a Parquet file with the columns ``meeting_id, turn, speaker, text``, and
            ``date`` or others if they are known. Places of words count from the start
            of the turn's text.

    Raises:
        SourceError: the file cannot be read as Parquet, or its texts are none.
        TableError: it lacks a column.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise SourceError(
            f"{path.name}: cannot be read as Parquet ({type(error).__name__}),"
            " expected a table of turns; write it again"
        ) from error
    others = [name for name in file.schema_arrow.names if name != "text"]
    turns = file.read(others).to_pandas()
    check_table(
        turns.assign(text="") if "text" in file.schema_arrow.names else turns,
        _NEEDED,
        name=path.name,
    )
    lengths: list[Ints] = []
    try:
        coded = code_batches(_measured(_batches(file), lengths))
    except (UnicodeDecodeError, pa.ArrowException) as error:
        raise SourceError(
            f"{path.name}: the column text cannot be read ({error}), expected strings"
            " in UTF-8; write it again"
        ) from error
    missing = {name: pd.NaT for name in _DAYS if name not in turns}
    turns = turns.assign(**missing, n_words=coded.sizes)
    rows = np.arange(len(turns))
    ends = np.concatenate(lengths) if lengths else np.zeros(0, dtype=np.int64)
    places = {"row": rows, "start": 0, "end": ends, "run": rows}
    return _tokens(coded, turns, pd.DataFrame(places))


def _batches(file: ParquetFile) -> Iterator[Batch]:
    for part in file.iter_batches(ROWS, columns=["text"]):
        yield from batches_of(part.column(0))


def _measured(batches: Iterable[Batch], lengths: list[Ints]) -> Iterator[Batch]:
    for batch in batches:
        lengths.append(batch.lengths)
        yield batch


def _tokens(coded: Coded, turns: pd.DataFrame, speech: pd.DataFrame) -> Tokens:
    in_runs = np.bincount(speech["run"], coded.sizes).astype(np.int64)
    return Tokens(
        ids=coded.ids,
        offsets=bounds(_in_turns(coded, turns, speech)),
        vocabulary=coded.vocabulary,
        turns=turns,
        breaks=bounds(in_runs[in_runs > 0]),
        starts=coded.starts,
        lengths=coded.lengths,
        speech=speech,
    )


def _in_turns(coded: Coded, turns: pd.DataFrame, speech: pd.DataFrame) -> Ints:
    """Return the number of words of each turn."""
    n = np.bincount(speech["row"], coded.sizes, minlength=len(turns))
    return n.astype(np.int64)


def _stretches(corpus: Corpus, spans: pd.DataFrame) -> Iterator[str]:
    """Yield the text of each span."""
    documents = corpus.documents
    texts = dict(zip(documents["meeting_id"], documents["text"], strict=True))
    places = zip(spans["meeting_id"], spans["start"], spans["end"], strict=True)
    return (texts[meeting_id][start:end] for meeting_id, start, end in places)


def _placed(coded: Coded, starts: NDArray[np.int32]) -> Coded:
    """Return the words with places in their document, not in their stretch."""
    return coded._replace(starts=coded.starts + np.repeat(starts, coded.sizes))


def _with_wrapped_words(coded: Coded, corpus: Corpus, spans: pd.DataFrame) -> Coded:
    """Return the words with those joined that the end of a line parts."""
    terms = {term: number for number, term in enumerate(coded.vocabulary)}
    ids, ends = coded.ids.copy(), coded.starts + coded.lengths
    sizes, firsts = coded.sizes.copy(), bounds(coded.sizes)
    goes_on = _goes_on(coded, spans)
    is_kept = np.ones(len(ids), dtype=bool)
    first, word = -1, ""
    for number in np.flatnonzero(goes_on):
        second = firsts[number]
        text = corpus.text_of(spans["meeting_id"].iat[number])
        if is_kept[second - 1]:
            # Else the word before goes on itself, and is joined to a third part.
            first = second - 1
            word = text[coded.starts[first] : ends[first]]
        word = mend(text, word, text[coded.starts[second] : ends[second]])
        ids[first] = terms.setdefault(compared(word), len(terms))
        ends[first] = ends[second]
        is_kept[second] = False
        sizes[number] -= 1
    starts = coded.starts[is_kept]
    ids, vocabulary = by_frequency(ids[is_kept], np.array(list(terms), dtype=object))
    return Coded(ids, vocabulary, starts, ends[is_kept] - starts, sizes)


def _goes_on(coded: Coded, spans: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which spans begin with the rest of the word that ends the one before."""
    has_words = coded.sizes > 0
    if not has_words.any():
        return has_words
    firsts = np.minimum(bounds(coded.sizes)[:-1], len(coded.ids) - 1)
    ends = (coded.starts + coded.lengths)[firsts - 1]
    touches = coded.starts[firsts] == spans["start"].to_numpy()
    touches[1:] &= ends[1:] == spans["end"].to_numpy()[:-1]
    touches[1:] &= has_words[:-1] & (np.diff(spans["run"]) == 0)
    return spans["is_wrapped"].to_numpy(dtype=bool) & touches & has_words


def _dated_turns(corpus: Corpus) -> pd.DataFrame:
    """Return the turns with the days and the title of their meeting."""
    days = corpus.meetings[["meeting_id", "date", "published", "title"]]
    turns = corpus.turns.drop(columns="text")
    return turns.merge(days, on="meeting_id", how="left", validate="many_to_one")


def check_sizes(turns: pd.DataFrame, n_words: Ints) -> None:
    """Refuse spans that hold other words than `turns` counts."""
    wrong = np.flatnonzero(turns["n_words"].to_numpy() != n_words)
    if len(wrong):
        row = turns.iloc[wrong[0]]
        raise TableError(
            f"spans: {n_words[wrong[0]]} word(s) in turn {row['turn']} of"
            f" {row['meeting_id']!r}, expected {row['n_words']} as n_words says;"
            " build turns and spans together"
        )
