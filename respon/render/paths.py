"""How files are named to programs that look for them in a repository: relative, with forward slashes."""

import os
from pathlib import Path
from urllib.parse import quote

from respon.where import BUNDLED

STDIN = "stdin.yaml"
"""What standard input is called: services refuse a finding that stands in no file."""


def relative(file: str) -> str:
    """Return the file's path relative to the working folder, upwards too; "" if there is none.

    The bundled data and standard input are no files that a reader could open.
    """
    if not file or file == "-" or file.startswith(BUNDLED):
        return ""
    path = os.path.abspath(file)  # noqa: PTH100 - resolve() would follow links out of the repository
    return Path(os.path.relpath(path)).as_posix()


def located(file: str) -> str:
    """Return a relative path for any file that a finding stands in: `stdin.yaml`, `bundled/agencies.yaml` too."""
    if file.startswith(BUNDLED):
        return f"bundled/{file.removeprefix('bundled:')}"
    return relative(file) or STDIN


def uri(file: str) -> str:
    """Return `located` as a URI reference, which is always relative."""
    return quote(located(file))
