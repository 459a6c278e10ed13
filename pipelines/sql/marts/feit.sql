-- One row is one stored fact that is no figure, in words: what stands behind a link that leads to no number.
CREATE TABLE mart.feit AS
WITH uitspraken AS (
    SELECT
        unnest(list_filter([uitspraak.sleutel, uitspraak.oordeel_sleutel], lambda s: s IS NOT NULL)) AS sleutel,
        uitspraak.korte_naam || ', ' || uitspraak.niveau_naam || ': ' || uitspraak.trede_naam AS titel,
        uitspraak.wat AS tekst, uitspraak.onderdeel_id, uitspraak.korte_naam AS onderdeel_naam,
        coalesce(uitspraak.wie, core.stilte_melding('niet_vermeld')) AS wie, coalesce(uitspraak.datum_tekst, core.stilte_melding('niet_vermeld')) AS wanneer,
        'trede ' || uitspraak.trede_naam || if(uitspraak.trede IS NULL, '', ', oordeel van deze monitor') || coalesce(', bewijs: ' || uitspraak.bewijs_soort, '') || coalesce(', laatst bevestigd ' || uitspraak.bevestigd_tekst, '')
            || if(uitspraak.bewijs_is_oud, ' (bewijs is oud)', '') AS status,
        uitspraak.trede_reden AS reden
    FROM mart.borging_uitspraak AS uitspraak
),
besluiten AS (
    SELECT sleutel, 'Besluit: ' || wat AS titel,
        concat_ws('. ', if(raakt_borging, hangt_tekst || if(onderdelen = 1, ' hangt', ' hangen') || ' aan dit besluit' || coalesce(': ' || namen, ''), NULL),
            'Het lag voor aan ' || overleg_naam || ' van ' || core.datum_tekst(overleg_datum, 'dag'),
            'Keuzes: ' || (SELECT string_agg(optie || ' (gevolg: ' || gevolg || ')', '; ' ORDER BY nummer) FROM core.besluit_optie WHERE besluit_id = besluit.id)) AS tekst, onderdeel_id, korte_naam AS onderdeel_naam,
        coalesce(wie, core.stilte_melding('niet_vermeld')) AS wie, coalesce(datum_tekst, core.stilte_melding('niet_vermeld')) AS wanneer, status_tekst AS status, NULL AS reden
    FROM mart.besluit
),
mijlpalen AS (
    SELECT sleutel, korte_naam || ': ' || naam AS titel, NULL AS tekst, onderdeel_id, korte_naam AS onderdeel_naam, NULL AS wie,
        datum_tekst || coalesce(', eerder gepland ' || oorspronkelijk_tekst, '') AS wanneer,
        CASE WHEN is_te_laat THEN 'gepland, niet gemeld als gehaald' ELSE CAST(status AS VARCHAR) END AS status, reden
    FROM mart.mijlpaal
),
verlopen AS (
    SELECT sleutel, concat_ws(', ', korte_naam, organisatie_naam) || ': ' || fase_naam AS titel, soort_tekst AS tekst, onderdeel_id, korte_naam AS onderdeel_naam,
        organisatie_naam AS wie, datum_tekst AS wanneer, grondslag_tekst AS status, reden
    FROM mart.fase_verloop
),
onderdelen AS (
    SELECT 'onderdeel:' || id AS sleutel, onderdeel.naam AS titel, core.doelstelling AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
        core.uitvoerder AS wie, concat_ws(' tot ', onderdeel.start_tekst, onderdeel.eind_tekst) AS wanneer, CAST(onderdeel.soort AS VARCHAR) AS status, NULL AS reden
    FROM mart.onderdeel JOIN core.onderdeel AS core USING (id)
),
opbrengsten AS (
    SELECT opbrengst.sleutel, opbrengst.naam AS titel, opbrengst.toelichting AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, NULL AS wie,
        core.datum_tekst(datum, datum_precisie) AS wanneer, replace(CAST(status AS VARCHAR), '_', ' ') AS status, NULL AS reden
    FROM core.opbrengst JOIN mart.onderdeel ON onderdeel.id = opbrengst.onderdeel_id
),
factoren AS (
    SELECT factor.sleutel, onderdeel.korte_naam || ': ' || factor.wat AS titel, NULL AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, NULL AS wie,
        NULL AS wanneer, CAST(richting AS VARCHAR) AS status, NULL AS reden
    FROM core.factor JOIN mart.onderdeel ON onderdeel.id = factor.onderdeel_id
),
afspraken AS (
    SELECT afspraak.sleutel, concat_ws(' ', code, onderwerp) AS titel, inhoud AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
        coalesce(partijen, 'alle partijen, of niet vermeld') AS wie,
        nullif(concat_ws(', ', 'vanaf ' || core.datum_tekst(geldt_van, geldt_van_precisie), 'tot ' || geldt_tot_tekst, termijn), '') AS wanneer,
        CAST(afspraak.soort AS VARCHAR) || if(wijkt_af_van_wet, ', wijkt af van de wet', '') || if(binnen_reikwijdte, '', ', valt buiten de afspraken') AS status,
        'voor meer uitleg vatbaar: ' || meer_uitleg AS reden
    FROM core.afspraak JOIN mart.onderdeel ON onderdeel.id = afspraak.onderdeel_id
),
partijen AS (
    SELECT partij.sleutel, organisatie.naam || ' bij ' || concat_ws(' ', register.code, register.onderwerp) AS titel,
        concat_ws(' ', 'Knelpunt: ' || partij.knelpunt, 'Escalatie: ' || partij.escalatie) AS tekst, register.onderdeel_id, register.onderdeel_naam, organisatie.naam AS wie,
        core.datum_tekst(partij.datum, partij.datum_precisie) AS wanneer,
        coalesce(replace(CAST(partij.stand AS VARCHAR), '_', ' '), core.stilte_melding('niet_vermeld')) || coalesce('; werkbaar in de praktijk: ' || partij.werkbaar, '') AS status, NULL AS reden
    FROM core.afspraak_partij AS partij
    JOIN core.organisatie ON organisatie.id = partij.organisatie_id
    JOIN mart.afspraak_register AS register ON register.sleutel = 'afspraak:' || partij.afspraak_id
),
adviezen AS (
    SELECT advies.sleutel, 'Advies: ' || onderdeel.korte_naam AS titel, wat AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, van AS wie, NULL AS wanneer,
        'opvolging: ' || coalesce(opvolging, core.stilte_melding('niet_vermeld')) AS status, NULL AS reden
    FROM core.advies JOIN mart.onderdeel ON onderdeel.id = advies.onderdeel_id
),
risicos AS (
    SELECT sleutel, 'Risico: ' || omschrijving AS titel, 'Maatregel: ' || coalesce(maatregel, core.stilte_melding('niet_vermeld')) || '; wie erop let: ' || coalesce(eigenaar, core.stilte_melding('niet_vermeld')) AS tekst,
        onderdeel_id, korte_naam AS onderdeel_naam, wie_noemt AS wie, genoemd_tekst AS wanneer, coalesce(status_tekst, 'genoemd; of het nog speelt, is niet vermeld') AS status, NULL AS reden
    FROM mart.risico
),
toezeggingen AS (
    SELECT sleutel, 'Toezegging: ' || wat AS titel, 'Aan wie: ' || coalesce(aan_wie, core.stilte_melding('niet_vermeld')) || coalesce('; staat ook als ' || hoort_bij_naam || ': ' || hoort_bij, '') AS tekst,
        onderdeel_id, korte_naam AS onderdeel_naam, coalesce(wie, core.stilte_melding('niet_vermeld')) AS wie,
        concat_ws(', ', 'toegezegd ' || toegezegd_tekst, 'termijn ' || coalesce(termijn_tekst, core.stilte_melding('niet_vermeld')), 'nagekomen ' || nagekomen_tekst) AS wanneer, stand_tekst AS status, 'blijkt uit: ' || blijkt_uit AS reden
    FROM mart.toezegging
),
verwachtingen AS (
    SELECT sleutel, 'Verwachte levering: ' || wat AS titel, concat_ws('. ', 'Over ' || periode_tekst, delen_tekst, 'Vervallen: ' || vervalt_omdat) AS tekst,
        onderdeel_id, korte_naam AS onderdeel_naam, coalesce(wie, core.stilte_melding('niet_vermeld')) AS wie,
        concat_ws(', ', 'uiterlijk ' || uiterlijk_tekst, 'eerst afgesproken ' || eerst_tekst, 'ontvangen ' || ontvangen_tekst || ' (' || levering_titel || ')') AS wanneer, stand_tekst AS status, NULL AS reden
    FROM mart.verwachting
),
gebeurtenissen AS (
    SELECT gebeurtenis.sleutel, gebeurtenis.naam AS titel, NULL AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, NULL AS wie,
        core.datum_tekst(datum, datum_precisie) AS wanneer, CAST(gebeurtenis.soort AS VARCHAR) AS status, NULL AS reden
    FROM core.gebeurtenis JOIN mart.onderdeel ON onderdeel.id = gebeurtenis.onderdeel_id
),
verhalen AS (
    SELECT verhaal.sleutel, verhaal.titel, verhaal.tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, replace(CAST(perspectief AS VARCHAR), '_', ' ') AS wie,
        NULL AS wanneer, 'verhaal' AS status, NULL AS reden
    FROM core.verhaal JOIN mart.onderdeel ON onderdeel.id = verhaal.onderdeel_id
),
oordelen AS (
    SELECT oordeel.sleutel, onderdeel.korte_naam || ', ' || core.vraag_naam(vraag) || ' ' || core.oordeel_naam(oordeel) AS titel, onderbouwing AS tekst,
        onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, beoordelaar AS wie, core.datum_tekst(datum, datum_precisie) AS wanneer,
        core.oordeel_naam(oordeel) || ', ' || core.oordeel_soort_naam(oordeel.soort) AS status, NULL AS reden
    FROM core.oordeel JOIN mart.onderdeel ON onderdeel.id = oordeel.onderdeel_id
),
wegingen AS (
    SELECT weging.sleutel, onderdeel.korte_naam || ': klasse ' || klasse AS titel, NULL AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
        NULL AS wie, NULL AS wanneer, 'klasse ' || klasse || ' in de weging' AS status, reden
    FROM core.weging JOIN mart.onderdeel ON onderdeel.id = weging.onderdeel_id
),
begrippen AS (
    SELECT begrip.sleutel, 'Het woord ‘' || woord || '’' AS titel, betekenis AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, NULL AS wie,
        NULL AS wanneer, 'betekenis van een woord in de bron' AS status, NULL AS reden
    FROM core.begrip JOIN mart.onderdeel ON onderdeel.id = begrip.onderdeel_id
),
intrekkingen AS (
    SELECT intrekking.sleutel, 'Ingetrokken: ' || feit_sleutel AS titel, reden AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, NULL AS wie,
        core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS wanneer, 'ingetrokken' AS status, NULL AS reden
    FROM core.intrekking
    JOIN core.levering ON levering.id = intrekking.levering_id
    JOIN mart.onderdeel ON onderdeel.id = intrekking.onderdeel_id
),
acties AS (
    SELECT 'actie:' || actie.id AS sleutel, 'Actie: ' || wat AS titel, 'Afgesproken in ' || overleg.naam || ' van ' || core.datum_tekst(overleg.datum, 'dag') AS tekst,
        onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, wie, 'uiterlijk ' || core.datum_tekst(uiterlijk, 'dag') AS wanneer, CAST(stand AS VARCHAR) AS status, NULL AS reden
    FROM core.actie
    JOIN core.overleg ON overleg.id = actie.overleg_id
    JOIN mart.onderdeel ON onderdeel.id = overleg.programma_id
),
uitleggen AS (
    SELECT 'uitleg:' || uitleg.id AS sleutel, 'Uitleg: ' || tekst AS titel, 'Bij het cijfer toen het ' || weergave || ' was' AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
        rol AS wie, core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS wanneer, 'uitleg' AS status, NULL AS reden
    FROM core.uitleg
    JOIN core.levering ON levering.id = uitleg.levering_id
    JOIN mart.onderdeel ON onderdeel.id = uitleg.onderdeel_id
),
weergaven AS (
    SELECT 'weergave:' || weergave.id AS sleutel, 'Weergave: ' || weergave.naam AS titel, 'Gekozen was: ' || keuze AS tekst, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
        rol AS wie, core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS wanneer, CAST(stand AS VARCHAR) AS status, NULL AS reden
    FROM core.weergave
    JOIN core.levering ON levering.id = weergave.levering_id
    JOIN mart.onderdeel ON onderdeel.id = weergave.onderdeel_id
)
SELECT sleutel, titel, tekst, onderdeel_id, onderdeel_naam, wie, nullif(wanneer, '') AS wanneer, status, reden,
    -- Of a verdict a source gives the words, not the ja, deels or nee.
    if(starts_with(sleutel, 'oordeel:'), core.oordeel_lezing(), NULL) AS lezing
