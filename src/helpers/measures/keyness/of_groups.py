"""What sets several groups of turns apart: the words most typical of each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from helpers.errors import ParameterError
from helpers.measures.arrays import Floats, Ints
from helpers.measures.association import log_likelihood
from helpers.measures.association.p_values import bonferroni, holm, log10_p
from helpers.measures.card import build_card, count_of
from helpers.measures.intervals import LEVEL, UNITS_NEEDED
from helpers.measures.intervals.differences import COVERAGE, METHOD
from helpers.measures.keyness.coded_terms import Choice, Terms
from helpers.measures.keyness.entries import (
    Entries,
    entries_of,
    over_groups,
    strongest_by_group,
)
from helpers.measures.keyness.of_sides import (
    COLUMNS,
    check_columns,
    count_columns,
    describe_scores,
)
from helpers.measures.keyness.scores import SCORES, Tested
from helpers.measures.keyness.spread import SPREADS, spread_of
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tables import check_table
from helpers.tokens import Tokens


def keyness_of_groups(
    tokens: Tokens,
    groups: ArrayLike,
    names: Sequence[str],
    *,
    shown: Sequence[str] = (),
    n: int = 1,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 5,
    figures: bool = True,
    top: int = 0,
    columns: Sequence[str] = COLUMNS,
) -> pd.DataFrame:
    """Score how typical each term is of each group, against all other groups together.

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        groups: (turns,) the group of each row of ``tokens.turns``, from 0; -1 for a
            turn that belongs to none, and stands outside of every comparison.
        names: of the groups, by number.
        shown: names of the groups that get rows, in this order; empty: all.
        n: words in a term, as for :func:`helpers.measures.keyness.keyness`.
        stop_words: words that are left out; the words of a group keep them.
        min_count: leave out terms rarer than this in all groups together.
        figures: whether words of digits alone are terms.
        top: keep only so many terms of each group; 0 keeps all that it says more often
            than the others do. Interval, parts and DP are computed for what is kept.
        columns: as for :func:`helpers.measures.keyness.keyness`.

    Returns:
        One row per group and term that it says more often than the others, strongest
        evidence first within a group, ties in alphabetical order: ``group``; the
        columns of :func:`helpers.measures.keyness.keyness`, target being the group and
        reference all other groups; then ``log_likelihood_groups``, G2 over the cells of
        all k groups (not signed), ``df`` = k - 1, ``log10_p_groups`` and
        ``log10_p_groups_corrected`` (Holm, over the terms tested); ``most_typical``,
        the group of which the term has most evidence. ``log10_p_corrected`` is
        corrected for terms tested × groups (Bonferroni).

    Raises:
        ParameterError: a group has no words, there are not two, or `shown` names none
            of them; `min_count`, `top` or a column is none there is.
        TableError: there are no turns.

    Sources:
        G2 of several groups: Dunning (1993), Computational Linguistics 19(1), with one
        row of counts per group.
    """
    check_table(tokens.turns, ("meeting_id", "n_words"), name="turns", needs_rows=True)
    choice = Choice(n, stop_words, min_count, figures, top).check()
    check_columns(columns)
    codes = _checked(tokens, groups, names, shown)
    coded = Terms.of(tokens, n)
    entries, terms, n_types = entries_of(coded, codes, len(names), choice)
    evidence = log_likelihood(*entries.hits)
    wanted = np.array([list(names).index(name) for name in shown or names])
    chosen = strongest_by_group(
        entries, evidence, coded.letters(terms), wanted, choice.top
    )
    m = max(len(terms), 1) * len(names)
    p = log10_p(evidence[chosen])
    tested = Tested(p, bonferroni(p, m), m, n_types)
    hits = entries.hits.of(chosen)
    ids, groups_of = entries.terms[chosen], entries.groups[chosen]
    table = count_columns(coded.names(terms[ids]), hits)
    table.insert(0, "group", np.array(names, dtype=object)[groups_of])
    for name in columns:
        if name in SCORES:
            table[name] = SCORES[name].compute(hits, tested)
    table = _with_spread(table, coded, codes, groups_of, terms[ids], columns)
    over_all = _columns_of_terms(entries, evidence, names)
    table = table.assign(**{k: values[ids] for k, values in over_all.items()})
    table.attrs["noun"] = choice.noun
    table.attrs["shown"], table.attrs["n_tested"] = tuple(shown or names), len(terms)
    card = _card(entries, names, columns, choice.describe(len(terms)))
    table.attrs["card"] = card | {"stop_list": stop_words.name}
    return table


def _columns_of_terms(
    entries: Entries, evidence: Floats, names: Sequence[str]
) -> dict[str, NDArray]:
    """Return what is told of each term tested, over all groups."""
    n, df = over_groups(entries), len(names) - 1
    p = log10_p(n, df=df)
    return {
        "log_likelihood_groups": n,
        "df": np.full(len(n), df),
        "log10_p_groups": p,
        "log10_p_groups_corrected": holm(p),
        "most_typical": np.array(names, dtype=object)[entries.most_typical(evidence)],
    }


def _with_spread(
    table: pd.DataFrame,
    coded: Terms,
    codes: Ints,
    groups_of: Ints,
    terms: NDArray[np.intp],
    columns: Sequence[str],
) -> pd.DataFrame:
    """Return the table with interval, parts and DP, each group by itself."""
    asked = [SPREADS[name] for name in columns if name in SPREADS]
    if not asked:
        return table
    tables = []
    # Without any row the columns are there all the same.
    for group in dict.fromkeys(groups_of.tolist()) or [0]:
        rows = np.flatnonzero(groups_of == group)
        is_group = codes == group
        spread = spread_of(coded, terms[rows], is_group, (codes >= 0) & ~is_group)
        more = {name: cells for each in asked for name, cells in each(spread).items()}
        tables.append(pd.DataFrame(more, index=rows))
    return table.join(pd.concat(tables))


def _checked(
    tokens: Tokens, groups: ArrayLike, names: Sequence[str], shown: Sequence[str]
) -> Ints:
    """Return the groups, checked: each has words, and there are two or more."""
    codes = np.asarray(groups)
    n_turns = len(tokens.turns)
    if codes.shape != (n_turns,) or not np.issubdtype(codes.dtype, np.integer):
        raise ParameterError(
            f"groups: {codes.dtype} of shape {codes.shape}, expected a whole number for"
            f" each of {n_turns:,} turns"
        )
    if len(names) < 2 or codes.max(initial=-1) >= len(names):
        raise ParameterError(
            f"names: {list(names)} for groups up to {codes.max(initial=-1)}, expected"
            " a name for each of two groups or more"
        )
    sizes = np.bincount(codes + 1, np.diff(tokens.offsets), minlength=len(names) + 1)
    for name, size in zip(names, sizes[1:], strict=True):
        if not size:
            raise ParameterError(
                f"groups: {name!r} has no words, expected some in each group; leave it"
                " out"
            )
    for name in shown:
        if name not in names:
            raise ParameterError(f"shown: {name!r}, expected some of {list(names)}")
    return codes


def _card(
    entries: Entries,
    names: Sequence[str],
    columns: Sequence[str],
    tested: str,
) -> dict[str, str]:
    k = len(names)
    corrected = f"log10 of p times words tested × {k} groups (Bonferroni)"
    return build_card(
        measure=f"keyness of {k} groups, each against all others together",
        formula=f"{describe_scores(columns, corrected)}; log_likelihood_groups: G2 over"
        f" the {2 * k} cells of all groups, {k - 1} d.f. (Dunning 1993)",
        unit="words as compared; a share of parts counts meetings or turns",
        denominator="all words of the group, stop words included",
        interval=_describe_interval()
        if "interval" in columns
        else "none: exact counts",
        n=f"{count_of(entries.n_words, 'word')} in {k} groups; {tested}",
        source="named with each formula; interval: Zou and Donner 2008",
    )


def _describe_interval() -> str:
    """Return what a card says where each group has units of its own."""
    few, many = COVERAGE["log ratio", "rate"]
    return (
        f"{LEVEL:.0%}, {METHOD}; unit drawn anew: the meeting where the group and the"
        f" others have words in {UNITS_NEEDED} meetings or more, else the turn where"
        f" both have {UNITS_NEEDED} or more, else no interval; lowest coverage measured"
        f" by simulation: {few:.0%} with 10 to 19 units, {many:.0%} with 20 or more"
    )
