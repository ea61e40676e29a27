"""A label as used in a meeting; a row of a person's own table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from helpers.segmenting.labels import LabelParts
from helpers.speakers.names import Name, parse_name

# "El señor RAJOY BREY" has two surnames and no given name.
SURNAMES = re.compile(r"(?:el|la) señora?\b", re.I)


@dataclass(frozen=True)
class Used:
    """A label as used in a meeting, and the person that it stands for.

    `speaker` is None for nobody in particular. `resembles` is another person, not
    merged, whose name is nearly the same. `role` is ``chair`` or ``moderator``.
    `spelled` is the name with the accents that it has elsewhere, where it lacks some.
    """

    meeting_id: str
    label: str
    parts: LabelParts
    n_turns: int
    speaker: str | None = None
    evidence: str = ""
    decided_by: str = ""
    resembles: str | None = None
    role: str | None = None
    spelled: str = ""

    @cached_property
    def name(self) -> Name:
        """The name that the label prints, taken apart."""
        words = self.spelling.split()
        has_given = len({word.isupper() for word in words}) > 1
        is_surname = bool(SURNAMES.match(self.parts.role)) and not has_given
        name = parse_name(self.spelling, is_surname=is_surname)
        return name._replace(printed=self.parts.name)

    @property
    def spelling(self) -> str:
        """The name that the label prints, with all its accents."""
        return self.spelled or self.parts.name


@dataclass(frozen=True)
class NamedBy:
    """A row of speakers.csv: whom a label stands for, in one meeting or in all."""

    label: str
    speaker: str
    meeting_id: str | None
