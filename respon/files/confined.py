"""Work on a document, done in a process that has bounds: time, memory, and nothing of the working folder.

Libraries that read documents set no bounds: pdfminer unpacks a stream to any size, libxml2 and calamine take as
long and as much as a file makes them, and a pattern may meet the one text on which it is slow. A limit on memory
and time, set in a process of its own, bounds them all, whatever else is found in them.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path, PurePath
from typing import IO, Any, Self

import msgspec

from respon.errors import DocumentError
from respon.files.limits import DOCUMENT_MEMORY, DOCUMENT_SECONDS, STEP_SECONDS
from respon.files.source import Source
from respon.messages import Message, Term, say

STAGES = ("reading", "reading one page", "understanding", "waiting")
"""What a process may be at, for messages."""

HOSTILE = say("no official document is made like this; split it, print it anew to pdf, or get it from its issuer")
_LENGTH = 8
"""Bytes in which the length of what follows is told."""

_START = """
import sys
ahead, here, *others = sys.argv[1:]
sys.path.append(here)
import respon
sys.path.remove(here)
sys.path += others
from respon.files.confined import main
main(ahead)
"""
"""The first folder holds respon, and nothing else is taken from it: it may be the working folder."""


class Confined:
    """A process with bounds, for one document after the other; the first that breaks them ends it.

    ahead: the module that it imports while its parent is still at something else.

    >>> with Confined("respon.extract.extracting") as process:
    ...     answer = process.call("respon.extract.extracting:extracted", source, names)
    """

    def __init__(self, ahead: str = "") -> None:
        self._words = _command(ahead)

    def __enter__(self) -> Self:
        import subprocess  # 8 ms, for the parent alone

        self.process = subprocess.Popen(  # noqa: S603  our own module, no shell
            self._words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=os.sep
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind:
            self.process.kill()
        with suppress(OSError):
            self._input.close()
        self.process.wait()
        self._output.close()

    @property
    def _input(self) -> IO[bytes]:
        assert self.process.stdin  # noqa: S101 - a pipe, by __enter__
        return self.process.stdin

    @property
    def _output(self) -> IO[bytes]:
        assert self.process.stdout  # noqa: S101 - a pipe, by __enter__
        return self.process.stdout

    def call(self, task: str, source: Source, given: Sequence[str]) -> bytes:
        """Return what the function `task` ("module:name") makes of the document and the words.

        Raises DocumentError as it does, and if it takes too much time or memory, or crashes.
        """
        began = time.monotonic()
        clock = threading.Timer(DOCUMENT_SECONDS, self.process.kill)
        clock.start()
        try:
            self._send(task, source, given)
            stages, answer = self._receive()
        finally:
            clock.cancel()
        if answer:
            return answered(source, answer)
        if time.monotonic() - began >= DOCUMENT_SECONDS:
            raise source.error(say("more than {seconds} seconds for one document", seconds=DOCUMENT_SECONDS), HOSTILE)
        if self.process.wait() and not stages:
            raise RuntimeError(f"the process that reads documents did not start: {' '.join(self._words[:3])}")
        if self.process.returncode == -_signal("SIGPROF"):
            what, _, seconds = stages[-1].partition("\t")
            told = say("{what} takes more than {seconds} seconds", what=Term(what), seconds=seconds)
            raise source.error(told, HOSTILE)
        raise source.error(say("reading takes too much memory, or fails"), HOSTILE)

    def _send(self, task: str, source: Source, given: Sequence[str]) -> None:
        suffix = PurePath(source.name).suffix.encode("ascii", "replace").decode()  # all of a name that a reader needs
        said = msgspec.msgpack.encode((task, f"document{suffix}", list(given)))
        with suppress(BrokenPipeError):  # it has ended, and why is told by what it leaves
            for part in (said, source.data):
                self._input.write(len(part).to_bytes(_LENGTH))
                self._input.write(part)
            self._input.flush()

    def _receive(self) -> tuple[list[str], bytes]:
        """Return the stages that were told, and the answer; none if the process ended before."""
        stages = []
        while line := self._output.readline().decode().rstrip("\n"):
            stages.append(line)
        return stages, _part(self._output)


def _part(stream: IO[bytes]) -> bytes:
    return stream.read(int.from_bytes(stream.read(_LENGTH)))


def _command(ahead: str) -> list[str]:
    """The words that start Python without site, environment and working folder, told where its modules lie."""
    here = os.path.realpath(Path.cwd())
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    relative = {os.path.realpath(path) for path in given if not Path(path).is_absolute()}
    folders = [
        path for path in sys.path if Path(path).is_absolute() and os.path.realpath(path) not in {here, *relative}
    ]
    flags = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    return [sys.executable, *flags, "-c", _START, ahead, str(Path(__file__).parents[2]), *folders]


def answered(source: Source, answer: bytes) -> bytes:
    """Return what a document gave. Raises DocumentError where it can't be read, RuntimeError for a mistake of ours."""
    kind, content = msgspec.msgpack.decode(answer, type=tuple[str, Any])
    if kind == "error":
        message, line, hint = content
        raise source.error(_unpacked(message), _unpacked(hint), line)
    if kind == "bug":
        raise RuntimeError(f"in the process that reads documents:\n{content}")
    return bytes(content)


