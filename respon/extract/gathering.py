"""Many documents read by several processes at a time: the answers in the documents' order, whoever was ready first.

What a document gives is kept beside the output as long as the run isn't done: begun again after a kill, it reads no
document twice that hasn't changed.
"""

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePath
from queue import SimpleQueue
from typing import NamedTuple, Self

from respon.errors import DocumentError
from respon.extract.understood import READER, unpacked
from respon.files.confined import Confined
from respon.files.source import Source, fetch
from respon.grammar.result import Extraction
from respon.messages import say
from respon.text import Text

TASK = f"{READER}:proposed"
AHEAD = 4
"""Documents for each process that are waited for at a time: answers that come early are held until their turn."""

MISTAKE = say("this is a bug of the program; please report it, if you may with the document")


class Gathered(NamedTuple):
    """What a document gives: its text where nothing was found in it, and what it says of duties; or why it can't be."""

    file: str
    text: Text
    found: Extraction | None
    error: DocumentError | None = None


class ReadBefore:
    """The folder of what was read so far; `folder` None: nothing is kept. known: the names that texts are read with."""

    def __init__(self, folder: Path | None, known: Sequence[str], version: str) -> None:
        self._folder = folder
        self._known = hashlib.sha256("\n".join((version, *known)).encode("utf-8", "surrogatepass")).digest()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def _path(self, source: Source) -> Path | None:
        key = hashlib.sha256(self._known + PurePath(source.name).suffix.encode() + b"\0" + source.data).hexdigest()
        return self._folder / key if self._folder else None

    def get(self, source: Source) -> bytes | None:
        """Return what the document gave, if it was read before."""
        path = self._path(source)
        with suppress(OSError):
            return path.read_bytes() if path else None
        return None

    def put(self, source: Source, answer: bytes) -> None:
        """Keep what the document gave, whole or not at all."""
        if path := self._path(source):
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_bytes(answer)
            beside.replace(path)


class Readers:
    """So many processes that read documents, each begun anew after a document that ended it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._free: SimpleQueue[Confined | None] = SimpleQueue()

    def __enter__(self) -> Self:
        for _ in range(self.number):
            self._free.put(Confined(READER).__enter__())
        return self

    def call(self, source: Source, names: Sequence[str]) -> bytes:
        """Return what a document gives, by a process that is free. Raises DocumentError."""
        process = self._free.get() or Confined(READER).__enter__()
        try:
            answer = process.call(TASK, source, names)
        except BaseException:
            process.__exit__(RuntimeError, None, None)
            self._free.put(None)
            raise
        self._free.put(process)
        return answer

    def __exit__(self, *_: object) -> None:
        while not self._free.empty():
            if process := self._free.get():
                process.__exit__(None, None, None)


def gather(files: Iterable[str], names: Sequence[str], readers: Readers, kept: ReadBefore) -> Iterator[Gathered]:
    """Yield what each document gives, in order. names: the registry's, sorted."""
    waiting: deque[Future[Gathered]] = deque()
    pool = ThreadPoolExecutor(readers.number or 1)
    try:
        for file in files:
            waiting.append(pool.submit(_one, readers, file, names, kept))
            if len(waiting) >= AHEAD * readers.number:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _one(readers: Readers, file: str, names: Sequence[str], kept: ReadBefore) -> Gathered:
    try:
        source = fetch(file)
        answer = kept.get(source)
        if answer is None:
            answer = readers.call(source, names)
            kept.put(source, answer)
    except DocumentError as error:
        return Gathered(file, Text(file, ()), None, error)
    except RuntimeError as error:
        mistake = DocumentError(str(error).strip().rpartition("\n")[2], hint=MISTAKE)
        return Gathered(file, Text(file, ()), None, mistake)
    blocks, found = unpacked(answer)
    return Gathered(file, Text(file, blocks), found)
