"""What Spark says when it fails, made errors of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from respon.errors import ResponError
from respon.messages import say
from respon.table.engine import EngineFailed

MEMORY = "SPARK_DRIVER_MEMORY"
"""The variable by which Spark is told how much memory it may take on this machine."""

DATA = ("MALFORMED", "FAILED_READ_FILE", "CANNOT_", "INVALID_", "PARQUET_", "UNABLE_TO_INFER_SCHEMA")
"""How the conditions begin by which Spark says that data is not what it should be."""

UNSEEN = ("PATH_NOT_FOUND", "FAILED_READ_FILE.FILE_NOT_EXIST")


@contextmanager
def as_ours() -> Iterator[None]:
    """Make Spark's errors ours: EngineFailed where the data may be what is wrong."""
    try:
        yield
    except Exception as error:
        if not is_of_spark(error):
            raise
        raise _error(error) from error


def _error(error: Exception) -> ResponError:
    conditions = re.findall(r"\[([A-Z_]+(?:\.[A-Z_]+)?)\]", told(error))
    if any(each.startswith(UNSEEN) for each in conditions) or "FileNotFoundException" in str(error):
        return ResponError(
            say("Spark doesn't see the data: {what}", what=told(error)),
            hint=say("put the files where each machine of the cluster has them, under the same path"),
        )
    if isinstance(error, ConnectionError) or type(error).__name__ == "Py4JNetworkError":
        return ResponError(
            say("Spark has ended before it was done"),
            hint=say("give it more memory ({memory}=8g), or try --engine duckdb", memory=MEMORY),
        )
    kind = EngineFailed if any(each.startswith(DATA) for each in conditions) else ResponError
    return kind(
        say("Spark: {what}", what=told(error)),
        hint=say("see what Spark says, or try --engine duckdb"),
    )


def is_of_spark(error: BaseException) -> bool:
    """Tell if an error is Spark's own, or of what it is reached by: where its Java has ended, nothing is."""
    own = type(error).__module__.partition(".")[0] in ("pyspark", "py4j", "grpc")
    return own or isinstance(error, ConnectionError)


def told(error: BaseException) -> str:
    """Return what an error of Spark's says first; what Python's side of it adds in front is left out."""
    text = str(error)
    _, by_grpc, details = text.partition('details = "')
    if by_grpc:
        return details.partition("\n")[0].rstrip('"')
    return re.sub(r"\AAn error occurred while calling.*\s*:?\s*", "", text).strip().partition("\n")[0]
