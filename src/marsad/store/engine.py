"""Questions to the record: the only module that imports DuckDB.

The database lives in memory and is made of the Parquet files at every opening; there is nothing to rebuild.
Its tables are views: `record.NAME` is a table as it stands on the disk, `NAME` what counts of it now (articles
in their latest version, without withdrawn ones).
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Sequence
from copy import copy
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb

from marsad.errors import QueryError, StoreError
from marsad.store.closing import Closing
from marsad.store.layout import Batch, Layout, batches
from marsad.store.parquet import Arrow, flaw
from marsad.store.tables import TABLES, Kind, Table

# The reader freezes the lexicon out of the garbage collector, and with it whatever was imported before; at exit
# DuckDB's bindings would list on standard error all that was never collected.
atexit.register(gc.unfreeze)

_TYPES: dict[Kind, str] = {
    "text": "VARCHAR", "texts": "VARCHAR[]", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN",
    "day": "DATE", "moment": "TIMESTAMP",
}  # fmt: skip

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""Nothing is ever fetched from the network."""

_VERSIONS = """
CREATE TABLE versions.superseded AS
SELECT reading, withdrawn, replaced FROM (
    SELECT a.reading, w.batch IS NOT NULL AS withdrawn,
        lead(a.known) OVER (
            PARTITION BY a.article, w.batch IS NOT NULL ORDER BY a.known, a.moment, a.batch
        ) AS replaced
    FROM record.articles a
    LEFT JOIN (SELECT article, max(batch) AS batch FROM record.withdrawals GROUP BY article) w
        ON w.article = a.article AND w.batch > a.batch
) WHERE withdrawn OR replaced IS NOT NULL
"""
"""Readings that do not count: withdrawn ones never, others only until the next version is known. Few, so that
every question can leave them out cheaply."""


def visible(alias: str, known_by: date | None) -> str:
    """An SQL condition on a table of the record: its reading counts for who knows what was known on a day."""
    when = f"OR s.replaced <= DATE '{known_by}'" if known_by else "OR true"
    return (
        f"NOT EXISTS (FROM versions.superseded s WHERE s.reading = {alias}.reading AND (s.withdrawn {when}))"
    )


