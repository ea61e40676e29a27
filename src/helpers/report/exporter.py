"""An nbconvert exporter: an executed notebook as one page that works offline.

Registered as ``report``: ``jupyter nbconvert --to report``, and in JupyterLab's menu.
"""

from __future__ import annotations

import base64
import gzip
from functools import lru_cache
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters.html import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from plotly.offline import get_plotlyjs
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from traitlets import Enum, default
from traitlets.config import Config

from helpers import paths
from helpers.report.figures import MIME, Charts
from helpers.report.markup import Prose, as_json, clean_html, unbroken
from helpers.report.page import read_page
from helpers.report.scrub import scrub
from helpers.report.templating import FOLDER, asset

SHARED_PLOTLY = "plotly.min.js"


class ReportExporter(HTMLExporter):  # type: ignore[misc]
    """Exports a notebook as a page without any request to the network."""

    export_from_notebook = "Report"
    plotly = Enum(
        ("gz", "shared"),
        "gz",
        help="plotly.js inside the page, packed, or in one file beside all pages",
    ).tag(config=True)

    @property
    def default_config(self) -> Config:
        """What a page shows of an output that has several forms, best first."""
        shown = [MIME, "text/html", "text/markdown", "image/png", "image/jpeg"]
        config = Config({"NbConvertBase": {"display_data_priority": shown}})
        config.NbConvertBase.display_data_priority.append("text/plain")
        return config

    @default("template_name")
    def _template_name_default(self) -> str:
        return FOLDER

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(paths.TEMPLATES)]

    def _create_environment(self) -> Environment:
        environment = cast(Environment, super()._create_environment())
        environment.autoescape = True
        environment.filters |= {
            "clean": clean_html,
            "code": highlight_code,
            "unbroken": unbroken,
        }
        environment.globals |= {"asset": asset, "as_json": as_json, "mime": MIME}
        return environment

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of `nb`, and the resources with what is on it.

        ``resources["find_passages"]`` may give the passages behind the rows of a
        figure's table, from its columns and rows.

        ``resources["page"]`` is the :class:`Page`, ``resources["charts"]`` its
        :class:`Charts`, ``resources["finding"]`` the finding as HTML.
        """
        resources = dict(resources or {})
        name = resources.get("metadata", {}).get("name") or "notebook"
        page, prose = read_page(scrub(nb), name=name), Prose()
        charts = Charts(resources.get("find_passages"))
        resources |= {
            "name": name,
            "page": page,
            "charts": charts,
            "prose": prose,
            "finding": prose.render(page.finding),
            "reading": resources.get("reading", {}),
            "packed_plotly": packed_plotly() if self.plotly == "gz" else "",
        }
        # HTMLExporter would parse the finished page once more, for images without
        # a description, and write it anew.
        return cast(
            tuple[str, dict[str, Any]],
            TemplateExporter.from_notebook_node(self, page.notebook, resources, **kw),
        )


def highlight_code(source: str) -> Markup:
    """Return Python `source` as HTML with a class on each kind of token."""
    return Markup(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)))


@lru_cache(maxsize=1)
def packed_plotly() -> str:
    """Return the plotly.js of the installed plotly, packed for a page of its own."""
    library = get_plotlyjs().encode()
    return base64.b64encode(gzip.compress(library, 9, mtime=0)).decode()
