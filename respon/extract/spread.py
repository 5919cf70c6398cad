"""Documents read by the machines of a Spark: what each does with one is what a process here does with it.

Documents travel as bytes, so no machine but this one needs to see their files. respon must be installed on each.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, Self

import msgspec

from respon.errors import DocumentError, ResponError
from respon.extract.gathering import TASK
from respon.extract.understood import READER
from respon.files.confined import Confined, answered, failure
from respon.files.source import Source
from respon.messages import say

BATCHES = 2
"""Batches that Spark has at a time: while the last documents of one are read, those of the next are begun."""


class Waiting(NamedTuple):
    """A document that Spark is to read, the registry's names, and who waits for what it gives."""

    source: Source
    names: Sequence[str]
    given: "Future[bytes]"


class Spread:
    """Readers, as in gathering.py, on a Spark: so many documents are there at a time. session: Spark's."""

    def __init__(self, session: Any, number: int) -> None:
        self.number = number
        self._session = session
        self._waiting: SimpleQueue[Waiting] = SimpleQueue()

    def __enter__(self) -> Self:
        for _ in range(BATCHES):
            Thread(target=self._send, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the threads: whoever still waits is told when the session ends."""

    def call(self, source: Source, names: Sequence[str]) -> bytes:
        """Return what a document gives. Raises DocumentError, and ResponError where Spark fails."""
        given: Future[bytes] = Future()
        self._waiting.put(Waiting(source, names, given))
        return answered(source, given.result())

    def _send(self) -> None:
        """Send what waits, batch by batch."""
        while True:
            batch = [self._waiting.get(), *self._more()]
            try:
                answers = self._read([each.source for each in batch], batch[0].names)
            except Exception as error:
                for each in batch:
                    each.given.set_exception(_failed(error))
                continue
            for each, answer in zip(batch, answers, strict=True):
                each.given.set_result(answer)

    def _more(self) -> Iterator[Waiting]:
        with suppress(Empty):
            for _ in range(self.number // BATCHES):
                yield self._waiting.get_nowait()

    def _read(self, sources: Sequence[Source], names: Sequence[str]) -> list[bytes]:
        from pyspark.sql.functions import udf  # 0 ms: here by now

        rows = [(at, source.suffix, source.data) for at, source in enumerate(sources)]
        frame = self._session.createDataFrame(rows, "at int, suffix string, data binary").repartition(len(rows))
        read = frame.select("at", udf(Remote(names), "binary", useArrow=False)("suffix", "data").alias("answer"))
        answers = {row.at: bytes(row.answer) for row in read.collect()}
        return [answers[at] for at in range(len(sources))]


class Remote:
    """What runs on Spark's machines. names: the registry's."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)

    def __call__(self, suffix: str, data: bytes) -> bytes:
        """Return what a document gives, or why it can't be read, packed for `answered`."""
        process = _process()
        try:
            told: tuple[str, Any] = "done", process.call(TASK, Source(f"document{suffix}", bytes(data)), self.names)
        except BaseException as error:
            _process.cache_clear()
            process.__exit__(RuntimeError, None, None)
            if not isinstance(error, (DocumentError, RuntimeError)):
                raise
            told = failure(error) if isinstance(error, DocumentError) else ("bug", str(error))
        return msgspec.msgpack.encode(told)


@cache
def _process() -> Confined:
    """Return the process that reads documents, one for each of Spark's, and ended with it."""
    return Confined(READER).__enter__()


def _failed(error: Exception) -> ResponError:
    lines = [line.strip() for line in str(error).splitlines()]
    missing = next((line for line in lines if "ModuleNotFoundError" in line), "")
    if missing:
        return ResponError(
            say("Spark's machines can't run respon: {what}", what=missing),
            hint=say("install respon in the Python that they use, PYSPARK_PYTHON, on each"),
        )
    return ResponError(say("Spark: {what}", what=lines[0] if lines else type(error).__name__))
