"""How files are named to programs that look for them in a repository: relative, with forward slashes."""

import os
from pathlib import Path


def relative(file: str) -> str:
    """Return the file's path relative to the working folder; absolute where it lies elsewhere; "" if none.

    The bundled data and standard input are no files that a reader could open.
    """
    path = Path(file)
    if not file or file == "-" or file.startswith("bundled:"):
        return ""
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links out of the repository
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def uri(file: str) -> str:
    """Return the file as a URI reference, relative to the working folder where it lies there; "" if none."""
    from urllib.parse import quote

    path = relative(file)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)
