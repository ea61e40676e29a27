"""Says from what files, and with what programs, a page was made."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

import pandas as pd
from markupsafe import Markup

from helpers.corpus import Corpus
from helpers.sources import FAILED, NOT_READ

PACKAGES = ("verbatim", "pandas", "plotly", "nltk", "papermill")
MANY = 8  # files; more of them are folded
_ROW = Markup("<tr><td>{}</td><td>{}</td><td><code>{}</code></td></tr>")
_TABLE = Markup(
    "<table><thead><tr><th>file</th><th>words</th><th>SHA-256</th></tr></thead>"
    "<tbody>{}</tbody></table>"
)
_FOLDED = Markup("<details><summary>The {} files</summary>{}</details>")


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that decide a number."""
    installed = {package: version(package) for package in PACKAGES}
    return {"python": platform.python_version(), **installed}


@dataclass(frozen=True)
class Provenance:
    """What a page rests on; a notebook shows it as its last output.

    Attributes:
        inputs: one row per file that was read: ``file``, ``n_words``, ``sha256``.
        failed: lines ``file: reason`` of files that could not be read.
        not_read: lines of files that are no transcripts.
        counted: what the numbers of the page are counted in.
    """

    inputs: pd.DataFrame
    failed: list[str]
    not_read: list[str]
    counted: str

    def __repr__(self) -> str:
        lines = [f"could not be read: {line}" for line in self.failed]
        lines += [self.counted, *self.inputs["file"], self._made_with()]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        failed = Markup().join(
            Markup(
                '<p class="warning"><strong>Could not be read:</strong> {}</p>'
            ).format(line)
            for line in self.failed
        )
        words = Markup("<p>{}</p><p>Made with {}.</p>")
        return str(
            Markup('<div class="provenance">{}{}{}{}</div>').format(
                failed,
                words.format(self.counted, self._made_with()),
                self._table(),
                self._others(),
            )
        )

    def _table(self) -> Markup:
        rows = self.inputs.itertuples(index=False, name=None)
        cells = (_ROW.format(name, f"{n:,}", digest) for name, n, digest in rows)
        table = _TABLE.format(Markup().join(cells))
        return (
            table
            if len(self.inputs) <= MANY
            else _FOLDED.format(len(self.inputs), table)
        )

    def _others(self) -> Markup:
        if not self.not_read:
            return Markup()
        lines = Markup().join(Markup("<li>{}</li>").format(x) for x in self.not_read)
        return Markup(
            "<details><summary>{} not read</summary><ul>{}</ul></details>"
        ).format(_number(len(self.not_read), "file"), lines)

    def _made_with(self) -> str:
        return ", ".join(f"{name} {number}" for name, number in versions().items())


def provenance(corpus: Corpus) -> Provenance:
    """Return what the numbers drawn from `corpus` rest on.

    Args:
        corpus: the corpus that was measured, after any filter.
    """
    meetings, sources = corpus.meetings, corpus.sources
    inputs = meetings.groupby("file", sort=True).agg(
        n_words=("n_words", "sum"), sha256=("sha256", "first")
    )
    return Provenance(
        inputs=inputs.reset_index(),
        failed=_lines(sources, FAILED),
        not_read=_lines(sources, NOT_READ),
        counted=_counted(corpus),
    )


def _lines(sources: pd.DataFrame, status: str) -> list[str]:
    chosen = sources[sources["status"] == status]
    pairs = zip(chosen["file"], chosen["reason"].fillna(""), strict=True)
    return [f"{file}: {reason}" if reason else file for file, reason in pairs]


def _counted(corpus: Corpus) -> str:
    meetings = corpus.meetings
    left_out = f"; left out: {', '.join(corpus.left_out)}" if corpus.left_out else ""
    n_unattributed = int(meetings["n_unattributed"].sum())
    n_excerpts = int(meetings["is_excerpt"].sum())
    cut = ""
    if n_excerpts:
        marks = "marks" if n_excerpts == 1 else "mark"
        cut = (
            f" {n_excerpts:,} of these transcripts {marks} cuts: every share is one of"
            " an excerpt."
        )
    return (
        f"Counted: {_number(len(corpus.turns), 'turn')}"
        f" of {_number(len(meetings), 'meeting')}"
        f" with {_number(int(corpus.turns['n_words'].sum()), 'word')}{left_out};"
        f" {_number(n_unattributed, 'word')} of these meetings could not be attributed"
        f" and stand outside every share.{cut}"
    )


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