FROM (
    SELECT * FROM uitspraken UNION ALL SELECT * FROM besluiten UNION ALL SELECT * FROM mijlpalen UNION ALL SELECT * FROM verlopen UNION ALL SELECT * FROM onderdelen
    UNION ALL SELECT * FROM acties UNION ALL SELECT * FROM uitleggen UNION ALL SELECT * FROM weergaven UNION ALL SELECT * FROM opbrengsten UNION ALL SELECT * FROM factoren
    UNION ALL SELECT * FROM afspraken UNION ALL SELECT * FROM partijen UNION ALL SELECT * FROM adviezen UNION ALL SELECT * FROM gebeurtenissen UNION ALL SELECT * FROM verhalen UNION ALL SELECT * FROM begrippen
    UNION ALL SELECT * FROM risicos UNION ALL SELECT * FROM toezeggingen UNION ALL SELECT * FROM verwachtingen UNION ALL SELECT * FROM oordelen UNION ALL SELECT * FROM wegingen UNION ALL SELECT * FROM intrekkingen
)
ORDER BY sleutel;

COMMENT ON TABLE mart.feit IS 'Een rij is een opgeslagen feit dat geen cijfer is, in woorden.';
COMMENT ON COLUMN mart.feit.sleutel IS 'Sleutel van het feit.';
COMMENT ON COLUMN mart.feit.titel IS 'Wat het is.';
COMMENT ON COLUMN mart.feit.tekst IS 'Wat de bron erover zegt, in eigen woorden.';
COMMENT ON COLUMN mart.feit.onderdeel_id IS 'Id van het onderdeel.';
COMMENT ON COLUMN mart.feit.onderdeel_naam IS 'Onderdeel.';
COMMENT ON COLUMN mart.feit.wie IS 'Wie het doet of draagt.';
COMMENT ON COLUMN mart.feit.wanneer IS 'Wanneer, zo precies als bekend.';
COMMENT ON COLUMN mart.feit.status IS 'Status, soort of trede in woorden.';
COMMENT ON COLUMN mart.feit.reden IS 'Reden van een verschuiving of van een trede.';
COMMENT ON COLUMN mart.feit.lezing IS 'Wie de woorden van de bron zo las; leeg: de status staat zo in de bron, of reden zegt van wie zij is.';
