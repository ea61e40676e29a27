"""What sets speakers, groups or times apart: who is compared, and in which words."""

from helpers.measures.keyness.coded_terms import choose_min_count
from helpers.measures.keyness.groupings import choose_groups
from helpers.measures.keyness.of_groups import keyness_of_groups
from helpers.measures.keyness.of_sides import QUICK, keyness
from helpers.measures.keyness.sides import Sides, choose_sides

__all__ = [
    "QUICK",
    "Sides",
    "choose_groups",
    "choose_min_count",
    "choose_sides",
    "keyness",
    "keyness_of_groups",
]
