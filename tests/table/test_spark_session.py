"""Where Spark can't be had, that is said, soon and with the mend; nothing here wants Spark or Java."""

import socket
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from support import Run

from respon.errors import ResponError, UsageError
from respon.table import spark_session
from respon.table.cluster import shape
from respon.table.engine import EngineFailed
from respon.table.spark_address import machines_of, reach
from respon.table.spark_errors import as_ours


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Java that JAVA_HOME names, to be filled."""
    program = tmp_path / "jdk/bin/java"
    program.parent.mkdir(parents=True)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    return program


def of_version(program: Path, said: str) -> None:
    program.write_text(f"#!/bin/sh\necho '{said}' >&2\n")
    program.chmod(0o755)


@pytest.mark.parametrize(("said", "version"), [('java version "1.8.0_392"', 8), ('openjdk version "11.0.2" 2019', 11)])
def test_an_old_java_is_told(java: Path, said: str, version: int) -> None:
    of_version(java, said)
    with pytest.raises(
        ResponError, match=f"Spark needs Java 17 or newer; .*/jdk/bin/java is {version}\n  mend: apt-get"
    ):
        spark_session.require_java()


@pytest.mark.parametrize(
    "said", ['openjdk version "17.0.15"', 'openjdk version "25" 2025-09-16', "a Java of the future"]
)
def test_a_java_that_is_new_enough_is_taken(java: Path, said: str) -> None:
    of_version(java, said)
    spark_session.require_java()


def test_no_java_is_told(java: Path) -> None:
    with pytest.raises(ResponError, match="Spark needs Java, which is not installed"):
        spark_session.require_java()


@pytest.mark.parametrize("address", ["spark://", "sc://", "sc://a:b", "spark://h:70777", "spark://a:1,,b:2"])
def test_what_is_no_address_is_told(run: Run, address: str) -> None:
    done = run("agencies", "--engine", address)
    assert (done.code, done.out) == (2, b"")
    assert f"{address} is no address of a Spark" in done.err


def test_machines_have_the_ports_that_spark_has() -> None:
    machines = list(machines_of("spark://a:1,b,[::1]:3,[::2]"))
    assert machines == [("a", 1), ("b", 7077), ("::1", 3), ("::2", 7077)]


@pytest.mark.parametrize("address", ["spark://127.0.0.1:{port}", "sc://127.0.0.1:{port}/;user_id=x"])
def test_an_address_where_nobody_listens_is_told_at_once(run: Run, address: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        named = address.format(port=free.getsockname()[1])
    done = run("agencies", "--engine", named)
    assert (done.code, done.out) == (3, b"")
    assert f"nothing answers at {named}" in done.err


def test_one_of_several_machines_is_enough() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        reach(f"spark://127.0.0.1:1,127.0.0.1:{port}")


@pytest.fixture
def _hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(spark_session, "ANSWERED", 0.05)
    yield


@pytest.mark.usefixtures("_hurried")
def test_a_spark_that_does_nothing_is_not_waited_for() -> None:
    with pytest.raises(ResponError, match=r"Spark at sc://x did nothing within 0.05 seconds"):
        spark_session._in_time("sc://x", lambda: time.sleep(1))


def failed(text: str, module: str = "pyspark.errors") -> Exception:
    return type("Failed", (Exception,), {"__module__": module})(text)


def raising(error: Exception) -> Any:
    raise error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (failed("An error occurred while calling o1.x.\n: java.lang.Y: why\n\tat z", module="py4j.protocol"), "Y: why"),
        (failed("[A] b\nmore"), r"\[A\] b"),
        (failed('<_InactiveRpcError of RPC:\n\tstatus = X\n\tdetails = "no way"\n\tdebug'), "start: no way"),
        (ConnectionRefusedError("no"), "no"),
    ],
)
def test_a_spark_that_does_not_start_says_why(error: Exception, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = BytesIO()  # not what the Java of other tests has said
    monkeypatch.setattr(spark_session, "_log", lambda: said)
    with pytest.raises(ResponError, match=rf"Spark at x does not .*{told}$"):
        spark_session._in_time("x", lambda: raising(error))
    said.write(b"WARN a\nException in thread main: no room\n\tat b\n")
    with pytest.raises(ResponError, match=r"does not start: Exception in thread main: no room$"):
        spark_session._in_time("x", lambda: raising(error))


def test_a_mistake_of_ours_stays_one() -> None:
    with pytest.raises(ZeroDivisionError):
        spark_session._in_time("x", lambda: 1 / 0)
    with pytest.raises(UsageError, match="as it is"):
        spark_session._in_time("x", lambda: raising(UsageError("as it is")))


@pytest.mark.parametrize(
    ("error", "data", "told"),
    [
        (failed("[PATH_NOT_FOUND] no"), False, "doesn't see the data: .*no"),
        (failed("[FAILED_READ_FILE.FILE_NOT_EXIST] no"), False, "doesn't see"),
        (failed("x: java.io.FileNotFoundException: f"), False, "doesn't see"),
        (
            failed("org.apache.spark.SparkException: [MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] no"),
            True,
            "Spark: .*no",
        ),
        (failed("[FAILED_READ_FILE.NO_HINT] no"), True, "Spark: .*no"),
        (failed("java.lang.OutOfMemoryError: x\nmore"), False, "Spark: java.lang.OutOfMemoryError: x\n"),
        (ConnectionRefusedError(), False, "ended before .*\n.*SPARK_DRIVER_MEMORY=8g"),
    ],
)
def test_only_what_may_be_the_datas_fault_is_left_to_the_strict_reader(error: Exception, data: bool, told: str) -> None:
    with pytest.raises(ResponError, match=told) as found, as_ours():
        raise error
    assert isinstance(found.value, EngineFailed) == data


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("OBJECT<>", {}),
        ("VOID", None),
        (
            'OBJECT<`k<y>, z`: STRING, `进 ``x`` "展:`: BIGINT, id: BOOLEAN>',
            {"k<y>, z": str, '进 `x` "展:': int, "id": bool},
        ),
        ("OBJECT<a: ARRAY<OBJECT<b: VOID>>, c: ARRAY<ARRAY<STRING>>>", {"a": [{"b": None}], "c": [[str]]}),
        ("OBJECT<a: DECIMAL(2,1), b: ARRAY<VARIANT>>", {"a": "DECIMAL", "b": ["VARIANT"]}),
    ],
)
def test_the_shape_of_a_line(kind: str, found: object) -> None:
    assert shape(kind) == found
