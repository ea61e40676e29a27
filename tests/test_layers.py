"""A module imports only from modules to its left, and a new one needs a place here."""

import ast
from graphlib import TopologicalSorter

import pytest
from places import PROJECT

SOURCE = PROJECT / "src" / "helpers"
BOTTOM = ["errors", "tables", "paths", "words"]
LAYERS = [
    "sources", "readers", "furniture", "segmenting", "speakers", "dates", "corpus",
    "tokens", "measures", "check", "charts", "report", "cli",
]  # fmt: skip
MODULES = sorted(SOURCE.rglob("*.py"))


def layer_of(path):
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
            if node.module == "helpers":
                names = [f"helpers.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name for name in names if name.startswith("helpers."))


def test_every_module_has_a_place():
    places = {layer_of(path) for path in MODULES} - {"__init__"}
    assert places == {*BOTTOM, *LAYERS}


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(SOURCE))
)
def test_imports_come_from_the_left(path):
    layer = layer_of(path)
    if layer == "__init__":
        allowed = {*BOTTOM, *LAYERS}
    elif layer in BOTTOM:
        allowed = {"errors", layer}
    else:
        allowed = {*BOTTOM, *LAYERS[: LAYERS.index(layer) + 1]}
    layers = {name.split(".")[1] for name in imported(path)}
    assert layers - {"load_corpus", "tokens", "__version__"} <= allowed


def test_packages_of_measures_import_one_another_in_no_circle():
    measures, needed = SOURCE / "measures", {}
    for path in measures.rglob("*.py"):
        own = path.relative_to(measures).with_suffix("").parts[0]
        names = [name.split(".")[1:] for name in imported(path)]
        needed.setdefault(own, set()).update(
            name[1] for name in names if name[0] == "measures" and len(name) > 1
        )
        needed[own].discard(own)
    order = list(TopologicalSorter(needed).static_order())
    assert {"keyness", "mentions", "floor"} < set(order)
