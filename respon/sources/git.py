"""Data of another version: `REF:path` names a file or folder as git has it, as in `git show REF:path`.

Only git's objects are read: nothing is checked out, fetched or written, no hook, filter, helper or pager runs
whatever the repository's own configuration says, and no argument that a user or a data file gives can be taken for
an option. Sizes are asked before anything is read.
"""

import os
import posixpath
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from respon.errors import DataError, ResponError
from respon.files.limits import DATA_BYTES, MEGABYTE
from respon.files.opening import abbreviated
from respon.messages import Message, say
from respon.plan import Plan
from respon.sources.named import LOCKS, SUFFIXES, TABLES
from respon.sources.readers import reader
from respon.sources.validate import data_file
from respon.sources.whole import read as read_files
from respon.sources.yaml import TOO_LARGE
from respon.where import Where

SECONDS = 60
"""Time for all that git does for one version."""

MAX_TOTAL = 512 * MEGABYTE
"""All files of one version."""

ALONE = {
    "GIT_ALLOW_PROTOCOL": "none",  # a missing object is not fetched, whatever protocol.* and remote.* say
    "GIT_NO_LAZY_FETCH": "1",  # the same, from git 2.45 on
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",  # its messages are read
}
"""What git is told besides the user's environment: use no network, ask nothing, write nothing."""

SAFE = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
"""Options before every command: programs that a repository's configuration names don't run."""


def is_spec(argument: str) -> bool:
    """Tell if the argument is `REF:path` rather than a file: it has a colon and no such file exists."""
    ref, colon, _ = argument.partition(":")
    return bool(ref and colon) and not os.path.lexists(argument)


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
            message, hint = (_renamed(told, f"{folder}/", f"{ref}:") for told in error.said)
            raise DataError(message, where, hint) from None
    plan.files = tuple(_named(file, folder, ref) for file in plan.files)
    plan.origins = tuple(origin._replace(file=_named(origin.file, folder, ref)) for origin in plan.origins)
    plan.places = {key: at._replace(file=_named(at.file, folder, ref)) for key, at in plan.places.items()}
    plan.passed_over = tuple(at._replace(file=_named(at.file, folder, ref)) for at in plan.passed_over)
    return plan


def _named(file: str, folder: str, ref: str) -> str:
    return f"{ref}:{Path(file).relative_to(folder).as_posix()}" if Path(file).is_relative_to(folder) else file


def _renamed(told: Any, old: str, new: str) -> Any:
    """Return a message with the copies in it called as git calls them."""
    if isinstance(told, Message):
        return Message(told.text, {key: _renamed(value, old, new) for key, value in told.given.items()})
    return str(told).replace(old, new) if isinstance(told, str | Where) and old in str(told) else told


class _Tree:
    """One version of a repository: the one of the working folder."""

    def __init__(self, spec: str, ref: str) -> None:
        self.spec = spec
        self.ref = ref
        self.end = time.monotonic() + SECONDS
        self.left = MAX_TOTAL
        if ref.startswith("-"):
            raise self.error(
                say("'{ref}' is no version", ref=ref), say("name a commit, a branch or a tag: HEAD~1:data/")
            )
        found = self.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if found is None:
            raise self.error(
                say("git knows no version '{ref}' here", ref=abbreviated(ref)),
                say("see `git log`; in CI fetch the whole history"),
            )
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
            raise self.error(
                say("no such file or folder in that version"), say("the path counts from the repository's top")
            )
        names = self.files(path) if kind.strip() == b"tree" else [path]
        top = folder / path
        (top if kind.strip() == b"tree" else top.parent).mkdir(parents=True, exist_ok=True)
        seen: set[str] = set()
        waiting = list(names)
        for name in waiting:
            if name not in seen:
                seen.add(name)
                waiting += self.copy(name, folder)
        return top

    def files(self, path: str) -> Iterator[str]:
        """Yield the data files that lie in the folder of this version itself; links are left alone."""
        listing = self.git("ls-tree", "-z", "--full-tree", f"{self.commit}:{path}") or b""
        entries = [entry.partition("\t") for entry in listing.decode("utf-8", "surrogateescape").split("\0")]
        names = [name for head, _, name in entries if head.startswith("100") and "/" not in name]
        suffixed = {name: PurePosixPath(name).suffix.lower() for name in names if not name.startswith(LOCKS)}
        kinds = SUFFIXES if set(suffixed.values()) & set(SUFFIXES) else TABLES
        yield from (posixpath.join(path, name) for name, suffix in suffixed.items() if suffix in kinds)

    def copy(self, name: str, folder: Path) -> Iterator[str]:
        """Copy a file, if it is in this version, and yield the files that it includes."""
        blob = f"{self.commit}:{name}"
        if (size := self.git("cat-file", "-s", blob)) is None:
            return
        self.require_room(name, int(size))
        if (text := self.git("cat-file", "blob", blob)) is None:
            return
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
        if reader(name).keyed and not name.endswith(".schema.json"):
            for include in data_file(text, f"{self.ref}:{name}")[0].include:
                inside = posixpath.normpath(posixpath.join(posixpath.dirname(name), include))
                if not inside.startswith(("../", "/")):  # the reader tells of those that leave the folder
                    yield inside

    def require_room(self, name: str, size: int) -> None:
        """Refuse a file by its size, before it is read."""
        file = Where(f"{self.ref}:{name}")
        if size > (reader(name).most or size):
            raise DataError(say("larger than {size} MB", size=DATA_BYTES // MEGABYTE), file, TOO_LARGE)
        self.left -= size
        if self.left < 0:
            what = say("the files of this version together are larger than {size} MB", size=MAX_TOTAL // MEGABYTE)
            raise DataError(what, file, say("write the version out (git worktree add), and name its folder"))

    def git(self, *arguments: str) -> bytes | None:
        """Return what a git command prints, or None if it fails. No shell; objects are named by their commit's hash.

        Raises ResponError if git can't be run, takes too long, or would have to fetch an object.
        """
        try:
            done = subprocess.run(  # noqa: S603
                ["git", *SAFE, *arguments],  # noqa: S607
                capture_output=True,
                check=False,
                env=os.environ | ALONE,
                stdin=subprocess.DEVNULL,
                timeout=max(0.1, self.end - time.monotonic()),
            )
        except subprocess.TimeoutExpired:
            what = say("git takes more than {seconds} seconds", seconds=SECONDS)
            raise self.error(what, say("write the version out (git worktree add), and name its folder")) from None
        except OSError:
            raise self.error(say("git can't be run"), say("install git, or name files and folders")) from None
        except ValueError:
            raise self.error(say("no version or file has such a name"), say("check it: it holds a NUL")) from None
        if done.returncode and (b"promisor" in done.stderr or b"lazy fetch" in done.stderr):
            what = say("this partial clone lacks a part of that version, and nothing is fetched")
            raise self.error(what, say("where you trust the repository: git fetch --refetch --no-filter, then again"))
        if done.returncode and b"dubious ownership" in done.stderr:
            raise self.error(
                say("git doesn't trust this repository: it is another user's"), say("see git's safe.directory")
            )
        return done.stdout if done.returncode == 0 else None

    def error(self, message: Message, hint: Message) -> ResponError:
        return ResponError(message, Where(abbreviated(self.spec)), hint)
