"""Event date, published date and fetch date kept apart; dates said in the speech."""

from helpers.dates.days import DateCandidate, Days, find_days
from helpers.dates.mentioned import Mention, find_mentions
from helpers.dates.shapes import language_of

__all__ = [
    "DateCandidate",
    "Days",
    "Mention",
    "find_days",
    "find_mentions",
    "language_of",
]
