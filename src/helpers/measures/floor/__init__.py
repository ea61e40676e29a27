"""Who holds the floor: for how many words and seconds, after whom, and who asks."""

from helpers.measures.floor.asking import questions
from helpers.measures.floor.evenness import floor_evenness
from helpers.measures.floor.following import who_follows
from helpers.measures.floor.interaction import floors_in_words, switches
from helpers.measures.floor.seconds import share_of_seconds
from helpers.measures.floor.share import share_of_words

__all__ = [
    "floor_evenness",
    "floors_in_words",
    "questions",
    "share_of_seconds",
    "share_of_words",
    "switches",
    "who_follows",
]
