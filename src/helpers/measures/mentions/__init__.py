"""Who and what is named: found, counted, over time, and in whose company."""

from helpers.measures.mentions.counts import (
    mention_frequency,
    mention_frequency_by_speaker,
)
from helpers.measures.mentions.found import mentions
from helpers.measures.mentions.groups import countries_by_region, most_named
from helpers.measures.mentions.over_time import choose_names, mentions_over_time
from helpers.measures.mentions.together import co_mentions
from helpers.measures.mentions.whom import who_names_whom

__all__ = [
    "choose_names",
    "co_mentions",
    "countries_by_region",
    "mention_frequency",
    "mention_frequency_by_speaker",
    "mentions",
    "mentions_over_time",
    "most_named",
    "who_names_whom",
]
