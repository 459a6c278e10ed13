"""Hide small counts of persons in what was staged, before anything is stored of it.

The pattern of an accepted delivery stands in its levering.yml; of one that has none, and of one whose threshold was
raised, it is worked out here. `pipelines/counts.py` says which equations readers know, `pipelines/small_counts.py` what
has to be hidden then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from pipelines.counts import Row, Rule, hidden_per_delivery
from pipelines.deliveries import Delivery
from pipelines.findings import Finding
from pipelines.small_counts import Reden
from pipelines.sql_files import read_sql, run

Pattern = Mapping[str, Mapping[str, Reden]]
# A number by itself, not one in a name (`demo.2x`).
_NUMBER = re.compile(r"(?<![\w.])-?\d[\d.,]*(?!\w)")


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """One row of a delivery that is not shown: where it stands, its key and why."""

    tabel: str
    rij: int
    sleutel: str
    reden: Reden


def hide_small_counts(con: duckdb.DuckDBPyConnection, patterns: Pattern) -> None:
    """Silence small counts of persons, and what would tell them, in the staged rows; and record them in core.verborgen.

    `patterns`: per delivery the hidden keys that its levering.yml has.
    """
    rows = [
        (levering_id, sleutel, reden)
        for levering_id, pattern in _patterns(con, patterns).items()
        for sleutel, reden in pattern.items()
    ]
    con.execute("CREATE TEMP TABLE verborgen (levering_id VARCHAR, sleutel VARCHAR, reden VARCHAR)")
    with con.appender("verborgen") as appender:
        appender.append_rows(rows)
    run(con, read_sql("hide.sql"))


def hidden_rows(con: duckdb.DuckDBPyConnection, levering_id: str, patterns: Pattern) -> list[HiddenRow]:
    """What of one delivery has to be hidden, in the order of its files; nothing that is staged changes."""
    found = _patterns(con, patterns).get(levering_id, {})
    query = "SELECT tabel, rij, sleutel FROM facts WHERE levering_id = $levering ORDER BY tabel DESC, rij"
    rows = con.execute(query, {"levering": levering_id}).fetchall() if found else []
    return [HiddenRow(tabel, rij, sleutel, found[sleutel]) for tabel, rij, sleutel in rows if sleutel in found]


def without_hidden_numbers(con: duckdb.DuckDBPyConnection, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, without what a hidden row says: findings are kept and read, also when the build is refused.

    Where the finding is and what to do about it stay: who sent the row has it before her.
    """
    rows = con.execute(
        "SELECT levering_id, tabel || '.csv', rij FROM facts JOIN verborgen USING (levering_id, sleutel)"
    )
    hidden = set(rows.fetchall())
    return [_without_number(f) if (f.levering_id, f.bestand, f.rij) in hidden else f for f in findings]


def _without_number(finding: Finding) -> Finding:
    """A finding about the whole row names keys and rows only; one about a cell can repeat what is in it."""
    if finding.kolom is None:
        return finding
    melding, oplossing = (_NUMBER.sub("…", text) for text in (finding.melding, finding.oplossing))
    return replace(finding, waarde=None, melding=melding, oplossing=oplossing)


def written_patterns(deliveries: Sequence[Delivery]) -> dict[str, Mapping[str, Reden]]:
    """What each levering.yml says is hidden: reason by key, by delivery."""
    return {
        delivery.id: {item.sleutel: item.reden for item in delivery.yml.verborgen}
        for delivery in deliveries
        if delivery.yml.verborgen
    }


def _patterns(con: duckdb.DuckDBPyConnection, patterns: Pattern) -> dict[str, dict[str, Reden]]:
    rows = [Row(*row) for row in run(con, read_sql("counts.sql")).fetchall()]
    if not any(row.can_hide for row in rows):
        return {}
    parents = con.execute("""
        SELECT DISTINCT ouder_id, id FROM (FROM typed_onderdeel UNION ALL FROM withdrawn_onderdeel)
        WHERE ouder_id IS NOT NULL ORDER BY ALL
    """)
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
    return [(relatie, [tuple(term) for term in terms]) for relatie, terms in con.execute(query).fetchall()]
