"""The passages behind the numbers of a report: found, counted again, and handed on.

A row of a figure's table stands for words that somebody said. Here these words are
found once more, from the row alone; only where as many are found as the row counts do
they stand behind it.
"""

from helpers.report.passages.compared import find_compared
from helpers.report.passages.finding import find_passages
from helpers.report.passages.places import Place, Spoken

__all__ = ["Place", "Spoken", "find_compared", "find_passages"]
