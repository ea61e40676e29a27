"""What the documents say is what there is."""

import re
import subprocess
import tomllib

import nbformat
import pytest
from places import PROJECT

from helpers import paths
from helpers.tables import SPAN_KINDS, TABLES

README = (PROJECT / "README.md").read_text(encoding="utf-8")
DATA_README = (PROJECT / "data" / "README.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
NOTEBOOKS = sorted(paths.NOTEBOOKS.glob("*.ipynb"))


def package_names(lines):
    return {re.split(r"[ <>=\[]", line.strip("- \n"))[0].lower() for line in lines}


def test_conda_installs_the_same_packages_as_pip():
    lines = (PROJECT / "environment.yml").read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if re.match(r"\s+- [a-z0-9-]+ >=", line)]
    ours = package_names(PYPROJECT["project"]["dependencies"])
    assert package_names(named) == {*ours, "python"}


def test_every_dependency_is_pinned():
    pinned = package_names(
        (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    )
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(name for extra in extras for name in extra)]
    assert {name.replace("_", "-") for name in package_names(wanted)} <= {
        name.replace("_", "-") for name in pinned
    }


@pytest.mark.parametrize("table", TABLES)
def test_the_data_readme_defines_every_column(table):
    part = DATA_README.partition(f"### `{table}`")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| `(\w+)`(?: \(key\))? \| [^|]+ \| ([^|]+) \|$", part, re.M)
    assert rows == [(column.name, column.meaning) for column in TABLES[table]]


def test_the_data_readme_defines_every_kind_of_span():
    part = DATA_README.partition("### Kinds of span")[2]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", part, re.M)
    assert dict(rows) == SPAN_KINDS


def test_the_data_readme_says_that_the_sample_is_invented():
    assert "invented" in DATA_README.partition("## Your own")[0]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_readme_lists_every_notebook_with_its_question(path):
    title = nbformat.read(path, as_version=4).cells[0].source.splitlines()[0]
    assert f"| `{path.stem}` | {title.removeprefix('# ')} |" in README


def test_the_first_command_stands_within_thirty_lines():
    lines = README.splitlines()
    assert next(n for n, line in enumerate(lines) if "make report" in line) < 30


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_links_of_the_readme_lead_somewhere(link):
    assert (PROJECT / link).is_file()


def test_the_changelog_keeps_its_section_of_numbers():
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### Numbers that changed" in text


def test_no_file_names_a_registry_or_a_place_on_a_machine():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    # Written apart, so that this file does not name them itself.
    places = ["/" + "root/", "/" + "home/", "/" + "work/main", "pypi" + ".org/simple"]
    for name in filter(None, listed.stdout.split("\0")):
        path = PROJECT / name
        if path.suffix in (".png", ".parquet") or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [place for place in places if place in text], name
