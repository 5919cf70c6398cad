"""Fields that rows of several answers have: type, meaning, heading and style, declared once."""

from collections.abc import Sequence
from typing import Annotated

from respon.answer import Column

REFORMED = "with `--as-of` or `--reform`"
"""When a column stands that tells of reforms."""

Agency = Annotated[str, Column("the agency's name in the registry", "Agency")]
Role = Annotated[str, Column("`lead`, `co`, `support` or `oversee`", "Role", "term")]
Stated = Annotated[
    bool, Column("true if the text itself names the role, false if it is inferred from the list's order")
]
ActionId = Annotated[str, Column("the action's id", "Action")]
ActionIds = Annotated[Sequence[str], Column("ids of the actions shared", "Actions", "names")]
Title = Annotated[str, Column("the action's title", "Title", "title")]
Document = Annotated[str, Column("the document's number", "Document")]
Part = Annotated[str, Column("the document's part in which it stands")]
Due = Annotated[str, Column("when it is due: year, month or day; empty if the text sets no date", "Due", "date")]
Status = Annotated[
    str, Column("`in-force`, or `cancelled`: its document ends it, and nobody carries it any more", "Status", "term")
]
Lead = Annotated[Sequence[str], Column("names of those who lead", "Lead", "names")]
LeadStated = Annotated[
    bool | None,
    Column("true if the text itself names the lead, false if it is inferred; null if nobody leads"),
]
CoOwners = Annotated[
    Sequence[str],
    Column("names of everyone else on the action: neither the row's agency nor those who lead", "Co-owners", "names"),
]
Clause = Annotated[str, Column("the clause that names the owners, as printed; empty where the data keeps none")]
Source = Annotated[str, Column("where the action stands in the data: file and line")]
Shared = Annotated[int, Column("number of actions shared", "Shared", "number")]
Jaccard = Annotated[
    float, Column("shared actions as a part of all that either has, 0 to 1", "Jaccard", "number", spare=True)
]
File = Annotated[str, Column("the file", "File")]
Line = Annotated[int | None, Column("the line in it, from 1", "Line", "number")]


def needed(declared: Sequence[Column], **seen: bool) -> tuple[Column, ...]:
    """Return the columns; those of these keys that nothing needs are left to machines."""
    return tuple(column if seen.get(column.key, True) else column._replace(heading="") for column in declared)
