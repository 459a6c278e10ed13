-- One row is one meting that holds, with all that decides beside which others it may stand: only rows that agree in every
-- column of `grens` (and so have one number in `blok`) may share a picture. What was corrected or not chosen between two sources has no row.
-- What a page shows of it stands here too, so that it asks one table: looked up per question it would cost more than the question.
CREATE TABLE mart.vergelijking AS
WITH geteld AS (
    SELECT cijfer.indicator_id, cijfer.onderdeel_id, cijfer.organisatie_id, cijfer.stand_op, cijfer.getal, cijfer.weergave, cijfer.stilte, meting.kwalificatie
    FROM mart.cijfer JOIN core.meting USING (sleutel)
    WHERE cijfer.soort = 'meting' AND cijfer.uitsplitsing IS NULL AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
        AND cijfer.indicator_id IN (SELECT unnest([invullers_id, gevraagd_id]) FROM core.indicator)
),
-- Of each survey: how many were asked, as far as a source says so.
respons AS (
    SELECT invullers.* EXCLUDE (weergave, stilte, kwalificatie),
        'ingevuld door ' || invullers.weergave || CASE
            WHEN gevraagd.getal > 0 AND invullers.getal <= gevraagd.getal
                THEN ' van ' || gevraagd.weergave || ' gevraagden'
                    -- Of 'ruim 40' no percentage follows.
                    || if(invullers.kwalificatie = 'exact' AND gevraagd.kwalificatie = 'exact', ' (respons ' || core.getal_tekst(100 * invullers.getal / gevraagd.getal, 0) || '%)', '')
            ELSE '; hoeveel er gevraagd zijn: ' || coalesce(core.stilte_tekst(gevraagd.stilte), 'niet vermeld in de bron')
        END AS tekst
    FROM geteld AS invullers
    JOIN core.indicator ON indicator.id = invullers.indicator_id
    LEFT JOIN geteld AS gevraagd ON gevraagd.indicator_id = indicator.gevraagd_id AND gevraagd.onderdeel_id = invullers.onderdeel_id
        AND gevraagd.organisatie_id IS NOT DISTINCT FROM invullers.organisatie_id AND gevraagd.stand_op = invullers.stand_op
    WHERE invullers.getal IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY invullers.indicator_id, invullers.onderdeel_id, invullers.organisatie_id, invullers.stand_op ORDER BY indicator.versie DESC) = 1
),
-- Whether two questions of a survey were answered by the same people is not said; that other numbers answered, is.
antwoorders AS (
    SELECT indicator_id, indicator_versie,
        if(count(DISTINCT coalesce(n, noemer)) > 6, indicator_id, 'n = ' || array_to_string(list_transform(list_sort(list_distinct(list(CAST(coalesce(n, noemer) AS BIGINT)))), lambda one: CAST(one AS VARCHAR)), ', ')) AS tekst
    FROM core.meting WHERE coalesce(n, noemer) IS NOT NULL AND uitsplitsing IS NULL AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    GROUP BY indicator_id, indicator_versie
),
-- Counts of two indicators are of one group when indicators.yml has them in one picture.
samen AS (
    SELECT indicator_id, first(beeld.naam || ' (' || beeld.id || ')' ORDER BY beeld.volgorde) AS beeld
    FROM core.beeld_indicator JOIN core.beeld ON beeld.id = beeld_id GROUP BY indicator_id
),
gemeten AS (
    SELECT
        cijfer.sleutel, cijfer.volgorde, cijfer.programma_id, cijfer.onderdeel_id, cijfer.indicator_id, cijfer.indicator_versie,
        cijfer.organisatie_id, cijfer.uitsplitsing, cijfer.indicator_soort, cijfer.stand_op, cijfer.actueel, cijfer.getal,
        indicator.eenheid, indicator.tijdtype, indicator.telt_personen, indicator.steekproef,
        meting.kwalificatie = 'verwacht' AS is_verwachting,
        core.later_naam(meting.kwalificatie, indicator.latere_waarde) AS later,
        core.is_klein_groepje(indicator.eenheid, cijfer.getal, meting.teller, meting.noemer, reeks.is_breuk, meting.n) AS is_klein,
        if(indicator.tijdtype = 'stroom', date_diff('month', coalesce(meting.geldig_van, core.periode_start(meting.geldig_op, meting.geldig_precisie)), meting.geldig_op + 1), NULL) AS periode_maanden,
        reeks.n_bekend AS n,
        indicator.eenheid = 'procent' AND cijfer.getal IS NOT NULL AND meting.n IS NULL AND (meting.noemer IS NULL OR reeks.is_breuk) AS n_onbekend,
        if(indicator.eenheid = 'procent', indicator.noemer, NULL) AS noemer,
        indicator.korte_naam || ' telt een deel van ' || geheel.korte_naam AS deel_van,
        -- Of an indicator whose definition changed each version is a series of its own.
        if(indicator.steekproef IS NULL OR cijfer.getal IS NULL, NULL, coalesce(respons.tekst, 'respons niet vermeld in de bron')) AS respons_tekst,
        if(count(DISTINCT cijfer.indicator_versie) OVER (PARTITION BY cijfer.indicator_id) > 1, indicator.naam || ', versie ' || indicator.versie, NULL) AS definitie,
        -- Answers to two surveys are of two populations, also when both say 'alle invullers'.
        if(indicator.steekproef IS NULL, NULL, coalesce(indicator.invullers_id, vragenlijst.id, indicator.onderdeel_id || if(indicator.steekproef, ' (steekproef)', ''))) AS enquete,
        if(indicator.steekproef IS NULL OR indicator.eenheid <> 'procent', NULL, antwoorders.tekst) AS antwoorders,
        if(indicator.eenheid = 'procent', NULL, coalesce(samen.beeld, indicator.korte_naam || ' (' || indicator.id || ')')) AS telling,
        cijfer.stand_op_tekst, onderdeel.diepte AS laag,
        cijfer.korte_naam AS indicator_naam, cijfer.onderdeel_naam, organisatie.naam AS organisatie_naam,
        cijfer.weergave, cijfer.stilte, cijfer.stilte_teken,
        -- Also of a value that cannot be read it may be known how many answered.
        if(cijfer.getal IS NULL AND meting.n IS NOT NULL, 'n = ' || core.kwalificatie_tekst(coalesce(meting.n_kwalificatie, 'exact')) || core.getal_tekst(meting.n, 0), cijfer.n_melding) AS n_melding, cijfer.vorige_weergave, cijfer.vorige_stand_op_tekst,
        cijfer.verschil_sleutel, cijfer.verschil_tekst, cijfer.levering_status, cijfer.bron_tekst, cijfer.doel_tekst,
        -- A percentage that no number of people out of n gives.
        CASE
            WHEN meting.waarde IS NULL OR indicator.eenheid <> 'procent' OR coalesce(meting.n_kwalificatie, 'exact') <> 'exact' OR coalesce(meting.n, 0) NOT BETWEEN 1 AND 1000 THEN false
            ELSE len(core.passende_aantallen(meting.n, getallen.minstens, getallen.hoogstens, indicator.decimalen)) = 0
        END AS kan_niet
    FROM mart.cijfer
    JOIN core.meting USING (sleutel)
    JOIN mart.reeks USING (sleutel)
    JOIN mart.onderdeel ON onderdeel.id = cijfer.onderdeel_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    LEFT JOIN mart.getal AS getallen USING (sleutel)
    LEFT JOIN core.organisatie ON organisatie.id = cijfer.organisatie_id
    LEFT JOIN antwoorders ON antwoorders.indicator_id = cijfer.indicator_id AND antwoorders.indicator_versie = cijfer.indicator_versie
    LEFT JOIN samen ON samen.indicator_id = cijfer.indicator_id
    LEFT JOIN (SELECT DISTINCT ON (id) id, korte_naam FROM core.indicator ORDER BY id, versie DESC) AS geheel ON geheel.id = indicator.deel_van
    -- How many filled in a survey is a figure of that survey.
    LEFT JOIN (SELECT DISTINCT invullers_id AS id FROM core.indicator) AS vragenlijst ON vragenlijst.id = cijfer.indicator_id
    LEFT JOIN respons ON respons.indicator_id = indicator.invullers_id AND respons.onderdeel_id = cijfer.onderdeel_id
        AND respons.organisatie_id IS NOT DISTINCT FROM cijfer.organisatie_id AND respons.stand_op = cijfer.stand_op
    WHERE cijfer.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
begrensd AS (
    SELECT
        *,
        {
            is_context: indicator_soort = 'context',
            is_verwachting: is_verwachting,
            later: later,
            eenheid: eenheid,
            tijdtype: tijdtype,
            periode_maanden: periode_maanden,
            noemer: noemer,
            enquete: enquete,
            antwoorders: antwoorders,
            telling: telling,
            dimensie: coalesce(split_part(uitsplitsing, '=', 1), ''),
            per_organisatie: organisatie_id IS NOT NULL,
            definitie: definitie,
            n_onbekend: n_onbekend,
            deel_van: deel_van
        } AS grens
    FROM gemeten
),
-- Each boundary with its number: there are few, and to rank every row by it keeps a million wide rows in memory.
blokken AS (
    SELECT grens, CAST(row_number() OVER (ORDER BY grens) AS INTEGER) AS blok FROM (SELECT DISTINCT grens FROM begrensd)
)
SELECT
    gemeten.sleutel, volgorde, programma_id, onderdeel_id, onderdeel_naam, indicator_id, indicator_versie, indicator_naam, organisatie_id,
    split_part(uitsplitsing, '=', 1) AS dimensie,
    translate(split_part(uitsplitsing, '=', 2), '-_', '  ') AS deelgroep,
    indicator_soort AS soort, eenheid, stand_op, stand_op_tekst, actueel, gemeten.getal, weergave, stilte_teken, n, n_melding,
    coalesce(n < kleine_n, false) AS is_kleine_n,
    coalesce(steekproef, false) AS is_steekproef,
    aandeel.onder, aandeel.boven, aandeel.tekst AS interval_tekst, verschil.tekst AS verschil_in_tijd,
    respons_tekst,
    kan_niet,
    vorige_weergave, vorige_stand_op_tekst, verschil_sleutel, verschil_tekst, levering_status, bron_tekst, doel_tekst,
    organisatie_id IS NOT NULL AND core.naam_verborgen(telt_personen, gemeten.getal, stilte, is_klein) AS naam_verborgen,
    if(naam_verborgen, NULL, organisatie_naam) AS organisatie_naam,
    CAST(dense_rank() OVER (ORDER BY indicator_id, indicator_versie, onderdeel_id, organisatie_id, uitsplitsing) AS INTEGER) AS reeks,
    laag,
    grens,
    blok
FROM begrensd AS gemeten
JOIN blokken USING (grens)
CROSS JOIN core.statistiek
LEFT JOIN mart.onzekerheid AS aandeel ON aandeel.sleutel = gemeten.sleutel AND aandeel.vorige_sleutel IS NULL
LEFT JOIN mart.onzekerheid AS verschil ON verschil.sleutel = gemeten.sleutel AND verschil.vorige_sleutel IS NOT NULL
-- Most questions are about the last values: those lie together, so that the rest is not even read.
ORDER BY actueel DESC, volgorde;

COMMENT ON TABLE mart.vergelijking IS 'Een rij is een meting die geldt, met alles wat bepaalt naast welke andere zij mag staan.';
COMMENT ON COLUMN mart.vergelijking.sleutel IS 'Sleutel van de meting.';
COMMENT ON COLUMN mart.vergelijking.volgorde IS 'Volgorde op de pagina''s.';
COMMENT ON COLUMN mart.vergelijking.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.vergelijking.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.vergelijking.onderdeel_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.vergelijking.indicator_id IS 'Indicator.';
COMMENT ON COLUMN mart.vergelijking.indicator_versie IS 'Versie van de definitie; een andere versie is een andere reeks.';
COMMENT ON COLUMN mart.vergelijking.indicator_naam IS 'Korte naam van de indicator.';
COMMENT ON COLUMN mart.vergelijking.organisatie_id IS 'Organisatie; leeg: alle samen.';
COMMENT ON COLUMN mart.vergelijking.dimensie IS 'Waarnaar is uitgesplitst; leeg: het geheel.';
COMMENT ON COLUMN mart.vergelijking.deelgroep IS 'Deel van die uitsplitsing; leeg: het geheel.';
COMMENT ON COLUMN mart.vergelijking.soort IS 'proces, uitkomst, verhalend of context.';
COMMENT ON COLUMN mart.vergelijking.eenheid IS 'Wat er geteld is; procent bij een aandeel.';
COMMENT ON COLUMN mart.vergelijking.stand_op IS 'Datum waarop de waarde geldt.';
COMMENT ON COLUMN mart.vergelijking.stand_op_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.vergelijking.actueel IS 'Of dit de laatste waarde van haar reeks is.';
COMMENT ON COLUMN mart.vergelijking.getal IS 'De waarde als getal (percentage: 0-100); leeg: geen waarde.';
COMMENT ON COLUMN mart.vergelijking.weergave IS 'De waarde zoals een lezer die ziet, of het soort stilte.';
COMMENT ON COLUMN mart.vergelijking.stilte_teken IS 'Teken van die stilte; leeg: er is een waarde.';
COMMENT ON COLUMN mart.vergelijking.n IS 'Aantal waarop een aandeel of gemiddelde berust; leeg: onbekend of niet precies bekend.';
COMMENT ON COLUMN mart.vergelijking.n_melding IS 'Waar de waarde op berust, in woorden.';
COMMENT ON COLUMN mart.vergelijking.is_kleine_n IS 'Of n kleiner is dan indicators.yml klein noemt.';
COMMENT ON COLUMN mart.vergelijking.is_steekproef IS 'Of de antwoorden van een steekproef zijn; alleen dan past een interval.';
COMMENT ON COLUMN mart.vergelijking.onder IS 'Ondergrens van het interval van een aandeel uit een steekproef; leeg: er past geen interval.';
COMMENT ON COLUMN mart.vergelijking.boven IS 'Bovengrens daarvan.';
COMMENT ON COLUMN mart.vergelijking.interval_tekst IS 'Dat interval in woorden.';
COMMENT ON COLUMN mart.vergelijking.verschil_in_tijd IS 'Het verschil met het vorige moment en zijn interval, in woorden; leeg: er past geen.';
COMMENT ON COLUMN mart.vergelijking.respons_tekst IS 'Bij een antwoord uit een vragenlijst: hoeveel van de gevraagden die invulden; leeg: geen vragenlijst.';
COMMENT ON COLUMN mart.vergelijking.kan_niet IS 'Of geen aantal van n dit percentage geeft.';
COMMENT ON COLUMN mart.vergelijking.vorige_weergave IS 'De waarde ervoor in dezelfde reeks; leeg: er is geen eerdere.';
COMMENT ON COLUMN mart.vergelijking.vorige_stand_op_tekst IS 'Datum daarvan.';
COMMENT ON COLUMN mart.vergelijking.verschil_sleutel IS 'Verschil tussen bronnen waarin deze waarde staat; leeg: geen.';
COMMENT ON COLUMN mart.vergelijking.verschil_tekst IS 'Dat verschil in woorden.';
COMMENT ON COLUMN mart.vergelijking.levering_status IS 'concept of vastgesteld.';
COMMENT ON COLUMN mart.vergelijking.bron_tekst IS 'Bron en paragraaf.';
COMMENT ON COLUMN mart.vergelijking.doel_tekst IS 'Het doel in woorden; leeg: geen doel.';
COMMENT ON COLUMN mart.vergelijking.naam_verborgen IS 'Of de naam van de organisatie er niet bij mag: een aantal mensen onder 5.';
COMMENT ON COLUMN mart.vergelijking.organisatie_naam IS 'Naam van de organisatie; leeg: alle samen, of de naam mag er niet bij.';
COMMENT ON COLUMN mart.vergelijking.reeks IS 'Nummer van de reeks: zelfde indicator, versie, onderdeel, organisatie en deelgroep.';
COMMENT ON COLUMN mart.vergelijking.laag IS 'Hoe diep het onderdeel in de boom staat; het programma is 0.';
COMMENT ON COLUMN mart.vergelijking.grens IS 'Wat gelijk moet zijn voor een gezamenlijk plaatje: context of niet, verwachting of gemeten, eenheid, tijdtype, lengte van de periode, noemer, enquête, hoeveel er antwoordden, bij een aantal het beeld of de indicator, uitsplitsing, per organisatie of samen, versie van een gewijzigde definitie, of n bekend is, en van welke indicator het een deel telt.';
COMMENT ON COLUMN mart.vergelijking.blok IS 'Nummer van die grens: rijen met hetzelfde nummer mogen in een plaatje.';
