"""What somebody probably meant who wrote an id that is not known."""

from __future__ import annotations

from typing import Any

import duckdb


def very_near(con: duckdb.DuckDBPyConnection, known: str, value: str, **parameters: Any) -> str | None:
    """The one id that differs by a typing error: a letter, or two when the last part is long. None: none, or several.

    Digits are no typing errors: oef/3 is not oef/2. `known` is a query for the ids there are, with its `parameters`.
    """
    query = f"""
        WITH known(id) AS ({known}),
        near AS (
            SELECT id, damerau_levenshtein(lower(id), lower($value)) AS steps FROM known
            WHERE regexp_replace(id, '[^0-9]', '', 'g') = regexp_replace($value, '[^0-9]', '', 'g')
        )
        SELECT id FROM near
        WHERE steps <= if(length(regexp_extract($value, '[^/.]*$')) >= 10, 2, 1)
            AND steps = (SELECT min(steps) FROM near)
        LIMIT 2
    """
    found = [str(id) for (id,) in con.execute(query, {"value": value, **parameters}).fetchall()]
    return found[0] if len(found) == 1 and found[0] != value else None
