"""The one way to what a path names: plain files alone, their size asked before they are read.

A path comes from a command line, a settings file, an include or a commit that somebody else wrote: it may name a
device without end, a pipe that nobody writes to, a link that leads to itself, a file larger than the memory.
"""

import errno
import os
import select
import sys
import time
from pathlib import Path
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK
from typing import BinaryIO

from respon.errors import DataError, ResponError
from respon.files.limits import MEGABYTE, PIPE_SECONDS
from respon.messages import Message, Term, say
from respon.where import Where

STDIN = "-"
_SHOWN = 120
"""Characters of a name that are abbreviated at most: a name too long to be one need not fill the screen."""

_WHY = {
    errno.ENOENT: (say("no such file"), say("check the path")),
    errno.ENOTDIR: (say("no such file: the path leads through a file"), say("check the path")),
    errno.ELOOP: (say("a link that leads in a circle"), say("remove the link, or name the file itself")),
    errno.ENAMETOOLONG: (say("the name is too long"), say("check the path: this is hardly a file's name")),
    errno.EACCES: (say("can't be read: Permission denied"), say("check the rights of the file and its folders")),
    errno.ENOSPC: (say("can't write: No space left on device"), say("make room on the disk")),
}
_ODD = (
    (S_ISDIR, say("a folder")),
    (S_ISCHR, say("a device")),
    (S_ISBLK, say("a device")),
    (S_ISFIFO, say("a pipe")),
    (S_ISSOCK, say("a socket")),
)


def why(error: Exception) -> tuple[Message, Message]:
    """Return what the system has against a path, and the mend."""
    if isinstance(error, OSError):
        return _WHY.get(error.errno or 0) or (
            say("can't be read: {reason}", reason=system(error)),
            say("check the path and the disk"),
        )
    if isinstance(error, RuntimeError):  # pathlib's word for a link in a circle, up to Python 3.12
        return _WHY[errno.ELOOP]
    return say("no file has such a name"), say("check the path: it holds a NUL or what is no text")


def system(error: OSError) -> Term:
    """Return the system's own word for what is wrong."""
    return Term(error.strerror or error)


def abbreviated(path: str | os.PathLike[str]) -> str:
    """Return a path for a message: cut where it is too long to be one."""
    name = os.fspath(path)
    return name if len(name) <= _SHOWN * 2 else f"{name[:_SHOWN]}…"


def require_plain(
    path: str | os.PathLike[str],
    where: Where | None = None,
    before: Message | None = None,
    hint: str | Message = "",
    kind: type[ResponError] = DataError,
    pipes: bool = False,
) -> None:
    """Raise `kind` unless the path names a plain file, or a pipe where they have a use.

    where, before, hint: what the message points at, begins with, and gives as the mend of a file that isn't there.
    """
    at = where or Where(abbreviated(path))
    try:
        mode = Path(path).stat().st_mode  # before it is opened: a device may do something then
    except (OSError, ValueError) as error:
        message, mend = why(error)
        missing = isinstance(error, OSError) and error.errno == errno.ENOENT
        raise kind(_behind(before, message), at, hint if hint and missing else mend) from None
    if not (S_ISREG(mode) or (pipes and S_ISFIFO(mode))):
        what = next((word for is_odd, word in _ODD if is_odd(mode)), say("something else"))
        mend = say("name the files in it") if S_ISDIR(mode) else say("name a plain file, or - for standard input")
        raise kind(_behind(before, say("{what}, not a plain file", what=what)), at, mend)


def _behind(before: Message | None, message: Message) -> Message:
    return say("{before}{message}", before=before, message=message) if before else message


def opened(
    path: str | os.PathLike[str],
    kind: type[ResponError] = DataError,
    name: str | None = None,
    pipes: bool = False,
) -> BinaryIO:
    """Open a plain file for reading, or a pipe where they have a use; it never waits for another program.

    kind: the class of the errors. name: what messages call the file.
    Raises `kind` if there is no such file, it can't be read, or is a folder, a device, a pipe or a socket.
    """
    at = Where(abbreviated(name or path))
    require_plain(path, at, kind=kind, pipes=pipes)
    try:
        return open(path, "rb", opener=_unwaiting)
    except (OSError, ValueError) as error:
        message, hint = why(error)
        raise kind(message, at, hint) from None


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def contents(
    path: str | os.PathLike[str],
    limit: int,
    hint: str | Message,
    kind: type[ResponError] = DataError,
    name: str | None = None,
) -> bytes:
    """Return the bytes of a plain file of at most `limit` bytes. hint: what to do about a larger one.

    Raises `kind` as `opened` does, and for what is larger.
    """
    with opened(path, kind, name) as file:
        try:
            size = os.fstat(file.fileno()).st_size
            data = file.read(limit + 1) if size <= limit else b""
        except OSError as error:
            raise kind(why(error)[0], Where(abbreviated(name or path)), why(error)[1]) from None
    if max(size, len(data)) > limit:
        raise kind(say("larger than {size} MB", size=limit // MEGABYTE), Where(abbreviated(name or path)), hint)
    return data


def piped(file: BinaryIO, limit: int) -> bytes:
    """Read a pipe to its end or the limit. Raises TimeoutError if that takes more than PIPE_SECONDS."""
    end = time.monotonic() + PIPE_SECONDS
    data = bytearray()
    while len(data) < limit:
        if not select.select([file], [], [], max(0.0, end - time.monotonic()))[0]:
            raise TimeoutError
        piece = os.read(file.fileno(), min(MEGABYTE, limit - len(data)))
        if not piece:
            break
        data += piece
    return bytes(data)


def standard_input(kind: type[ResponError] = DataError, hint: Message | None = None) -> BinaryIO:
    """Return the standard input in bytes. Raises `kind` if it is closed."""
    if sys.stdin is None:
        raise kind(say("standard input is closed"), Where(STDIN), hint or say("name a file instead of -"))
    return sys.stdin.buffer


def resolved(path: str | os.PathLike[str]) -> Path:
    """Return the path without links, as far as they lead anywhere; a circle of links stays as it is written.

    Raises ValueError for what is no path at all, a name with NUL.
    """
    return Path(os.path.realpath(path))