def _signal(name: str) -> int:
    return int(getattr(signal, name, 0)) or 1 << 16


class _Stage:
    """What this process is at, if it is one with bounds."""

    confined = False
    told = ""


def stage(what: str, seconds: int = STEP_SECONDS) -> None:
    """Begin a stage of the work: it may take so many seconds of the processor's time; 0: any.

    Outside of a process with bounds nothing happens.
    """
    if not _Stage.confined:
        return
    if what != _Stage.told and seconds:
        _Stage.told = what
        sys.stdout.buffer.write(f"{what}\t{seconds}\n".encode())
        sys.stdout.flush()
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def main(ahead: str = "") -> None:
    """Do the tasks that standard input names, each with the document behind it; the answers go to standard output."""
    _Stage.confined = True
    _bound()
    if ahead:
        import_module(ahead)
    while said := _part(sys.stdin.buffer):
        _Stage.told = ""
        stage("reading")
        task, name, given = msgspec.msgpack.decode(said)
        answer = msgspec.msgpack.encode(_done(task, Source(name, _part(sys.stdin.buffer)), given))
        sys.stdout.buffer.write(b"\n" + len(answer).to_bytes(_LENGTH) + answer)
        sys.stdout.flush()
        stage("waiting", 0)


def _bound() -> None:
    """Bound the memory, where the system can; on Windows the time alone is bounded."""
    try:
        import resource  # 0 ms, but Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (DOCUMENT_MEMORY, DOCUMENT_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass


def _done(task: str, source: Source, given: list[str]) -> tuple[str, Any]:
    """Return the answer in bytes, or what is wrong with the document, or with this program."""
    module, _, function = task.partition(":")
    try:
        return "done", getattr(import_module(module), function)(source, given)
    except DocumentError as error:
        return failure(error)
    except MemoryError:
        return _error(say("reading takes too much memory"), HOSTILE)
    except RecursionError:
        return _error(say("nested too deeply to be a document"), HOSTILE)
    except UnicodeEncodeError:
        return _error(say("characters that are none (half of a pair)"), say("save it as UTF-8 text"))
    except Exception:
        import traceback  # 2 ms, for a mistake of our own

        return "bug", traceback.format_exc().encode("utf-8", "backslashreplace").decode()


def failure(error: DocumentError) -> tuple[str, Any]:
    """Return a document's error as plain values, which `answered` raises again."""
    message, hint = error.said
    return _error(message, hint, error.where.line if error.where else 0)


def _error(message: str | Message, hint: str | Message, line: int = 0) -> tuple[str, Any]:
    return "error", (_packed(message), line, _packed(hint))


def _packed(told: Any) -> Any:
    """Return a message as plain values, to be told in the user's language by the process that knows it."""
    if isinstance(told, Message):
        return [told.text, {key: _packed(value) for key, value in told.given.items()}]
    return {"term": str(told)} if isinstance(told, Term) else told if isinstance(told, int) else str(told)


def _unpacked(told: Any) -> Any:
    if isinstance(told, list):
        return Message(told[0], {key: _unpacked(value) for key, value in told[1].items()})
    return Term(told["term"]) if isinstance(told, dict) else told
