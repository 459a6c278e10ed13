-- One row is one stored value in one passage: what mart.herkomst shows, worked out once.
CREATE TABLE mart.passage AS
WITH waarden AS (
    SELECT 'meting' AS tabel, sleutel, 'waarde' AS kolom, waarde AS waarde_getal, CAST(NULL AS VARCHAR) AS waarde_tekst, CAST(wijze AS VARCHAR) AS wijze, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.meting WHERE waarde IS NOT NULL
    UNION ALL SELECT 'meting', sleutel, 'waarde_tot', waarde_tot, NULL, CAST(wijze AS VARCHAR), levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.meting WHERE waarde_tot IS NOT NULL
    UNION ALL SELECT 'meting', sleutel, 'teller', teller, NULL, CAST(wijze AS VARCHAR), levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.meting WHERE teller IS NOT NULL
    UNION ALL SELECT 'meting', sleutel, 'noemer', noemer, NULL, CAST(wijze AS VARCHAR), levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.meting WHERE noemer IS NOT NULL
    UNION ALL SELECT 'meting', sleutel, 'n', n, NULL, CAST(wijze AS VARCHAR), levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.meting WHERE n IS NOT NULL
    UNION ALL SELECT 'meting', sleutel, 'stilte', NULL, core.stilte_tekst(stilte), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.meting WHERE stilte IS NOT NULL
    UNION ALL SELECT 'doel', sleutel, 'waarde', waarde, NULL, CAST(wijze AS VARCHAR), levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.doel
    UNION ALL SELECT 'doel', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.doel WHERE datum IS NOT NULL
    UNION ALL SELECT 'doel', sleutel, 'duur_maanden', NULL, duur_maanden || ' maanden', NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.doel WHERE duur_maanden IS NOT NULL
    UNION ALL SELECT 'fasetelling', sleutel, 'aantal', aantal, NULL, CAST(wijze AS VARCHAR), levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.fasetelling WHERE aantal IS NOT NULL
    UNION ALL SELECT 'fasetelling', sleutel, 'stilte', NULL, core.stilte_tekst(stilte), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.fasetelling WHERE stilte IS NOT NULL
    UNION ALL SELECT 'faseverloop', sleutel, 'fase', NULL, fase.naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.faseverloop JOIN core.fase ON fase.fasemodel_id = faseverloop.fasemodel_id AND fase.id = fase_id
    UNION ALL SELECT 'faseverloop', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.faseverloop
    UNION ALL SELECT 'onderdeel', 'onderdeel:' || id, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.onderdeel
    UNION ALL SELECT 'onderdeel', 'onderdeel:' || id, 'start_op', NULL, core.datum_tekst(start_op, start_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.onderdeel WHERE start_op IS NOT NULL
    UNION ALL SELECT 'onderdeel', 'onderdeel:' || id, 'eind_op', NULL, core.datum_tekst(eind_op, eind_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.onderdeel WHERE eind_op IS NOT NULL
    UNION ALL SELECT 'onderdeel', 'onderdeel:' || id, 'uitvoerder', NULL, uitvoerder, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.onderdeel WHERE uitvoerder IS NOT NULL
    UNION ALL SELECT 'organisatie', 'organisatie:' || id, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.organisatie
    UNION ALL SELECT 'alias', sleutel, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.alias
    UNION ALL
    SELECT 'deelname', deelname.sleutel, 'organisatie', NULL, coalesce(alias.naam, organisatie.naam), NULL, deelname.levering_id, deelname.bestand, deelname.paragraaf, deelname.regel_van, deelname.regel_tot
    FROM core.deelname
    JOIN core.organisatie ON organisatie.id = deelname.organisatie_id
    LEFT JOIN (
        -- Two lists of one onderdeel may spell a name differently: the spelling nearest to the passage counts.
        SELECT deelname.sleutel, arg_min(alias.naam, row(abs(alias.regel_van - deelname.regel_van), alias.rij)) AS naam
        FROM core.deelname JOIN core.alias USING (levering_id, organisatie_id, onderdeel_id)
        GROUP BY deelname.sleutel
    ) AS alias ON alias.sleutel = deelname.sleutel
    UNION ALL SELECT 'borging', sleutel, 'wie', NULL, wie, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.borging WHERE wie IS NOT NULL
    UNION ALL SELECT 'borging', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.borging WHERE datum IS NOT NULL AND trede IS NULL
    UNION ALL SELECT 'borging', sleutel, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.borging WHERE wat IS NOT NULL
    UNION ALL SELECT 'borging', sleutel, 'trede', NULL, CAST(trede AS VARCHAR), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.borging WHERE trede IS NOT NULL
    UNION ALL SELECT 'borging', sleutel, 'geld', NULL, geld, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.borging WHERE geld IS NOT NULL
    UNION ALL SELECT 'besluit', 'besluit:' || id, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.besluit
    UNION ALL SELECT 'besluit', 'besluit:' || id, 'wie', NULL, wie, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.besluit WHERE wie IS NOT NULL
    UNION ALL SELECT 'besluit', 'besluit:' || id, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.besluit WHERE datum IS NOT NULL
    UNION ALL SELECT 'actie', 'actie:' || id, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.actie
    UNION ALL SELECT 'uitleg', 'uitleg:' || id, 'tekst', NULL, tekst, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.uitleg
    UNION ALL SELECT 'weergave', 'weergave:' || id, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.weergave
    UNION ALL SELECT 'oordeel', sleutel, 'onderbouwing', NULL, onderbouwing, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.oordeel
    UNION ALL SELECT 'weging', sleutel, 'reden', NULL, reden, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.weging
    UNION ALL SELECT 'mijlpaal', sleutel, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.mijlpaal
    UNION ALL SELECT 'mijlpaal', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.mijlpaal
    UNION ALL SELECT 'mijlpaal', sleutel, 'oorspronkelijke_datum', NULL, core.datum_tekst(oorspronkelijke_datum, oorspronkelijke_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.mijlpaal WHERE oorspronkelijke_datum IS NOT NULL
    UNION ALL SELECT 'opbrengst', sleutel, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.opbrengst
    UNION ALL SELECT 'opbrengst', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.opbrengst WHERE datum IS NOT NULL
    UNION ALL SELECT 'factor', sleutel, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.factor
    UNION ALL SELECT 'afspraak', sleutel, 'onderwerp', NULL, onderwerp, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak
    UNION ALL SELECT 'afspraak', sleutel, 'inhoud', NULL, inhoud, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak
    UNION ALL SELECT 'afspraak', sleutel, 'partijen', NULL, partijen, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak WHERE partijen IS NOT NULL
    UNION ALL SELECT 'afspraak', sleutel, 'termijn', NULL, termijn, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak WHERE termijn IS NOT NULL
    UNION ALL SELECT 'afspraak_partij', partij.sleutel, 'partij', NULL, organisatie.naam, NULL, partij.levering_id, partij.bestand, partij.paragraaf, partij.regel_van, partij.regel_tot FROM core.afspraak_partij AS partij JOIN core.organisatie ON organisatie.id = partij.organisatie_id
    UNION ALL SELECT 'afspraak_partij', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak_partij WHERE datum IS NOT NULL
    UNION ALL SELECT 'afspraak_partij', sleutel, 'stand', NULL, replace(CAST(stand AS VARCHAR), '_', ' '), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak_partij WHERE stand IS NOT NULL
    UNION ALL SELECT 'afspraak_partij', sleutel, 'werkbaar', NULL, CAST(werkbaar AS VARCHAR), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak_partij WHERE werkbaar IS NOT NULL
    UNION ALL SELECT 'afspraak_partij', sleutel, 'knelpunt', NULL, knelpunt, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak_partij WHERE knelpunt IS NOT NULL
    UNION ALL SELECT 'afspraak_partij', sleutel, 'escalatie', NULL, escalatie, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak_partij WHERE escalatie IS NOT NULL
    UNION ALL SELECT 'advies', sleutel, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.advies
    UNION ALL SELECT 'advies', sleutel, 'opvolging', NULL, opvolging, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.advies WHERE opvolging IS NOT NULL
    UNION ALL SELECT 'risico', sleutel, 'omschrijving', NULL, omschrijving, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.risico
    UNION ALL SELECT 'risico', sleutel, 'wie_noemt', NULL, wie_noemt, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.risico
    UNION ALL SELECT 'risico', sleutel, 'maatregel', NULL, maatregel, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.risico WHERE maatregel IS NOT NULL
    UNION ALL SELECT 'risico', sleutel, 'eigenaar', NULL, eigenaar, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.risico WHERE eigenaar IS NOT NULL
    UNION ALL SELECT 'risico', sleutel, 'status', NULL, CAST(status AS VARCHAR), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.risico WHERE status IS NOT NULL
    UNION ALL SELECT 'toezegging', sleutel, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging
    UNION ALL SELECT 'toezegging', sleutel, 'wie', NULL, wie, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging WHERE wie IS NOT NULL
    UNION ALL SELECT 'toezegging', sleutel, 'aan_wie', NULL, aan_wie, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging WHERE aan_wie IS NOT NULL
    UNION ALL SELECT 'toezegging', sleutel, 'toegezegd_op', NULL, core.datum_tekst(toegezegd_op, toegezegd_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging WHERE toegezegd_op IS NOT NULL
    UNION ALL SELECT 'toezegging', sleutel, 'termijn', NULL, core.datum_tekst(termijn, termijn_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging WHERE termijn IS NOT NULL
    UNION ALL SELECT 'toezegging', sleutel, 'nagekomen_op', NULL, core.datum_tekst(nagekomen_op, nagekomen_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging WHERE nagekomen_op IS NOT NULL
    UNION ALL SELECT 'toezegging', sleutel, 'blijkt_uit', NULL, blijkt_uit, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.toezegging WHERE blijkt_uit IS NOT NULL
    UNION ALL SELECT 'verwachte_levering', sleutel, 'wat', NULL, wat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.verwachte_levering
    UNION ALL SELECT 'verwachte_levering', sleutel, 'wie', NULL, wie, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.verwachte_levering WHERE wie IS NOT NULL
    UNION ALL SELECT 'verwachte_levering', sleutel, 'uiterlijk', NULL, core.datum_tekst(uiterlijk, uiterlijk_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.verwachte_levering
    UNION ALL SELECT 'verwachte_levering', sleutel, 'periode', NULL, core.periode_tekst(over_van, over_tot, 'dag'), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.verwachte_levering WHERE over_tot IS NOT NULL
    UNION ALL SELECT 'verwachte_levering', sleutel, 'vervalt_omdat', NULL, vervalt_omdat, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.verwachte_levering WHERE vervalt_omdat IS NOT NULL
    UNION ALL SELECT 'gebeurtenis', sleutel, 'naam', NULL, naam, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.gebeurtenis
    UNION ALL SELECT 'begrip', sleutel, 'woord', NULL, woord, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.begrip
    UNION ALL SELECT 'verhaal', sleutel, 'titel', NULL, titel, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.verhaal
    UNION ALL SELECT 'afspraak', sleutel, 'geldt_van', NULL, core.datum_tekst(geldt_van, geldt_van_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.afspraak WHERE geldt_van IS NOT NULL
    UNION ALL SELECT 'intrekking', sleutel, 'reden', NULL, reden, NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.intrekking
    UNION ALL SELECT 'gebeurtenis', sleutel, 'datum', NULL, core.datum_tekst(datum, datum_precisie), NULL, levering_id, bestand, paragraaf, regel_van, regel_tot FROM core.gebeurtenis
),
-- A further passage holds the whole fact, or the one column that it names; then the first passage does not hold that column.
eerste AS (SELECT waarden.* FROM waarden ANTI JOIN core.vindplaats USING (tabel, sleutel, kolom)),
passages AS (
    FROM eerste
    UNION ALL
    -- The place where a fact was read is never lost: with all its columns elsewhere it still says what the fact is.
    SELECT waarden.* FROM waarden ANTI JOIN eerste USING (sleutel) WHERE kolom IN ('naam', 'wat')
    UNION ALL
    SELECT waarden.tabel, waarden.sleutel, waarden.kolom, waarde_getal, waarde_tekst, wijze, vindplaats.levering_id, vindplaats.bestand, vindplaats.paragraaf, vindplaats.regel_van, vindplaats.regel_tot
    FROM waarden JOIN core.vindplaats ON vindplaats.tabel = waarden.tabel AND vindplaats.sleutel = waarden.sleutel
        AND coalesce(vindplaats.kolom, waarden.kolom) = waarden.kolom
)
-- A column that is named at the passage where the whole fact stands too, stands there once.
SELECT DISTINCT tabel, sleutel, kolom, waarde_getal, waarde_tekst, wijze, passages.levering_id,
    coalesce(passages.bestand, bron.bestand) AS bestand, paragraaf, regel_van, regel_tot
FROM passages
LEFT JOIN core.bron ON passages.bestand IS NULL AND bron.levering_id = passages.levering_id;

COMMENT ON TABLE mart.passage IS 'Een rij is een opgeslagen waarde in een passage: mart.herkomst leest hieruit.';
COMMENT ON COLUMN mart.passage.tabel IS 'Tabel van het feit.';
COMMENT ON COLUMN mart.passage.sleutel IS 'Sleutel van het feit; een feit op meer plaatsen heeft meer rijen.';
COMMENT ON COLUMN mart.passage.kolom IS 'Kolom van de waarde.';
COMMENT ON COLUMN mart.passage.waarde_getal IS 'Het getal dat de bron noemt; leeg bij tekst.';
COMMENT ON COLUMN mart.passage.waarde_tekst IS 'De tekst; namen zoals de bron ze spelt.';
COMMENT ON COLUMN mart.passage.wijze IS 'Hoe het getal in de bron staat; leeg bij tekst.';
COMMENT ON COLUMN mart.passage.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.passage.bestand IS 'Kale naam van het document.';
COMMENT ON COLUMN mart.passage.paragraaf IS 'Paragraaf.';
COMMENT ON COLUMN mart.passage.regel_van IS 'Eerste regel.';
COMMENT ON COLUMN mart.passage.regel_tot IS 'Laatste regel.';
