-- A step of our ladder needs a dated piece of evidence of a kind that carries it; the steps of use only count after the end.
WITH ends AS (
    SELECT id, eind_op FROM typed_onderdeel QUALIFY occurrence = max(occurrence) OVER (PARTITION BY sleutel)
),
judged AS (
    SELECT borging.*, criterium.naam, criterium.bewijs, criterium.na_einde_maanden,
        -- Where the onderdeel names no end, the programme's holds.
        coalesce(eigen.eind_op, programma.eind_op) AS eind_op
    FROM typed_borging AS borging
    JOIN core.levering ON levering.id = borging.levering_id AND levering.soort = 'eigen_oordeel'
    JOIN core.trede_criterium AS criterium ON CAST(criterium.trede AS VARCHAR) = borging.trede
    LEFT JOIN ends AS eigen ON eigen.id = borging.onderdeel_id
    LEFT JOIN ends AS programma ON programma.id = split_part(borging.onderdeel_id, '/', 1)
    WHERE criterium.bewijs IS NOT NULL AND borging.bewijs_soort IS NOT NULL
),
found AS (
    SELECT *,
        NOT list_contains(string_split(bewijs, ' '), bewijs_soort) AS is_other_kind,
        datum IS NULL OR datum_precisie IS NULL AS is_undated,
        na_einde_maanden IS NOT NULL AND eind_op IS NULL AS is_endless,
        -- The whole period must lie after it: 'in 2025' may be before an end in June 2025.
        na_einde_maanden IS NOT NULL AND core.periode_start(datum, datum_precisie) < CAST(eind_op + to_months(na_einde_maanden) AS DATE) + if(na_einde_maanden = 0, 1, 0) AS is_too_early
    FROM judged
)
SELECT levering_id, 'borging' AS tabel, rij,
    CASE WHEN is_other_kind THEN 'bewijs_soort' WHEN is_undated THEN 'datum' ELSE 'trede' END AS kolom,
    CASE WHEN is_other_kind THEN bewijs_soort WHEN is_undated THEN NULL ELSE trede END AS waarde,
    CASE
        WHEN is_other_kind THEN 'is geen bewijs voor trede ' || trede || ' (' || naam || ')'
        WHEN is_undated THEN 'trede ' || trede || ' (' || naam || ') heeft bewijs met een datum'
        WHEN is_endless THEN '(' || naam || ') kan pas na het einde, en een einddatum is niet bekend'
        ELSE '(' || naam || ') kan pas ' || if(na_einde_maanden > 0, na_einde_maanden || ' maanden ', '') || 'na ' || eind_op || ', het einde; het bewijs is van ' || core.datum_tekst(datum, datum_precisie)
    END AS melding,
    CASE
        WHEN is_other_kind THEN 'Kies bewijs dat deze trede draagt (' || replace(bewijs, ' ', ', ') || ') of geef een lagere trede.'
        WHEN is_undated THEN 'Vul in datum en datum_precisie in wanneer de bron het bewijs bevestigt, of geef een lagere trede.'
        ELSE 'Geef een lagere trede of noem later bewijs.'
    END AS oplossing
FROM found
WHERE is_other_kind OR is_undated OR is_endless OR is_too_early
