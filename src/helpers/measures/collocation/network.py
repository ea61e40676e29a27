"""A network of words: pairs that stand together surely, and where to draw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.errors import ParameterError
from helpers.measures.choosing import MIN_LETTERS
from helpers.measures.collocation.layout import lay_out
from helpers.measures.collocation.windows import Sides, near_places
from helpers.measures.collocation.words import collocations
from helpers.measures.intervals.moments import count_things
from helpers.measures.language import NO_STOP_LIST, StopList
from helpers.tokens import Tokens

# G² that chance passes once in a thousand pairs, were the places independent.
MIN_EVIDENCE = 10.83
MOST_LINKS = 3  # of one word: a word that goes with all others hides them
FEW_LINKS = 8  # fewer among the words asked for are no network
MOST_PAIRS = 5_000  # that are looked through for links
COLUMNS = ("node", "collocate", "n", "n_node", "n_collocate", "expected")
SCORES = ("log_likelihood", "log_dice", "pmi_base2")


def collocation_network(
    tokens: Tokens,
    *,
    words: Sequence[str],
    window: int = 5,
    stop_words: StopList = NO_STOP_LIST,
    min_count: int = 2,
    n_words: int = 24,
    n_links: int = 32,
) -> pd.DataFrame:
    """Return the surest pairs among some words, and where to draw each word.

    A pair is taken if its log-likelihood is 10.83 or more, surest first, as long as
    there is room for its words. Where fewer than eight pairs among `words` are that
    sure, all words of four letters or more are taken (all words, where none has four).

    Args:
        tokens: the words, from :func:`helpers.tokens.tokens`.
        words: the words to link.
        window: most running words from one to the other, as in
            :func:`helpers.measures.collocation.collocations`.
        stop_words: words that are in no pair; they keep their places.
        min_count: leave out rarer pairs.
        n_words: at most so many words.
        n_links: at most so many pairs.

    Returns:
        One row per pair, surest first, as :func:`collocations` has them: ``node``,
        ``collocate``, ``n``, ``n_node``, ``n_collocate``, ``expected``,
        ``log_likelihood``, ``log_dice``, ``pmi_base2``; then ``n_turns`` and
        ``n_meetings`` in which they stand together. ``attrs["nodes"]`` lists the words,
        each with ``term``, ``n``, ``n_links``, ``x`` (0 to 1) and ``row`` (from 0).
        ``attrs["is_among"]`` says whether the words are those asked for,
        ``attrs["n_words"]`` how many running words there are.

    Raises:
        ParameterError: a number is out of its range.
        TableError: there are no turns.
    """
    if n_words < 2 or n_links < 1:
        raise ParameterError(
            f"n_words, n_links: {n_words!r}, {n_links!r}, expected 2 and 1 or more"
        )

    def sure_pairs(among: Sequence[str]) -> pd.DataFrame:
        pairs = collocations(
            tokens,
            window=window,
            stop_words=stop_words,
            min_count=min_count,
            among=among,
            top=MOST_PAIRS,
        )
        return pairs[pairs["log_likelihood"] >= MIN_EVIDENCE]

    pairs = sure_pairs(words)
    is_among = len(pairs) >= FEW_LINKS
    pairs = pairs if is_among else sure_pairs(_long_words(tokens))
    links = pairs.iloc[_with_room(pairs, n_words, n_links)]
    links = links[[*COLUMNS, *SCORES]].reset_index(drop=True)
    spread = _spread(tokens, links, Sides.of(window))
    table = pd.concat([links, spread], axis="columns")
    table.attrs["nodes"] = _nodes(tokens, table).to_dict("records")
    table.attrs["is_among"], table.attrs["n_words"] = is_among, len(tokens.ids)
    table.attrs["card"] = _card(pairs.attrs["card"])
    return table


def _long_words(tokens: Tokens) -> list[str]:
    """Return the words with letters enough; where there is none, no choice."""
    return [
        term for term in tokens.vocabulary if sum(map(str.isalpha, term)) >= MIN_LETTERS
    ]


def _with_room(pairs: pd.DataFrame, n_words: int, n_links: int) -> list[int]:
    """Return the places of the first pairs for whose words there is room."""
    taken: list[int] = []
    n_links_of: Counter[str] = Counter()
    ends = zip(pairs["node"], pairs["collocate"], strict=True)
    for place, pair in enumerate(ends):
        is_new = [word not in n_links_of for word in pair]
        has_room = len(n_links_of) + sum(is_new) <= n_words
        if has_room and all(n_links_of[word] < MOST_LINKS for word in pair):
            n_links_of.update(pair)
            taken.append(place)
    return taken[:n_links]


def _spread(tokens: Tokens, links: pd.DataFrame, sides: Sides) -> pd.DataFrame:
    """Return in how many turns and meetings the words of each link stand together."""
    codes, rows = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for node, own in links.groupby("node", sort=False):
        starts = tokens.by_term.of(tokens.id_of[str(node)]).astype(np.int64)
        _, places, _ = near_places(tokens, starts, 1, sides)
        link_of = np.full(len(tokens.vocabulary), -1)
        link_of[[tokens.id_of[word] for word in own["collocate"]]] = own.index
        found = link_of[tokens.ids[places]]
        codes.append(found[found >= 0])
        turns = np.searchsorted(tokens.offsets, places[found >= 0], side="right") - 1
        rows.append(turns)
    meetings = pd.factorize(tokens.turns["meeting_id"])[0].astype(np.int64)
    link, turn = np.concatenate(codes), np.concatenate(rows)
    return pd.DataFrame(
        {
            name: np.bincount(
                count_things(link, unit, len(links)).things, minlength=len(links)
            )
            for name, unit in (("n_turns", turn), ("n_meetings", meetings[turn]))
        }
    )


def _nodes(tokens: Tokens, links: pd.DataFrame) -> pd.DataFrame:
    """Return the words of the links, and their places in the drawing."""
    pairs = links[["node", "collocate"]].to_numpy(dtype=object)
    terms, ends = np.unique(pairs, return_inverse=True)
    ends = ends.reshape(-1, 2)
    x, row = lay_out(ends, len(terms))
    counts = [int(tokens.counts[tokens.id_of[term]]) for term in terms]
    return pd.DataFrame(
        {
            "term": pd.array(terms, dtype="str"),
            "n": np.array(counts, dtype=np.int64),
            "n_links": np.bincount(ends.ravel(), minlength=len(terms)),
            "x": x,
            "row": row,
        }
    )


def _card(card: dict[str, str]) -> dict[str, str]:
    """Return the card of the pairs as that of a network of some of them."""
    rule = f"pairs with a log-likelihood of {MIN_EVIDENCE} or more, surest first"
    return {
        **card,
        "measure": f"network of {card['measure']}",
        "formula": f"{rule}; {card['formula']}",
        "source": (
            f"{card['source']}; places: Fruchterman and Reingold 1991, then one row for"
            " each word"
        ),
    }
