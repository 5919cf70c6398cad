"""Many documents read by several processes at a time: the answers in the documents' order, whoever was ready first.

What a document gives is kept beside the output as long as the run isn't done: begun again after a kill, it reads no
document twice that hasn't changed.
"""

from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from respon.errors import DocumentError
from respon.extract.understood import READER, unpacked
from respon.files.confined import Confined
from respon.files.source import Source, fetch
from respon.grammar.result import Extraction
from respon.messages import say
from respon.text import Text

if TYPE_CHECKING:
    from respon.extract.read_before import ReadBefore

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


class Reading(Protocol):
    """Who reads documents, `number` at a time."""

    number: int

    def call(self, source: Source, names: Sequence[str]) -> bytes:
        """Return what a document gives. Raises DocumentError."""


def gather(
    files: Iterable[str], names: Sequence[str], readers: Reading, kept: "ReadBefore | None"
) -> Generator[Gathered]:
    """Yield what each document gives, in order. names: the registry's, sorted. kept: of an earlier run."""
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


def _one(readers: Reading, file: str, names: Sequence[str], kept: "ReadBefore | None") -> Gathered:
    try:
        source = fetch(file)
        key = kept.key(source) if kept else b""
        answer = kept.get(key) if kept else None
        if answer is None:
            answer = readers.call(source, names)
            if kept:
                kept.put(key, answer)
    except DocumentError as error:
        return Gathered(file, Text(file, ()), None, error)
    except RuntimeError as error:
        mistake = DocumentError(str(error).strip().rpartition("\n")[2], hint=MISTAKE)
        return Gathered(file, Text(file, ()), None, mistake)
    blocks, found = unpacked(answer)
    return Gathered(file, Text(file, blocks), found)
