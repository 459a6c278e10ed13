"""Searching names and definitions: accents do not matter, and a small typing error is forgiven."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Treffer:
    """Something that was found. `soort` is one of searching.SOORTEN: onderdeel, indicator, verhaal and so on.

    `id` is what the address of its page takes: of an afspraak, opbrengst, factor, verhaal or begrip its key.
    `andere_naam` None: found by its own name; else the spelling by which it was found. `is_precies`: every word stands
    in it as typed.
    """

    soort: str
    id: str
    naam: str
    uitleg: str
    andere_naam: str | None
    programma_id: str | None
    is_precies: bool


# 'copiloten' and 'copiloot': a word without its plural, each long vowel as in an open syllable.
_STEM = """
    replace(replace(replace(replace(regexp_replace({}, '(en|s)$', ''), 'aa', 'a'), 'ee', 'e'), 'oo', 'o'), 'uu', 'u')
"""
# A word of so many letters may have one letter wrong, a longer one two; of a long one another ending is found too.
_FUZZY = f"""
    (damerau_levenshtein(woord, vraag)
        <= CASE WHEN length(vraag) >= 14 THEN 3 WHEN length(vraag) >= 8 THEN 2 WHEN length(vraag) >= 4 THEN 1 ELSE 0 END
    OR length(vraag) >= 5 AND {_STEM.format("woord")} = {_STEM.format("vraag")})
"""
_WORDS = "regexp_extract_all(lower(strip_accents($vraag)), '[a-z0-9]+')"
# A single letter is the code of an agreement, or else a word by itself: it stands in nearly everything.
_AS_TYPED = """
    CASE WHEN length(vraag) > 1 THEN contains(schoon, vraag)
    ELSE list_contains(regexp_extract_all(schoon, '[a-z0-9]+'), vraag) END
"""
# 'c.o.t.', also without its last full stop.
_ABBREVIATION = r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?"
_THINGS = """
    SELECT 'onderdeel' AS soort, id, korte_naam AS naam, concat_ws(' ', korte_naam, naam) AS zoeknaam,
        CAST(soort AS VARCHAR) AS uitleg, programma_id
    FROM mart.onderdeel
    UNION ALL
    SELECT 'organisatie', organisatie.id, organisatie.naam, namen.naam, replace(CAST(soort AS VARCHAR), '_', ' '), NULL
    FROM core.organisatie
    JOIN (SELECT id AS organisatie_id, naam FROM core.organisatie UNION SELECT organisatie_id, naam FROM core.alias)
        AS namen ON namen.organisatie_id = organisatie.id
    UNION ALL
    SELECT 'indicator', id, naam, concat_ws(' ', naam, korte_naam, definitie), definitie,
        split_part(onderdeel_id, '/', 1)
    FROM core.indicator QUALIFY versie = max(versie) OVER (PARTITION BY id)
    UNION ALL
    SELECT 'afspraak', sleutel, concat_ws('. ', code, onderwerp), concat_ws(' ', code, onderwerp, inhoud), inhoud,
        split_part(onderdeel_id, '/', 1)
    FROM core.afspraak
    UNION ALL
    SELECT 'opbrengst', sleutel, naam, naam || coalesce(' ' || toelichting, ''), coalesce(toelichting, ''),
        split_part(onderdeel_id, '/', 1)
    FROM core.opbrengst
    UNION ALL
    SELECT 'factor', sleutel, wat, concat_ws(' ', wat, richting, korte_naam), richting || ' · ' || korte_naam,
        programma_id
    FROM core.factor JOIN mart.onderdeel ON onderdeel.id = factor.onderdeel_id
    UNION ALL
    SELECT 'verhaal', sleutel, titel, titel || ' ' || tekst, tekst, split_part(onderdeel_id, '/', 1)
    FROM core.verhaal
    UNION ALL
    SELECT 'begrip', sleutel, woord, woord || ' ' || betekenis, betekenis, split_part(onderdeel_id, '/', 1)
    FROM core.begrip
