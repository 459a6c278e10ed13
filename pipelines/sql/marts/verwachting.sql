-- One row is one delivery of figures that a source says will come, and whether it did, seen from the date of the last delivery of
-- this state that is no meeting of ours: when nothing comes, the date of the last report stands still, and what is missing would never be.
CREATE TABLE mart.verwachting AS
-- The last version holds. In time is measured against the first date, so that a later date makes nothing punctual.
WITH verwacht AS (
    SELECT verwachte_levering.*,
        first(uiterlijk) OVER versie AS eerst, first(uiterlijk_precisie) OVER versie AS eerst_precisie, first(levering_id) OVER versie AS genoemd_in
    FROM core.verwachte_levering
    WINDOW versie AS (PARTITION BY id ORDER BY core.volgorde(levering_id), rij)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
),
-- What counts as delivered: a figure or a phase that happened. No silence, no forecast, no context, no judgement of our own.
cijfers AS (
    SELECT meting.onderdeel_id, meting.indicator_id, meting.geldig_op AS datum, meting.levering_id, meting.sleutel
    FROM core.meting JOIN core.indicator ON indicator.id = meting.indicator_id AND indicator.versie = meting.indicator_versie
    WHERE meting.stilte IS NULL AND meting.kwalificatie <> 'verwacht' AND indicator.soort <> 'context'
    UNION ALL SELECT onderdeel_id, NULL, datum, levering_id, sleutel FROM core.fasetelling WHERE stilte IS NULL AND kwalificatie <> 'verwacht'
    UNION ALL SELECT onderdeel_id, NULL, datum, levering_id, sleutel FROM core.faseverloop
),
-- Per onderdeel, itself or below it, the first delivery that answers.
antwoord AS (
    SELECT verwacht.id, tak.onder_id, tak.onder_id = verwacht.onderdeel_id AS is_geheel,
        arg_min(cijfers.levering_id, core.volgorde(cijfers.levering_id)) AS levering_id, arg_min(cijfers.sleutel, row(core.volgorde(cijfers.levering_id), cijfers.sleutel)) AS bewijs
    FROM verwacht
    JOIN mart.tak ON tak.onderdeel_id = verwacht.onderdeel_id
    JOIN cijfers ON cijfers.onderdeel_id = tak.onder_id
    JOIN core.levering ON levering.id = cijfers.levering_id
    WHERE levering.soort IN ('rapport', 'opgave') AND (verwacht.indicator_id IS NULL OR verwacht.indicator_id = cijfers.indicator_id)
        AND CASE WHEN over_tot IS NULL THEN core.volgorde(cijfers.levering_id) > core.volgorde(genoemd_in) ELSE cijfers.datum BETWEEN over_van AND over_tot END
    GROUP BY ALL
),
-- The onderdelen at the ends of the branch that ran in that period.
deel AS (
    SELECT verwacht.id, tak.onder_id
    FROM verwacht
    JOIN mart.tak ON tak.onderdeel_id = verwacht.onderdeel_id AND tak.onder_id <> verwacht.onderdeel_id
    JOIN core.onderdeel ON onderdeel.id = tak.onder_id
    WHERE onderdeel.id NOT IN (SELECT ouder_id FROM core.onderdeel WHERE ouder_id IS NOT NULL)
        AND coalesce(onderdeel.start_op <= over_tot, true) AND coalesce(onderdeel.eind_op >= over_van, true)
),
-- Figures about what stands between the onderdeel and an end are about that end too.
deel_antwoord AS (
    SELECT deel.id, deel.onder_id,
        arg_min(antwoord.levering_id, core.volgorde(antwoord.levering_id)) AS levering_id, arg_min(antwoord.bewijs, row(core.volgorde(antwoord.levering_id), antwoord.bewijs)) AS bewijs
    FROM deel
    LEFT JOIN mart.tak ON tak.onder_id = deel.onder_id
    LEFT JOIN antwoord ON antwoord.id = deel.id AND antwoord.onder_id = tak.onderdeel_id AND NOT antwoord.is_geheel
    GROUP BY ALL
),
delen AS (
    SELECT id, count(*) AS delen, count(levering_id) AS delen_met,
        arg_min(levering_id, core.volgorde(levering_id)) AS eerste, arg_min(bewijs, row(core.volgorde(levering_id), bewijs)) AS eerste_bewijs,
        arg_max(levering_id, core.volgorde(levering_id)) AS laatste, arg_max(bewijs, row(core.volgorde(levering_id), bewijs)) AS laatste_bewijs
    FROM deel_antwoord GROUP BY id
),
-- All of it is here when there are figures about the onderdeel itself, or about everything below it that ran.
samen AS (
    SELECT verwacht.*, coalesce(delen.delen, 0) AS delen, coalesce(delen.delen_met, 0) AS delen_met, geheel.levering_id IS NOT NULL AS is_geheel,
        coalesce(geheel.levering_id, if(delen.delen = delen.delen_met, delen.laatste, NULL)) AS binnen_met,
        coalesce(geheel.levering_id, if(delen.delen = delen.delen_met, delen.laatste, delen.eerste)) AS gegeven_met,
        coalesce(geheel.bewijs, if(delen.delen = delen.delen_met, delen.laatste_bewijs, delen.eerste_bewijs)) AS bewijs_sleutel
    FROM verwacht
    LEFT JOIN delen USING (id)
    LEFT JOIN antwoord AS geheel ON geheel.id = verwacht.id AND geheel.is_geheel
),
standen AS (
    SELECT samen.*, levering.bekend_op, levering.datum_precisie, levering.korte_titel || if(levering.status = 'concept', ' (concept)', '') AS korte_titel,
        build.gezien_op, build.gezien_precisie,
        samen.uiterlijk < core.periode_start(build.gezien_op, build.gezien_precisie) AS is_voorbij,
        CASE
            WHEN vervalt_omdat IS NOT NULL THEN 'vervallen'
            WHEN binnen_met IS NOT NULL AND levering.bekend_op <= eerst THEN 'op_tijd'
            WHEN binnen_met IS NOT NULL AND core.periode_start(levering.bekend_op, levering.datum_precisie) > eerst THEN 'te_laat'
            WHEN binnen_met IS NOT NULL THEN 'binnen'
            WHEN gegeven_met IS NOT NULL THEN 'deels'
            WHEN samen.uiterlijk < core.periode_start(build.gezien_op, build.gezien_precisie) THEN 'ontbreekt'
            ELSE 'verwacht'
        END AS stand
    FROM samen CROSS JOIN meta.build
    LEFT JOIN core.levering ON levering.id = samen.gegeven_met
)
SELECT
    standen.sleutel,
    onderdeel.programma_id,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam,
    standen.wie,
    standen.wat,
    standen.uiterlijk AS uiterlijk_op,
    core.datum_tekst(standen.uiterlijk, standen.uiterlijk_precisie) AS uiterlijk_tekst,
    if(eerst <> standen.uiterlijk, core.datum_tekst(eerst, eerst_precisie), NULL) AS eerst_tekst,
    core.periode_tekst(over_van, over_tot, 'dag') AS periode_tekst,
    stand,
    CASE stand WHEN 'op_tijd' THEN '✓' WHEN 'binnen' THEN '✓' WHEN 'te_laat' THEN '→' WHEN 'deels' THEN '±' WHEN 'ontbreekt' THEN '◆' WHEN 'verwacht' THEN '○' WHEN 'vervallen' THEN core.stilte_teken('vervallen') END AS stand_teken,
    CASE stand WHEN 'op_tijd' THEN 'op tijd ontvangen' WHEN 'binnen' THEN 'ontvangen; niet te zeggen of dat op tijd was' WHEN 'te_laat' THEN 'te laat ontvangen'
        WHEN 'deels' THEN if(is_voorbij, 'deels ontvangen, de rest ontbreekt', 'deels ontvangen, nog niet verlopen') WHEN 'ontbreekt' THEN 'ontbreekt' WHEN 'verwacht' THEN 'nog niet verlopen' WHEN 'vervallen' THEN 'vervallen' END AS stand_tekst,
    is_voorbij AND stand <> 'vervallen' AS is_verlopen,
    stand IN ('op_tijd', 'binnen', 'te_laat') AS is_binnen,
    stand = 'op_tijd' AS is_op_tijd,
    if(stand = 'vervallen', NULL, core.datum_tekst(bekend_op, datum_precisie)) AS ontvangen_tekst,
    if(stand = 'vervallen', NULL, gegeven_met) AS levering_id,
    if(stand = 'vervallen', NULL, korte_titel) AS levering_titel,
    if(stand = 'vervallen', NULL, bewijs_sleutel) AS bewijs_sleutel,
    if(delen > 0 AND gegeven_met IS NOT NULL AND stand <> 'vervallen', 'cijfers over ' || if(is_geheel, 'het geheel, en over ', '') || delen_met || ' van de ' || delen || if(delen = 1, ' onderdeel', ' onderdelen') || ' eronder', NULL) AS delen_tekst,
    vervalt_omdat,
    gezien_op,
    gezien_precisie,
    -- What is missing comes first, then what is to come, soonest first; what is here or lapsed comes last.
    CAST(row_number() OVER (
        PARTITION BY onderdeel.programma_id
        ORDER BY list_position(['ontbreekt', 'deels', 'verwacht', 'te_laat', 'binnen', 'op_tijd', 'vervallen'], stand), standen.uiterlijk, onderdeel.volgorde, standen.id
    ) AS INTEGER) AS volgorde
