"""What the tests of charts share: hostile names, and bars read back from a figure."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import pytest

HOSTILE = [
    "<b>Ann</b>",
    '<a href="javascript:alert(1)">Ann</a>',
    "%{x}",
    "<script>alert(1)</script>",
    "$E=mc^2$",
]


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def read_bars() -> Callable[[go.Figure], list[tuple[str, float | None]]]:
    """Return label and value of each bar, matched by their place on the axis."""

    def read(fig: go.Figure) -> list[tuple[str, float | None]]:
        bars, labels = fig.data[0], fig.data[1]
        values = dict(zip(bars.y, bars.x, strict=True))
        return [
            (text, values[key]) for key, text in zip(labels.y, labels.text, strict=True)
        ]

    return read


@pytest.fixture
def drawn_texts() -> Callable[[go.Figure], str]:
    """Return all that plotly would read as markup: the figure without its meta."""

    def texts(fig: go.Figure) -> str:
        bare = go.Figure(fig)
        bare.layout.meta = None
        return str(bare.to_plotly_json())

    return texts