class Engine(Closing):
    """A store opened for questions; it sees the batches that were committed when it was opened."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.batches = batches(layout)
        self.database = duckdb.connect(config=_CONFIG)
        self._run("CREATE SCHEMA record; CREATE SCHEMA versions")
        for table in TABLES:
            self._run(f"CREATE VIEW record.{table.name} AS {_select(table, self.batches)}")
        self._run(_VERSIONS)
        for table in TABLES:
            self._run(f"CREATE VIEW main.{table.name} AS {_current(table)}")

    def twin(self) -> Engine:
        """The same store as it stands here, for another thread: a connection serves one at a time."""
        twin = copy(self)
        twin.database = self.database.cursor()
        return twin

    def keep(self, name: str, table: Arrow) -> None:
        """Keep an Arrow table in the database as the table `name`, for questions that come again and again."""
        self.database.register("incoming", table)
        self._run(f"CREATE TABLE {name} AS FROM incoming")
        self.database.unregister("incoming")

    def close(self) -> None:
        """Let go of the files."""
        self.database.close()

    def arrow(self, query: str, parameters: Sequence[Any] = ()) -> Arrow:
        """The answer to a query of ours as an Arrow table."""
        try:
            return self.database.sql(query, params=list(parameters)).to_arrow_table()
        except duckdb.Error as error:
            raise self._diagnosis(error) from None

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The answer to a query of ours as tuples."""
        return self._run(query, parameters).fetchall()

    def versions(self) -> set[str]:
        """The versions of articles that are there and not withdrawn."""
        return {row[0] for row in self.rows(
            "SELECT version FROM record.articles a"
            " WHERE NOT EXISTS (FROM versions.superseded s WHERE s.reading = a.reading AND s.withdrawn)"
        )}  # fmt: skip

    def count_versions(self, article: str) -> int:
        """How many versions of an article are there and not withdrawn."""
        return int(self.rows(
            "SELECT count(*) FROM record.articles a WHERE article = ?"
            " AND NOT EXISTS (FROM versions.superseded s WHERE s.reading = a.reading AND s.withdrawn)", [article]
        )[0][0])  # fmt: skip

    def ask(self, query: str, *, seconds: float | None = None) -> Arrow:
        """The answer to a user's query; raises QueryError for anything but one query over the views.

        The configuration is locked and files other than those of the store are out of reach. A query that
        takes longer than `seconds` is stopped.
        """
        try:
            statements = duckdb.extract_statements(query)
        except duckdb.Error as error:
            raise QueryError(_first_line(error)) from None
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError(
                "only a single query (SELECT …) can be asked; the record is never changed by SQL"
            )
        self._lock()
        alarm = Timer(seconds, self.database.interrupt) if seconds is not None else None
        self._run("BEGIN TRANSACTION READ ONLY")  # a SELECT can hold a DELETE … RETURNING
        if alarm is not None:
            alarm.start()
        try:
            return self.database.sql(statements[0]).to_arrow_table()
        except duckdb.InterruptException:
            raise QueryError(f"the query took longer than {seconds:g} seconds and was stopped") from None
        except duckdb.IOException as error:
            raise self._diagnosis(error) from None
        except duckdb.Error as error:
            raise QueryError(_first_line(error)) from None
        finally:
            if alarm is not None:
                alarm.cancel()
            self._run("ROLLBACK")

    def _lock(self) -> None:
        locked = self.rows("SELECT current_setting('lock_configuration')")[0][0]
        if not locked:
            folder = str(self.layout.batches.resolve()).replace("'", "''")
            self._run(f"SET allowed_directories = ['{folder}/']")
            self._run("SET enable_external_access = false")
            self._run("SET lock_configuration = true")

    def _run(self, query: str, parameters: Sequence[Any] = ()) -> duckdb.DuckDBPyConnection:
        try:
            return self.database.execute(query, parameters)
        except duckdb.Error as error:
            raise self._diagnosis(error) from None

    def _diagnosis(self, error: duckdb.Error) -> StoreError:
        """Which file is to blame, if one is: DuckDB does not always say."""
        for batch in self.batches:
            for table in TABLES:
                path = batch.folder / f"{table.name}.parquet"
                if path.name in batch.files and (what := flaw(path, table)):
                    return StoreError(f"{path}: {what}")
        return StoreError(f"{self.layout.root}: {_first_line(error)}")


def _select(table: Table, committed: Sequence[Batch]) -> str:
    """The rows of a table in all batches; without any, a table of no rows."""
    name = f"{table.name}.parquet"
    paths = [batch.folder / name for batch in committed if name in batch.files]
    if not paths:
        empty = ", ".join(f"NULL::{_TYPES[c.kind]} AS {c.name}" for c in table.columns)
        return f"SELECT {empty} WHERE false"
    listed = ", ".join(map(_quoted, paths))
    return f"SELECT {', '.join(table.names)} FROM read_parquet([{listed}])"


def _current(table: Table) -> str:
    """What counts of a table now."""
    if "reading" not in table.names:
        return f"FROM record.{table.name}"
    return (
        f"SELECT * FROM record.{table.name} t"
        " WHERE NOT EXISTS (FROM versions.superseded s WHERE s.reading = t.reading)"
    )


def _quoted(path: Path) -> str:
    return "'" + str(path.resolve()).replace("'", "''") + "'"


def _first_line(error: duckdb.Error) -> str:
    """What DuckDB says, in one line: the kind of error before the colon says nothing to users."""
    line = " ".join(str(error).split("\n\n")[0].split())
    return line.partition("Error: ")[2] or line
