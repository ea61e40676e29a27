"""The reading page of a transcript: the turns as they were said, with anchors."""

from helpers.report.reading.names import page_names
from helpers.report.reading.page import Reading

__all__ = ["Reading", "page_names"]
