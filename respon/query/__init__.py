"""The queries: each module asks the graph one question and answers with a Report.

A new query is one module here, its line in QUERIES, and its command in `respon/cli`.
"""

QUERIES: dict[str, str] = {
    "agencies": "every agency, with how many actions it leads, shares, supports",
    "actions": "the actions, filtered",
    "show": "one action or agency, whole",
    "duties": "an agency's duties",
    "co-owners": "whom an agency shares actions with",
    "overlaps": "pairs of agencies by shared actions",
    "matrix": "actions by agencies, in RASCI letters",
    "gaps": "actions without a clear owner",
    "extract": "the assignments that documents propose",
    "verify": "whether data and text agree",
    "lineage": "what became of an agency, and what it was before",
    "reform-effect": "what a planned reform would change",
    "check": "which rules the data breaks, and where",
    "diff": "what changed between two versions",
    "network": "the co-ownership graph's measures, and chains in it",
}
"""Every query's name and what it answers; module `co_owners` for the name `co-owners`."""
