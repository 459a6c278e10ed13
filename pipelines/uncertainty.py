"""How sure a share of a sample is: intervals by known formulas, from a statistics library.

Only where a definition says `steekproef: ja`, and n is known and exact, and so is the share: an interval around 41
people who happened to answer would say something about everybody else that nobody knows.
"""

from __future__ import annotations

import duckdb

_SHARES = """
    SELECT sleutel, getal, n_bekend, indicator.decimalen, vorige_sleutel
    FROM mart.reeks JOIN core.indicator ON indicator.id = indicator_id AND indicator.versie = indicator_versie
    WHERE indicator.steekproef AND indicator.eenheid = 'procent' AND getal BETWEEN 0 AND 100 AND n_bekend >= 1
        AND kwalificatie = 'exact' AND waarde_tot IS NULL AND NOT is_breuk
        AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    ORDER BY sleutel
"""
_INTERVAL = """
    INSERT INTO mart.onzekerheid
    SELECT $sleutel, NULL, $getal, $onder, $boven, $zeker, 'Wilson',
        'met ' || $zekerheid || '% zekerheid tussen '
            || core.getal_tekst($onder, $decimalen) || '% en ' || core.getal_tekst($boven, $decimalen) || '%'
"""
_DIFFERENCE = """
    INSERT INTO mart.onzekerheid
    SELECT $sleutel, $vorige, $getal, $onder, $boven, $zeker, 'Newcombe',
        CASE
            WHEN round($getal, $decimalen) = 0 THEN 'geen verschil'
            ELSE core.getal_tekst(abs($getal), $decimalen) || ' procentpunt ' || if($getal < 0, 'minder', 'meer')
        END || ', met '
            || $zekerheid || '% zekerheid '
            || CASE
                WHEN $onder > 0 THEN 'tussen ' || core.getal_tekst($onder, $decimalen) || ' en '
                    || core.getal_tekst($boven, $decimalen) || ' meer'
                WHEN $boven < 0 THEN 'tussen ' || core.getal_tekst(-$boven, $decimalen) || ' en '
                    || core.getal_tekst(-$onder, $decimalen) || ' minder'
                ELSE 'tussen ' || core.getal_tekst(-$onder, $decimalen) || ' minder en '
                    || core.getal_tekst($boven, $decimalen) || ' meer: dit kan toeval zijn'
            END
"""


def fill_uncertainty(con: duckdb.DuckDBPyConnection) -> None:
    """Fill mart.onzekerheid: an interval per share of a sample, and one per difference with the value before.

    Costs nothing where no definition is a sample: the library is not even loaded.
    """
    shares = con.execute(_SHARES).fetchall()
    if not shares:
        return
    ((confidence,),) = con.execute("SELECT betrouwbaarheid_pct FROM core.statistiek").fetchall()
    # 99,9 is not 100: nothing is certain.
    sureness = f"{confidence:.10g}".replace(".", ",")
    known = {sleutel: (getal, n) for sleutel, getal, n, _, _ in shares}
    for sleutel, getal, n, decimals, before in shares:
        low, high = wilson(getal, n, confidence)
        row = {"sleutel": sleutel, "zeker": confidence, "zekerheid": sureness, "decimalen": decimals}
        con.execute(_INTERVAL, row | {"getal": getal, "onder": low, "boven": high})
        if before in known:
            low, high = newcombe((getal, n), known[before], confidence)
            change = getal - known[before][0]
            con.execute(_DIFFERENCE, row | {"vorige": before, "getal": change, "onder": low, "boven": high})


def wilson(share_pct: float, n: float, confidence_pct: float) -> tuple[float, float]:
    """Lower and upper bound, in percent, of a share of a simple random sample of n.

    Wilson's score interval without continuity correction (E.B. Wilson, JASA 22, 1927, p. 209-212), as statsmodels
    has it.
    """
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(share_pct * n / 100, n, alpha=1 - confidence_pct / 100, method="wilson")
    return 100 * float(low), 100 * float(high)


def newcombe(later: tuple[float, float], earlier: tuple[float, float], confidence_pct: float) -> tuple[float, float]:
    """Lower and upper bound, in percentage points, of a difference of two shares (percent, n) of independent samples.

    Newcombe's hybrid score interval (R.G. Newcombe, Statistics in Medicine 17, 1998, p. 873-890, method 10), as
    statsmodels has it. The same people asked twice are no independent samples: the interval is then too wide, not too
    narrow, when who said yes before says so more often again.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    (share, n), (share_before, n_before) = later, earlier
    low, high = confint_proportions_2indep(
        share * n / 100, n, share_before * n_before / 100, n_before,
        compare="diff", method="newcomb", alpha=1 - confidence_pct / 100,
    )  # fmt: skip
    return 100 * float(low), 100 * float(high)
