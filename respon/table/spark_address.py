"""The address of a Spark that runs already: `spark://HOST:7077`, `spark://ONE:7077,OTHER:7077`, `sc://HOST:15002`."""

import re
import socket
from collections.abc import Iterator

from respon.errors import ResponError, UsageError
from respon.messages import say

PORTS = {"sc": 15002, "spark": 7077}
REACHED = 10
"""Seconds in which an address must take a connection."""


def reach(address: str) -> None:
    """Raise ResponError unless one of the machines that an address names takes a connection."""
    for machine in list(machines_of(address)):
        try:
            socket.create_connection(machine, timeout=REACHED).close()
        except OSError:
            continue
        return
    raise ResponError(
        say("nothing answers at {address}", address=address),
        hint=say("is Spark running there, and may it be reached from here? Or --engine spark, on this machine"),
    )


def machines_of(address: str) -> Iterator[tuple[str, int]]:
    """Yield the machines, with their ports, that an address names. Raises UsageError if it is none."""
    scheme, _, rest = address.partition("://")
    for machine in rest.partition("/")[0].split(","):
        found = re.fullmatch(r"(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?", machine)
        if not found or int(found[2] or 1) > 65535:
            raise UsageError(
                say("{address} is no address of a Spark", address=address),
                hint=say("spark://HOST:7077, or sc://HOST:15002"),
            )
        yield found[1].strip("[]"), int(found[2] or PORTS[scheme])
