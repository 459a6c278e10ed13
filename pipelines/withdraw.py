"""Take back what a later delivery withdraws: rows that are staged, but count nowhere any more.

Only what can be taken back is: of a withdrawal that names nothing, or a row that others still refer to, the checks
tell, and they find everything else as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from pipelines.sql_files import read_sql, run
from pipelines.stage import filled
from pipelines.tables import Table

# What a meeting saw stays what it saw, and a withdrawal is no fact to take back: give the row again.
_NEVER = ("overleg_dia", "overleg_vak", "vindplaats", "intrekking")
# What stays known of the rows that are taken back, because earlier states show it: see pipelines/counts.py.
_STAYS_KNOWN = ("meting", "fasetelling", "onderdeel")
# Columns with the key of a fact. What stood on a slide (overleg_vak) only says what a meeting saw.
_KEY_COLUMNS = (
    ("toezegging", "hoort_bij"),
    ("uitleg", "cijfer_sleutel"),
    ("actie", "cijfer_sleutel"),
    ("overleg_besluit", "cijfer_sleutel"),
)
# What the definitions choose by the key of a fact; a mijlpaal by its id, so that its next version is chosen as well.
_CHOSEN_BY_KEY = ("vraag_factor", "vraag_nog_niet", "vraag_woord", "vraag_onderwerp")
_CHOSEN = (*_CHOSEN_BY_KEY, "vraag_mijlpaal")

# Rows of intrekking.csv by delivery, as a spreadsheet counts them.
Without = frozenset[tuple[str, int]]
NOTHING_LEFT_OUT: Without = frozenset()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One row of intrekking.csv that takes something back, with the deliveries that this came from; and those with an
    earlier value of the same fact: without one of them it would have another key."""

    levering_id: str
    rij: int
    feit_sleutel: str
    uit: frozenset[str]
    ervoor: frozenset[str]


def withdraw(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> None:
    """Move what is withdrawn out of the staged rows, with its further passages and its correction of another value.

    `withdrawn` has those facts, with the key of the withdrawal; `still_used` the rows that refer to what was asked to
    be withdrawn; `delivered` every fact, also what was withdrawn.
    """
    names = filled(con, tables)
    con.execute("CREATE TEMP TABLE withdrawable AS SELECT unnest($names) AS tabel", {"names": _withdrawable(tables)})
    run(con, "CREATE TEMP TABLE refers (tabel VARCHAR, levering_id VARCHAR, rij INTEGER, naar VARCHAR)")
    if any(table.name == "intrekking" for table in names):
        for query in _references(names):
            run(con, f"INSERT INTO refers {query}")
    run(con, read_sql("withdraw.sql"))
    for name in _STAYS_KNOWN:
        run(con, f"CREATE TEMP TABLE withdrawn_{name} AS FROM typed_{name} WHERE {_is_withdrawn(name)}")
    for (name,) in run(con, "SELECT DISTINCT tabel FROM withdrawn").fetchall():
        run(con, f"DELETE FROM typed_{name} WHERE {_is_withdrawn(name)}")
    for name in _CHOSEN_BY_KEY:
        run(con, _follow(name))


def leave_out(con: duckdb.DuckDBPyConnection, without: Without) -> None:
    """Take withdrawals out of the staged rows; what their delivery says of itself could tell them all the same."""
    if not without:
        return
    run(con, "CREATE TEMP TABLE left_out (levering_id VARCHAR, rij INTEGER)")
    with con.appender("left_out") as appender:
        appender.append_rows(sorted(without))
    these = "(levering_id, rij) IN (SELECT (levering_id, rij) FROM left_out)"
    run(con, f"DELETE FROM typed_intrekking WHERE {these}")
    run(con, f"DELETE FROM facts WHERE tabel = 'intrekking' AND {these}")
    run(con, "UPDATE core.levering SET toelichting = NULL WHERE id IN (SELECT levering_id FROM left_out)")


def withdrawals(con: duckdb.DuckDBPyConnection) -> list[Withdrawal]:
    """What was withdrawn of the staged rows."""
    query = """
        SELECT intrekking.levering_id, intrekking.rij, feit_sleutel, list(withdrawn.levering_id),
            list(eerder.levering_id) FILTER (eerder.levering_id IS NOT NULL)
        FROM withdrawn JOIN typed_intrekking AS intrekking ON intrekking.sleutel = withdrawn.intrekking
        LEFT JOIN delivered AS eerder ON eerder.sleutel = withdrawn.sleutel AND eerder.bewaard_als <> feit_sleutel
            AND core.volgorde(eerder.levering_id) < core.volgorde(withdrawn.levering_id)
        GROUP BY ALL ORDER BY ALL
    """
    return [
        Withdrawal(levering_id, rij, sleutel, frozenset(uit), frozenset(ervoor or ()))
        for levering_id, rij, sleutel, uit, ervoor in run(con, query).fetchall()
    ]


def _withdrawable(tables: Mapping[str, Table]) -> list[str]:
    return [name for name in tables if name not in _NEVER]


def _is_withdrawn(table: str) -> str:
    return f"(levering_id, rij) IN (SELECT (levering_id, rij) FROM withdrawn WHERE tabel = '{table}')"


def _follow(chosen: str) -> str:
    """SQL that lets the definitions choose what takes the place of what was withdrawn: it has another stored key."""
    return f"""
        UPDATE core.{chosen} SET sleutel = instead.bewaard_als
        FROM (SELECT sleutel, min_by(bewaard_als, occurrence) AS bewaard_als FROM facts GROUP BY sleutel) AS instead
        WHERE instead.sleutel = {chosen}.sleutel AND {chosen}.sleutel IN (SELECT bewaard_als FROM withdrawn)
    """


def _references(tables: list[Table]) -> Iterator[str]:
    """Queries for the rows that name another row, by its key. Names come from our own schema, never from a file."""
    for table in tables:
        named = [(r.columns[0], r.table) for r in table.references if len(r.columns) == 1]
        # A parent is no foreign key, because an onderdeel may come before it.
        named += [("ouder_id", "onderdeel")] if table.name == "onderdeel" else []
        for column, target in named:
            yield _refers(table.name, f"'{target}:' || {column}")
        yield from (_refers(name, column) for name, column in _KEY_COLUMNS if name == table.name)
        if table.name == "borging":
            yield _refers("borging", "if(trede IS NULL, NULL, 'borging:' || id)")
    yield "SELECT 'indicators.yml', NULL, NULL, 'onderdeel:' || id FROM core.programma"
    # What answers a question is chosen in the definitions.
    yield from (f"SELECT 'indicators.yml', NULL, NULL, sleutel FROM core.{name}" for name in _CHOSEN)


def _refers(table: str, key: str) -> str:
    return f"SELECT '{table}', levering_id, rij, {key} FROM typed_{table} WHERE {key} IS NOT NULL"
