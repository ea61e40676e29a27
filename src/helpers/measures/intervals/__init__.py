"""How certain a number is: intervals of shares, rates and comparisons."""

from helpers.measures.intervals.clustered import (
    LEVEL,
    UNITS_NEEDED,
    Units,
    choose_units,
    count_interval,
    describe_interval,
    describe_many,
    ratio_interval,
)

__all__ = [
    "LEVEL",
    "UNITS_NEEDED",
    "Units",
    "choose_units",
    "count_interval",
    "describe_interval",
    "describe_many",
    "ratio_interval",
]
