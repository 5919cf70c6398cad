"""Files written whole or not at all: beside their name, then renamed."""

import contextlib
import hashlib
import os
import secrets
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from respon.errors import ResponError
from respon.files.opening import abbreviated, resolved, system, why
from respon.messages import say
from respon.where import Where


def to_file(pieces: Iterable[bytes], path: Path) -> None:
    """Write a file beside its name, flush it to the disk and rename it: readers see the old one or the new, never half.

    A link's target is written, not the link; a device or pipe (`-o /dev/null`) can't be renamed and is written to.
    SIGTERM leaves nothing; what SIGKILL leaves, the next run of the same output clears. Raises ResponError if the
    file can't be written.
    """
    path = _resolved(path)
    if path.exists() and not path.is_file():
        _to_device(pieces, path)
        return
    _clear(path)
    temporary = path.parent / f"{_prefix(path)}{secrets.token_hex(4)}"
    with dying_clean(temporary.unlink):
        try:
            stream = _opened(temporary)
        except OSError as error:
            raise ResponError(
                say("can't write: {reason}", reason=system(error)),
                Where(str(path)),
                say("check the folder after -o"),
            ) from None
        try:
            with stream:
                stream.writelines(pieces)
                stream.flush()
                os.fsync(stream.fileno())
                temporary.chmod(_mode(path))
                temporary.replace(path)
        except BaseException as error:
            with suppress(OSError):
                temporary.unlink()
            if isinstance(error, OSError):
                raise ResponError(
                    say("can't write: {reason}", reason=system(error)),
                    Where(str(path)),
                    say("check the disk and the rights"),
                ) from None
            raise


def _resolved(path: Path) -> Path:
    """Return where the path leads. Raises ResponError if that is nowhere: a circle of links, a name that is none."""
    try:
        path.stat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        raise ResponError(why(error)[0], Where(abbreviated(path)), say("name another file after -o")) from None
    return resolved(path)


def _prefix(path: Path) -> str:
    """Return how the file's temporary ones begin: as short for a name of 255 bytes as for any."""
    return f".respon-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}-"


def _opened(temporary: Path) -> BinaryIO:
    """Return the new file, locked as long as it is open: so others see that its writer lives."""
    while True:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        stream = os.fdopen(handle, "wb")
        _lock(stream, wait=True)
        with suppress(FileNotFoundError):  # cleared by another run before it was locked: once more
            if os.path.samestat(temporary.stat(), os.fstat(handle)):
                return stream
        stream.close()


def _clear(path: Path) -> None:
    """Take away what killed runs left of this output: files that nobody has locked."""
    with suppress(OSError):
        for left in path.parent.glob(f"{_prefix(path)}*"):
            with suppress(OSError), left.open("rb") as stream:
                if _lock(stream, wait=False):
                    left.unlink()


def _lock(stream: BinaryIO, wait: bool) -> bool:
    """Lock an open file and tell if that worked; where files can't be locked, it didn't."""
    try:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except (ImportError, OSError):
        return False
    return True


@contextlib.contextmanager
def dying_clean(undo: Callable[[], None]) -> Iterator[None]:
    """Take away what is half written when SIGTERM comes, then die of it."""

    def die(number: int, _: FrameType | None) -> None:
        with suppress(OSError):
            undo()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield  # only the main thread can catch signals; and whoever ignores or catches this one, does so
        return
    signal.signal(signal.SIGTERM, die)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _to_device(pieces: Iterable[bytes], path: Path) -> None:
    try:
        with path.open("wb") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise ResponError(
            say("can't write: {reason}", reason=system(error)), Where(str(path)), say("name a file after -o")
        ) from None


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
