-- A story in which a person seems to be named: a form of address before a capital, a surname with van or de in it, or a
-- common first name. Names of organisations and onderdelen do not count.
WITH known AS (
    SELECT unnest(string_split_regex(naam, '[ -]')) AS woord FROM (
        SELECT naam FROM typed_organisatie UNION ALL SELECT naam FROM typed_alias UNION ALL SELECT naam FROM typed_onderdeel
    )
),
texts AS (
    SELECT levering_id, rij, 'titel' AS kolom, titel AS tekst FROM typed_verhaal
    UNION ALL SELECT levering_id, rij, 'tekst', tekst FROM typed_verhaal
),
words AS (
    SELECT levering_id, rij, kolom, TRUE AS aangesproken, unnest(regexp_extract_all(tekst, '(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.|[Dd]hr\.|[Dd]e heer) \p{Lu}\p{L}+')) AS woord FROM texts
    UNION ALL
    SELECT levering_id, rij, kolom, FALSE, unnest(regexp_extract_all(tekst, '\p{Lu}\p{Ll}+ (?:van den|van der|van de|van|de|der|den|ter|ten) \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+')) FROM texts
)
SELECT DISTINCT levering_id, 'verhaal' AS tabel, rij, kolom, woord AS waarde,
    'lijkt de naam van een persoon' AS melding,
    'Schrijf in plaats daarvan wie het is: een moeder, een begeleider. Niemand mag te herkennen zijn.' AS oplossing
FROM words
WHERE aangesproken
    OR (contains(woord, ' ') OR woord IN (SELECT naam FROM voornaam)) AND string_split(woord, ' ')[-1] NOT IN (SELECT woord FROM known)
ORDER BY ALL
