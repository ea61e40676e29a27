"""Which stretches of the documents are the speech of which turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from helpers.corpus import Corpus


def speech_spans(corpus: Corpus) -> pd.DataFrame:
    """Return the speech of the turns, in the order of ``corpus.turns``.

    Returns:
        One row per speech span: ``meeting_id, turn, start, end``; ``row``, the row of
        its turn in ``corpus.turns``; ``run``, a number that spans of one turn share
        if nothing but white space parts them; ``is_wrapped``, whether its first word
        began in the span before.
    """
    spans = corpus.spans[corpus.spans["kind"] != "blank"]
    spans = spans.sort_values(["meeting_id", "start"], kind="stable")
    is_wrap = (spans["kind"] == "wrap").to_numpy()
    spans = spans.assign(
        is_wrapped=np.concatenate([[False], is_wrap[:-1]])[: len(spans)]
    )
    spans = spans[~is_wrap]
    is_speech = (spans["kind"] == "speech").to_numpy()
    goes_on = is_speech & np.concatenate([[False], is_speech[:-1]])
    for key in ("meeting_id", "turn"):
        same = spans[key] == spans[key].shift()
        goes_on &= same.fillna(False).to_numpy(dtype=bool)
    spans = spans.assign(run=np.cumsum(~goes_on))[is_speech]
    spans = spans.astype({"turn": "int64"})
    keys = corpus.turns[["meeting_id", "turn"]].assign(row=range(len(corpus.turns)))
    spans = spans.merge(keys, on=["meeting_id", "turn"], how="inner")
    spans = spans.sort_values(["row", "start"], kind="stable", ignore_index=True)
    changes = spans["run"] != spans["run"].shift()
    return spans.assign(run=changes.cumsum() - 1)
