"""Where each answer is declared: its columns, and the function that gives it."""

ANSWERS: dict[str, str] = {
    "agencies": "respon.query.agencies",
    "actions": "respon.query.actions",
    "show": "respon.query.show",
    "duties": "respon.query.duties",
    "co-owners": "respon.query.co_owners",
    "overlaps": "respon.query.overlaps",
    "matrix": "respon.query.matrix",
    "gaps": "respon.query.gaps",
    "extract": "respon.extract.proposals",
    "verify": "respon.verify.proofs",
    "lineage": "respon.query.lineage",
    "reform-effect": "respon.query.reform_effect",
    "check": "respon.check.listed",
    "diff": "respon.diff.told",
    "network": "respon.query.network",
}
"""The module of each answer, by its name: that of the command, and of the key `report` in JSON."""
