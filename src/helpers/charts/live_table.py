"""A table that sorts and searches in JupyterLab, and is a plain one everywhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache

import pandas as pd
from IPython import get_ipython

from helpers import paths

Rows = list[list[str]]


class LiveTable(pd.DataFrame):
    """Rows as text, and behind them more rows, for whoever sorts and searches.

    The HTML of it is a plain table. In a kernel, that is where somebody may be looking
    on, a script comes after it that needs no network. A page takes the table only; so
    does JupyterLab while it does not trust the notebook.

    Attributes:
        more: returns the rows that follow, in the columns of this table.
        n_more: how many rows there are beyond those of this table, at hand or not.
    """

    _metadata = ("more", "n_more")

    def __init__(
        self, rows: pd.DataFrame, *, more: Callable[[], Rows] = list, n_more: int = 0
    ) -> None:
        super().__init__(rows)
        self.more = more
        self.n_more = n_more

    def _repr_html_(self) -> str:
        html = f"<div>\n{self.to_html(index=False)}\n</div>"
        return html + self._script() if _is_in_kernel() else html

    def _script(self) -> str:
        rest = self.more()
        given = {"rest": rest, "unseen": self.n_more - len(rest)}
        # Text from a transcript must not end the script.
        data = json.dumps(given, ensure_ascii=False).replace("<", "\\u003c")
        call = f"makeOutputLive(document.currentScript, {data});"
        code = f"{_asset('tables.js')}{_asset('output.js')}{call}"
        style = f"<style>{_asset('output.css')}</style>"
        return f"<script>(() => {{{code}}})();</script>{style}"


def _is_in_kernel() -> bool:
    return getattr(get_ipython(), "kernel", None) is not None


@lru_cache
def _asset(name: str) -> str:
    return (paths.TEMPLATES / "report" / name).read_text(encoding="utf-8")
