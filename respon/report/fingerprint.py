"""The fingerprint of a plan: the same facts give the same one, wherever their files lie and however split."""

import hashlib

import msgspec

from respon.plan import Plan


def fingerprint(plan: Plan) -> str:
    """Return the SHA-256, in hexadecimal, of the plan's facts as JSON with sorted keys.

    Documents, actions and agencies come in the order of their ids, reforms in that of their content; file
    names, line numbers and the order of files don't count. The order within an action's lists does.
    """
    encoder = msgspec.json.Encoder(order="sorted")
    digest = hashlib.sha256(b"respon 1\n")
    for kind, facts in (
        ("documents", sorted(plan.documents.values(), key=lambda d: d.id)),
        ("actions", sorted(plan.actions, key=lambda a: a.id)),
        ("agencies", sorted(plan.agencies.values(), key=lambda a: a.name)),
    ):
        digest.update(f"{kind}\n".encode())
        for fact in facts:
            digest.update(encoder.encode(fact) + b"\n")
    digest.update(b"reforms\n")
    for line in sorted(encoder.encode(reform) for reform in plan.reforms):
        digest.update(line + b"\n")
    return digest.hexdigest()
