"""A session of Spark: on this machine, or where one runs already. Wants pyspark, and Java 17 or newer but for `sc://`."""

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO, Any

from respon.errors import ResponError
from respon.messages import say
from respon.table.spark_address import reach
from respon.table.spark_errors import MEMORY, is_of_spark, told

HERE = "local[*]"
CONNECT = "sc://"
OLDEST = 17
"""The Java that Spark 4 wants."""

SETTINGS = {
    "spark.sql.ansi.enabled": "false",  # what can't be had is null, as in the other engines
    "spark.sql.legacy.sizeOfNull": "false",
    "spark.sql.files.minPartitionNum": "64",  # whoever joins or leaves the cluster, files are cut at the same places
}
STARTED = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
ALONE = {
    "spark.sql.shuffle.partitions": "64",  # of which little data takes one, and much has parts that memory can hold
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "false",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "16m",
    "spark.driver.memory": os.environ.get(MEMORY, "4g"),
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}
ANSWERED = 90
"""Seconds in which Spark must have started, and done a first and empty piece of work."""


FAR_CORES = 16
"""Cores that a Spark is taken to have which doesn't tell."""

RETRIES = 5
"""How often Spark Connect is asked again where the network fails: with ever longer pauses, 17 seconds together."""


def session(held: ExitStack, name: str) -> Any:
    """Return Spark's session, until `held` is closed. name: `spark` for one of this machine, or an address.

    Raises ResponError where pyspark or Java is missing or too old, and where nothing answers; never waits without end.
    """
    warnings.filterwarnings("ignore", module="pyspark")  # what it says of its own libraries concerns nobody here
    address = HERE if name == "spark" else name
    if not address.startswith("local"):
        reach(address)
    start = _connected if address.startswith(CONNECT) else _started
    made = _in_time(address, lambda: start(address))
    held.callback(made.stop)
    if not address.startswith("local"):
        _in_time(address, made.range(1).collect)
    return made


def cores(made: Any) -> int:
    """Return how many pieces of work a Spark has room for at a time; Spark Connect doesn't tell, and may have many."""
    return (
        FAR_CORES if type(made).__module__.startswith("pyspark.sql.connect") else made.sparkContext.defaultParallelism
    )


def _in_time(address: str, work: Callable[[], Any]) -> Any:
    """Return what the work returns. Raises ResponError if it takes too long, or Spark can't do it."""
    done: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def watched() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:
            done.put((None, error))

    Thread(target=watched, daemon=True).start()
    try:
        found, error = done.get(timeout=ANSWERED)
    except Empty:
        raise ResponError(
            say("Spark at {address} did nothing within {seconds} seconds", address=address, seconds=ANSWERED),
            hint=say("has it workers with free cores and memory, and may they reach this machine?"),
        ) from None
    if error is None:
        return found
    if isinstance(error, ResponError) or not is_of_spark(error):
        raise error
    raise ResponError(
        say("Spark at {address} does not start: {what}", address=address, what=_last_words() or told(error))
    ) from error


def _connected(address: str) -> Any:
    try:
        from pyspark.sql import SparkSession  # 300 ms, and an extra
    except ImportError:
        raise _without_pyspark() from None
    try:
        from pyspark.sql.connect.client.retries import DefaultPolicy  # 200 ms, of another extra

        made = SparkSession.builder.remote(address).getOrCreate()
    except ImportError as error:
        raise ResponError(
            say("sc:// needs Spark Connect's client: {what}", what=told(error)),
            hint=say("pip install 'pyspark[connect]' (pandas, pyarrow, grpcio and others)"),
        ) from None
    made.client.set_retry_policies([])  # otherwise ten minutes, and as long again at the end
    for key, value in SETTINGS.items():
        made.conf.set(key, value)
    made.client.set_retry_policies([DefaultPolicy(max_retries=RETRIES)])
    return made


def _started(address: str) -> Any:
    try:
        from pyspark import SparkConf, SparkContext  # 300 ms, and an extra
        from pyspark.java_gateway import launch_gateway  # 0 ms by now
        from pyspark.sql import SparkSession  # 200 ms
    except ImportError:
        raise _without_pyspark() from None
    require_java()
    if address.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the one that has respon
    conf = SparkConf().setMaster(address).setAppName("respon")
    for key, value in (SETTINGS | STARTED | (ALONE if address.startswith("local") else {})).items():
        conf.set(key, value)
    quietly = {"stdout": _log(), "stderr": subprocess.STDOUT}
    java = SparkContext._gateway or launch_gateway(conf, quietly)  # one for all sessions of a process
    return SparkSession(SparkContext(conf=conf, gateway=java))


def _without_pyspark() -> ResponError:
    return ResponError(
        say("the engine needs pyspark, which is not installed"), hint=say("pip install 'respon[bulk,spark]'")
    )


@cache
def _log() -> IO[bytes]:
    return TemporaryFile(prefix="respon-")


def _last_words() -> str:
    """Return why Java ended, by what it said last."""
    _log().seek(0)
    lines = _log().read().decode("utf-8", "replace").splitlines()
    return next((line.strip() for line in lines if re.match(r"\s*(Exception|Error|Caused by|\S*Error:)", line)), "")


def require_java() -> None:
    """Raise ResponError unless the Java that Spark would take is there, and new enough."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin") if home else None)  # noqa: PTH118 - a search path
    hint = say("apt-get install default-jre-headless; JAVA_HOME names another than the first on the PATH")
    if java is None:
        raise ResponError(say("Spark needs Java, which is not installed"), hint=hint)
    said = subprocess.run([java, "-version"], capture_output=True, timeout=ANSWERED, check=False)  # noqa: S603 - as Spark
    found = re.search(rb'version "(?:1\.)?(\d+)', said.stderr + said.stdout)
    if found and int(found[1]) < OLDEST:
        version = int(found[1])
        raise ResponError(
            say("Spark needs Java {oldest} or newer; {java} is {version}", oldest=OLDEST, java=java, version=version),
            hint=hint,
        )
