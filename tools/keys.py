"""What each key of a report's rows means, for docs/cli.md; every key of every report stands here."""

KEYS: dict[str, str] = {
    "action": "the action's id",
    "actions": "ids of the actions shared",
    "agency": "the agency's name in the registry",
    "a": "one agency; of a pair, the first by name",
    "a_role": "its role",
    "b": "the other",
    "b_role": "its role",
    "betweenness": "the part of all shortest chains between others that run through it, 0 to 1",
    "co_owner": "the agency that shares",
    "co_owners": "names of everyone else on the action",
    "community": "number of its community, 1 the largest",
    "degree": "number of agencies it shares an action with",
    "detail": "the names that it is about, or what else",
    "document": "the document's number",
    "due": "when it is due: year, month or day; empty if the text sets no date",
    "field": "which fact",
    "full_name": "its full name, empty if the registry has none",
    "gap": "`no-owner`, `no-lead`, `several-leads`, `vague-owner` or `open-ended`",
    "inferred_lead": "how many of `lead` are inferred",
    "inferred_leads": "in how many of the shared actions one of the two leads by inference",
    "jaccard": "shared actions as a part of all that either has, 0 to 1",
    "kind": "its kind: `department`, `central`, `collective`, …",
    "lead": "names of those who lead",
    "led_by_agency": "how many of them the agency leads",
    "led_by_co_owner": "how many of them the other leads",
    "part": "the document's part in which it stands",
    "role": "`lead`, `co`, `support` or `oversee`",
    "shared": "number of actions shared",
    "stated": "true if the text itself names the role, false if it is inferred from the list's order",
    "step": "number of the step in the chain, from 1",
    "title": "the action's title",
    "topics": "its topics",
    "value": "the fact; a list where it has several parts",
    "weighted_degree": "shared actions, summed over those agencies",
    "actions.co_owners": "names of everyone on the action who does not lead it",
    "agencies.lead": "how many actions it leads",
    "agencies.co": "how many it shares",
    "agencies.support": "how many it supports",
    "agencies.oversee": "how many it oversees",
    "agencies.total": "how many actions it has a part in",
    "network.a": "from this agency",
    "network.b": "to this one",
}
"""By key, or by `report.key` where a report means something of its own."""

SHAPES: dict[tuple[str, str], str] = {
    ("overlaps", "ACTIONS"): "For two agencies:",
    ("network", "CHAIN"): "For a chain:",
}
"""When a report's rows are of its second shape, by report and the constant that declares the columns."""

NOTES: dict[str, str] = {
    "matrix": "A row has `action`, `title`, and a key for every agency, its name, with its letters in that action.",
}
"""What else is to say of a report's rows."""
