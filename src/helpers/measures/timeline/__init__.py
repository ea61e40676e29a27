"""When: within a meeting, over the calendar, and in the days and years named."""

from helpers.measures.timeline.callings import dates_called
from helpers.measures.timeline.terms import calendar, term_positions
from helpers.measures.timeline.years import years_named

__all__ = ["calendar", "dates_called", "term_positions", "years_named"]
