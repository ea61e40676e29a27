"""Who follows whom: changes of floor between pairs of speakers, against chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.measures.association.p_values import holm
from helpers.measures.card import build_card, count_of, size_of
from helpers.measures.floor.independence import expect_off_diagonal
from helpers.measures.floor.interaction import CHANGE, floor_changes
from helpers.measures.intervals import LEVEL, UNITS_NEEDED
from helpers.tables import check_table

# Below these the normal curve is no guide to chance.
MIN_EXPECTED = 2
MIN_VARIANCE = 1
HALF = 0.5  # taken off a difference of whole numbers (Yates)
# Lowest and highest in the simulation of benchmarks/following.py.
FALSE_ALARMS = (0.02, 0.08)
COVERAGE = (0.91, 0.97)
PAIR = ["from_speaker", "to_speaker"]
COLUMNS = (
    *PAIR, "n", "n_from", "share_from", "expected", "ratio", "ratio_low", "ratio_high",
    "residual", "p_value", "n_meetings", "mean_floor",
)  # fmt: skip


def who_follows(turns: pd.DataFrame) -> pd.DataFrame:
    """Count who follows whom, beside what the number of everybody's floors gives.

    Args:
        turns: rows of the table ``turns``, in order.

    Returns:
        One row per pair that could follow each other in a meeting, most frequent
        first, ties in alphabetical order; turns of nobody in particular are one
        speaker, "(no named person)":
        ``from_speaker``, ``to_speaker``; ``n``: changes of floor from the one to the
        other; ``n_from``: changes from the first to anybody; ``share_from``: their
        ratio; ``expected``: `n` if within each meeting it were random who follows,
        everybody giving up and taking the floor as often as they do and nobody
        following themselves; ``ratio``: n / expected, above 1 is more than chance
        gives, with ends where the pair could follow each other in ten meetings;
        ``residual``: adjusted, about normal with spread 1 where chance rules, missing
        where the margins settle the count (two speakers can only alternate);
        ``p_value``: two-sided, corrected for the number of pairs that are tested,
        those with an expected count of five or more; ``n_meetings``: meetings in
        which both take part; ``mean_floor``: words of the floors that begin so.
        ``attrs`` hold ``n_tested`` pairs, ``n_changes``, and ``n_turns`` with words.

    Raises:
        TableError: a column is missing, or there are no rows.

    Sources:
        See :mod:`helpers.measures.floor.independence`; intervals:
        :mod:`helpers.measures.intervals`.
    """
    check_table(turns, ("n_words",), name="turns", needs_rows=True)
    changes = floor_changes(turns)
    speakers = sorted({*changes["from_speaker"], *changes["to_speaker"]})
    cells = _cells(changes, pd.Index(speakers))
    table = _summed(cells)
    table = _tested(table)
    table = _with_ends(table, cells)
    names = {column: np.array(speakers, dtype=object)[table[column]] for column in PAIR}
    table = table.assign(**names).astype(dict.fromkeys(PAIR, "str"))
    table = _with_floors(table, changes)
    table = table.sort_values(
        ["n", *PAIR], ascending=[False, True, True], ignore_index=True
    )[list(COLUMNS)]
    table.attrs["n_tested"] = int(table["p_value"].notna().sum())
    table.attrs["n_changes"] = len(changes)
    table.attrs["n_turns"] = int((turns["n_words"] > 0).sum())
    table.attrs["card"] = _card(turns, table)
    return table


def _cells(changes: pd.DataFrame, speakers: pd.Index) -> pd.DataFrame:
    """Return count, expectation and variance of each pair in each meeting."""
    meetings = pd.factorize(changes["meeting_id"])[0]
    ends = np.stack([speakers.get_indexer(changes[column]) for column in PAIR])
    n_speakers = max(len(speakers), 1)
    # Those who take part in each meeting, numbered from 0 there.
    keys, place = np.unique(meetings * n_speakers + ends, return_inverse=True)
    sizes = np.bincount(keys // n_speakers)
    starts = np.cumsum(sizes) - sizes
    local = place.reshape(ends.shape) - starts[meetings]
    parts = [
        _cells_of(np.flatnonzero(sizes == size), meetings, local, int(size))
        for size in np.unique(sizes)
    ]
    columns = ["meeting", *PAIR, "n", "expected", "variance"]
    cells = pd.concat([pd.DataFrame(columns=columns, dtype=float), *parts])
    cells = cells.astype(dict.fromkeys(columns[:4], "int64"))
    first = starts[cells["meeting"].to_numpy()] if len(starts) else 0
    for column in PAIR:
        cells[column] = (keys % n_speakers)[cells[column].to_numpy() + first]
    return cells


def _cells_of(
    chosen: NDArray[np.int64],
    meetings: NDArray[np.int64],
    local: NDArray[np.int64],
    size: int,
) -> pd.DataFrame:
    """Return the cells of the `chosen` meetings, of `size` speakers each."""
    number = np.full(meetings.max() + 1, -1)
    number[chosen] = np.arange(len(chosen))
    is_here = number[meetings] >= 0
    counts = np.zeros((len(chosen), size, size))
    np.add.at(counts, (number[meetings[is_here]], *local[:, is_here]), 1)
    expected, variance = expect_off_diagonal(counts)
    where = np.nonzero(expected > 0)
    values = {"n": counts, "expected": expected, "variance": variance}
    return pd.DataFrame(
        {
            "meeting": chosen[where[0]],
            **dict(zip(PAIR, where[1:], strict=True)),
            **{name: cells[where] for name, cells in values.items()},
        }
    )


def _summed(cells: pd.DataFrame) -> pd.DataFrame:
    """Return one row per pair: sums over the meetings, and the ratio."""
    table = cells.groupby(PAIR, as_index=False).agg(
        n=("n", "sum"),
        expected=("expected", "sum"),
        variance=("variance", "sum"),
        n_meetings=("meeting", "size"),
    )
    n_from = table.groupby("from_speaker")["n"].transform("sum")
    return table.assign(
        n_from=n_from,
        share_from=table["n"] / n_from,
        ratio=table["n"] / table["expected"],
    )


def _tested(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with the residual of each pair and its corrected p-value."""
    from scipy.special import log_ndtr

    variance = table["variance"].where(table["variance"] > 0)
    spread, excess = np.sqrt(variance), table["n"] - table["expected"]
    is_enough = (table["expected"] >= MIN_EXPECTED) & (variance >= MIN_VARIANCE)
    distance = (excess.abs() - HALF).clip(lower=0) / spread
    # Two-sided; a pair that is not tested does not count as a test.
    log10_p = (np.log(2) + log_ndtr(-distance[is_enough])) / np.log(10)
    p_values = pd.Series(10 ** holm(np.minimum(log10_p, 0)), distance.index[is_enough])
    return table.assign(residual=excess / spread, p_value=p_values)


