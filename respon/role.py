"""The roles of an assignment, by their names: what needs no more than these needn't load the data's types."""

from typing import Literal

Role = Literal["lead", "co", "support", "oversee"]
ROLES: tuple[Role, ...] = ("lead", "co", "support", "oversee")
RASCI: dict[Role, str] = {"lead": "A/R", "co": "R", "support": "S", "oversee": "C"}
"""A role's letter in a RASCI matrix: accountable and responsible, responsible, support, consulted."""
