import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from helpers.errors import ParameterError
from helpers.report.parameters import (
    Parameter,
    choose_parameters,
    read_parameters,
    typed_value,
)


def _notebook(source, tags=("parameters",)):
    cell = new_code_cell(source, metadata={"tags": list(tags)})
    return new_notebook(cells=[nbformat.v4.new_markdown_cell("# a?"), cell])


@pytest.mark.parametrize(
    ("source", "parameter"),
    [
        ('a: str = "x"  # the name', Parameter("a", "str", "x", "the name")),
        ("a: list[str] = []", Parameter("a", "list[str]", [], "")),
        ("a = 3  # no type", Parameter("a", "int", 3, "no type")),
        ("a = ['b']", Parameter("a", "list[str]", ["b"], "")),
        ("a: int = -1", Parameter("a", "int", -1, "")),
        ('a: str = "# no comment"', Parameter("a", "str", "# no comment", "")),
    ],
)
def test_read_parameters_reads_a_line(source, parameter):
    assert read_parameters(_notebook(source), name="n") == {"a": parameter}


def test_read_parameters_reads_only_the_tagged_cell():
    assert read_parameters(_notebook("a = 1", tags=()), name="n") == {}


def test_read_parameters_refuses_a_default_that_must_be_computed():
    with pytest.raises(ParameterError, match=r"n: the default of a is 'b\(\)', exp"):
        read_parameters(_notebook("a: str = b()"), name="n")


@pytest.mark.parametrize(
    ("text", "annotation", "value"),
    [
        ("007", "str", "007"),
        ("7", "int", 7),
        ("0.5", "float", 0.5),
        ("true", "bool", True),
        ("False", "bool", False),
        ("a, b,", "list[str]", ["a", "b"]),
        ('["a, b", "c"]', "list[str]", ["a, b", "c"]),
        ("", "list[str]", []),
        ("1,2", "list[int]", [1, 2]),
        ("[1, 2]", "list[int]", [1, 2]),
        ("2024-01-02", "str", "2024-01-02"),
    ],
)
def test_typed_value(text, annotation, value):
    assert typed_value(text, Parameter("p", annotation, None, "")) == value


@pytest.mark.parametrize(
    ("text", "annotation"),
    [
        ("seven", "int"),
        ("1.5", "int"),
        ("yes", "bool"),
        ("1", "bool"),
        ('["a"', "list[str]"),
        ("a,b", "list[int]"),
        ("a", "dict"),
    ],
)
def test_typed_value_refuses_what_is_not_of_the_type(text, annotation):
    with pytest.raises(ParameterError, match=rf"-p p: .*expected {annotation[:4]}"):
        typed_value(text, Parameter("p", annotation, "d", ""))


KNOWN = {
    "10-a": {"top": Parameter("top", "int", 3, "")},
    "20-b": {
        "top": Parameter("top", "str", "", ""),
        "since": Parameter("since", "str", "", ""),
    },
}


def test_choose_parameters_gives_each_notebook_its_own():
    chosen = choose_parameters([("top", "5"), ("since", "2024")], KNOWN)
    assert chosen == {"10-a": {"top": 5}, "20-b": {"top": "5", "since": "2024"}}


@pytest.mark.parametrize(
    ("name", "hint"),
    [("sinse", "did you mean 'since'"), ("zzz", "choose one of these")],
)
def test_choose_parameters_refuses_an_unknown_name(name, hint):
    with pytest.raises(ParameterError, match=rf"-p {name}: no notebook has it.*{hint}"):
        choose_parameters([(name, "1")], KNOWN)