"""


def zoek(state: State, vraag: str, programma: str, per_soort: int = 10) -> list[Treffer]:
    """What has every word of a question in its names, or words that differ from them by a typing error.

    Of each kind at most `per_soort`: first what has the words as typed, first in its name, first of the programme.
    Empty when the question has no letter or digit. An abbreviation is found with and without its full stops.
    """
    vraag = as_words(vraag)
    query = f"""
        WITH {with_words(spelled(f"SELECT *, zoeknaam || ' ' || soort AS tekst FROM ({_THINGS})"))}
        SELECT soort, id, naam, uitleg, programma_id, hoe_goed = 2 AS is_precies,
            if(soort = 'organisatie' AND zoeknaam <> naam, zoeknaam, NULL) AS andere_naam,
            lower(strip_accents(naam)) AS schone_naam
        FROM gevonden
        QUALIFY row_number() OVER (PARTITION BY soort, id ORDER BY hoe_goed DESC, zoeknaam <> naam) = 1
        ORDER BY soort, hoe_goed DESC, contains(schone_naam, lower(strip_accents($vraag))) DESC,
            coalesce(programma_id, $programma) = $programma DESC, schone_naam, id
    """
    cut = f"""
        SELECT * FROM ({query}) QUALIFY row_number() OVER (PARTITION BY soort) <= $per_soort
    """
    return state.rows(Treffer, cut, vraag=vraag, programma=programma, per_soort=per_soort)


def as_words(vraag: str) -> str:
    """What is looked for, each abbreviation without its full stops: `$vraag` of `with_words`."""
    return re.sub(_ABBREVIATION, lambda found: found[0].replace(".", ""), vraag, flags=re.IGNORECASE)


def spelled(things: str) -> str:
    """Things with their `tekst` as words are looked up in it: `schoon`, plain, each abbreviation also without stops."""
    return f"""
        SELECT *,
            kaal || ' ' || replace(array_to_string(regexp_extract_all(kaal, '{_ABBREVIATION}'), ' '), '.', '') AS schoon
        FROM (SELECT *, lower(strip_accents(tekst)) AS kaal FROM ({things}))
    """


def as_typed(things: str) -> str:
    """Of spelled things those in which every word of `$vraag` stands as typed: much less work than `with_words`."""
    return f"""
        FROM ({things}), (SELECT list_distinct({_WORDS}) AS vragen)
        WHERE len(vragen) > 0 AND len(list_filter(vragen, lambda vraag: NOT {_AS_TYPED})) = 0
    """


def with_words(things: str) -> str:
    """The common table expressions up to `gevonden`: the spelled things that have every word of `$vraag`.

    `hoe_goed` is 2 when each stands there as typed, else 1: then a word differs by a typing error.
    """
    return f"""
        things AS MATERIALIZED (SELECT *, row_number() OVER () AS nummer FROM ({things})),
        vragen AS MATERIALIZED (SELECT DISTINCT unnest({_WORDS}) AS vraag),
        woorden AS MATERIALIZED (
            SELECT nummer, unnest(list_distinct(regexp_extract_all(schoon, '[a-z0-9]+'))) AS woord FROM things
        ),
        gelijkend AS (SELECT DISTINCT woord, vraag FROM (SELECT DISTINCT woord FROM woorden), vragen WHERE {_FUZZY}),
        treffers AS (
            SELECT nummer, vraag, 2 AS goed FROM things JOIN vragen ON {_AS_TYPED}
            UNION ALL
            SELECT nummer, vraag, 1 FROM woorden JOIN gelijkend USING (woord)
        ),
        gevonden AS (
            SELECT things.*, hoe_goed
            FROM things JOIN (
                SELECT nummer, min(goed) AS hoe_goed
                FROM (SELECT nummer, vraag, max(goed) AS goed FROM treffers GROUP BY ALL)
                GROUP BY nummer HAVING count(*) = (SELECT count(*) FROM vragen)
            ) USING (nummer)
        )
    """
