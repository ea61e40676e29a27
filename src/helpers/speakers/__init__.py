"""Labels to people, with evidence, with doubt reported, a person's table on top."""

from helpers.speakers.people import name_people
from helpers.speakers.roles import Passages, passages_of, printed_office, with_roles
from helpers.speakers.used import NamedBy, Used

__all__ = [
    "NamedBy",
    "Passages",
    "Used",
    "name_people",
    "passages_of",
    "printed_office",
    "with_roles",
]
