"""Readers whose libraries set no bounds, run in a process that has some.

pdfminer unpacks a stream to any size and follows what a page draws for as long as it takes; calamine
holds a sheet's whole rectangle, however few its cells. A limit on memory and time, set in a process of
its own, bounds both, whatever else is found in them.
"""

import os
import signal
import subprocess
import sys
from importlib import import_module
from typing import Any

import msgspec

from respon.errors import DocumentError
from respon.files.limits import CONFINED_MEMORY, CONFINED_SECONDS, STEP_SECONDS
from respon.files.source import Source
from respon.text import Block, Mark, Paragraph, Table, Text
from respon.where import Where

HOSTILE = "no official document is made like this; print it anew to pdf, or get it from its issuer"


def confined(source: Source, module: str) -> Text:
    """Read a document with a reader of this package, in a process of its own.

    Raises DocumentError as the reader does, and if it takes too much time or memory, or crashes.
    """
    command = [sys.executable, "-m", "respon.files.confined", module, source.name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603  our own module, no shell
            command,
            input=source.data,
            capture_output=True,
            timeout=CONFINED_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise source.error(f"reading takes more than {CONFINED_SECONDS} seconds", HOSTILE) from error
    if done.returncode == -_signal("SIGALRM"):
        raise source.error(f"one page takes more than {STEP_SECONDS} seconds to read", HOSTILE)
    if done.returncode:
        raise source.error("reading takes too much memory, or fails", HOSTILE)
    return unpacked(done.stdout)


def step() -> None:
    """Tell that the reader goes on: where it has only so many seconds, it has them again."""
    if hasattr(signal, "alarm") and signal.alarm(0):
        signal.alarm(STEP_SECONDS)


def packed(result: Text | DocumentError) -> bytes:
    """Return a document, or why it can't be read, as bytes."""
    if isinstance(result, DocumentError):
        return msgspec.msgpack.encode({"error": (result.message, result.where, result.hint)})
    return msgspec.msgpack.encode({"file": result.file, "blocks": result.blocks})


def unpacked(data: bytes) -> Text:
    """Return the document; raises DocumentError if there is none."""
    result: dict[str, Any] = msgspec.msgpack.decode(data)
    if "error" in result:
        message, where, hint = result["error"]
        raise DocumentError(message, Where(*where) if where else None, hint)
    return Text(result["file"], tuple(_block(*fields) for fields in result["blocks"]))


def _block(content: Any, places: list[Any], last: int) -> Block:
    """Return a paragraph (text, marks, heading) or a table (rows, lines, page)."""
    if isinstance(content, str):
        return Paragraph(content, tuple(Mark(*mark) for mark in places), last)
    return Table(tuple(tuple(row) for row in content), tuple(places), last)


def _signal(name: str) -> int:
    return int(getattr(signal, name, 0)) or 1 << 16


def main(module: str, name: str) -> None:
    """Read the document on standard input within bounds; write it packed to standard output."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (CONFINED_MEMORY, CONFINED_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError):
        pass  # not on Windows: there the time is bounded, the memory is not
    if hasattr(signal, "alarm"):
        signal.alarm(STEP_SECONDS)
    source = Source(name, sys.stdin.buffer.read())
    result: Text | DocumentError
    try:
        result = import_module(f"respon.reading.{module}").read(source)
    except DocumentError as error:
        result = error
    except MemoryError:
        result = source.error("reading takes too much memory", HOSTILE)
    sys.stdout.buffer.write(packed(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
