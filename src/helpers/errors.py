"""The refusals of the package: each says where, what was found, and what to do."""

from __future__ import annotations


class HelpersError(Exception):
    """Something the package refuses to do; the message says what to do instead."""

    def _render_traceback_(self) -> list[str]:
        # IPython asks for this: in a notebook the reader sees one line, not a stack.
        return [f"{type(self).__name__}: {self}"]


class SourceError(HelpersError):
    """Raised when whoever keeps the files must act: one is missing, empty or broken."""


class ParseError(HelpersError):
    """Raised when a file is not what it claims to be."""


class NoTranscriptError(ParseError):
    """Raised when a file is of a kind that holds no transcript: a picture, a list."""


class TableError(HelpersError):
    """Raised when a caller passes a table without the columns or rows that it needs."""


class ParameterError(HelpersError):
    """Raised when a parameter names what is not there, or is out of its range."""
