"""The data format as types: what a data file may hold.

The same types validate what is read and generate the JSON Schema. The words are those of
docs/data-format.md: document, action, agency, assignment, role, registry, reform.
"""

from typing import Literal

from msgspec import Struct

from respon.model.action import (
    Action,
    Cite,
    Document,
    ListOrder,
    Status,
    Variant,
    Witness,
    unlabelled_role,
)
from respon.model.registry import (
    ALWAYS,
    CHANGES,
    ENDING,
    Agency,
    Change,
    Confidence,
    Kind,
    Period,
    Reform,
    registry_on,
)
from respon.model.values import Date, Names, Text
from respon.role import RASCI, ROLES, Role

__all__ = [
    "ALWAYS",
    "CHANGES",
    "ENDING",
    "RASCI",
    "ROLES",
    "Action",
    "Agency",
    "Change",
    "Cite",
    "Confidence",
    "DataFile",
    "Date",
    "Document",
    "Kind",
    "ListOrder",
    "Names",
    "Period",
    "Reform",
    "Role",
    "Status",
    "Text",
    "Variant",
    "Witness",
    "registry_on",
    "unlabelled_role",
]


class DataFile(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One data file, version 1 of the format.

    `comments`: those at the head of a YAML file, with their #, where a format has none.
    """

    respon: Literal[1]
    include: tuple[Text, ...] = ()
    documents: tuple[Document, ...] = ()
    actions: tuple[Action, ...] = ()
    agencies: tuple[Agency, ...] = ()
    reforms: tuple[Reform, ...] = ()
    comments: str = ""
