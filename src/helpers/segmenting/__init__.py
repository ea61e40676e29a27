"""Labels to turns, with a ledger of every candidate, taken or rejected, and why."""

from helpers.segmenting.labels import LabelParts, parse_label
from helpers.segmenting.turns import Segmented, Turn, segment

__all__ = ["LabelParts", "Segmented", "Turn", "parse_label", "segment"]