def _with_ends(table: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with the ends of the ratio, for pairs tested in enough meetings.

    The logarithm of the ratio varies from meeting to meeting; a count of 0 gets the
    bound of a Poisson count.
    """
    from scipy.special import stdtrit

    n, ratio, meetings = table["n"], table["ratio"], table["n_meetings"]
    own = cells.merge(table[[*PAIR, "ratio"]], on=PAIR)
    own["square"] = (own["n"] - own["ratio"] * own["expected"]) ** 2
    squares = own.groupby(PAIR)["square"].sum().to_numpy()
    wanted = table["p_value"].notna() & (meetings >= UNITS_NEEDED)
    tail = (1 - LEVEL) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(squares * meetings / (meetings - 1)) / n
        reach = np.exp(stdtrit(meetings - 1, 1 - tail) * error)
        low, high = ratio / reach, ratio * reach
    low = low.where(n > 0, 0.0).where(wanted)
    high = high.where(n > 0, -np.log(tail) / table["expected"]).where(wanted)
    return table.assign(ratio_low=low, ratio_high=high)


def _with_floors(table: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    floors = changes.groupby(PAIR)["n_words"].mean().rename("mean_floor")
    return table.join(floors, on=PAIR)


def _card(turns: pd.DataFrame, table: pd.DataFrame) -> dict[str, str]:
    tested = count_of(int(table["p_value"].notna().sum()), "pair")
    return build_card(
        measure="who follows whom: changes of floor between two speakers",
        formula=(
            f"n: {CHANGE}. Expected: quasi-independence within each meeting (row factor"
            " × column factor, nothing on the diagonal, fitted to how often each gives"
            " up and takes the floor by iterative proportional fitting), summed over"
            " meetings. Ratio: n / expected; it leans towards 1, the more the shorter"
            " meetings are. Residual: (n - expected) / its standard deviation under"
            " quasi-independence. p: normal, two-sided, half a change taken off, for"
            f" {tested} with {MIN_EXPECTED} or more expected, by Holm; where chance"
            " ruled in a simulation any pair came out below 0.05 in"
            f" {FALSE_ALARMS[0]:.0%} to {FALSE_ALARMS[1]:.0%} of corpora"
        ),
        unit="changes of floor; all turns without a named person are one speaker",
        denominator="share: all changes of floor from the same speaker",
        interval=_describe_interval(table),
        n=f"{count_of(int(table['n'].sum()), 'change')} of floor; {size_of(turns)}",
        source=(
            "Goodman 1968; Deming and Stephan 1940; Bishop, Fienberg and Holland 1975;"
            " Haberman 1973; Holm 1979"
        ),
    )


def _describe_interval(table: pd.DataFrame) -> str:
    if table["ratio_low"].isna().all():
        return (
            f"none: no pair that can be tested takes part in {UNITS_NEEDED} meetings"
            " or more"
        )
    return (
        f"of the ratio, {LEVEL:.0%}, for tested pairs who both take part in"
        f" {UNITS_NEEDED} meetings or more; of its logarithm, linearised, the meeting"
        " drawn anew, by Student's t; coverage measured by simulation:"
        f" {COVERAGE[0]:.0%} to {COVERAGE[1]:.0%}"
    )
