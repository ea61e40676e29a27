"""JSON and JSON lines as values, or a refusal that names the line."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from helpers.errors import ParseError

LOOKS = re.compile(
    r'\ufeff?\s*(?:\{\s*["}]|\[\s*(?:[{\]]|\[\s*["{\[\d-]|"[^"\n]*"\s*[,\]]))'
)
LINES = (".jsonl", ".ndjson")


def looks_like_json(sample: str) -> bool:
    """Tell whether a file that begins with `sample` is JSON or JSON lines.

    >>> looks_like_json('{"segments": []}'), looks_like_json("[Applause.]")
    (True, False)
    """
    return bool(LOOKS.match(sample))


def parse_json(text: str, *, name: str) -> Any:
    """Return the value that `text` writes; of JSON lines, the list of their values.

    Raises:
        ParseError: it is no JSON, or gives one key of an object two values.
    """
    try:
        return _loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        if error.msg != "Extra data" and not name.lower().endswith(LINES):
            _refuse(name, f"line {error.lineno}, column {error.colno}", error)
    except (ValueError, RecursionError) as error:
        _refuse(name, "its values", error)
    return _lines(text.removeprefix("\ufeff"), name)


def _lines(text: str, name: str) -> list[Any]:
    values = []
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            values += [_loads(line)] if line.strip() else []
        except (ValueError, RecursionError) as error:
            _refuse(name, f"line {number}", error)
    return values


def _loads(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        for key, value in pairs:
            if made[key] is not value and made[key] != value:
                raise ValueError(f"two values for the key {key!r} of one object")
    return made


def _refuse(name: str, place: str, error: Exception) -> NoReturn:
    if isinstance(error, json.JSONDecodeError):
        found = f"{error.msg[:1].lower()}{error.msg[1:]}"
    elif isinstance(error, RecursionError):
        found = "values nested too deep"
    else:
        found = str(error).partition(";")[0]
    raise ParseError(
        f"{name}: found no JSON at {place} ({found}), expected a whole JSON file;"
        " save it again, or correct that place"
    ) from None
