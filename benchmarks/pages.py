"""How large the pages of a report are, and how soon a reader sees them.

    python benchmarks/pages.py [INPUT…]

Makes the report on each input (data/sample without any) in both shapes, opens every
page in headless Chromium from the disk, and prints sizes, the time to the first drawn
figure, and the longest task while the page opens and while it is scrolled. Needs
/usr/bin/chromium and what the tests need.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from helpers import paths
from helpers.report.runner import Task, load_inputs, make_report

CHROMIUM = "/usr/bin/chromium"
WINDOW: Any = {"width": 1280, "height": 900}
STEP, PAUSE = 450, 60  # pixels, and milliseconds between two steps
WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
  const durations = list.getEntries().map(({ duration }) => duration);
  window.longest = Math.max(window.longest, ...durations);
}).observe({ entryTypes: ["longtask"] });
"""
HEADING = """\
| page | kB | first figure, s | all figures, s | longest task, ms | scrolled, ms |
|---|--:|--:|--:|--:|--:|"""
FIRST = "() => document.querySelector('.main-svg') && performance.now()"
ALL = """() => [...document.querySelectorAll('.chart')]
  .every((box) => box.querySelector('.main-svg'))"""


def main(inputs: list[str]) -> None:
    """Print one table for each input."""
    for given in inputs or [str(paths.SAMPLE)]:
        with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
            task = Task([given], Path(scratch, "made"), [], paths.NOTEBOOKS, True)
            one_file = make_report(task, load_inputs(task.inputs)).page
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"]
            )
            page = browser.new_page(viewport=WINDOW)
            page.add_init_script(WATCH)
            print(f"\n{given}\n")
            print(HEADING)
            for row in _rows(page, task.folder, one_file):
                print("| " + " | ".join(row) + " |")
            browser.close()


def _rows(page: Page, folder: Path, one_file: Path) -> Iterator[list[str]]:
    readings = sorted(
        (folder / "reading").iterdir(), key=lambda path: path.stat().st_size
    )
    pages = [path for path in sorted(folder.glob("*.html")) if path != one_file]
    for path in (*pages, readings[-1]):
        name = path.relative_to(folder).as_posix()
        yield [name, _kilobytes(path), *_timed(page, path.as_uri())]
    for name in ("index.html", "10-who-speaks.html"):
        address = f"{one_file.as_uri()}#/{name}"
        yield [f"one file: {name}", _kilobytes(one_file), *_timed(page, address)]
    for name in ("words.js", "plotly.min.js"):
        yield [name, _kilobytes(folder / name), "", "", "", ""]
    size = sum(path.stat().st_size for path in readings) / 1000
    yield [f"all {len(readings)} reading pages", f"{size:,.0f}", "", "", "", ""]


def _timed(page: Page, address: str) -> list[str]:
    """Return seconds to the first and last figure, and the longest task, as text."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function("() => document.querySelector('h1')")
    first = last = ""
    if page.locator(".chart").count():
        first = _seconds(page.wait_for_function(FIRST).json_value())
        page.wait_for_function(ALL, timeout=120_000)
        last = _seconds(page.evaluate("performance.now()"))
    longest = page.evaluate("window.longest")
    page.evaluate("window.longest = 0")
    height = page.evaluate("document.documentElement.scrollHeight")
    for place in range(0, height, STEP):
        page.evaluate(f"scrollTo({{ top: {place}, behavior: 'instant' }})")
        page.wait_for_timeout(PAUSE)
    return [first, last, f"{longest:.0f}", f"{page.evaluate('window.longest'):.0f}"]


def _seconds(milliseconds: Any) -> str:
    return f"{milliseconds / 1000:.2f}"


def _kilobytes(path: Path) -> str:
    return f"{path.stat().st_size / 1000:,.0f}"


if __name__ == "__main__":
    main(sys.argv[1:])