FROM standen
JOIN mart.onderdeel ON onderdeel.id = standen.onderdeel_id
ORDER BY onderdeel.programma_id, volgorde;

COMMENT ON TABLE mart.verwachting IS 'Een rij is een verwachte levering zoals zij laatst genoemd is, en of zij binnen is, gezien vanaf de laatste levering in deze stand.';
COMMENT ON COLUMN mart.verwachting.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.verwachting.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.verwachting.onderdeel_id IS 'Onderdeel waar de cijfers over gaan.';
COMMENT ON COLUMN mart.verwachting.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.verwachting.wie IS 'Wie levert; leeg: niet vermeld.';
COMMENT ON COLUMN mart.verwachting.wat IS 'Wat er geleverd wordt.';
COMMENT ON COLUMN mart.verwachting.uiterlijk_op IS 'Uiterlijk wanneer.';
COMMENT ON COLUMN mart.verwachting.uiterlijk_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.verwachting.eerst_tekst IS 'Datum die eerst was afgesproken; leeg: niet veranderd.';
COMMENT ON COLUMN mart.verwachting.periode_tekst IS 'Periode waar de cijfers over gaan; leeg: niet vermeld.';
COMMENT ON COLUMN mart.verwachting.stand IS 'op_tijd, te_laat, binnen (niet te zeggen of dat op tijd was), deels (alleen cijfers over een deel van wat eronder valt), ontbreekt, verwacht (nog niet verlopen) of vervallen.';
COMMENT ON COLUMN mart.verwachting.stand_teken IS 'Teken daarvan.';
COMMENT ON COLUMN mart.verwachting.stand_tekst IS 'De stand in woorden.';
COMMENT ON COLUMN mart.verwachting.is_verlopen IS 'Of de termijn voorbij is; dan telt zij mee in de aandelen. Vervallen telt nooit mee.';
COMMENT ON COLUMN mart.verwachting.is_binnen IS 'Of alles binnen is.';
COMMENT ON COLUMN mart.verwachting.is_op_tijd IS 'Of dat op tijd was, tegenover de eerst afgesproken datum.';
COMMENT ON COLUMN mart.verwachting.ontvangen_tekst IS 'Wanneer het binnenkwam; leeg: niets binnen.';
COMMENT ON COLUMN mart.verwachting.levering_id IS 'Levering waarmee het binnenkwam; leeg: niets binnen.';
COMMENT ON COLUMN mart.verwachting.levering_titel IS 'Titel van die levering, met concept als zij dat nog is.';
COMMENT ON COLUMN mart.verwachting.bewijs_sleutel IS 'Een cijfer uit die levering waaruit dat blijkt.';
COMMENT ON COLUMN mart.verwachting.delen_tekst IS 'Over hoeveel van de onderdelen eronder er cijfers zijn; leeg: er valt niets onder, of er is niets binnen.';
COMMENT ON COLUMN mart.verwachting.vervalt_omdat IS 'Waarom zij niet meer hoeft; leeg: zij hoeft nog.';
COMMENT ON COLUMN mart.verwachting.gezien_op IS 'Datum van de laatste levering in deze stand, een overleg of bewaarde weergave niet meegeteld; van die dag af gezien is iets te laat of niet.';
COMMENT ON COLUMN mart.verwachting.gezien_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.verwachting.volgorde IS 'Volgorde op de pagina.';
