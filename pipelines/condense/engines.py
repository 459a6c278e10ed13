"""What registrations are counted with: DuckDB, inside this process, or Apache Spark, for more than one machine.

An engine gives the file as a lazy Narwhals frame; what is counted is written once, in `passes.py`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw

Frame = nw.LazyFrame[Any]
ENGINES = ("duckdb", "spark")
# How much memory an engine may take in this process; what does not fit goes to disk.
MEMORY = "900MB"
# How Spark calls it when a file cannot be read.
_UNREADABLE = "FAILED_READ_FILE"


class Damaged(Exception):
    """A file of which an engine cannot read a part."""


class EngineMissing(Exception):
    """An engine that is not on this machine; the message says in Dutch what to do."""


def check_engine(name: str) -> None:
    """Raises EngineMissing when an engine cannot run here. Looked at before any work starts."""
    if name != "spark":
        return
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise EngineMissing("Spark vraagt Java 17. Installeer die eerst, op Debian: apt-get install openjdk-17-jre.")
    try:
        import pyspark  # noqa: F401
    except ImportError:
        remedy = "Installeer het erbij: .venv/bin/pip install -e '.[spark]'."
        raise EngineMissing(f"Spark is niet geïnstalleerd. {remedy} Of laat --engine weg.") from None


def opened(name: str, parquet: Path, work: Path) -> AbstractContextManager[Frame]:
    """The registrations of a file in an engine. `work` is where it may put what does not fit in memory."""
    return _duckdb(parquet, work) if name == "duckdb" else _spark(parquet, work)


@contextmanager
def _duckdb(parquet: Path, work: Path) -> Iterator[Frame]:
    # The order of rows says nothing here, and keeping it costs memory.
    config = {"memory_limit": MEMORY, "temp_directory": str(work), "preserve_insertion_order": "false"}
    with duckdb.connect(":memory:", config=config) as con:  # type: ignore[arg-type]
        try:
            yield nw.from_native(con.read_parquet(str(parquet)))
        except duckdb.InvalidInputException as error:
            # Its end, which says what is in it, was read before.
            raise Damaged from error


@contextmanager
def _spark(parquet: Path, work: Path) -> Iterator[Frame]:
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark.errors import PySparkException, PySparkRuntimeError
    from pyspark.sql import SparkSession

    # What a cluster needs stands in its own configuration; without one Spark uses all processors of this machine.
    builder = SparkSession.builder.appName("programmamonitor").config("spark.ui.enabled", "false")
    if "SPARK_CONF_DIR" not in os.environ and "SPARK_REMOTE" not in os.environ:
        alone: dict[str, Any] = {
            "spark.local.dir": str(work),
            "spark.log.level": "ERROR",
            # Nobody outside this machine has to do with it.
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": "900m",
            "spark.sql.shuffle.partitions": str(4 * (os.cpu_count() or 1)),
        }
        builder = builder.master("local[*]").config(map=alone)
    try:
        session = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise EngineMissing(f"Spark start niet: {error}. Kijk of Java 17 of nieuwer werkt: java -version.") from error
    try:
        yield nw.from_native(session.read.parquet(str(parquet)))
    except (Py4JError, PySparkException) as error:
        if _UNREADABLE in str(error):
            raise Damaged from error
        raise
    finally:
        session.stop()
