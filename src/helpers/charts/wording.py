"""Numbers and names as a reader meets them: in labels, tables and sentences."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape

import pandas as pd

MISSING = "–"
LABEL_LENGTH = 60  # characters of a name
SHORTEST_NAME = 12
NARROW, NARROW_BOLD = 46, 42  # characters of a label on a telephone

# What Markdown could read as markup, in the dialects of JupyterLab and nbconvert:
# its own signs, addresses that it would turn into links, and what opens a list.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$@]|:(?=//)|(?<=www)\.|^[-+=]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def percent(share: float) -> str:
    """Return `share` (0 to 1) in per cent: one decimal, two below one per cent.

    >>> percent(0.9027)
    '90.3 %'
    """
    if pd.isna(share):
        return MISSING
    if 0 < share < 0.00005:
        return "< 0.01 %"
    decimals = 2 if 0 < abs(share) < 0.00995 else 1
    return f"{100 * share:.{decimals}f} %"


def whole(number: float) -> str:
    """Return `number` without decimals, its thousands parted by commas.

    >>> whole(2188)
    '2,188'
    """
    return MISSING if pd.isna(number) else f"{number:,.0f}"


def counted(number: float, noun: str, plural: str = "") -> str:
    """Return `number` with its noun in the right form.

    >>> counted(1, "turn"), counted(2188, "word")
    ('1 turn', '2,188 words')
    """
    return f"{whole(number)} {noun if number == 1 else plural or noun + 's'}"


def percent_range(low: float, high: float) -> str:
    """Return an interval of shares, or nothing where there is none.

    >>> percent_range(0.801, 0.95)
    '80.1 % to 95.0 %'
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    return f"{percent(low)} to {percent(high)}"


def whole_range(low: float, high: float) -> str:
    """Return an interval of counts or rates, or nothing where there is none."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return f"{whole(low)} to {whole(high)}"


def decimal(number: float) -> str:
    """Return `number` to two decimals, from ten on to one.

    >>> decimal(0.345), decimal(12.34), decimal(-0.001)
    ('0.34', '12.3', '0.00')
    """
    if pd.isna(number):
        return MISSING
    # Adding nought takes the sign from what is nought when rounded.
    return f"{round(number, 2) + 0:.2f}" if abs(number) < 9.995 else f"{number:,.1f}"


def decimal_or_less(number: float) -> str:
    """Return an expected number: never nought where there is something.

    >>> decimal_or_less(0.003), decimal_or_less(1.44), decimal_or_less(27.5)
    ('< 0.01', '1.44', '27.5')
    """
    return "< 0.01" if 0 < number < 0.005 else decimal(number)


def p_value(number: float) -> str:
    """Return a p-value: two decimals, three below 0.01.

    >>> p_value(0.3), p_value(0.002), p_value(1e-9)
    ('0.30', '0.002', '< 0.001')
    """
    if pd.isna(number):
        return MISSING
    if number < 0.001:
        return "< 0.001"
    return f"{number:.2f}" if number >= 0.00995 else f"{number:.3f}"


def decimal_range(low: float, high: float) -> str:
    """Return an interval of plain numbers, or nothing where there is none."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return f"{decimal(low)} to {decimal(high)}"


def rate_range(low: float, high: float) -> str:
    """Return an interval of rates per million words, as rates per 1,000 words."""
    if math.isnan(low) or math.isnan(high):
        return ""
    return f"{per_thousand(low / 1_000_000)} to {per_thousand(high / 1_000_000)}"


def no_interval(table: pd.DataFrame) -> str:
    """Return why `table` has no interval: on how little it rests, by its card."""
    card = table.attrs.get("card", {})
    if str(card.get("interval", "")).startswith("none"):
        return f"no interval: {card.get('n', 'these')} are too few"
    return "no interval: too few turns or meetings"


def interval_or_why(ends: str, table: pd.DataFrame) -> str:
    """Return an interval for a sentence, or on how little the number rests.

    Args:
        ends: both ends as text; empty: there is no interval.
        table: the result table, whose card says why.
    """
    return f"95 % interval {ends}" if ends else no_interval(table)


def every_of(table: pd.DataFrame) -> str:
    """Return how long the periods of `table` are, by its card: month, quarter, year."""
    return str(table.attrs.get("card", {}).get("measure", "")).rpartition(" ")[2]


