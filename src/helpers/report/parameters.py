"""Parameters of notebooks: what there are, and the values given for a run."""

from __future__ import annotations

import ast
import difflib
import io
import json
import tokenize
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from nbformat import NotebookNode

from helpers.errors import ParameterError

TAG = "parameters"
CORPUS = "corpus"  # the parameter that every notebook gets from the inputs
AGAINST = "against"  # the parameter of a notebook that compares two sides
LIST_OF = "list["
# Those that choose what notebooks measure; groups where two sides are compared.
GROUPS = "groups"
SELECTION = ("since", "until", "exclude_roles", "speakers", GROUPS)


class Parameter(NamedTuple):
    """A line ``name: type = default  # meaning`` of a cell tagged `parameters`."""

    name: str
    annotation: str
    default: Any
    meaning: str


def as_parameter(inputs: Sequence[str]) -> str | list[str]:
    """Return inputs as the parameter ``corpus`` of the notebooks has them."""
    return inputs[0] if len(inputs) == 1 else list(inputs)


def read_parameters(notebook: NotebookNode, *, name: str) -> dict[str, Parameter]:
    """Return the parameters of `notebook` by name, in the order of their lines.

    Raises:
        ParameterError: a default is not a plain value.
    """
    cells = (cell for cell in notebook.cells if TAG in cell.metadata.get("tags", []))
    cell = next((cell for cell in cells if cell.cell_type == "code"), None)
    if cell is None:
        return {}
    comments = _comments(cell.source)
    return {
        parameter.name: parameter
        for line in ast.parse(cell.source).body
        if (parameter := _parameter(line, comments, name=name))
    }


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("# ").strip()
        for token in tokens
        if token.type == tokenize.COMMENT
    }


def _parameter(
    line: ast.stmt, comments: Mapping[int, str], *, name: str
) -> Parameter | None:
    target: ast.expr
    if isinstance(line, ast.AnnAssign):
        target, annotation = line.target, ast.unparse(line.annotation)
    elif isinstance(line, ast.Assign):
        target, annotation = line.targets[0], ""
    else:
        return None
    if not isinstance(target, ast.Name) or line.value is None:
        return None
    try:
        default = ast.literal_eval(line.value)
    except ValueError as error:
        raise ParameterError(
            f"{name}: the default of {target.id} is {ast.unparse(line.value)!r},"
            " expected a plain value; write the value itself"
        ) from error
    meaning = comments.get(line.end_lineno or line.lineno, "")
    return Parameter(target.id, annotation or _type_of(default), default, meaning)


def _type_of(default: Any) -> str:
    kind = type(default).__name__
    return "list[str]" if kind == "list" else kind


def choose_parameters(
    given: Sequence[tuple[str, str]], known: Mapping[str, Mapping[str, Parameter]]
) -> dict[str, dict[str, Any]]:
    """Return for each notebook its values out of `given`, in the types it states.

    Args:
        given: names and values as typed.
        known: by notebook, its parameters by name.

    Raises:
        ParameterError: no notebook has the name, or the value is not of its type.
    """
    names = {name for parameters in known.values() for name in parameters}
    for name, _ in given:
        if name not in names:
            raise ParameterError(_unknown(name, names))
    return {
        notebook: {
            name: typed_value(text, parameters[name])
            for name, text in given
            if name in parameters
        }
        for notebook, parameters in known.items()
    }


def _unknown(name: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(names), 1)
    hint = f"did you mean {near[0]!r}" if near else "choose one of these"
    return f"-p {name}: no notebook has it, expected one of {sorted(names)}; {hint}"


def typed_value(text: str, parameter: Parameter) -> Any:
    """Return `text`, as typed on the command line, in the type of `parameter`.

    A list is JSON, or its items parted by commas.

    Raises:
        ParameterError: it is not of that type.
    """
    annotation = parameter.annotation
    is_list = annotation.startswith(LIST_OF)
    read = _READERS.get(annotation[len(LIST_OF) : -1] if is_list else annotation)
    try:
        if read is None:
            raise ValueError("unknown type")
        return [read(item) for item in _items(text)] if is_list else read(text)
    except ValueError as error:
        raise ParameterError(
            f"-p {parameter.name}: {text[:40]!r}, expected {annotation};"
            f" its default is {parameter.default!r}"
        ) from error


def _items(text: str) -> list[str]:
    if text.lstrip().startswith("["):
        return [
            item if isinstance(item, str) else json.dumps(item)
            for item in json.loads(text)
        ]
    return [item.strip() for item in text.split(",") if item.strip()]


def _read_bool(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError(text)
    return text.lower() == "true"


_READERS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": _read_bool,
}
