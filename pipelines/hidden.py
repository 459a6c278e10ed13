"""Hide small counts of persons in what was staged, before anything is stored of it.

The pattern of an accepted delivery stands in its levering.yml; of one that has none, and of one whose threshold was
raised, it is worked out here. `pipelines/counts.py` says which equations readers know, `pipelines/small_counts.py` what
has to be hidden then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from pipelines.counts import Row, Rule, hidden_per_delivery
from pipelines.deliveries import Delivery
from pipelines.small_counts import Reden
from pipelines.sql_files import read_sql

Pattern = Mapping[str, Mapping[str, Reden]]


def hide_small_counts(con: duckdb.DuckDBPyConnection, patterns: Pattern) -> dict[str, dict[str, Reden]]:
    """Silence small counts of persons, and what would tell them, in the staged rows; and record them in core.verborgen.

    `patterns`: per delivery the hidden keys that its levering.yml has. Returns the pattern of every delivery.
    """
    found = _patterns(con, patterns)
    rows = [(levering_id, sleutel) for levering_id, pattern in found.items() for sleutel in pattern]
    con.execute("CREATE OR REPLACE TEMP TABLE verborgen (levering_id VARCHAR, sleutel VARCHAR)")
    if rows:
        con.executemany("INSERT INTO verborgen VALUES (?, ?)", rows)
    con.execute(read_sql("hide.sql"))
    return found


def written_patterns(deliveries: Sequence[Delivery]) -> dict[str, dict[str, Reden]]:
    """What each levering.yml says is hidden: reason by key, by delivery."""
    return {
        delivery.id: {item.sleutel: item.reden for item in delivery.yml.verborgen}
        for delivery in deliveries
        if delivery.yml.verborgen
    }


def _patterns(con: duckdb.DuckDBPyConnection, patterns: Pattern) -> dict[str, dict[str, Reden]]:
    rows = [Row(*row) for row in con.sql(read_sql("counts.sql")).fetchall()]
    if not any(row.can_hide for row in rows):
        return {}
    parents = con.sql("SELECT DISTINCT ouder_id, id FROM typed_onderdeel WHERE ouder_id IS NOT NULL ORDER BY ALL")
    children: dict[str, list[str]] = {}
    for parent, child in parents.fetchall():
        children.setdefault(parent, []).append(child)
    return hidden_per_delivery(rows, children, _rules(con), patterns)


def _rules(con: duckdb.DuckDBPyConnection) -> list[Rule]:
    """The reconciliation rules that add up stored numbers: how both sides compare, and a pattern per term."""
    query = """
        SELECT verband.relatie, list(row(patroon, if(kant = 'links', 1, -1)) ORDER BY kant, term.volgorde)
        FROM core.verband JOIN core.verband_term AS term ON verband_id = verband.id
        WHERE soort = 'getallen' GROUP BY verband.id, verband.relatie, verband.volgorde
        HAVING bool_and(kant <> 'keer') ORDER BY verband.volgorde
    """
    return [(relatie, [tuple(term) for term in terms]) for relatie, terms in con.sql(query).fetchall()]