def period_text(day: pd.Timestamp, every: str) -> str:
    """Return the period that begins on `day`, as a table prints it.

    >>> period_text(pd.Timestamp("2024-04-01"), "quarter")
    '2024 Q2'
    """
    forms = {"year": f"{day:%Y}", "quarter": f"{day:%Y} Q{day.quarter}"}
    return forms.get(every, f"{day:%Y-%m}")


def quoted(term: str) -> str:
    """Return `term` in quotation marks, cut where it is too long for a label.

    >>> quoted("war")
    '“war”'
    """
    return f"“{shortened(term)}”"


def listed(names: Iterable[str]) -> str:
    """Return `names` as a list in a sentence.

    >>> listed(["war", "peace", "law"])
    'war, peace and law'
    """
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def initials(names: Iterable[str]) -> dict[str, str]:
    """Return a letter or two for each of `names`, more where two would be alike.

    >>> initials(["Ann Lee", "Al Lo", "V.V. Putin"])
    {'Ann Lee': 'AL', 'Al Lo': 'ALo', 'V.V. Putin': 'VP'}
    """
    short: dict[str, str] = {}
    for name in names:
        first, *others = _LETTERS.findall(name) or ["?"]
        last = others[-1] if others else first[1:]
        forms = [first[0].upper() + last[:1].upper() + last[1:n] for n in range(1, 9)]
        forms += [f"{forms[0]}{n}" for n in range(2, len(short) + 3)]
        short[name] = next(form for form in forms if form not in short.values())
    return short


def folded(text: str) -> str:
    """Return `text` on one line, with single spaces."""
    return " ".join(text.split())


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """Return `text` on one line, cut to `length` characters with a visible mark.

    >>> shortened("Minister of Foreign Affairs", 12)
    'Minister of…'
    """
    line = folded(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def narrowed(labels: Sequence[str]) -> list[str]:
    """Return the labels of a figure as a telephone has room for them, numbers whole.

    Of names that would be cut to the same words the middle is left out instead.

    Args:
        labels: ``name: numbers``, or headings ``<b>name, numbers</b>``, escaped.

    >>> narrowed(["Organisation for Economic Co-operation: 0.0966 (2 times)"])
    ['Organisation for Economic C…: 0.0966 (2 times)']
    """
    short = [_narrowed(label, shortened) for label in labels]
    taken = Counter(short)
    return [
        _narrowed(label, _without_middle) if taken[text] > 1 else text
        for label, text in zip(labels, short, strict=True)
    ]


def _narrowed(label: str, cut: Callable[[str, int], str]) -> str:
    is_heading = label.startswith("<b>") and label.endswith("</b>")
    text = unescape(label[3:-4] if is_heading else label)
    longest = NARROW_BOLD if is_heading else NARROW
    if len(text) <= longest:
        return label
    name, mark, numbers = text.rpartition(", " if is_heading else ": ")
    room = longest - len(mark) - len(numbers)
    fits = bool(mark) and room >= SHORTEST_NAME
    short = f"{cut(name, room)}{mark}{numbers}" if fits else cut(text, longest)
    return f"<b>{escaped(short)}</b>" if is_heading else escaped(short)


def _without_middle(text: str, length: int) -> str:
    line = folded(text)
    end = (length - 1) // 2
    is_short = len(line) <= length
    return line if is_short else f"{line[: length - 1 - end]}…{line[-end:]}"


def escaped(text: str) -> str:
    """Return `text` so that plotly draws it as it stands, never as markup or TeX.

    Plotly reads ``<b>`` and ``<a href>`` in every text, and ``$`` as TeX. What could
    be read as a template (``%{x}``) is only ever passed as ``customdata``.
    """
    return escape(folded(text), quote=False).replace("$", "&#36;")


def escaped_markdown(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it stands, on one line.

    >>> print(escaped_markdown("*Ann* <b>"))
    \*Ann\* \<b\>
    """
    # Not character references: a renderer that escapes HTML shows them as they are.
    line = _MARKUP.sub(lambda match: f"\\{match[0]}", folded(text))
    return _NUMBERED.sub(r"\1\\\2", line)


def per_thousand(share: float) -> str:
    """Return a rate per 1,000 words of a `share` (0 to 1), to three digits.

    >>> per_thousand(27 / 2188), per_thousand(1 / 500_000)
    ('12.3', '0.00200')
    """
    rate = 1_000 * share
    if pd.isna(rate):
        return MISSING
    return whole(rate) if rate >= 100 else f"{rate:#.3g}"
