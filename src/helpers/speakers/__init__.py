"""Labels to people, with evidence, with doubt reported, a person's table on top."""

from helpers.speakers.people import NamedBy, Used, name_people

__all__ = ["NamedBy", "Used", "name_people"]
