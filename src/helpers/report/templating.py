"""The templates of the pages, and the style sheets and scripts that they carry."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from helpers import paths
from helpers.report.markup import held_days, unbroken

FOLDER = "report"  # also the name by which nbconvert knows the template


def template(name: str) -> Template:
    """Return the template of that name; what it is given is text, never markup."""
    loader = FileSystemLoader(paths.TEMPLATES / FOLDER)
    environment = Environment(loader=loader, autoescape=True)
    environment.globals |= {"asset": asset}
    environment.filters |= {"unbroken": unbroken, "held_days": held_days}
    return environment.get_template(name)


@lru_cache
def asset(name: str) -> Markup:
    """Return the style sheet or script of that name."""
    return Markup((paths.TEMPLATES / FOLDER / name).read_text(encoding="utf-8"))
