-- A story in which a person seems to be named: a form of address before a capital, or a common first name. Names of
-- organisations and onderdelen do not count.
WITH known AS (
    SELECT unnest(string_split_regex(naam, '[ -]')) AS woord FROM (
        SELECT naam FROM typed_organisatie UNION ALL SELECT naam FROM typed_alias UNION ALL SELECT naam FROM typed_onderdeel
    )
),
words AS (
    SELECT levering_id, rij, kolom, unnest(regexp_extract_all(tekst, '(?:(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.|[Dd]hr\.|[Dd]e heer) \p{Lu}\p{L}+|\p{Lu}\p{Ll}+)')) AS woord
    FROM (
        SELECT levering_id, rij, 'titel' AS kolom, titel AS tekst FROM typed_verhaal
        UNION ALL SELECT levering_id, rij, 'tekst', tekst FROM typed_verhaal
    )
)
SELECT DISTINCT levering_id, 'verhaal' AS tabel, rij, kolom, woord AS waarde,
    'lijkt de naam van een persoon' AS melding,
    'Schrijf in plaats daarvan wie het is: een moeder, een begeleider. Niemand mag te herkennen zijn.' AS oplossing
FROM words
WHERE (contains(woord, ' ') OR woord IN (SELECT naam FROM voornaam)) AND woord NOT IN (SELECT woord FROM known)
