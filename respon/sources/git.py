"""Data of another version: `REF:path` names a file or folder as git has it, as in `git show REF:path`.

Only git's objects are read: nothing is checked out, no hook and no filter runs, and no argument that a user or a
data file gives can be taken for an option.
"""

import posixpath
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from respon.errors import DataError, ResponError
from respon.plan import Plan
from respon.sources.files import SUFFIXES
from respon.sources.validate import data_file
from respon.sources.whole import read as read_files
from respon.where import Where


def is_spec(argument: str) -> bool:
    """Tell if the argument is `REF:path` rather than a file: it has a colon and no such file exists."""
    ref, colon, _ = argument.partition(":")
    return bool(ref and colon) and not Path(argument).exists()


def read(spec: str) -> Plan:
    """Return the plan that `REF:path` holds, unknown agencies and documents left as written.

    Raises ResponError without git, a repository or such a version; DataError for what the data has wrong.
    """
    ref, _, path = spec.partition(":")
    tree = _Tree(spec, ref)
    with TemporaryDirectory(prefix="respon-") as folder:
        top = tree.write(path.rstrip("/"), Path(folder))
        try:
            plan = read_files([str(top)], strict=False)
        except DataError as error:
            where = error.where and error.where._replace(file=_named(error.where.file, folder, ref))
            raise DataError(error.message, where, error.hint.replace(f"{folder}/", f"{ref}:")) from None
    plan.files = tuple(_named(file, folder, ref) for file in plan.files)
    plan.origins = tuple(origin._replace(file=_named(origin.file, folder, ref)) for origin in plan.origins)
    plan.places = {key: Where(_named(at.file, folder, ref), at.line) for key, at in plan.places.items()}
    return plan


def _named(file: str, folder: str, ref: str) -> str:
    return f"{ref}:{Path(file).relative_to(folder).as_posix()}" if Path(file).is_relative_to(folder) else file


class _Tree:
    """One version of a repository: the one of the working folder."""

    def __init__(self, spec: str, ref: str) -> None:
        self.spec = spec
        if ref.startswith("-"):
            raise self.error(f"'{ref}' is no version", "name a commit, a branch or a tag: HEAD~1:data/")
        found = self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if found is None:
            raise self.error(f"git knows no version '{ref}' here", "see `git log`; in CI fetch the whole history")
        self.commit = found.decode().strip()
        prefix = self.git("rev-parse", "--show-prefix") or b""
        self.prefix = prefix.decode("utf-8", "surrogateescape").strip()

    def write(self, path: str, folder: Path) -> Path:
        """Copy what the path names, and what it includes, into the folder; return the copy."""
        if path.startswith(("./", "../")) or path in (".", ".."):
            path = posixpath.normpath(posixpath.join(self.prefix, path))
        path = "" if path == "." else path
        kind = self.git("cat-file", "-t", f"{self.commit}:{path}")
        if kind is None:
            raise self.error("no such file or folder in that version", "the path counts from the repository's top")
        names = self.files(path) if kind.strip() == b"tree" else [path]
        top = folder / path
        (top if kind.strip() == b"tree" else top.parent).mkdir(parents=True, exist_ok=True)
        seen: set[str] = set()
        for name in names:
            self.copy(name, folder, seen)
        return top

    def files(self, path: str) -> Iterator[str]:
        """Yield the data files that lie in the folder of this version itself; links are left alone."""
        listing = self.git("ls-tree", "-z", "--full-tree", f"{self.commit}:{path}") or b""
        for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
            head, _, name = entry.partition("\t")
            if head.startswith("100") and "/" not in name and PurePosixPath(name).suffix in SUFFIXES:
                yield posixpath.join(path, name)

    def copy(self, name: str, folder: Path, seen: set[str]) -> None:
        """Copy a file and, if they are in this version, the files that it includes."""
        if name in seen or (text := self.git("cat-file", "blob", f"{self.commit}:{name}")) is None:
            return
        seen.add(name)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
        if target.suffix != ".jsonl" and not name.endswith(".schema.json"):
            for include in data_file(text, f"{self.spec.partition(':')[0]}:{name}")[0].include:
                inside = posixpath.normpath(posixpath.join(posixpath.dirname(name), include))
                if not inside.startswith(("../", "/")):  # the reader tells of those that leave the folder
                    self.copy(inside, folder, seen)

    def git(self, *arguments: str) -> bytes | None:
        """Return what a git command prints, or None if it fails. No shell; objects are named by their commit's hash."""
        try:
            done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607
        except OSError:
            raise self.error("git can't be run", "install git, or name files and folders") from None
        return done.stdout if done.returncode == 0 else None

    def error(self, message: str, hint: str) -> ResponError:
        return ResponError(message, Where(self.spec), hint)
